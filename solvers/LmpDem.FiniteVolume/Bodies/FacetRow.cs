namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Rows of a facet's film, each eight lanes wide.</summary>
internal static class FacetRow
{
    /// <summary>Inverse of the reference edges (c0, c1, c3): F = (c0 e1, c1 e1 + c3 e2) [1/m].</summary>
    public const int Metric = 0;

    /// <summary>Reference area [m2].</summary>
    public const int Area = 3;

    /// <summary>Thickness [m].</summary>
    public const int Thickness = 4;

    /// <summary>1 intact, below 1 broken, 0 when its stress has died down.</summary>
    public const int Intact = 5;

    /// <summary>Strength [Pa].</summary>
    public const int Strength = 6;

    /// <summary>Reference curvature 11, 22, 12 in the frame of the first edge [1/m].</summary>
    public const int Curvature = 7;

    /// <summary>Von Mises stress at the last check [Pa].</summary>
    public const int Stress = 10;

    /// <summary>Contact pressure at the last check [Pa].</summary>
    public const int Pressure = 11;

    /// <summary>Plastic metric 11, 22, 12 of the outer face of a ductile film, less what it is bent by.</summary>
    public const int OuterMetric = 12;

    /// <summary>Plastic metric 11, 22, 12 of the inner face, less what it is bent by.</summary>
    public const int InnerMetric = 15;

    /// <summary>Bending of the outer face, 11, 22, 12: t F'kF - t0 k0.</summary>
    public const int Bend = 18;

    /// <summary>Equivalent plastic strain of the outer face.</summary>
    public const int OuterStrain = 21;

    /// <summary>Equivalent plastic strain of the inner face.</summary>
    public const int InnerStrain = 22;

    /// <summary>Rows.</summary>
    public const int Count = 23;

    /// <summary>Doubles of a facet.</summary>
    public const int Stride = Count * Bundle.Lanes;
}
