namespace LmpDem.Transport.Networks;

/// <summary>What happened to one body between two states. SI units.</summary>
public sealed record BodyEvents
{
    /// <summary>Number of the body.</summary>
    public required int Body { get; init; }

    /// <summary>D2min of its neighbourhood [m2].</summary>
    public required double D2Min { get; init; }

    /// <summary>Its place among all bodies by D2min, 0 (least) to 1 (largest).</summary>
    public required double D2MinRank { get; init; }

    /// <summary>Contacts born; NaN where contacts of both states are not found alike.</summary>
    public required double Born { get; init; }

    /// <summary>Contacts lost; NaN where contacts of both states are not found alike.</summary>
    public required double Lost { get; init; }

    /// <summary>Growth of its opened area [m2].</summary>
    public required double Opened { get; init; }

    /// <summary>Growth of its area with broken film [m2].</summary>
    public required double Broken { get; init; }
}
