using System.Diagnostics;
using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>
/// Makes the dried layer: draws the powder to the solid volume, inserts it without overlap, lets it settle loosely on the
/// foil (friction and rolling resistance stand for what holds a drying slurry), then lowers a lightly loaded platen to the
/// asked thickness. Where the platen stalls above it, friction is lowered and the layer yields: so one pass meets any
/// solids fraction between the settled and the frictionless layer. The volume being exact, so is the solids fraction.
/// </summary>
public sealed class ElectrodeGenerator
{
    private const double InsertedSolids = 0.33; // insertion saturates at 0.38; the lower, the longer the fall
    private const double SettlingFriction = 1.0;
    private const double SettlingRollingFriction = 0.3;
    private const double LevellingFriction = 1.0;
    private const double LowestFriction = 0.01;
    private const int BlocksPerLook = 40;
    private const double Play = 0.003; // of the thickness, in which the platen finds its light load; 0.5 % are allowed

    private readonly ElectrodeSpec electrode;
    private readonly PackingSettings settings;
    private readonly IProgress<PackingProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly SizeDistribution distribution;
    private readonly double area;
    private readonly double thickness;
    private readonly double solidVolume;
    private int particles;

    private ElectrodeGenerator(ElectrodeSpec electrode, PackingSettings settings, IProgress<PackingProgress>? progress, CancellationToken cancellation)
    {
        foreach (var (key, problem) in electrode.Problems()) throw new PackingException($"electrode.{key} {problem}");
        this.electrode = electrode;
        this.settings = settings;
        this.progress = progress;
        this.cancellation = cancellation;
        distribution = new SizeDistribution(electrode.SizeDistribution);
        area = electrode.LateralX * electrode.LateralY;
        thickness = electrode.LayerThickness;
        solidVolume = area * thickness * electrode.AskedSolidsFraction;
        var shortest = Math.Min(electrode.LateralX, electrode.LateralY);
        if (shortest < 2.0 * distribution.Largest * (1.0 + 1e-9))
            throw new PackingException($"electrode.lateral_x, lateral_y: {shortest * 1e6:0.##} um is shorter than two of the largest particles ({2e6 * distribution.Largest:0.##} um): a particle would meet its own image");
        if (thickness < distribution.Largest)
            throw new PackingException($"electrode.thickness: the layer ({thickness * 1e6:0.##} um) is thinner than its largest particle ({distribution.Largest * 1e6:0.##} um)");
    }

    /// <summary>Generates a layer. The same arguments give the same bytes on any number of threads.</summary>
    /// <param name="electrode">What is asked for.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="settings">Threads and limits.</param>
    /// <param name="progress">Told where the work stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="PackingException">The spec contradicts itself, or the powder does not reach the solids fraction.</exception>
    public static PackedElectrode Generate(
        ElectrodeSpec electrode, ulong seed, PackingSettings? settings = null, IProgress<PackingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(electrode);
        return new ElectrodeGenerator(electrode, settings ?? new PackingSettings(), progress, cancellation).Generate(seed);
    }

    // 2e-4 of the sound speed is 0.2 of the wave speed under the light load: the load is felt before it grows.
    private static double Fastest => 2e-4 * PackingBed.SoundSpeed;

    private PackedElectrode Generate(ulong seed)
    {
        var powder = Powder.Draw(distribution, electrode.Film, solidVolume, seed);
        particles = powder.Count;
        Report("inserting", 0.0, double.NaN);
        var column = SequentialInsertion.Fill(powder, electrode.LateralX, electrode.LateralY, InsertedSolids, seed);
        using var settling = Bed(powder, column, SettlingFriction, SettlingRollingFriction);
        Settle(settling, column);
        return LevelAndRelax(settling, 0.0) ?? LevelAndRelax(settling, SettlingRollingFriction) ?? throw new UnreachableException();
    }

    /// <summary>
    /// Levels the settled layer. Without rolling resistance a layer yields soonest under the light load; with it, it also
    /// stays up where it is asked to be looser than it would be by sliding friction alone.
    /// </summary>
    /// <returns>The layer; nothing where it sank below the platen and rolling resistance may hold it up.</returns>
    private PackedElectrode? LevelAndRelax(PackingBed settling, double rollingFriction)
    {
        using var levelling = Bed(settling.Spheres(), settling.Top(), LevellingFriction, rollingFriction);
        Level(levelling);
        if (Relax(levelling)) return Result(levelling, settling.Steps + levelling.Steps);
        return rollingFriction == 0.0 ? null : throw Unreachable(levelling, levelling.Top());
    }

    private PackingBed Bed(Spheres spheres, double platen, double friction, double rollingFriction)
    {
        // The weight of the layer on the foil is as light as the platen's load.
        var gravity = PackingBed.LightPressure * PackingBed.SoundSpeed * PackingBed.SoundSpeed * area / solidVolume;
        return new PackingBed(spheres, electrode, platen, friction, rollingFriction, gravity, settings, cancellation);
    }

    /// <summary>Lets the particles fall until the foil carries them and the net forces are small.</summary>
    private void Settle(PackingBed bed, double column)
    {
        while (bed.Steps < settings.MaxSteps)
        {
            for (var i = 0; i < BlocksPerLook; i++) bed.March();
            Report("settling", 0.4 * Math.Min(1.0, bed.Steps / 40_000.0), column);
            if (Math.Abs(bed.FoilPressure / PackingBed.LightPressure - 1.0) < 0.02 && bed.Equilibrium().UnbalancedRatio < 0.05) return;
        }
        throw new PackingException($"the layer did not come to rest in {settings.MaxSteps} steps");
    }

