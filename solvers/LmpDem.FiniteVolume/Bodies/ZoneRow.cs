namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Rows of a zone's state, each eight lanes wide.</summary>
internal static class ZoneRow
{
    /// <summary>Deviatoric Cauchy stress xx, yy, xy, xz, yz; zz follows [Pa].</summary>
    public const int Stress = 0;

    /// <summary>Equivalent plastic strain.</summary>
    public const int PlasticStrain = 5;

    /// <summary>Resistance to the four hourglass modes, three components each [N].</summary>
    public const int Hourglass = 6;

    /// <summary>Stress-free volume [m3].</summary>
    public const int Volume = 18;

    /// <summary>Cube root of the stress-free volume [m].</summary>
    public const int Size = 19;

    /// <summary>Yield strength without hardening, at the present rate [Pa].</summary>
    public const int Yield = 20;

    /// <summary>Rows.</summary>
    public const int Count = 21;

    /// <summary>Doubles of a zone.</summary>
    public const int Stride = Count * Bundle.Lanes;
}
