namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Rows of what a bundle keeps per body.</summary>
internal static class LaneRow
{
    /// <summary>All bits set where the lane holds a body.</summary>
    public const int Mask = 0;

    /// <summary>Mean of the surface nodes, three rows [m].</summary>
    public const int Centre = 1;

    /// <summary>Largest distance of a surface node from the centre when contacts were searched [m].</summary>
    public const int Reach = 4;

    /// <summary>Stiffness of a contact of one node [N/m].</summary>
    public const int Stiffness = 5;

    /// <summary>Size of the facets [m].</summary>
    public const int FacetSize = 6;

    /// <summary>Smallest volume ratio of a zone in the last step.</summary>
    public const int MinVolumeRatio = 7;

    /// <summary>Plastic work [J].</summary>
    public const int PlasticWork = 8;

    /// <summary>Work of the bulk viscosity [J].</summary>
    public const int ViscousWork = 9;

    /// <summary>Part of the plastic work that the hourglass modes took [J].</summary>
    public const int HourglassPlasticWork = 10;

    /// <summary>Work of the viscous part of the hourglass forces [J].</summary>
    public const int HourglassViscousWork = 11;

    /// <summary>Energy that broken film released [J].</summary>
    public const int FilmReleased = 12;

    /// <summary>Plastic work of a ductile film [J].</summary>
    public const int FilmPlasticWork = 13;

    /// <summary>Work of damping [J].</summary>
    public const int DampingWork = 14;

    /// <summary>Work of friction between bodies, by the body that owns the contact [J].</summary>
    public const int FrictionWork = 15;

    /// <summary>Sum of |net force| over nodes at a residual check [N].</summary>
    public const int Net = 16;

    /// <summary>Sum of |forces| over nodes at a residual check [N].</summary>
    public const int Applied = 17;

    /// <summary>Factor on stress-free lengths a step while bodies swell.</summary>
    public const int Growth = 18;

    /// <summary>Rows.</summary>
    public const int Count = 19;
}

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
