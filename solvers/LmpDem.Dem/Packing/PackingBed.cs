using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Packing;

/// <summary>
/// Particles on the foil under a platen, by a law of packing: Hertz-Mindlin with a modulus of its own. Nothing in it is
/// real time. Overlap follows from pressure over modulus alone (p = 0.12 E (overlap/R)^1.5 at five contacts each), so
/// every pressure here is a fraction of the modulus: 1e-6 gives a mean overlap of 4e-4 of the radius.
/// </summary>
internal sealed class PackingBed : IDisposable, IKept
{
    /// <summary>Pressure of the platen's light load over the modulus.</summary>
    public const double LightPressure = 1e-6;

    /// <summary>Steps between two checks of the platen's load.</summary>
    public const int Block = 50;

    private const double Modulus = 1e7;
    private const int Platen = 1;

    private readonly DemStepper stepper;
    private readonly double area;
    private readonly IStateKeeper keeper;

    /// <summary>A bed that starts from given particles.</summary>
    public PackingBed(Spheres spheres, ElectrodeSpec electrode, double platen, double friction, double rollingFriction, double gravity,
        PackingSettings settings, IStateKeeper keeper)
    {
        this.keeper = keeper;
        area = electrode.LateralX * electrode.LateralY;
        var material = new MaterialSpec { Density = Density, YoungsModulus = Modulus, PoissonRatio = 0.3 };
        var contact = new ContactSpec
        {
            Law = ContactLaw.HertzMindlin,
            Friction = friction,
            WallFriction = friction,
            RollingFriction = rollingFriction,
            Restitution = 0.2,
        };
        var box = Box.Layer(electrode.LateralX, electrode.LateralY, platen);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("platen", WallShape.Plane, new Vec3(0, 0, platen), new Vec3(0, 0, -1)),
        ];
        stepper = DemStepper.Create(spheres, box, walls, material, contact, new DemSettings
        {
            Gravity = new Vec3(0, 0, -gravity),
            LocalDamping = settings.LocalDamping,
            Threads = settings.Threads,
        });
    }

    /// <summary>Density of the particles; it only sets the time scale, which is not real [kg/m3].</summary>
    public static double Density => 1000.0;

    /// <summary>Speed of sound of the law, sqrt(E/density) [m/s].</summary>
    public static double SoundSpeed => Math.Sqrt(Modulus / Density);

    /// <summary>Height of the platen over the foil [m].</summary>
    public double Height => stepper.Walls[Platen].Point.Z;

    /// <summary>Pressure of the platen over the modulus, mean of the last block.</summary>
    public double RelativePressure => stepper.WallForce(Platen).Z / area / Modulus;

    /// <summary>Pressure of the foil over the modulus, mean of the last block.</summary>
    public double FoilPressure => -stepper.WallForce(0).Z / area / Modulus;

    /// <summary>Steps so far.</summary>
    public long Steps => stepper.Step;

    /// <summary>Time step [s].</summary>
    public double TimeStep => stepper.TimeStep;

    /// <summary>Friction between particles and at the walls.</summary>
    public double Friction
    {
        get => stepper.Friction;
        set => stepper.Friction = stepper.WallFriction = value;
    }

    /// <summary>Present state of rest.</summary>
    public Equilibrium Equilibrium() => stepper.Equilibrium();

    /// <inheritdoc/>
    public void Exchange(StateBook book) => stepper.Exchange(book);

    /// <summary>
    /// Runs one block with the platen at a velocity (upward positive), which ends at rest [m/s]. Before it the state may be kept: whoever
    /// calls this must then come to the same call again from what is kept.
    /// </summary>
    public void Advance(double platenVelocity = 0.0)
    {
        keeper.Pass();
        var platen = stepper.Walls[Platen];
        if (platen.Velocity.Z != platenVelocity) stepper.SetWall(Platen, platen with { Velocity = new Vec3(0, 0, platenVelocity) });
        stepper.Run(Block);
    }

    /// <summary>Runs one block in bursts from rest, so short that deep overlaps push particles apart and do not throw them.</summary>
    /// <param name="platenVelocity">Velocity of the platen, upward positive [m/s].</param>
    public void Creep(double platenVelocity)
    {
        const int Burst = 5;
        keeper.Pass();
        stepper.SetWall(Platen, stepper.Walls[Platen] with { Velocity = new Vec3(0, 0, platenVelocity) });
        for (var step = 0; step < Block; step += Burst)
        {
            stepper.Run(Burst);
            stepper.QuenchVelocities();
        }
    }

    /// <summary>Height of the uppermost particle's top [m].</summary>
    public double Top() => PackingCheck.TopOf(Spheres());

    /// <summary>The particles now.</summary>
    public Spheres Spheres()
    {
        stepper.Synchronize();
        return stepper.Spheres;
    }

    /// <summary>Takes all motion out of the particles.</summary>
    public void Quench() => stepper.QuenchVelocities();

    /// <summary>The particles at rest, with their contacts.</summary>
    public (Spheres Spheres, Contacts Contacts) AtRest()
    {
        stepper.QuenchVelocities();
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        return (stepper.Spheres, contacts);
    }

    /// <inheritdoc/>
    public void Dispose() => stepper.Dispose();
}

/// <summary>An electrode that cannot be made as specified; the message names what can.</summary>
public sealed class PackingException : Exception
{
    /// <summary>States what contradicts itself in the specification.</summary>
    /// <param name="message">One sentence for the user.</param>
    public PackingException(string message) : base(message)
    {
    }

    /// <summary>States why a valid powder does not pack.</summary>
    /// <param name="message">One sentence for the user, with a remedy.</param>
    /// <param name="loosest">Smallest solids fraction that was packed; NaN where none was tried.</param>
    /// <param name="densest">Largest solids fraction that was packed; NaN where none was tried.</param>
    public PackingException(string message, double loosest, double densest) : base(message)
    {
        Loosest = loosest;
        Densest = densest;
        WasTried = true;
    }

    /// <summary>Smallest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Loosest { get; } = double.NaN;

    /// <summary>Largest solids fraction that can be reached; NaN where that is not the question.</summary>
    public double Densest { get; } = double.NaN;

    /// <summary>Whether the request is sound and packing it was tried in vain; else the request contradicts itself.</summary>
    public bool WasTried { get; }
}
