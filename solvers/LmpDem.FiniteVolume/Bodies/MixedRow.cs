namespace LmpDem.FiniteVolume.Bodies;

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
