using LmpDem.Dem.Bodies;
using LmpDem.Engine.Checkpoints;

namespace LmpDem.Dem.Packing;

/// <summary>
/// One attempt at a layer: lets an inserted powder settle loosely on the foil (friction and rolling resistance represent what holds
/// a drying slurry), then lowers a lightly loaded platen to the target thickness. Where the platen stalls above it, friction is
/// lowered until the layer yields, so that one pass reaches any solids fraction between the settled and the frictionless layer.
/// </summary>
internal sealed class LayerPress : IKept
{
    private const double SettlingFriction = 1.0;
    private const double SettlingRollingFriction = 0.3;
    private const double LevellingFriction = 1.0;
    private const double LowestFriction = 0.01;
    private const int BlocksPerLook = 40;
    private const double Play = 0.003; // of the thickness, in which the platen finds its light load; 0.5 % are allowed

    // The platen responds to the load of the block before. Some layers are stiff enough to oscillate with it: it alternately rises
    // and sinks, block by block, between no load and twice the light one, for ever (11 of 200 seeds of ci-small). Those that do not
    // oscillate come to rest within five checks.
    private const int LooksPerPatience = 8;
    private const double MinGain = 1.0 / 64.0;

    private readonly ElectrodeSpec electrode;
    private readonly PackingSettings settings;
    private readonly Action<string, double, double> report;
    private readonly IStateKeeper keeper;
    private readonly double area;
    private readonly double thickness;
    private readonly double solidVolume;
    private Progress at;

    /// <summary>A press for layers of one electrode.</summary>
    /// <param name="electrode">Target values.</param>
    /// <param name="settings">Threads and limits.</param>
    /// <param name="report">Receives the activity, the fraction completed and the height [m].</param>
    /// <param name="keeper">Keeps the state, or stops the work.</param>
    public LayerPress(ElectrodeSpec electrode, PackingSettings settings, Action<string, double, double> report, IStateKeeper keeper)
    {
        this.electrode = electrode;
        this.settings = settings;
        this.report = report;
        this.keeper = keeper;
        area = electrode.LateralX * electrode.LateralY;
        thickness = electrode.LayerThickness;
        solidVolume = area * thickness * electrode.TargetSolidsFraction;
    }

    /// <summary>Steps of all attempts so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Solids fraction at which the latest attempt stalled without friction; NaN where it did not.</summary>
    public double Stalled { get; private set; } = double.NaN;

    // 2e-4 of the sound speed is 0.2 of the wave speed under the light load: the load is felt before it grows.
    private static double Fastest => 2e-4 * PackingBed.SoundSpeed;

