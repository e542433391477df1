using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Press;

namespace LmpDem.Dem.Press;

/// <summary>The layer at one point of its way through the press.</summary>
public sealed record CalenderState
{
    /// <summary>Number of the state, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Under load, or after the press has opened.</summary>
    public required PressPhase Phase { get; init; }

    /// <summary>Target calendering ratio; unset if the target is a pressure, or if the hand-off lies between two ratios.</summary>
    public double? TargetRatio { get; init; }

    /// <summary>Target pressure [Pa]; unset if the target is a ratio.</summary>
    public double? TargetPressure { get; init; }

    /// <summary>Calendering ratio reached, 1 - thickness / thickness of the packed layer.</summary>
    public required double AchievedRatio { get; init; }

    /// <summary>Thickness of the layer: the gap under load, the height at which the press lost it after opening [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Volume of the particles over foot area times <see cref="Thickness"/>.</summary>
    public required double SolidsFraction { get; init; }

    /// <summary>
    /// Thickness regained on opening over the smallest thickness, of the material's own modulus; 0 under load. Elastic recovery goes with
    /// 1/E: what the layer regains with the scaled modulus is <see cref="MaterialSpec.StiffnessScale"/> times as much with its own.
    /// </summary>
    public double Springback { get; init; }

    /// <summary>Springback of the layer as simulated, with the scaled modulus; the particles' places are those of it.</summary>
    public double SpringbackSimulated { get; init; }

    /// <summary>Mean pressure on the press, > 0 in compression [Pa].</summary>
    public required double PressureTop { get; init; }

    /// <summary>Mean pressure on the foil [Pa].</summary>
    public required double PressureBottom { get; init; }

    /// <summary>
    /// Load over the width of the web [N/m]: that of the roll, or in a nip cell the pressure integrated along the entry
    /// side of the roll's profile up to this state (the exit side springs back within a few per cent of the nip).
    /// </summary>
    public required double LineLoad { get; init; }

    /// <summary>
    /// Largest inertial number of the last half of the approach, strain rate x diameter x sqrt(density / pressure), the pressure
    /// being no less than a hundredth of the yield strength.
    /// </summary>
    public required double InertialNumber { get; init; }

    /// <summary>
    /// State of rest; its unbalanced ratio is the one to hold below the limit. After opening it is the mean net force over the
    /// mean contact force before opening, as the layer's own contact forces then go to zero.
    /// </summary>
    public required Equilibrium Equilibrium { get; init; }

    /// <summary>Whether the press met its largest pressure or solids fraction: the target ratio was not reached.</summary>
    public bool OverCalendered { get; init; }

    /// <summary>Whether a target pressure was held at rest; false where the servo gave up.</summary>
    public bool IsSettled { get; init; } = true;

    /// <summary>
    /// Number of contacts deeper than plastic_dense is made for, where a particle is full (<see
    /// cref="PlasticDense.DeepestFraction"/>); unset under other laws.
    /// </summary>
    public int? FullContacts { get; init; }

    /// <summary>
    /// Number of pairs that touch through two images of the region at once, of which only the nearer
    /// contact acts: the region is too narrow for
    /// the particles as they have grown.
    /// </summary>
    public int DoubleContacts { get; init; }

    /// <summary>Whether the press ended here to hand the layer on, see <see cref="Calendering.Until"/>.</summary>
    public bool HandsOn { get; init; }

    /// <summary>The press after this state, which can go on from here; unset under a roll.</summary>
    public PressState? Press { get; init; }

    /// <summary>Particles, a copy of its own.</summary>
    public required Spheres Spheres { get; init; }

    /// <summary>Contacts; walls 0: foil, 1: press.</summary>
    public required Contacts Contacts { get; init; }

    /// <summary>Foil and press.</summary>
    public required IReadOnlyList<Wall> Walls { get; init; }

    /// <summary>Region, as high as the layer.</summary>
    public required Box Box { get; init; }

    /// <summary>Steps since the press began.</summary>
    public required long Step { get; init; }

    /// <summary>Simulated time since the press began; the press is faster than the real one [s].</summary>
    public required double Time { get; init; }

    /// <summary>Work of the press on the layer so far [J].</summary>
    public required double Work { get; init; }
}
