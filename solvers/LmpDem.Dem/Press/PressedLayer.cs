using LmpDem.Dem.Laws;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Press;

/// <summary>
/// A layer between the foil and a flat press: marches in blocks of steps at a closing speed, measures pressure and inertial
/// number, and takes states.
/// </summary>
internal sealed class PressedLayer : IDisposable
{
    /// <summary>Steps between two looks at the load.</summary>
    public const int Block = 100;

    private const int Foil = 0;
    private const int Top = 1;
    private const int BlocksPerLook = 5;
    private const int MaxHoldBlocks = 600;
    private const double HoldDamping = 0.7; // Cundall's usual value; nothing moves in a hold that it could distort

    private readonly Calendering work;
    private readonly CancellationToken cancellation;
    private readonly DemStepper stepper;
    private readonly double solidVolume;
    private readonly List<(double Gap, double Pressure)> path = [];
    private int states;

    public PressedLayer(Calendering work, CancellationToken cancellation)
    {
        this.work = work;
        this.cancellation = cancellation;
        StartThickness = work.Box.Length.Z;
        solidVolume = work.Layer.SolidVolume;
        MeanDiameter = 2.0 * work.Layer.Radius.Average();
        Tool[] tools =
        [
            new("foil", ToolShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", ToolShape.Plane, new Vec3(0, 0, StartThickness), new Vec3(0, 0, -1)),
        ];
        stepper = DemStepper.Create(work.Layer, work.Box, tools, work.Material, work.Contact, work.PressSettings);
        if (work.Contact.Bond.Enabled) stepper.BindContacts(work.Contact.Bond);
    }

    /// <summary>Thickness of the packed layer [m].</summary>
    public double StartThickness { get; }

    /// <summary>Mean diameter of the particles [m].</summary>
    public double MeanDiameter { get; }

    /// <summary>Distance of the press from the foil [m].</summary>
    public double Gap => stepper.Tools[Top].Point.Z;

    /// <summary>Volume of the particles over that of the gap.</summary>
    public double SolidsFraction => solidVolume / (work.Box.FootArea * Gap);

    /// <summary>Gap at which the layer has a solids fraction [m].</summary>
    public double GapAt(double solidsFraction) => solidVolume / (work.Box.FootArea * solidsFraction);

    /// <summary>Calendering ratio of the present gap.</summary>
    public double Ratio => 1.0 - Gap / StartThickness;

    /// <summary>Pressure on the press, mean of the last block [Pa].</summary>
    public double PressureTop => stepper.ToolForce(Top).Z / work.Box.FootArea;

    /// <summary>Pressure on the foil, mean of the last block [Pa].</summary>
    public double PressureBottom => -stepper.ToolForce(Foil).Z / work.Box.FootArea;

    /// <summary>Mean of both pressures [Pa].</summary>
    public double Pressure => 0.5 * (PressureTop + PressureBottom);

    /// <summary>
    /// Pressure below which the layer counts as not yet touched, a hundredth of the yield strength [Pa]: about what one per cent
    /// of compression gives. The inertial number takes no lower pressure: it would slow the press without end before the first
    /// contacts.
    /// </summary>
    public double ContactPressure => 1e-2 * work.Material.YieldStrength;

    /// <summary>Duration of a block [s].</summary>
    public double BlockTime => Block * stepper.TimeStep;

    /// <summary>Steps so far.</summary>
    public long Steps => stepper.Step;

    /// <summary>Present state of rest.</summary>
    public Equilibrium Equilibrium() => stepper.Equilibrium();

    /// <summary>Present mean overlap of the particle contacts over the mean radius of the two.</summary>
    public double MeanOverlap() => stepper.MeanOverlap();

    /// <summary>Inertial number of a closing speed under a pressure: strain rate x diameter x sqrt(density / pressure).</summary>
    public double InertialNumber(double speed, double pressure) =>
        Math.Abs(speed) / Gap * MeanDiameter * Math.Sqrt(work.Material.Density / Math.Max(pressure, ContactPressure));

    /// <summary>Closing speed that has an inertial number under a pressure [m/s].</summary>
    public double SpeedAt(double inertialNumber, double pressure) =>
        inertialNumber * Gap / MeanDiameter * Math.Sqrt(pressure / work.Material.Density);

    /// <summary>Marches a block.</summary>
    /// <param name="speed">Closing speed, negative to open [m/s].</param>
    /// <param name="shear">Velocity of the press's surface along the web [m/s].</param>
    public void March(double speed, double shear = 0.0)
    {
        cancellation.ThrowIfCancellationRequested();
        stepper.SetTool(Top, stepper.Tools[Top] with { Velocity = new Vec3(0, 0, -speed), SurfaceVelocity = new Vec3(shear, 0, 0) });
        stepper.Run(Block);
        if (speed > 0.0) path.Add((Gap, Pressure));
    }

    /// <summary>Holds the gap until the net forces are small.</summary>
    /// <param name="reference">Force they are small against; unset: the present mean contact force [N].</param>
    /// <returns>The state of rest, its unbalanced ratio by the reference.</returns>
    public Equilibrium Hold(double? reference = null)
    {
        var damping = stepper.LocalDamping;
        stepper.LocalDamping = Math.Max(damping, HoldDamping);
        var rest = stepper.Equilibrium();
        for (var block = 1; block <= MaxHoldBlocks; block++)
        {
            March(0.0);
            if (block % BlocksPerLook != 0) continue;
            rest = stepper.Equilibrium();
            if (reference is { } force && force > 0.0) rest = rest with { UnbalancedRatio = rest.UnbalancedRatio * rest.MeanContactForce / force };
            if (rest.UnbalancedRatio < 0.5 * work.Press.MaxUnbalanced) break;
        }
        stepper.LocalDamping = damping;
        return rest;
    }

    /// <summary>Lifts the press clear of the layer.</summary>
    public void Lift() => stepper.SetTool(Top, stepper.Tools[Top] with { Point = new Vec3(0, 0, 1.5 * StartThickness), Velocity = Vec3.Zero, SurfaceVelocity = Vec3.Zero });

    /// <summary>
    /// Load over the width of the web if the present gap were the nip's [N/m]: the path's pressure over the entry side of
    /// the roll's profile, gap(x) = nip + x2/2R.
    /// </summary>
    public double LineLoad()
    {
        var load = 0.0;
        for (var i = 1; i < path.Count; i++)
            load += 0.5 * (path[i].Pressure + path[i - 1].Pressure) * Math.Max(Along(path[i - 1].Gap) - Along(path[i].Gap), 0.0);
        return load;
        double Along(double gap) => Math.Sqrt(2.0 * work.Press.RollRadius * Math.Max(gap - Gap, 0.0));
    }

    /// <summary>The state now.</summary>
    /// <param name="phase">Under load or opened.</param>
    /// <param name="thickness">Thickness of the layer [m].</param>
    /// <param name="inertialNumber">Inertial number to report.</param>
    /// <param name="rest">State of rest.</param>
    public CalenderState State(CalenderPhase phase, double thickness, double inertialNumber, Equilibrium rest)
    {
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        return new CalenderState
        {
            Index = states++,
            Phase = phase,
            RatioReached = 1.0 - thickness / StartThickness,
            Thickness = thickness,
            SolidsFraction = solidVolume / (work.Box.FootArea * thickness),
            PressureTop = PressureTop,
            PressureBottom = PressureBottom,
            LineLoad = phase == CalenderPhase.Loaded ? LineLoad() : 0.0,
            InertialNumber = inertialNumber,
            Equilibrium = rest,
            FullContacts = work.Contact.Law == ContactLaw.PlasticDense ? ContactFaults.Full(stepper.Spheres, contacts) : null,
            DoubleContacts = ContactFaults.Double(stepper.Spheres, contacts, work.Box),
            Spheres = stepper.Spheres.Copy(),
            Contacts = contacts,
            Tools = [.. stepper.Tools],
            Box = work.Box with { Length = work.Box.Length with { Z = thickness } },
            Step = stepper.Step,
            Time = stepper.Time,
            Work = stepper.ToolWork(Top),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => stepper.Dispose();
}