    /// <summary>Packs the powder once.</summary>
    /// <param name="inserted">Particles without overlap.</param>
    /// <param name="column">Height they were inserted to [m].</param>
    /// <param name="outcome">How it ended.</param>
    /// <returns>The bed at rest, to be disposed; nothing where the layer was not made.</returns>
    public PackingBed? Make(Spheres inserted, double column, out PackingOutcome outcome)
    {
        if (!keeper.Keep("attempt", this)) (at, Stalled) = (default, double.NaN);
        outcome = Attempt(inserted, column, out var bed);
        foreach (var part in (string[])["levelling", "settling", "attempt"]) keeper.Release(part);
        return bed;
    }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("attempt", ref at);
        Steps = book.Value("attempt_steps", Steps);
        Stalled = book.Value("stalled", Stalled);
    }

    private PackingOutcome Attempt(Spheres inserted, double column, out PackingBed? made)
    {
        made = null;
        using var settling = Bed(inserted, column, SettlingFriction, SettlingRollingFriction);
        keeper.Keep("settling", settling);
        if (at.Phase == PackingPhase.Settling)
        {
            var settles = Settle(settling, column);
            Steps += settling.Steps;
            if (!settles) return PackingOutcome.Restless;
            at = new Progress { Phase = PackingPhase.Settled };
        }

        // Without rolling resistance a layer yields soonest under the light load; with it, it also stays up where it is asked
        // to be looser than it would be by sliding friction alone.
        foreach (var rollingFriction in ((double[])[0.0, SettlingRollingFriction])[at.Round..])
        {
            var begins = at.Phase == PackingPhase.Settled;
            // A bed that goes on takes all but its sizes from what was kept.
            var spheres = begins ? settling.Spheres() : inserted;
            if (begins) at.Top = settling.Top();
            var levelling = Bed(spheres, at.Top, LevellingFriction, rollingFriction);
            if (begins) at =
                new Progress
                {
                    Phase = PackingPhase.Levelling,
                    Round = at.Round,
                    Top = at.Top,
                    Start = levelling.Height,
                    Mark = levelling.Height
                };
            keeper.Keep("levelling", levelling);
            var outcome = at.Phase == PackingPhase.Levelling ? Level(levelling) : PackingOutcome.Made;
            if (outcome == PackingOutcome.Made) outcome = Relax(levelling);
            keeper.Release("levelling");
            Steps += levelling.Steps;
            if (outcome == PackingOutcome.Made) made = levelling;
            if (outcome == PackingOutcome.TooDense) Stalled = solidVolume / (area * levelling.Height);
            if (made is null) levelling.Dispose();
            if (outcome != PackingOutcome.TooLoose) return outcome;
            at = new Progress { Phase = PackingPhase.Settled, Round = at.Round + 1 };
        }

        return PackingOutcome.TooLoose;
    }

    private PackingBed Bed(Spheres spheres, double platen, double friction, double rollingFriction)
    {
        // The weight of the layer on the foil is as light as the platen's load.
        var gravity = PackingBed.LightPressure * PackingBed.SoundSpeed * PackingBed.SoundSpeed * area / solidVolume;
        return new PackingBed(spheres, electrode, platen, friction, rollingFriction, gravity, settings, keeper);
    }

    /// <summary>Lets the particles fall until the foil carries them and the net forces are small.</summary>
    private bool Settle(PackingBed bed, double column)
    {
        while (bed.Steps < settings.MaxSteps)
        {
            for (; at.Look < BlocksPerLook; at.Look++) bed.Advance();
            at.Look = 0;
            report("settling", 0.4 * Math.Min(1.0, bed.Steps / 40_000.0), column);
            if (Math.Abs(bed.FoilPressure / PackingBed.LightPressure - 1.0) < 0.02 && bed.Equilibrium().UnbalancedRatio < 0.05) return true;
        }
        return false;
    }

    /// <summary>Lowers the platen under light load to the target thickness; lowers friction where the platen stalls.</summary>
    private PackingOutcome Level(PackingBed bed)
    {
        var blockTime = PackingBed.Block * bed.TimeStep;
        var target = thickness * (1.0 + Play);
        if (at.Start <= thickness) return PackingOutcome.TooLoose;
        while (bed.Height - target > 1e-9 * target)
        {
            var speed = Fastest * Math.Clamp(1.0 - bed.RelativePressure / PackingBed.LightPressure, -0.2, 1.0);
            bed.Advance(-Math.Min(speed, (bed.Height - target) / blockTime));
            report("levelling", 0.4 + 0.5 * Math.Clamp((at.Start - bed.Height) / (at.Start - thickness), 0.0, 1.0), bed.Height);
            if (bed.Steps - at.Marked < BlocksPerLook * PackingBed.Block) continue;
            if (at.Mark - bed.Height < 0.1 * Fastest * BlocksPerLook * blockTime)
            {
                if (bed.Friction == 0.0) return PackingOutcome.TooDense;
                bed.Friction = bed.Friction > LowestFriction ? 0.5 * bed.Friction : 0.0;
            }

            (at.Mark, at.Marked) = (bed.Height, bed.Steps);
        }

        return PackingOutcome.Made;
    }

    /// <summary>
    /// Lets the platen rest on the layer within the tolerance of the thickness. A platen at the lower end of its range that
    /// carries nothing indicates a layer that settles below the target thickness by its own weight.
    /// </summary>
    private PackingOutcome Relax(PackingBed bed)
    {
        if (at.Phase == PackingPhase.Levelling)
            at = new Progress
            {
                Phase = PackingPhase.Relaxing,
                Round = at.Round,
                Top = at.Top,
                Until = bed.Steps
                + settings.MaxSteps,
                Gain = 1.0
            };
        while (bed.Steps < at.Until)
        {
            var speed = 0.1 * at.Gain * Fastest * Math.Clamp(1.0 - bed.RelativePressure / PackingBed.LightPressure, -1.0, 1.0);
            var room = speed > 0.0 ? bed.Height - thickness * (1.0 - Play) : thickness * (1.0 + Play) - bed.Height;
            bed.Advance(-Math.Sign(speed) * Math.Min(Math.Abs(speed), Math.Max(room, 0.0) / (PackingBed.Block * bed.TimeStep)));
            // Friction stops the yielding once the load is light; until then the layer yields on, ever more easily.
            if (bed.RelativePressure < 1.2 * PackingBed.LightPressure) bed.Friction = LevellingFriction;
            else if (at.Look % BlocksPerLook == 0) bed.Friction *= 0.5;
            if (++at.Look % BlocksPerLook != 0) continue;
            report("relaxing", 0.95, bed.Height);
            if (at.Look % (LooksPerPatience * BlocksPerLook) == 0) at.Gain = Math.Max(0.5 * at.Gain, MinGain);
            var atEnd = speed > 0.0 && room < 1e-9 * thickness;
            var rest = bed.Equilibrium();
            if (rest.UnbalancedRatio > 0.5 * settings.MaxUnbalanced || rest.MeanOverlapFraction > settings.MaxMeanOverlap) continue;
            if (atEnd && bed.RelativePressure < 0.01 * PackingBed.LightPressure) return PackingOutcome.TooLoose;
            if (atEnd || bed.RelativePressure > 0.3 * PackingBed.LightPressure) return PackingOutcome.Made;
        }
        return PackingOutcome.Restless;
    }

    private enum PackingPhase
    {
        Settling,
        Settled,
        Levelling,
        Relaxing,
    }

    // How far an attempt is: which of the two levellings, and what its loop knows.
    private struct Progress
    {
        public PackingPhase Phase;
        public int Round;
        public double Top;         // height that levelling began at [m]
        public double Start, Mark; // heights of the platen at the start and at the last look [m]
        public long Marked, Until; // steps
        public int Look;
        public double Gain;
    }
}
