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

    /// <summary>Work against hourglass modes [J].</summary>
    public const int HourglassWork = 10;

    /// <summary>Energy that broken film released [J].</summary>
    public const int FilmReleased = 11;

    /// <summary>Work of damping [J].</summary>
    public const int DampingWork = 12;

    /// <summary>Work of friction between bodies, by the body that owns the contact [J].</summary>
    public const int FrictionWork = 13;

    /// <summary>Sum of |net force| over nodes at a survey [N].</summary>
    public const int Net = 14;

    /// <summary>Sum of |forces| over nodes at a survey [N].</summary>
    public const int Applied = 15;

    /// <summary>Factor on stress-free lengths a step while bodies swell.</summary>
    public const int Growth = 16;

    /// <summary>Rows.</summary>
    public const int Count = 17;
}
