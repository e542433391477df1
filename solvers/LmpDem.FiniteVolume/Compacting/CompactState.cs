using LmpDem.Engine.Geometry;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>The layer of deformable bodies at one calendering ratio.</summary>
public sealed record CompactState
{
    /// <summary>Under load, or after the press has opened.</summary>
    public PressPhase Phase { get; init; }

    /// <summary>Target calendering ratio; that of the hand-off for the first state, unset if the target is a pressure.</summary>
    public required double? TargetRatio { get; init; }

    /// <summary>Target pressure [Pa]; unset if the target is a ratio.</summary>
    public double? TargetPressure { get; init; }

    /// <summary>Calendering ratio reached, 1 - thickness / thickness of the packed layer.</summary>
    public required double AchievedRatio { get; init; }

    /// <summary>Thickness of the layer: the gap under load, after opening that of the material's own modulus [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>
    /// Thickness regained on opening over the smallest thickness, of the material's own modulus; 0 under load. Elastic recovery goes
    /// with 1/E: with the scaled modulus it is the inverse of <see cref="Compaction.StiffnessScale"/> times as much.
    /// </summary>
    public double Springback { get; init; }

    /// <summary>Springback of the layer as simulated, with the scaled modulus; the bodies' places are those of it.</summary>
    public double SpringbackSimulated { get; init; }

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

    /// <summary>Whether the press saturated before the target ratio.</summary>
    public bool OverCalendered { get; init; }

    /// <summary>Whether a target pressure was held at rest; false where the servo gave up.</summary>
    public bool IsSettled { get; init; } = true;

    /// <summary>Steps since the hand-off began.</summary>
    public required long Step { get; init; }

    /// <summary>Deepest penetration at a contact, bodies or walls [m].</summary>
    public required double DeepestPenetration { get; init; }

    /// <summary>Mean penetration of the nodes in contact over the size of their facets.</summary>
    public required double MeanPenetrationFraction { get; init; }

    /// <summary>Smallest volume ratio of a zone.</summary>
    public required double MinVolumeRatio { get; init; }

    /// <summary>Corners of zones that have turned inside out, over all corners.</summary>
    public required double InvertedCornerFraction { get; init; }

    /// <summary>The zone of the largest plastic strain: body, zone within the body, strain.</summary>
    public required (int Body, int Zone, double PlasticStrain) WorstZone { get; init; }

    /// <summary>Gap below which a facet counted as in contact [m].</summary>
    public double ContactGap { get; init; } = 0.1e-6;

    /// <summary>Energy balance.</summary>
    public required EnergyBalance Energy { get; init; }

    /// <summary>The bodies.</summary>
    public required BodyGeometry Bodies { get; init; }

    /// <summary>The foil where it is deformable.</summary>
    public FoilGeometry? Foil { get; init; }

    /// <summary>Foil (0) and press (1).</summary>
    public required IReadOnlyList<Wall> Walls { get; init; }

    /// <summary>Region, as high as the layer.</summary>
    public required Box Box { get; init; }
}
