using LmpDem.FiniteVolume.Measures;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>A state of the electrode whose networks are wanted.</summary>
public sealed record NetworkInput
{
    /// <summary>Name of the state ("20 %").</summary>
    public required string Name { get; init; }

    /// <summary>Target calendering ratio; null where the state stands between.</summary>
    public required double? RatioAsked { get; init; }

    /// <summary>Calendering ratio reached.</summary>
    public required double Ratio { get; init; }

    /// <summary>Time in the series of snapshots [s].</summary>
    public required double Time { get; init; }

    /// <summary>Hash of the snapshot it comes from.</summary>
    public required string Parent { get; init; }

    /// <summary>Bodies and their junctions.</summary>
    public required BodyNetwork Network { get; init; }

    /// <summary>Deformed shapes; null for spheres.</summary>
    public BodyGeometry? Bodies { get; init; }

    /// <summary>Radii of the spheres' free surfaces, one per sphere; null for deformed bodies [m].</summary>
    public IReadOnlyList<double>? SphereRadius { get; init; }

    /// <summary>
    /// Whether the film is known: of deformed bodies, and of spheres that deformable bodies take over later, whose film is
    /// whole by definition, as it is set at the hand-off.
    /// </summary>
    public required bool KnowsFilm { get; init; }
}
