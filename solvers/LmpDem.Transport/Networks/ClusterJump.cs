namespace LmpDem.Transport.Networks;

/// <summary>
/// How the foil's cluster changed between two states, and what happened to bodies meanwhile. Bodies that became connected are compared with
/// those that could have and did not: that were on no cluster of the foil before and are not after. What happened is known between
/// the states only, so "before the jump" means in the interval that ends with it.
/// </summary>
public sealed record ClusterJump
{
    /// <summary>Calendering ratio of the earlier state.</summary>
    public required double RatioBefore { get; init; }

    /// <summary>Calendering ratio of the later state.</summary>
    public required double Ratio { get; init; }

    /// <summary>Volume fraction of the foil's cluster before.</summary>
    public required double ShareBefore { get; init; }

    /// <summary>Volume fraction of the foil's cluster after.</summary>
    public required double Share { get; init; }

    /// <summary>Bodies that became connected, with what happened to each.</summary>
    public required IReadOnlyList<BodyEvents> JoinedBodies { get; init; }

    /// <summary>Number of bodies that stayed apart.</summary>
    public required int Others { get; init; }

    /// <summary>Number of bodies that left the cluster.</summary>
    public required int Left { get; init; }

    /// <summary>Contacts born in the layer; NaN where contacts of both states are not found alike.</summary>
    public required double Born { get; init; }

    /// <summary>Contacts lost in the layer; NaN where contacts of both states are not found alike.</summary>
    public required double Lost { get; init; }

    /// <summary>Growth of the opened area of all bodies [m2].</summary>
    public required double Opened { get; init; }

    /// <summary>Growth of the area with broken film of all bodies [m2].</summary>
    public required double Broken { get; init; }

    /// <summary>D2min of those that joined against the others [m2].</summary>
    public required RankComparison ByD2Min { get; init; }

    /// <summary>Contacts born.</summary>
    public required RankComparison ByBorn { get; init; }

    /// <summary>Contacts lost.</summary>
    public required RankComparison ByLost { get; init; }

    /// <summary>Growth of the opened area [m2].</summary>
    public required RankComparison ByOpened { get; init; }

    /// <summary>Height of the centre before: bodies near the foil join first whatever happens to them [m].</summary>
    public required RankComparison ByHeight { get; init; }

    /// <summary>Radius: large bodies have more contacts whatever happens to them [m].</summary>
    public required RankComparison ByRadius { get; init; }

    /// <summary>Growth of the cluster's share.</summary>
    public double Jump => Share - ShareBefore;
}
