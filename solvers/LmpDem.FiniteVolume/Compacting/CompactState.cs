using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>The layer of deformable bodies at one calendering ratio.</summary>
public sealed record CompactState
{
    /// <summary>Calendering ratio asked for; that of the hand-off for the first state.</summary>
    public required double RatioAsked { get; init; }

    /// <summary>Calendering ratio reached, 1 - gap / thickness of the packed layer.</summary>
    public required double RatioReached { get; init; }

    /// <summary>Gap between foil and press [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Stress-free volume of the bodies over foot area times <see cref="Thickness"/>.</summary>
    public required double SolidsFraction { get; init; }

    /// <summary>Mean pressure on the press, > 0 in compression [Pa].</summary>
    public required double PressureTop { get; init; }

    /// <summary>Mean pressure on the foil [Pa].</summary>
    public required double PressureBottom { get; init; }

    /// <summary>Pressure integrated along the entry side of the roll's profile from the hand-off on [N/m].</summary>
    public required double LineLoad { get; init; }

    /// <summary>Mean net over mean applied force of the nodes.</summary>
    public required double Unbalanced { get; init; }

    /// <summary>Whether the press saturated before the ratio asked for.</summary>
    public bool OverCalendered { get; init; }

    /// <summary>Steps since the hand-off began.</summary>
    public required long Step { get; init; }

    /// <summary>Deepest penetration at a contact, bodies or tools [m].</summary>
    public required double DeepestPenetration { get; init; }

    /// <summary>Mean penetration of the nodes in contact over the size of their facets.</summary>
    public required double MeanPenetrationShare { get; init; }

    /// <summary>Smallest volume ratio of a zone.</summary>
    public required double LeastVolumeRatio { get; init; }

    /// <summary>Corners of zones that have turned inside out, over all corners.</summary>
    public required double InvertedCornerShare { get; init; }

    /// <summary>The zone of the largest plastic strain: body, zone within the body, strain.</summary>
    public required (int Body, int Zone, double PlasticStrain) WorstZone { get; init; }

    /// <summary>Gap below which a facet counted as in contact [m].</summary>
    public double ContactGap { get; init; } = 0.1e-6;

    /// <summary>Where the work went.</summary>
    public required EnergyBalance Energy { get; init; }

    /// <summary>The bodies.</summary>
    public required BodyGeometry Bodies { get; init; }

    /// <summary>The foil where it is deformable.</summary>
    public FoilGeometry? Foil { get; init; }

    /// <summary>Foil (0) and press (1).</summary>
    public required IReadOnlyList<Tool> Tools { get; init; }

    /// <summary>Region, as high as the layer.</summary>
    public required Box Box { get; init; }
}
