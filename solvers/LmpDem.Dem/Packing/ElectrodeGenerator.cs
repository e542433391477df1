using LmpDem.Dem.Bodies;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>
/// Makes the dried layer: draws the powder to the solid volume, inserts it without overlap, and has it settled and levelled
/// to the target thickness (see <see cref="LayerPress"/>). The volume being exact, so is the solids fraction.
/// </summary>
public sealed class ElectrodeGenerator : IKept
{
    private const double InsertedSolids = 0.33; // insertion saturates at 0.38; the lower, the longer the fall
    private const int MaxInsertions = 8;

    // Densities at which frictionless layers of n particles jam scatter by about 0.1/sqrt(n) from insertion to insertion (0.012 at
    // 70 particles): what lies within three times that is worth another insertion of the same powder.
    private const double JammingScatter = 0.3;

    private readonly ElectrodeSpec electrode;
    private readonly PackingSettings settings;
    private readonly IProgress<PackingProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly IStateKeeper keeper;
    private readonly SizeDistribution distribution;
    private readonly LayerPress press;
    private int particles;
    private int insertion;
    private double column; // height that the powder was inserted to [m]

    private ElectrodeGenerator(
        ElectrodeSpec electrode, PackingSettings settings, IProgress<PackingProgress>? progress, CancellationToken cancellation)
    {
        foreach (var (key, problem) in electrode.Problems()) throw new PackingException($"electrode.{key} {problem}");
        this.electrode = electrode;
        this.settings = settings;
        this.progress = progress;
        this.cancellation = cancellation;
        keeper = settings.Keeper ?? new NoKeeper(cancellation);
        distribution = electrode.Distribution();
        press = new LayerPress(electrode, settings, Report, keeper);
    }

    /// <summary>Generates a layer. The same arguments give the same bytes on any number of threads.</summary>
    /// <param name="electrode">Target values.</param>
    /// <param name="seeds">Seeds; that of the run stands for all.</param>
    /// <param name="settings">Threads and limits.</param>
    /// <param name="progress">Told where the work stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="PackingException">The spec contradicts itself, or the powder does not reach the solids fraction.</exception>
    public static PackedElectrode Generate(
        ElectrodeSpec electrode, PowderSeeds seeds, PackingSettings? settings = null, IProgress<PackingProgress>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(electrode);
        return new ElectrodeGenerator(electrode, settings ?? new PackingSettings(), progress, cancellation).Generate(seeds);
    }

    /// <summary>Outcome of one attempt.</summary>
    internal static PackingOutcome Attempt(
        ElectrodeSpec electrode, PowderSeeds seeds, PackingSettings settings, CancellationToken cancellation)
    {
        var generator = new ElectrodeGenerator(electrode, settings with { Keeper = null }, null, cancellation);
        var powder = generator.Draw(seeds);
        var column = SequentialInsertion.Fill(powder, electrode.LateralX, electrode.LateralY, InsertedSolids, seeds.Places);
        generator.press.Make(powder, column, out var outcome)?.Dispose();
        return outcome;
    }

    private Spheres Draw(PowderSeeds seeds)
    {
        var powder = electrode.Draw(distribution, seeds);
        particles = powder.Count;
        foreach (var (key, problem) in PowderFit.Problems(electrode, distribution, powder))
            throw new PackingException($"electrode.{key}: {problem}");
        return powder;
    }

    private PackedElectrode Generate(PowderSeeds seeds)
    {
        var powder = Draw(seeds);
        PackingOutcome outcome;
        var isInserted = keeper.Keep("packing", this);
        do
        {
            Report("inserting", 0.0, double.NaN);
            if (!isInserted)
                column = SequentialInsertion.Fill(powder, electrode.LateralX, electrode.LateralY, InsertedSolids, seeds.Places, insertion);
            isInserted = false;
            using var bed = press.Make(powder, column, out outcome);
            if (bed is null) continue;
            keeper.Release("packing");
            return Result(bed, insertion + 1);
        }
        while (++insertion < MaxInsertions && IsWorthAnother(outcome));
        throw ReachableSolids.Refusal(electrode, seeds, outcome, insertion, settings, cancellation);
    }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Value("insertion", ref insertion);
        book.Value("column", ref column);
    }

    private bool IsWorthAnother(PackingOutcome outcome) =>
        outcome == PackingOutcome.Restless
        || (outcome == PackingOutcome.TooDense && electrode.TargetSolidsFraction - press.Stalled < JammingScatter / Math.Sqrt(particles));

    private PackedElectrode Result(PackingBed bed, int insertions)
    {
        var pressure = bed.RelativePressure;
        var friction = bed.Friction;
        var (spheres, contacts) = bed.AtRest();
        return new PackedElectrode
        {
            Spheres = spheres,
            Contacts = contacts,
            Box = Box.Layer(electrode.LateralX, electrode.LateralY, bed.Height),
            SolidsFraction = spheres.SolidVolume / (electrode.LateralX * electrode.LateralY * bed.Height),
            BinderVolumeFraction = electrode.Binder.VolumeFraction(new Laws.MaterialSpec().Density),
            Sizes = SizeCertificate.Of(spheres, distribution),
            Equilibrium = bed.Equilibrium(),
            RelativePressure = pressure,
            Friction = friction,
            Insertions = insertions,
            Steps = press.Steps,
        };
    }

    private void Report(string stage, double done, double height) => progress?.Report(new PackingProgress(stage, done, particles, height));
}

