using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>
/// A layer of deformable bodies between the foil and a flat press, which goes as fast as the unbalanced ratio allows. Its time is
/// the step.
/// </summary>
internal sealed partial class BodyLayer : ILayer<CompactState>, IDisposable
{
    private const int Foil = 0;
    private const int Top = 1;
    private const int MeasureSteps = 200;
    private const int MaxHoldBlocks = 80;
    private const int PatienceBlocks = 12; // single nodes that slide along a ridge of another body chatter and never rest
    private const double MinSpeed = 0.05;   // of full speed
    private const double HoldFraction = 0.2;   // of the unbalanced ratio allowed while closing
    private const double ServoPlay = 0.01;  // relative error that is no turn
    private const double MinGain = 1.0 / 128.0;
    private const double LiftedGap = 1.5;   // of the thickness at the start

    // The press comes to a state like exp(-step / 300): a press that stops at full speed lets the layer keep flowing, and by E/Y =
    // 1000 a motion of 0.05 um takes a third of the load away; at an eighth of the speed 0.87 MPa stayed 0.82 of 0.94.
    private const double SettleSteps = 300.0;

    private readonly Compaction work;
    private readonly IStateKeeper keeper;
    private readonly FvStepper stepper;
    private readonly double[] startScale;
    private readonly double solidVolume;
    private readonly double fullSpeed;
    private double openingPressure;
    private Swelling.Progress swelling;
    private HoldProgress holding;

