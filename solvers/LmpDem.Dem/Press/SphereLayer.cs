using LmpDem.Dem.Laws;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;

namespace LmpDem.Dem.Press;

/// <summary>
/// A layer of spheres between the foil and a flat press. The press goes as fast as the inertial number allows under the present
/// pressure, slower where the net forces show that the layer does not follow.
/// </summary>
internal sealed class SphereLayer : ILayer<CalenderState>, IDisposable
{
    private const int Block = 100;
    private const int Foil = 0;
    private const int Top = 1;
    private const int BlocksPerLook = 5;
    private const int MaxHoldBlocks = 600;
    private const double HoldDamping = 0.7; // Cundall's usual value; nothing moves in a hold that it could distort
    private const double LiftedGap = 1.5;   // of the thickness at the start

    private const int BlocksPerPace = 20;
    private const double Reserve = 0.8; // the pressure of the coming block may be lower than that of the last one

    private const int MaxSeatingBlocks = 2000;
    private const double SeatingPlay = 0.005; // of the thickness, as the packed layer's own tolerance

    private readonly Calendering work;
    private readonly IStateKeeper keeper;
    private readonly DemStepper stepper;
    private readonly double solidVolume;
    private readonly double meanDiameter;
    private PressPace pace = new(1.0, 0, 0.0, 0.0);
    private double openingFloor;
    private double openingForce;
    private Equilibrium? rest;
    private Wait seating;
    private Wait resting;

