namespace LmpDem.Transport.Networks;

/// <summary>A state of a run as the link between rearrangement and the foil's cluster looks at it. SI units.</summary>
public sealed record RearrangementState
{
    /// <summary>Calendering ratio reached.</summary>
    public required double Ratio { get; init; }

    /// <summary>Bodies and junctions, metallic or not.</summary>
    public required BodyNetwork Network { get; init; }

    /// <summary>Whether a body is on the foil's cluster by the criterion in use, one per body.</summary>
    public required IReadOnlyList<bool> Joined { get; init; }

    /// <summary>Opened area A - A0 of the broken film, one per body; unset: that in junctions [m2].</summary>
    public IReadOnlyList<double>? OpenedArea { get; init; }

    /// <summary>Area with broken film, one per body; unset: that in junctions [m2].</summary>
    public IReadOnlyList<double>? BrokenArea { get; init; }

    /// <summary>Opened area of each body, given or summed over its junctions [m2].</summary>
    public IReadOnlyList<double> Opened => OpenedArea ?? OverJunctions(side => side.OpenedArea);

    /// <summary>Broken area of each body, given or summed over its junctions [m2].</summary>
    public IReadOnlyList<double> Broken => BrokenArea ?? OverJunctions(side => side.BrokenArea);

    private double[] OverJunctions(Func<JunctionSide, double> of)
    {
        var sum = new double[Network.Count];
        foreach (var j in Network.Junctions)
        {
            sum[j.First] += of(j.OnFirst);
            if (!j.AtFoil) sum[j.Second] += of(j.OnSecond);
        }

        return sum;
    }
}