    public BodyLayer(Compaction work, IStateKeeper keeper)
    {
        this.work = work;
        this.keeper = keeper;
        var settings = SettingsOf(work);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", WallShape.Plane, new Vec3(0, 0, work.Box.Length.Z), new Vec3(0, 0, -1)),
        ];
        var meshes = BodyAssembly.Meshes(work.Seeds, settings);
        startScale = Swelling.StartScale(work.Seeds, meshes, work.Box);
        foreach (var seed in work.Seeds) solidVolume += 4.0 / 3.0 * Math.PI * seed.Radius * seed.Radius * seed.Radius;
        fullSpeed = 0.01 * work.StartThickness / work.Spec.StepsPerPercent;
        stepper = FvStepper.Create(work.Seeds, meshes, work.Box, walls, settings, startScale, work.Device);
    }

    /// <inheritdoc/>
    public double StartThickness => work.StartThickness;

    /// <inheritdoc/>
    public double Gap => stepper.Walls[Top].Point.Z;

    /// <summary>Calendering ratio of the present gap.</summary>
    public double Ratio => 1.0 - Gap / work.StartThickness;

    /// <summary>Mean pressure on the press [Pa].</summary>
    public double Pressure => -stepper.LoadOn(Top).Z / work.Box.FootArea;

    /// <inheritdoc/>
    public double SolidsFraction => Solids(Gap);

    /// <summary>Steps of a block.</summary>
    public double BlockTime => FvStepper.SurveyInterval;

    /// <inheritdoc/>
    public long Steps => stepper.Step;

    /// <inheritdoc/>
    public double StiffnessScale => work.StiffnessScale;

    /// <summary>Bodies are the last to press: they are not handed on.</summary>
    public bool IsReady => false;

    /// <inheritdoc/>
    public bool IsAtRest => stepper.Unbalanced < work.Spec.MaxUnbalanced;

    /// <summary>Factor: fraction of the full speed; latest and gain: those of the servo.</summary>
    public PressPace Pace { get; set; } = new(0.2, 0, 0.0, 0.0);

    /// <inheritdoc/>
    public PressPath Path { get; } = new();

    /// <summary>Whether the first state was taken.</summary>
    public bool IsHandedOff => swelling.Phase == Swelling.SwellingPhase.Over;

    /// <summary>
    /// Lets the bodies swell to the sizes of their spheres and come to rest; goes on with a hand-off that was interrupted.
    /// </summary>
    /// <param name="report">Receives the phase and the fraction of it completed.</param>
    /// <returns>The first state, and what was kept.</returns>
    public (CompactState First, HandoffAudit Kept) HandOff(Action<string, double> report)
    {
        Swelling.Run(stepper, work, startScale, ref swelling, keeper, done => report("swelling", done));
        Hold(() => report("holding", 1.0));
        swelling.Phase = Swelling.SwellingPhase.Over;
        var first = Capture(new PressPoint
        {
            Index = 0,
            Phase = PressPhase.Loaded,
            Target = new PressTarget(1.0 - work.Box.Length.Z / work.StartThickness, null),
            Gap = Gap,
            Thickness = Gap,
            State = new PressState(),
        });
        return (first, Swelling.Audit(stepper, work, startScale, Gap, first.PressureTop));
    }

    /// <inheritdoc/>
    public double GapAt(double solidsFraction) => solidVolume / (work.Box.FootArea * solidsFraction);

    /// <inheritdoc/>
    public double Speed(double left, double slowing) =>
        Math.Min(Pace.Factor * fullSpeed, Math.Max(left / SettleSteps, MinSpeed * fullSpeed));

    /// <summary>
    /// Bodies respond some 300 steps late and, on unloading, where they are elastic, ten times as stiffly: at full gain the servo
    /// oscillated between no load and twice the load without end. The gain is halved at every reversal, and full again for the next
    /// pressure.
    /// </summary>
    public double ServoSpeed(double error)
    {
        if (Math.Abs(error) > ServoPlay)
        {
            var turned = error * Pace.Latest < 0.0;
            Pace = Pace with { Latest = error, Gain = turned ? Math.Max(0.5 * Pace.Gain, MinGain) : Pace.Gain };
        }

        return Pace.Factor * fullSpeed * Math.Clamp(Pace.Gain * error, -1.0, 1.0);
    }

    /// <inheritdoc/>
    public void Advance(Stroke stroke)
    {
        var gap = Gap;
        Move(stroke.Speed, stroke.Shear);
        stepper.Drag = Drag.Usual with { Flow = new Vec3(stroke.Shear / gap, 0, -stroke.Speed / gap) };
        stepper.BeginLoads();
        stepper.Run(FvStepper.SurveyInterval);
        if (stroke.Speed > 0.0)
        {
            Path.Add(Gap, Pressure);
            if (work.Material.RateExponent > 0.0) stepper.FollowRate(RealTime(gap, Gap));
        }

        var factor = stepper.Unbalanced > work.Spec.MaxUnbalanced
            ? Math.Max(0.7 * Pace.Factor, MinSpeed) : Math.Min(1.1 * Pace.Factor, 1.0);
        Pace = Pace with { Factor = factor, Blocks = Pace.Blocks + 1 };
    }

    /// <inheritdoc/>
    public void Hold(Action tick)
    {
        Stop();
        if (!holding.IsBegun) holding = new HoldProgress { IsBegun = true, Min = double.PositiveInfinity };
        while (holding.Blocks < MaxHoldBlocks && holding.SinceLeast < PatienceBlocks)
        {
            keeper.Pass();
            stepper.Run(FvStepper.SurveyInterval);
            tick();
            if (holding.Blocks >= 3 && stepper.Unbalanced < HoldFraction * work.Spec.MaxUnbalanced) break;
            holding.SinceLeast = stepper.Unbalanced < 0.9 * holding.Min ? 0 : holding.SinceLeast + 1;
            holding.Min = Math.Min(holding.Min, stepper.Unbalanced);
            holding.Blocks++;
        }

        holding.IsBegun = false;
    }

    /// <inheritdoc/>
    public void BeginOpening() => openingPressure = Pressure;

    /// <summary>
    /// Speed of opening, by the pressure that is left: the layer follows like exp(-step / 300), and a press that leaves it behind
    /// finds too little springback. At the end it lags by 9 full steps, 1 % of what the layer regains at 700 steps a per cent.
    /// </summary>
    public double OpeningSpeed() => fullSpeed * Math.Max(0.5 * Pressure / openingPressure, 0.03);

    /// <inheritdoc/>
    public void Release(Action tick)
    {
        stepper.SetWall(Top, stepper.Walls[Top] with { Point = new Vec3(0, 0, LiftedGap * work.StartThickness) });
        Hold(tick);
    }

    /// <inheritdoc/>
    public CompactState Capture(PressPoint point)
    {
        Stop();
        stepper.BeginMeasure();
        stepper.Run(MeasureSteps);
        var bodies = stepper.Capture();
        var (deepest, mean) = Penetration.Of(stepper.State);
        Pace = Pace with { Latest = 0.0, Gain = 1.0 };
        return new CompactState
        {
            Phase = point.Phase,
            TargetRatio = point.Target.Ratio,
            TargetPressure = point.Target.Pressure,
            AchievedRatio = 1.0 - point.Thickness / work.StartThickness,
            Thickness = point.Thickness,
            Springback = point.Springback,
            SpringbackSimulated = point.SpringbackSimulated,
            SolidsFraction = Solids(point.Thickness),
            PressureTop = 0.0 + Pressure, // no load is 0, not -0
            PressureBottom = stepper.LoadOn(Foil).Z / work.Box.FootArea,
            LineLoad = point.Phase == PressPhase.Loaded ? Path.LineLoad(work.Press.RollRadius, point.Gap) : 0.0,
            Unbalanced = stepper.Unbalanced,
            OverCalendered = point.IsSaturated,
            IsSettled = point.IsSettled,
            Step = stepper.Step,
            DeepestPenetration = deepest,
            MeanPenetrationFraction = mean,
            MinVolumeRatio = stepper.MinZoneVolumeRatio,
            InvertedCornerFraction = CornerJacobians.InvertedFraction(bodies),
            WorstZone = Worst(bodies),
            ContactGap = work.ContactGap,
            Energy = stepper.Energy(),
            Bodies = bodies,
            Foil = stepper.CaptureFoil(),
            Walls = [.. stepper.Walls],
            Box = work.Box with { Length = work.Box.Length with { Z = point.Gap } },
        };
    }

    /// <inheritdoc/>
    public void Dispose() => stepper.Dispose();

    private static FvSettings SettingsOf(Compaction work) => new()
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
        WallFriction = work.WallFriction,
        PressFriction = work.PressFriction,
        BareFriction = work.Spec.BareFriction,
        Foil = work.Spec.Foil is { Deformable: true } foil
            ? new PlasticMaterial(foil.YoungsModulus, foil.PoissonRatio, foil.YieldStrength)
            : null,
        FoilThickness = work.FoilThickness,
        Seed = work.Seed,
        MeshSeed = work.MeshSeed,
        Threads = work.Threads,
    };

    private void Move(double speed, double shear) =>
        stepper.SetWall(Top, stepper.Walls[Top] with { Velocity = new Vec3(0, 0, -speed), SurfaceVelocity = new Vec3(shear, 0, 0) });

    private void Stop()
    {
        stepper.SetWall(Top, stepper.Walls[Top] with { Velocity = Vec3.Zero, SurfaceVelocity = Vec3.Zero });
        stepper.Drag = Drag.Holding;
    }

    // Time in which the web closes the gap while approaching the nip.
    private double RealTime(double from, double to) =>
        new RollProfile(work.Press.RollRadius, work.StartThickness * (1.0 - work.Press.Ratios[^1]))
            .Time(from, to, work.StartThickness, work.Press.LineSpeed);

    private double Solids(double gap) => solidVolume / (work.Box.FootArea * gap);

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
}