    /// <summary>Lowers the platen under light load to the asked thickness; lowers friction where the platen stalls.</summary>
    private void Level(PackingBed bed)
    {
        var settled = bed.Height;
        if (settled <= thickness) throw Unreachable(bed, settled);
        var reached = Lower(bed, thickness * (1.0 + Play), out var touched);
        if (!reached) throw Unreachable(bed, double.IsNaN(touched) ? settled : touched);
    }

    /// <summary>Lowers the platen until it reaches a height or stalls on the frictionless layer.</summary>
    /// <param name="bed">The bed.</param>
    /// <param name="target">Height [m].</param>
    /// <param name="touched">Height at which half the light load was first met; NaN where it was not [m].</param>
    /// <returns>Whether the height was reached.</returns>
    private bool Lower(PackingBed bed, double target, out double touched)
    {
        touched = double.NaN;
        var blockTime = PackingBed.Block * bed.TimeStep;
        var start = bed.Height;
        var (mark, marked) = (start, bed.Steps);
        while (bed.Height - target > 1e-9 * target)
        {
            var speed = Fastest * Math.Clamp(1.0 - bed.RelativePressure / PackingBed.LightPressure, -0.2, 1.0);
            bed.March(-Math.Min(speed, (bed.Height - target) / blockTime));
            if (double.IsNaN(touched) && bed.RelativePressure > 0.5 * PackingBed.LightPressure) touched = bed.Height;
            Report("levelling", 0.4 + 0.5 * Math.Clamp((start - bed.Height) / (start - thickness), 0.0, 1.0), bed.Height);
            if (bed.Steps - marked < BlocksPerLook * PackingBed.Block) continue;
            if (mark - bed.Height < 0.1 * Fastest * BlocksPerLook * blockTime)
            {
                if (bed.Friction == 0.0) return false;
                bed.Friction = bed.Friction > LowestFriction ? 0.5 * bed.Friction : 0.0;
            }
            (mark, marked) = (bed.Height, bed.Steps);
        }
        return true;
    }

    /// <summary>
    /// Lets the platen rest on the layer within the play of the thickness. A platen at the lower end of its play that
    /// carries nothing tells of a layer that settles below the asked thickness by itself.
    /// </summary>
    /// <returns>Whether the layer carries the platen.</returns>
    private bool Relax(PackingBed bed)
    {
        var until = bed.Steps + settings.MaxSteps;
        var look = 0;
        while (bed.Steps < until)
        {
            var speed = 0.1 * Fastest * Math.Clamp(1.0 - bed.RelativePressure / PackingBed.LightPressure, -1.0, 1.0);
            var room = speed > 0.0 ? bed.Height - thickness * (1.0 - Play) : thickness * (1.0 + Play) - bed.Height;
            bed.March(-Math.Sign(speed) * Math.Min(Math.Abs(speed), Math.Max(room, 0.0) / (PackingBed.Block * bed.TimeStep)));
            // Friction stops the yielding once the load is light; until then the layer yields on, ever more easily.
            if (bed.RelativePressure < 1.2 * PackingBed.LightPressure) bed.Friction = LevellingFriction;
            else if (look % BlocksPerLook == 0) bed.Friction *= 0.5;
            if (++look % BlocksPerLook != 0) continue;
            Report("relaxing", 0.95, bed.Height);
            var atEnd = speed > 0.0 && room < 1e-9 * thickness;
            var rest = bed.Equilibrium();
            if (rest.UnbalancedRatio > 0.5 * settings.MaxUnbalanced || rest.MeanOverlapShare > settings.MaxMeanOverlap) continue;
            if (atEnd && bed.RelativePressure < 0.01 * PackingBed.LightPressure) return false;
            if (atEnd || bed.RelativePressure > 0.3 * PackingBed.LightPressure) return true;
        }
        throw new PackingException($"the layer did not come to rest in {settings.MaxSteps} steps");
    }

    private PackedElectrode Result(PackingBed bed, long steps)
    {
        var pressure = bed.RelativePressure;
        var friction = bed.Friction;
        var (spheres, contacts) = bed.AtRest();
        return new PackedElectrode
        {
            Spheres = spheres,
            Contacts = contacts,
            Box = Box.Layer(electrode.LateralX, electrode.LateralY, bed.Height),
            SolidsFraction = spheres.SolidVolume / (area * bed.Height),
            BinderVolumeShare = electrode.Binder.VolumeShare(new Laws.MaterialSpec().Density),
            Sizes = SizeCertificate.Of(spheres, distribution),
            Equilibrium = bed.Equilibrium(),
            RelativePressure = pressure,
            Friction = friction,
            Steps = steps,
        };
    }

    /// <summary>The exception that names the range: the settled layer, and the frictionless one under the light load.</summary>
    private PackingException Unreachable(PackingBed bed, double settled)
    {
        if (bed.Height < thickness * (1.0 + 1e-9)) Lower(bed, 0.1 * thickness, out _);
        var (loosest, densest) = (solidVolume / (area * settled), solidVolume / (area * bed.Height));
        return new PackingException(
            $"a layer of solids fraction {electrode.AskedSolidsFraction:0.000} cannot be made of this powder at this thickness; it reaches {loosest:0.000} (settled) to {densest:0.000} (pressed without friction)",
            loosest, densest);
    }

    private void Report(string stage, double done, double height) => progress?.Report(new PackingProgress(stage, done, particles, height));
}