/// <summary>Progress of a generator.</summary>
/// <param name="Stage">Current activity: inserting, settling, levelling, relaxing.</param>
/// <param name="Done">Estimated fraction of the whole completed, 0 to 1.</param>
/// <param name="Particles">Number of particles.</param>
/// <param name="Thickness">Present height of the layer, where known [m].</param>
public readonly record struct PackingProgress(string Stage, double Done, int Particles, double Thickness);

/// <summary>Settings of a generator; none of them changes the target.</summary>
public sealed record PackingSettings
{
    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Local damping while the layer settles and is levelled (Cundall 1987), 0 to below 1.</summary>
    public double LocalDamping { get; init; } = 0.4;

    /// <summary>Largest mean overlap of the result over the smaller radius of a contact.</summary>
    public double MaxMeanOverlap { get; init; } = 1e-3;

    /// <summary>Largest unbalanced force ratio of the result.</summary>
    public double MaxUnbalanced { get; init; } = 1e-2;

    /// <summary>Steps after which settling, or levelling, is given up.</summary>
    public int MaxSteps { get; init; } = 2_000_000;

    /// <summary>Keeps the state of the packing; a packing that it knows goes on from there. Null: none is kept.</summary>
    public IStateKeeper? Keeper { get; init; }
}

/// <summary>Outcome of an attempt to pack a layer.</summary>
internal enum PackingOutcome
{
    /// <summary>The layer rests at the target thickness.</summary>
    Made,

    /// <summary>It settles below the target thickness by its own weight: the target is too loose.</summary>
    TooLoose,

    /// <summary>It carries the platen above the target thickness even without friction: the target is too dense.</summary>
    TooDense,

    /// <summary>It did not come to rest within the limit of steps.</summary>
    Restless,
}

/// <summary>A generated layer at rest between the foil (z = 0) and the platen that gave it its thickness.</summary>
public sealed record PackedElectrode
{
    /// <summary>The particles.</summary>
    public required Spheres Spheres { get; init; }

    /// <summary>The contacts under the light load of the platen, by the law of packing; walls 0: foil, 1: platen.</summary>
    public required Contacts Contacts { get; init; }

    /// <summary>Periodic in x and y; its height is the layer's.</summary>
    public required Box Box { get; init; }

    /// <summary>Distance of the platen from the foil [m].</summary>
    public double Thickness => Box.Length.Z;

    /// <summary>Volume of the lithium particles over the volume between foil and platen.</summary>
    public required double SolidsFraction { get; init; }

    /// <summary>Volume of the binder over the volume of lithium and binder.</summary>
    public required double BinderVolumeFraction { get; init; }

    /// <summary>Fraction of the layer that neither lithium nor binder fills.</summary>
    public double Porosity => 1.0 - SolidsFraction / (1.0 - BinderVolumeFraction);

    /// <summary>Charge of the lithium over the area of the foil [C/m2].</summary>
    public double ArealCapacity => SolidsFraction * Thickness * ElectrodeSpec.LithiumCharge;

    /// <summary>Realised sizes next to the target values.</summary>
    public required SizeCertificate Sizes { get; init; }

    /// <summary>How close the layer is to rest, its mean overlap and coordination.</summary>
    public required Equilibrium Equilibrium { get; init; }

    /// <summary>Mean pressure of the layer on the platen over the modulus of the law of packing.</summary>
    public required double RelativePressure { get; init; }

    /// <summary>Coulomb friction of the law of packing at which the layer took its thickness.</summary>
    public required double Friction { get; init; }

    /// <summary>Insertions of the powder that it took: 1, unless earlier ones jammed above the target thickness.</summary>
    public required int Insertions { get; init; }

    /// <summary>Steps that settling and levelling took.</summary>
    public required long Steps { get; init; }

    /// <summary>How a given packing was taken; null for a generated layer.</summary>
    public string? GivenNote { get; init; }

    /// <summary>What a user should know of the layer, a sentence each.</summary>
    public IEnumerable<string> Notes() => GivenNote is null ? Sizes.Notes() : Sizes.Notes().Prepend(GivenNote);
}
