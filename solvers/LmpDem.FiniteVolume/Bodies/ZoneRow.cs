namespace LmpDem.FiniteVolume.Bodies;

/// <summary>
/// Rows of a zone's state, each eight lanes wide: a head that both formulations share, and behind it the resistance to
/// hourglass modes, or the tetrahedra of <see cref="MixedRow"/>.
/// </summary>
internal static class ZoneRow
{
    /// <summary>Deviatoric Cauchy stress xx, yy, xy, xz, yz; zz follows [Pa].</summary>
    public const int Stress = 0;

    /// <summary>Equivalent plastic strain.</summary>
    public const int PlasticStrain = 5;

    /// <summary>Stress-free volume [m3].</summary>
    public const int Volume = 6;

    /// <summary>Cube root of the stress-free volume [m].</summary>
    public const int Size = 7;

    /// <summary>Yield strength without hardening, at the present rate [Pa].</summary>
    public const int Yield = 8;

    /// <summary>Rows of the head.</summary>
    public const int Head = 9;

    /// <summary>Resistance to the four hourglass modes, three components each [N].</summary>
    public const int Hourglass = Head;

    /// <summary>Rows.</summary>
    public const int Count = Hourglass + 12;

    /// <summary>Doubles of a zone.</summary>
    public const int Stride = Count * Bundle.Lanes;
}

/// <summary>
/// Rows of a zone in mixed discretisation, each eight lanes wide: the head of <see cref="ZoneRow"/>, whose stress and
/// plastic strain are means made at the end of a run of steps, and the state of ten tetrahedra.
/// </summary>
internal static class MixedRow
{
    /// <summary>Tetrahedra of a zone, five of each overlay.</summary>
    public const int Tetrahedra = 10;

    /// <summary>First row of the tetrahedra.</summary>
    public const int Tetrahedron = ZoneRow.Head;

    /// <summary>Plastic strain within the rows of a tetrahedron; its deviator xx, yy, xy, xz, yz stands before [-].</summary>
    public const int PlasticStrain = 5;

    /// <summary>Rows of a tetrahedron.</summary>
    public const int TetrahedronRows = 6;

    /// <summary>Rows.</summary>
    public const int Count = Tetrahedron + Tetrahedra * TetrahedronRows;

    /// <summary>Doubles of a zone.</summary>
    public const int Stride = Count * Bundle.Lanes;
}