    public SphereLayer(Calendering work, IStateKeeper keeper)
    {
        this.work = work;
        this.keeper = keeper;
        StartThickness = work.Box.Length.Z;
        solidVolume = work.Layer.SolidVolume;
        meanDiameter = 2.0 * work.Layer.Radius.Average();
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", WallShape.Plane, new Vec3(0, 0, StartThickness), new Vec3(0, 0, -1)),
        ];
        stepper = DemStepper.Create(work.Layer, work.Box, walls, work.Material, work.Contact, work.PressSettings);
        if (work.Contact.Bond.Enabled) stepper.BindContacts(work.Contact.Bond);
    }

    /// <inheritdoc/>
    public double StartThickness { get; }

    /// <inheritdoc/>
    public double Gap => stepper.Walls[Top].Point.Z;

    /// <inheritdoc/>
    public double SolidsFraction => solidVolume / (work.Box.FootArea * Gap);

    /// <summary>Mean pressure on press and foil [Pa].</summary>
    public double Pressure => 0.5 * (PressureTop + PressureBottom);

    /// <inheritdoc/>
    public double BlockTime => Block * stepper.TimeStep;

    /// <inheritdoc/>
    public long Steps => stepper.Step;

    /// <inheritdoc/>
    public double StiffnessScale => work.Material.StiffnessScale;

    /// <summary>Whether the mean overlap is that of the hand-off.</summary>
    public bool IsReady => work.Until is { Ratio: null, MeanOverlap: var limit } && stepper.MeanOverlap() >= limit;

    /// <inheritdoc/>
    public bool IsAtRest => stepper.Equilibrium().UnbalancedRatio < work.Press.MaxUnbalanced;

    /// <summary>Factor: slowdown by net forces; peak and latest: inertial numbers of the way to the target.</summary>
    public PressPace Pace { get => pace; set => pace = value; }

    /// <inheritdoc/>
    public PressPath Path { get; } = new();

    private double PressureTop => stepper.WallForce(Top).Z / work.Box.FootArea;

    private double PressureBottom => -stepper.WallForce(Foil).Z / work.Box.FootArea;

    // Pressure below which the layer counts as not yet touched: about what one per cent of compression gives. The inertial number
    // takes no lower pressure: it would slow the press without end before the first contacts.
    private double ContactPressure => 1e-2 * work.Material.YieldStrength;

    // Seating takes a tenth of the pressure that counts as contact.
    private double SeatPressure => 0.1 * ContactPressure;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        stepper.Exchange(book);
        book.Value("pace", ref pace);
        book.Value("opening_floor", ref openingFloor);
        book.Value("opening_force", ref openingForce);
        rest = book.Optional("rest", rest);
        book.Value("seating", ref seating);
        book.Value("resting", ref resting);
        Path.Exchange(book);
    }

    /// <inheritdoc/>
    public double GapAt(double solidsFraction) => solidVolume / (work.Box.FootArea * solidsFraction);

    /// <summary>
    /// Seats the press: a packed layer, which no platen holds any longer, is taken up by a thousandth of its
    /// yield strength, closing by less than the play of its thickness. Without it the first contacts would be accidental. A layer that
    /// is seated stays as it is.
    /// </summary>
    public void Seat()
    {
        double Ratio() => 1.0 - Gap / StartThickness;
        while (!seating.IsOver && seating.Blocks < MaxSeatingBlocks && Ratio() < (1.0 - 1e-6) * SeatingPlay)
        {
            keeper.Pass();
            var block = ++seating.Blocks;
            var error = Math.Clamp(1.0 - Pressure / SeatPressure, -1.0, 1.0);
            var speed = 0.3 * SpeedAt(work.Press.MaxInertialNumber, SeatPressure) * error;
            StepKernel(Math.Min(speed, (SeatingPlay - Ratio()) * StartThickness / BlockTime), 0.0);
            if (block % BlocksPerPace != 0 || !(Math.Abs(error) < 0.5)) continue;
            seating.IsOver = stepper.Equilibrium().UnbalancedRatio < 0.5 * work.Press.MaxUnbalanced;
        }

        seating.IsOver = true;
    }

    /// <inheritdoc/>
    public double Speed(double left, double slowing)
    {
        var (factor, blocks) = (pace.Factor, pace.Blocks + 1);
        if (blocks % BlocksPerPace == 0)
        {
            // Moving needs some net force: ten times what a state at rest may have. Loose particles have no contact forces
            // to compare it with.
            var slow = Pressure > SeatPressure && stepper.Equilibrium().UnbalancedRatio > 10.0 * work.Press.MaxUnbalanced;
            factor = slow ? Math.Max(0.7 * factor, 0.1) : Math.Min(1.2 * factor, 1.0);
        }

        pace = pace with { Factor = factor, Blocks = blocks };
        return Reserve * factor * SpeedAt(work.Press.MaxInertialNumber, Math.Max(Pressure, ContactPressure)) * slowing;
    }

    /// <inheritdoc/>
    public double ServoSpeed(double error) => Speed(Gap, 1.0) * Math.Clamp(error, -1.0, 1.0);

    /// <inheritdoc/>
    public void Advance(Stroke stroke)
    {
        StepKernel(stroke.Speed, stroke.Shear);
        var rate = InertialNumber(stroke.Speed, Math.Max(Pressure, openingFloor));
        pace = pace with { Latest = rate, Peak = stroke.IsNear ? Math.Max(pace.Peak, rate) : pace.Peak };
    }

    /// <inheritdoc/>
    public void Hold(Action tick) => rest = Rest(null);

    /// <inheritdoc/>
    public void BeginOpening()
    {
        openingFloor = 0.05 * Pressure;
        openingForce = stepper.Equilibrium().MeanContactForce;
        pace = pace with { Peak = 0.0 };
    }

    /// <summary>
    /// Speed of opening: elastic recovery takes a per cent of the height, which a tenth of the closing speed resolves [m/s].
    /// </summary>
    public double OpeningSpeed() => 0.1 * SpeedAt(work.Press.MaxInertialNumber, Math.Max(Pressure, openingFloor));

    /// <inheritdoc/>
    public void Release(Action tick)
    {
        var lifted = new Vec3(0, 0, LiftedGap * StartThickness);
        stepper.SetWall(Top, stepper.Walls[Top] with { Point = lifted, Velocity = Vec3.Zero, SurfaceVelocity = Vec3.Zero });
        rest = Rest(openingForce);
    }

    /// <inheritdoc/>
    public CalenderState Capture(PressPoint point)
    {
        var balance = rest ?? stepper.Equilibrium();
        // Between two targets the last block counts as well, wherever it was.
        var rate = point.Target == default ? Math.Max(pace.Peak, pace.Latest) : pace.Peak;
        pace = pace with { Peak = 0.0, Latest = 0.0 };
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        return new CalenderState
        {
            Index = point.Index,
            Phase = point.Phase,
            TargetRatio = point.Target.Ratio,
            TargetPressure = point.Target.Pressure,
            AchievedRatio = 1.0 - point.Thickness / StartThickness,
            Thickness = point.Thickness,
            SolidsFraction = solidVolume / (work.Box.FootArea * point.Thickness),
            Springback = point.Springback,
            SpringbackSimulated = point.SpringbackSimulated,
            PressureTop = PressureTop,
            PressureBottom = PressureBottom,
            LineLoad = point.Phase == PressPhase.Loaded ? Path.LineLoad(work.Press.RollRadius, Gap) : 0.0,
            InertialNumber = rate,
            Equilibrium = balance,
            OverCalendered = point.IsSaturated,
            IsSettled = point.IsSettled,
            FullContacts = work.Contact.Law == ContactLaw.PlasticDense ? ContactFaults.Full(stepper.Spheres, contacts) : null,
            DoubleContacts = ContactFaults.Double(stepper.Spheres, contacts, work.Box),
            HandsOn = point.HandsOn,
            Press = point.State,
            Spheres = stepper.Spheres.Copy(),
            Contacts = contacts,
            Walls = [.. stepper.Walls],
            Box = work.Box with { Length = work.Box.Length with { Z = point.Gap } },
            Step = stepper.Step,
            Time = stepper.Time,
            Work = stepper.WallWork(Top),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => stepper.Dispose();

    private void StepKernel(double speed, double shear)
    {
        rest = null;
        stepper.SetWall(Top, stepper.Walls[Top] with { Velocity = new Vec3(0, 0, -speed), SurfaceVelocity = new Vec3(shear, 0, 0) });
        stepper.Run(Block);
        if (speed > 0.0) Path.Add(Gap, Pressure);
    }

    // Holds the gap until the net forces are small against a force, that of the contacts now where none is named.
    private Equilibrium Rest(double? reference)
    {
        if (!resting.IsBegun)
        {
            resting = new Wait { IsBegun = true, Damping = stepper.LocalDamping };
            stepper.LocalDamping = Math.Max(stepper.LocalDamping, HoldDamping);
            resting.Latest = stepper.Equilibrium();
        }

        while (!resting.IsOver && resting.Blocks < MaxHoldBlocks)
        {
            keeper.Pass();
            StepKernel(0.0, 0.0);
            if (++resting.Blocks % BlocksPerLook != 0) continue;
            var now = stepper.Equilibrium();
            if (reference is { } force && force > 0.0)
                now = now with { UnbalancedRatio = now.UnbalancedRatio * now.MeanContactForce / force };
            resting.Latest = now;
            resting.IsOver = now.UnbalancedRatio < 0.5 * work.Press.MaxUnbalanced;
        }

        stepper.LocalDamping = resting.Damping;
        resting.IsBegun = false;
        return resting.Latest;
    }

    // Strain rate x diameter x sqrt(density / pressure).
    private double InertialNumber(double speed, double pressure) =>
        Math.Abs(speed) / Gap * meanDiameter * Math.Sqrt(work.Material.Density / Math.Max(pressure, ContactPressure));

    // Closing speed that has an inertial number under a pressure [m/s].
    private double SpeedAt(double inertialNumber, double pressure) =>
        inertialNumber * Gap / meanDiameter * Math.Sqrt(pressure / work.Material.Density);

    // How far the layer is with seating or a hold.
    private struct Wait
    {
        public bool IsBegun, IsOver;
        public int Blocks;
        public double Damping; // before the hold
        public Equilibrium Latest;
    }
}
