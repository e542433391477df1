using System.Text.Json.Serialization;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Stepping;

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

    /// <summary>Settings of the press; ratios that are not beyond the hand-off give no state.</summary>
    public required PressSpec Press { get; init; }

    /// <summary>Pressures that the spheres have come to already, the first of the list: they give no state.</summary>
    public int PressuresDone { get; init; }

    /// <summary>Factor on the modulus of the material that <see cref="Material"/> has: springback is reported without it.</summary>
    public double StiffnessScale { get; init; } = 1.0;

    /// <summary>Contacts (i, j) between spheres that carried force, for the audit.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs { get; init; } = [];

    /// <summary>Pressure on the press at the hand-off, for the audit [Pa].</summary>
    public double PressureBefore { get; init; }

    /// <summary>Bulk of the bodies.</summary>
    public required PlasticMaterial Material { get; init; }

    /// <summary>Mechanics of the film.</summary>
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>Mesh, hand-off, time integration.</summary>
    public CompactSpec Spec { get; init; } = new();

    /// <summary>Gap below which a facet counts as in contact [m].</summary>
    public double ContactGap { get; init; } = 0.1e-6;

    /// <summary>Friction of film on film.</summary>
    public double Friction { get; init; }

    /// <summary>Friction of the film at foil and press.</summary>
    public double WallFriction { get; init; }

    /// <summary>Friction of the film at the press; unset: <see cref="WallFriction"/>.</summary>
    public double? PressFriction { get; init; }

    /// <summary>Thickness of the foil, where it is deformable [m].</summary>
    public double FoilThickness { get; init; } = 11e-6;

    /// <summary>Seed of random numbers: strength of the facets, and orientation of the meshes where it has no seed of its own.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Seed of the orientation of the meshes; null: <see cref="Seed"/>.</summary>
    public ulong? MeshSeed { get; init; }

    /// <summary>Worker threads; no result depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Device that the steps run on; null: the cores of this processor. No result depends on it.</summary>
    public MarchDevice? Device { get; init; }

    /// <summary>Keeps the state of the hand-off and the press; null: none is kept.</summary>
    public IStateKeeper? Keeper { get; init; }

    /// <summary>Hands off and presses; a state is made when the caller asks for the next one.</summary>
    /// <param name="audit">Told what the hand-off kept, before the first state.</param>
    /// <param name="progress">Told where the press stands; its phase is "swelling" before.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The template is none, or the press spec contradicts itself.</exception>
    /// <exception cref="Measures.TangledException">A zone turned inside out or a value is no number.</exception>
    public IEnumerable<CompactState> States(
        Action<HandoffAudit>? audit = null, IProgress<PressProgress>? progress = null, CancellationToken cancellation = default)
    {
        Press.Check();
        return Pressed(audit, progress, cancellation);
    }

    private IEnumerable<CompactState> Pressed(
        Action<HandoffAudit>? audit, IProgress<PressProgress>? progress, CancellationToken cancellation)
    {
        var keeper = Keeper ?? new NoKeeper(cancellation);
        using var layer = new BodyLayer(this, keeper);
        keeper.Keep("bodies", layer);
        if (!layer.IsHandedOff)
        {
            var (first, kept) = layer.HandOff((phase, done) => progress?.Report(new PressProgress(phase, layer.Ratio, done, layer.Steps)));
            audit?.Invoke(kept);
            yield return first;
        }

        var done = Press.IsLoadControlled ? PressuresDone : Press.Ratios.Count(r => StartThickness * (1.0 - r) > layer.Gap * (1.0 - 1e-6));
        var press = new FlatPress<CompactState>(
            layer, Press, start: new PressState { Target = done, States = 1 }, progress: progress, keeper: keeper);
        foreach (var state in press.States()) yield return state;
        keeper.Release("bodies");
    }
}

/// <summary>Audit of the hand-off from spheres to deformable bodies.</summary>
/// <param name="Ratio">Calendering ratio at which it took place.</param>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Zones">Number of zones.</param>
/// <param name="LargestVolumeError">Largest |volume of a body / volume of its sphere - 1| after swelling.</param>
/// <param name="TotalVolumeError">|Volume of all bodies / volume of all spheres - 1| after swelling.</param>
/// <param name="SolidsFraction">Volume of the bodies over that of the layer.</param>
/// <param name="PairsBefore">Contacts between spheres that carried force.</param>
/// <param name="PairsKept">Those of them that carry force between bodies.</param>
/// <param name="PairsNew">Contacts between bodies that were none between spheres.</param>
/// <param name="PressureBefore">Pressure on the press before [Pa].</param>
/// <param name="PressureAfter">Pressure on the press after [Pa].</param>
/// <param name="MeanShift">Mean distance that the centres moved [m].</param>
/// <param name="LargestShift">Largest distance that a centre moved [m].</param>
/// <param name="LargestSeedShrink">Largest fraction by which a radius was reduced before swelling.</param>
public readonly record struct HandoffAudit(
    double Ratio, int Bodies, int Zones, double LargestVolumeError, double TotalVolumeError, double SolidsFraction,
    int PairsBefore, int PairsKept, int PairsNew, double PressureBefore, double PressureAfter,
    double MeanShift, double LargestShift, double LargestSeedShrink)
{
    /// <summary>Fraction of the contacts that were kept.</summary>
    [JsonPropertyName("pairs_kept_share")]
    public double PairsKeptFraction => PairsBefore > 0 ? (double)PairsKept / PairsBefore : 1.0;
}
