namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Rows of what a bundle keeps per body.</summary>
internal static class LaneRow
{
    /// <summary>All bits set where the lane holds a body.</summary>
    public const int Mask = 0;

    /// <summary>Mean of the surface nodes, three rows [m].</summary>
    public const int Center = 1;

    /// <summary>Largest distance of a surface node from the centre when contacts were searched [m].</summary>
    public const int Reach = 4;

    /// <summary>Stiffness of a contact of one node [N/m].</summary>
    public const int Stiffness = 5;

    /// <summary>Size of the facets [m].</summary>
    public const int FacetSize = 6;

    /// <summary>Smallest volume ratio of a zone in the last step.</summary>
    public const int LeastVolumeRatio = 7;

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
