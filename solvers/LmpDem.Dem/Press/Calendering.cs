using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;

namespace LmpDem.Dem.Press;

/// <summary>
/// Presses a packed layer: all inputs, and the resulting states in order of closing. The contact laws are rate independent, so the
/// press runs as fast as the inertial number allows and stops for every state.
/// </summary>
public sealed record Calendering
{
    private const double ClosingSolids = 0.9;    // from here on particles close
    private const double ClosingPressure = 1.0;  // of the yield strength, about that of the same solids fraction

    /// <summary>Particles of the packed layer, foil at z = 0.</summary>
    public required Spheres Layer { get; init; }

    /// <summary>Periodic region of the packed layer, as high as the layer is thick.</summary>
    public required Box Box { get; init; }

    /// <summary>Settings of the press.</summary>
    public PressSpec Press { get; init; } = new();

    /// <summary>Where the press ends, without opening, to hand the layer over; unset: it runs through all ratios.</summary>
    public PressUntil? Until { get; init; }

    /// <summary>Bulk properties of the particles.</summary>
    public MaterialSpec Material { get; init; } = new();

    /// <summary>Contact law and its coefficients.</summary>
    public ContactSpec Contact { get; init; } = new();

    /// <summary>Time step, damping, threads.</summary>
    public DemSettings Settings { get; init; } = new() { LocalDamping = 0.3 };

    /// <summary>
    /// Told of the layer on its way under a roll, <see cref="PressSpec.PassageStates"/> times a passage; null: nobody looks.
    /// </summary>
    public IProgress<PassageState>? Passage { get; init; }

    /// <summary>Keeps the state of the press; null: none is kept.</summary>
    public IStateKeeper? Keeper { get; init; }

    /// <summary>
    /// The settings with a body force if none is given: the weight of the layer presses on the foil with 1e-4 of the yield
    /// strength, far below any load of the press, so that loose particles lie on the foil, where the binder would hold them,
    /// instead of floating.
    /// </summary>
    internal DemSettings HeldSettings => Settings.Gravity != Vec3.Zero
        ? Settings
        : Settings with
        {
            Gravity = new Vec3(
            0, 0, -1e-4 * Material.YieldStrength * Box.FootArea / (Material.Density * Layer.SolidVolume))
        };

    /// <summary>
    /// The settings under a flat press: half the time step where plastic_dense is pressed to where
    /// particles close. Their bulk pressure acts on
    /// all contacts at once, stiffer than the single contacts that the stable step counts: at full
    /// step a layer held at a solids fraction of
    /// 0.99 kept an unbalanced ratio of 0.1 without end, at half it falls to 2e-5.
    /// </summary>
    internal DemSettings PressSettings => Contact.Law == ContactLaw.PlasticDense && Until is null && PressesToClosing
        ? HeldSettings with { TimeStepFraction = 0.5 * HeldSettings.TimeStepFraction }
        : HeldSettings;

    private bool PressesToClosing => Press.IsLoadControlled
        ? Press.Platen.Pressures[^1] > ClosingPressure * Material.YieldStrength
        : Math.Min(Press.MaxSolidsFraction, Layer.SolidVolume / (Box.FootArea * Box.Length.Z * (1.0 - Press.Ratios[^1]))) > ClosingSolids;

    /// <summary>Presses; a state is made when the caller asks for the next one.</summary>
    /// <param name="progress">Told where the press stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The press spec contradicts itself.</exception>
    /// <exception cref="DivergedException">The time step does not follow the motion.</exception>
    public IEnumerable<CalenderState> States(IProgress<PressProgress>? progress = null, CancellationToken cancellation = default)
    {
        Press.Check();
        var keeper = Keeper ?? new NoKeeper(cancellation);
        if (Press.Mode != PressMode.Roll) return Flat(progress, keeper);
        if (Until is not null) throw new ArgumentException("a roll cannot hand the layer on");
        return new RollPress(this, progress, keeper).States();
    }

    private IEnumerable<CalenderState> Flat(IProgress<PressProgress>? progress, IStateKeeper keeper)
    {
        using var layer = new SphereLayer(this, keeper);
        keeper.Keep("spheres", layer);
        layer.Seat();
        var end = Until is { } until ? new PressEnd(until.Ratio) : null;
        foreach (var state in new FlatPress<CalenderState>(layer, Press, end, progress: progress, keeper: keeper).States())
            yield return state;
        keeper.Release("spheres");
    }
}

/// <summary>
/// Where a press at a rate ends before its last ratio and hands the layer on under load: at a ratio, or where the mean
/// overlap of the particle contacts first reaches a fraction of the radius. At the last target ratio it ends at the latest.
/// </summary>
/// <param name="Ratio">Calendering ratio; unset: by the mean overlap.</param>
/// <param name="MeanOverlap">Mean overlap over the mean radius of the two (see <see
/// cref="Measures.MeanOverlap"/>); counts where no ratio is named.</param>
public sealed record PressUntil(double? Ratio, double MeanOverlap);

/// <summary>The layer while a roll passes over it.</summary>
/// <param name="Index">Number of the state over all passages, rising.</param>
/// <param name="TargetRatio">Target calendering ratio of the passage.</param>
/// <param name="Roll">The roll where it is.</param>
/// <param name="Spheres">Particles, a copy of its own.</param>
/// <param name="Moves">Which of them move; the others, far from the nip, are fixed. One per particle.</param>
/// <param name="LineLoad">Load of the roll over the width of the web [N/m].</param>
/// <param name="Box">Region, as high as the packed layer.</param>
/// <param name="Time">Simulated time since the press began [s].</param>
public sealed record PassageState(
    int Index, double TargetRatio, Wall Roll, Spheres Spheres, IReadOnlyList<bool> Moves, double LineLoad, Box Box, double Time);
