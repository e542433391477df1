using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>
/// Presses a layer of spheres as deformable bodies: everything that goes in, and the states that come out, in order of
/// closing. The first state is that after the hand-off.
/// </summary>
public sealed record Compaction
{
    /// <summary>The spheres at the hand-off, foil at z = 0, in the order of their ids.</summary>
    public required IReadOnlyList<BodySeed> Seeds { get; init; }

    /// <summary>Periodic region; its height is the gap at the hand-off.</summary>
    public required Box Box { get; init; }

    /// <summary>Thickness of the packed layer, which ratios refer to [m].</summary>
    public required double StartThickness { get; init; }

    /// <summary>Calendering ratios asked for, rising; those not beyond the hand-off give no state.</summary>
    public required IReadOnlyList<double> Ratios { get; init; }

    /// <summary>Contacts (i, j) between spheres that carried force, for the audit.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs { get; init; } = [];

    /// <summary>Pressure on the press at the hand-off, for the audit [Pa].</summary>
    public double PressureBefore { get; init; }

    /// <summary>Bulk of the bodies.</summary>
    public required PlasticMaterial Material { get; init; }

    /// <summary>Mechanics of the film.</summary>
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>Mesh, hand-off, march.</summary>
    public CompactSpec Spec { get; init; } = new();

    /// <summary>Gap below which a facet counts as in contact [m].</summary>
    public double ContactGap { get; init; } = 0.1e-6;

    /// <summary>Friction of film on film.</summary>
    public double Friction { get; init; }

    /// <summary>Friction of the film at foil and press.</summary>
    public double ToolFriction { get; init; }

    /// <summary>Thickness of the foil, where it is deformable [m].</summary>
    public double FoilThickness { get; init; } = 11e-6;

    /// <summary>Pressure above which the press closes no further [Pa].</summary>
    public double MaxPressure { get; init; } = 50e6;

    /// <summary>Solids fraction above which the press closes no further.</summary>
    public double MaxSolidsFraction { get; init; } = 0.99;

    /// <summary>Radius of the roll, whose profile gives the surface's shear and the line load [m].</summary>
    public double RollRadius { get; init; } = 0.125;

    /// <summary>Speed of the web, for the real strain rate [m/s].</summary>
    public double LineSpeed { get; init; } = 1.0 / 60.0;

    /// <summary>Whether the press's surface shears the layer as a roll's does (nip cell).</summary>
    public bool Shears { get; init; } = true;

    /// <summary>Seed of random numbers: orientation of the meshes, strength of the facets.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; no result depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Hands off and presses; a state is made when the caller asks for the next one.</summary>
    /// <param name="audit">Told what the hand-off kept, before the first state.</param>
    /// <param name="progress">Told where the press stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="Stepping.TangledException">A zone turned inside out or a value is no number.</exception>
    public IEnumerable<CompactState> States(
        Action<HandoffAudit>? audit = null, IProgress<CompactProgress>? progress = null, CancellationToken cancellation = default) =>
        new CompactionPress(this, audit, progress, cancellation).States();
}
