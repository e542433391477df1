namespace LmpDem.FiniteVolume.Bodies;

/// <summary>The four surface nodes of a foil around a point, against the clock, and the point's place between them.</summary>
/// <param name="N0">Node at (0, 0).</param>
/// <param name="N1">Node at (1, 0).</param>
/// <param name="N2">Node at (1, 1).</param>
/// <param name="N3">Node at (0, 1).</param>
/// <param name="U">Place along x, 0 to 1.</param>
/// <param name="V">Place along y, 0 to 1.</param>
internal readonly record struct FoilPatch(int N0, int N1, int N2, int N3, double U, double V)
{
    /// <summary>Weight of the first node.</summary>
    public double W0 => (1.0 - U) * (1.0 - V);

    /// <summary>Weight of the second node.</summary>
    public double W1 => U * (1.0 - V);

    /// <summary>Weight of the third node.</summary>
    public double W2 => U * V;

    /// <summary>Weight of the fourth node.</summary>
    public double W3 => (1.0 - U) * V;
}
