using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>
/// Presses deformable bodies under gap control: closes as fast as the unbalanced ratio allows, stands still for every
/// state, and saturates on the largest pressure or solids fraction.
/// </summary>
internal sealed class CompactionPress(
    Compaction work, Action<HandoffAudit>? audit, IProgress<CompactProgress>? progress, CancellationToken cancellation)
{
    private const int Press = 1;
    private const int MeasureSteps = 200;
    private const int MostHoldBlocks = 80;
    private const int PatienceBlocks = 12; // single nodes that slide along a ridge of another body chatter and never rest
    private const double LeastSpeed = 0.05; // of full speed
    private const double HoldShare = 0.2;   // of the unbalanced ratio allowed while closing

    // The press comes to a state like exp(-step / 300): a press that stops at full speed lets the layer run on, and by E/Y =
    // 1000 a motion of 0.05 um takes a third of the load away; at an eighth of the speed 0.87 MPa stayed 0.82 of 0.94.
    private const double SettleSteps = 300.0;

    private readonly double height = work.Box.Length.Z;
    private readonly List<(double Gap, double Pressure)> path = [];
    private double speed = 0.2; // of full speed

    public IEnumerable<CompactState> States()
    {
        var settings = new FvSettings
        {
            Material = work.Material,
            Film = work.Film,
            Template = TemplateSize.TryParse(work.Spec.Template, out var size)
                ? size : throw new ArgumentException($"\"{work.Spec.Template}\" is no template", nameof(work)),
            Formulation = work.Spec.Formulation,
            Hourglass = work.Spec.Hourglass,
            GradeBySize = work.Spec.GradeBySize,
            ContactGap = work.ContactGap,
            Friction = work.Friction,
            ToolFriction = work.ToolFriction,
            BareFriction = work.Spec.BareFriction,
            Foil = work.Spec.Foil is { Deformable: true } foil ? new PlasticMaterial(foil.YoungsModulus, foil.PoissonRatio, foil.YieldStrength) : null,
            FoilThickness = work.FoilThickness,
            Seed = work.Seed,
            Threads = work.Threads,
        };
        Tool[] tools =
        [
            new("foil", ToolShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", ToolShape.Plane, new Vec3(0, 0, height), new Vec3(0, 0, -1)),
        ];
        var meshes = BodyAssembly.Meshes(work.Seeds, settings);
        var scale = Swelling.StartScale(work.Seeds, meshes, work.Box);
        using var stepper = FvStepper.Create(work.Seeds, meshes, work.Box, tools, settings, scale);
        Swelling.Run(stepper, work, scale, done => Report(stepper, "swelling", done));
        var first = State(stepper, 1.0 - height / work.StartThickness, saturated: false);
        audit?.Invoke(Swelling.Audit(stepper, work, scale, Gap(stepper), first.PressureTop));
        yield return first;

        var saturated = false;
        foreach (var ratio in work.Ratios)
        {
            var target = work.StartThickness * (1.0 - ratio);
            if (target > height * (1.0 - 1e-6)) continue;
            if (!saturated) saturated = !Close(stepper, target);
            yield return State(stepper, ratio, saturated);
        }
    }

    /// <summary>Closes to a gap.</summary>
    /// <returns>Whether it was reached below the largest pressure and solids fraction.</returns>
    private bool Close(FvStepper stepper, double target)
    {
        var nip = work.StartThickness * (1.0 - work.Ratios[^1]);
        var full = 0.01 * work.StartThickness / work.Spec.StepsPerPercent;
        while (Gap(stepper) - target > 1e-9 * target)
        {
            cancellation.ThrowIfCancellationRequested();
            var gap = Gap(stepper);
            if (Pressure(stepper) > work.MaxPressure || Solids(gap) >= work.MaxSolidsFraction) return false;
            var left = gap - target;
            var step = Math.Min(Math.Min(speed * full, Math.Max(left / SettleSteps, LeastSpeed * full)), left / FvStepper.SurveyInterval);
            // A web under a roll of radius R: the roll's surface is slower along the web by (gap - nip) / R of its speed.
            var shear = work.Shears ? -Math.Sqrt(Math.Max(gap - nip, 0.0) / (2.0 * work.RollRadius)) : 0.0;
            stepper.SetTool(Press, stepper.Tools[Press] with { Velocity = new Vec3(0, 0, -step), SurfaceVelocity = new Vec3(shear * step, 0, 0) });
            stepper.Drag = Drag.Usual with { Flow = new Vec3(shear * step / gap, 0, -step / gap) };
            stepper.BeginLoads();
            stepper.Run(FvStepper.SurveyInterval);
            path.Add((Gap(stepper), Pressure(stepper)));
            if (work.Material.RateExponent > 0.0) stepper.FollowRate(RealTime(gap, Gap(stepper), nip));
            speed = stepper.Unbalanced > work.Spec.MaxUnbalanced ? Math.Max(0.7 * speed, LeastSpeed) : Math.Min(1.1 * speed, 1.0);
            Report(stepper, "closing", (height - Gap(stepper)) / (height - Math.Min(nip, 0.999 * height)));
        }

        return true;
    }

    // Time in which the web closes the gap on its way to the nip; near it the profile stands still.
    private double RealTime(double from, double to, double nip)
    {
        var slope = Math.Sqrt(2.0 * Math.Max(0.5 * (from + to) - nip, 0.0025 * (work.StartThickness - nip)) / work.RollRadius);
        return (from - to) / (slope * work.LineSpeed);
    }

    /// <summary>Stands still until net forces are small, then measures.</summary>
    private CompactState State(FvStepper stepper, double asked, bool saturated)
    {
        stepper.SetTool(Press, stepper.Tools[Press] with { Velocity = Vec3.Zero, SurfaceVelocity = Vec3.Zero });
        stepper.Drag = Drag.Holding;
        var (least, sinceLeast) = (double.PositiveInfinity, 0);
        for (var block = 0; block < MostHoldBlocks && sinceLeast < PatienceBlocks; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            stepper.Run(FvStepper.SurveyInterval);
            Report(stepper, "holding", 1.0);
            if (block >= 3 && stepper.Unbalanced < HoldShare * work.Spec.MaxUnbalanced) break;
            sinceLeast = stepper.Unbalanced < 0.9 * least ? 0 : sinceLeast + 1;
            least = Math.Min(least, stepper.Unbalanced);
        }

        stepper.BeginMeasure();
        stepper.Run(MeasureSteps);
        var gap = Gap(stepper);
        var bodies = stepper.Capture();
        var (deepest, mean) = Penetration.Of(stepper);
        return new CompactState
        {
            RatioAsked = asked,
            RatioReached = 1.0 - gap / work.StartThickness,
            Thickness = gap,
            SolidsFraction = Solids(gap),
            PressureTop = Pressure(stepper),
            PressureBottom = stepper.LoadOn(0).Z / work.Box.FootArea,
            LineLoad = LineLoad(gap),
            Unbalanced = stepper.Unbalanced,
            OverCalendered = saturated,
            Step = stepper.Step,
            DeepestPenetration = deepest,
            MeanPenetrationShare = mean,
            LeastVolumeRatio = stepper.LeastZoneVolumeRatio,
            InvertedCornerShare = CornerJacobians.InvertedShare(bodies),
            WorstZone = Worst(bodies),
            ContactGap = work.ContactGap,
            Energy = stepper.Energy(),
            Bodies = bodies,
            Foil = stepper.CaptureFoil(),
            Tools = [.. stepper.Tools],
            Box = work.Box with { Length = work.Box.Length with { Z = gap } },
        };
    }

    private double LineLoad(double now)
    {
        double Along(double gap) => Math.Sqrt(2.0 * work.RollRadius * Math.Max(gap - now, 0.0));
        var load = 0.0;
        for (var i = 1; i < path.Count; i++)
            load += 0.5 * (path[i].Pressure + path[i - 1].Pressure) * Math.Max(Along(path[i - 1].Gap) - Along(path[i].Gap), 0.0);
        return load;
    }

    private double Solids(double gap)
    {
        var volume = 0.0;
        foreach (var seed in work.Seeds) volume += 4.0 / 3.0 * Math.PI * seed.Radius * seed.Radius * seed.Radius;
        return volume / (work.Box.FootArea * gap);
    }

    private double Pressure(FvStepper stepper) => -stepper.LoadOn(Press).Z / work.Box.FootArea;

    private static double Gap(FvStepper stepper) => stepper.Tools[Press].Point.Z;

    private static (int Body, int Zone, double PlasticStrain) Worst(BodyGeometry bodies)
    {
        var worst = (Body: 0, Zone: 0, PlasticStrain: -1.0);
        for (var b = 0; b < bodies.Count; b++)
        {
            for (var z = bodies.ZoneFirst[b]; z < bodies.ZoneFirst[b + 1]; z++)
            {
                if (bodies.PlasticStrain[z] > worst.PlasticStrain) worst = (b, z - bodies.ZoneFirst[b], bodies.PlasticStrain[z]);
            }
        }

        return worst;
    }

    private void Report(FvStepper stepper, string phase, double done)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new CompactProgress(phase, 1.0 - Gap(stepper) / work.StartThickness, Math.Clamp(done, 0.0, 1.0), stepper.Step));
    }
}
