using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// Integrates spheres and walls with the discrete element method. The state after a run depends only on the start, the settings and
/// the lengths of the runs: any number of threads gives the same bits.
/// </summary>
public sealed partial class DemStepper : IDisposable, IKept
{
    private readonly IStepKernel kernel;
    private readonly ParticleColumns particles;
    private readonly Wall[] walls;
    private readonly Vec3[] force;
    private readonly double[] work;
    private readonly double rollingFriction;
    private readonly double? pressFriction;
    private readonly bool followRotations;
    private readonly BondSpec bondSpec;

    private DemStepper(
        Spheres spheres, ParticleColumns particles, IStepKernel kernel, IReadOnlyList<Wall> walls,
        ContactSpec contact, DemSettings settings, double dt)
    {
        this.kernel = kernel;
        this.particles = particles;
        this.walls = [.. walls];
        force = new Vec3[walls.Count];
        work = new double[walls.Count];
        rollingFriction = contact.RollingFriction;
        bondSpec = contact.Bond;
        followRotations = settings.FollowRotations;
        Spheres = spheres;
        TimeStep = dt;
        Friction = contact.Friction;
        WallFriction = contact.WallFriction;
        pressFriction = contact.PressFriction;
        Gravity = settings.Gravity;
        LocalDamping = settings.LocalDamping;
        ViscousDamping = settings.ViscousDamping;
    }

    /// <summary>Time step [s].</summary>
    public double TimeStep { get; }

    /// <summary>Steps taken so far.</summary>
    public long Step { get; private set; }

    /// <summary>Simulated time so far [s].</summary>
    public double Time => Step * TimeStep;

    /// <summary>The particles in order of their ids, as of the last <see cref="Synchronize"/>.</summary>
    public Spheres Spheres { get; }

    /// <summary>The walls where they are now.</summary>
    public IReadOnlyList<Wall> Walls => walls;

    /// <summary>Coulomb coefficient between particles.</summary>
    public double Friction { get; set; }

    /// <summary>Coulomb coefficient at the walls; where the contact states one for the press, at the first wall alone.</summary>
    public double WallFriction { get; set; }

    /// <summary>Acceleration of every particle [m/s2].</summary>
    public Vec3 Gravity { get; set; }

    /// <summary>Local damping coefficient, 0 to below 1.</summary>
    public double LocalDamping { get; set; }

    /// <summary>Viscous damping rate of the velocities [1/s].</summary>
    public double ViscousDamping { get; set; }

    /// <summary>Bytes of all columns.</summary>
    public long Bytes => kernel.Bytes;

    /// <summary>Searches for neighbours so far.</summary>
    public int Rebuilds => kernel.Rebuilds;

    /// <summary>Pairs the law is evaluated for each step.</summary>
    public long ListedPairs => kernel.ListedPairs;

    private StepSettings Settings =>
        new(TimeStep, Gravity, LocalDamping, ViscousDamping, Friction, WallFriction, pressFriction ?? WallFriction, rollingFriction,
            followRotations);

    /// <summary>A stepper that starts from a copy of the given state.</summary>
    /// <param name="spheres">Particles; at least one, radii above 0.</param>
    /// <param name="box">Region; a periodic edge is at least twice the largest diameter.</param>
    /// <param name="walls">Rigid walls.</param>
    /// <param name="material">Bulk properties of the particles.</param>
    /// <param name="contact">Law and coefficients.</param>
    /// <param name="settings">Time step, damping, threads.</param>
    /// <param name="memory">Contacts of an earlier stepper that was in this state: their history continues, and so does the run, to the
    /// bit.</param>
    /// <exception cref="ArgumentException">No particle, a radius that is not positive, or a periodic edge that is too short.</exception>
    public static DemStepper Create(
        Spheres spheres, Box box, IReadOnlyList<Wall> walls, MaterialSpec material, ContactSpec contact, DemSettings settings,
        Contacts? memory = null) => Create(spheres, box, walls, material, contact, settings, memory, null);

    // The same for a part of a layer, of which some particles keep their place.
    internal static DemStepper Create(
        Spheres spheres, Box box, IReadOnlyList<Wall> walls, MaterialSpec material, ContactSpec contact, DemSettings settings,
        Contacts? memory, PartOfLayer? part)
    {
        Check(spheres, box);
        var dt = settings.TimeStep ?? settings.TimeStepFraction * StableTimeStep.For(material, contact, spheres.Radius);
        var copy = new Spheres(spheres.Count);
        var particles = Load(spheres, copy, material.Density, dt, part);
        // A worker below some 1,500 rows waits at the barrier longer than it works.
        var workers = Math.Clamp(spheres.Count / 1500, 1, Math.Max(settings.Threads, 1));
        var kernel = contact.Law.Apply(new StepKernelOf(
            particles, spheres, box, walls.Count, material, contact, workers, part?.MeanRadius ?? spheres.Radius.Average()));
        if (memory is not null) kernel.Recall(memory);
        return new DemStepper(copy, particles, kernel, walls, contact, settings, dt);
    }

    /// <summary>Puts a wall elsewhere or gives it another velocity, between runs.</summary>
    /// <param name="index">Index of the wall.</param>
    /// <param name="wall">The new wall.</param>
    public void SetWall(int index, Wall wall) => walls[index] = wall;

    /// <summary>Runs a number of steps with the present settings and wall velocities.</summary>
    /// <param name="steps">Number of steps, >= 0.</param>
    /// <exception cref="DivergedException">A particle moved by half the smallest radius in one step.</exception>
    public void Run(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (steps == 0) return;
        kernel.Run(Settings, walls, steps);
        Step += steps;
        for (var t = 0; t < walls.Length; t++)
        {
            var (impulse, done) = kernel.TakeLoad(t);
            force[t] = impulse / (steps * TimeStep);
            work[t] += done;
        }
    }

    /// <summary>Force of the particles on a wall, mean over the last run [N].</summary>
    public Vec3 WallForce(int index) => force[index];

    /// <summary>Work a wall has done on the particles so far [J].</summary>
    public double WallWork(int index) => work[index];

    /// <summary>
    /// Brings <see cref="Spheres"/> up to date. The next run searches for neighbours first, so that it depends on the state
    /// in order of ids alone.
    /// </summary>
    public unsafe void Synchronize()
    {
        for (long k = 0; k < particles.Count; k++)
        {
            var id = particles.Id[k];
            ref var place = ref particles.Places[k];
            ref var motion = ref particles.Motions[k];
            ref var trace = ref particles.Traces[k];
            Spheres.Position[id] = place.Centre;
            Spheres.Velocity[id] = motion.Velocity;
            Spheres.AngularVelocity[id] = motion.SurfaceSpin / place.Radius;
            PutSpin(ref motion, place.Radius, Spheres.AngularVelocity[id], trace.UndeformedRadius); // so that the copy holds every bit
            Spheres.Rotation[id] = trace.Rotation;
            Spheres.ApparentRadius[id] = place.Radius;
            Spheres.BulkPressure[id] = trace.BulkPressure;
        }

        kernel.Invalidate();
    }

    /// <summary>
    /// The present contacts, found without advancing their memory; changes nothing, and does not bring <see cref="Spheres"/> up to date.
    /// </summary>
    public Contacts Contacts() => kernel.Survey(Settings, walls).Contacts;

    /// <summary>How close the packing is to rest; changes nothing.</summary>
    public Equilibrium Equilibrium() => kernel.Survey(Settings, walls).Equilibrium;

    /// <summary>Mean overlap of the particle contacts over the mean radius of the two; changes nothing.</summary>
    public double MeanOverlap() => Measures.MeanOverlap.Of(kernel.Survey(Settings, walls).Contacts, Spheres.Radius);

    /// <summary>Sets stress-free binder bridges at all present contacts, in place of earlier bridges.</summary>
    /// <param name="spec">Binder.</param>
    /// <returns>The number of bridges.</returns>
    public int BindContacts(BondSpec spec)
    {
        Synchronize();
        var contacts = Contacts();
        var pairs = new BondPair[contacts.Count];
        for (var c = 0; c < contacts.Count; c++)
        {
            int first = contacts.First[c], second = contacts.Second[c];
            double ri = Spheres.ApparentRadius[first], rj = second < 0 ? 0.0 : Spheres.ApparentRadius[second];
            pairs[c] = new BondPair(
                first, second, ri + rj - contacts.Overlap[c], spec.RadiusFraction * (second < 0 ? ri : Math.Min(ri, rj)));
        }

        kernel.SetBonds(new Bonds(spec, pairs, Spheres.Count));
        return pairs.Length;
    }

    /// <summary>Sets all velocities and spins to zero.</summary>
    public unsafe void QuenchVelocities()
    {
        for (long k = 0; k < particles.Count; k++)
        {
            particles.Motions[k].Velocity = Vec3.Zero;
            particles.Motions[k].SurfaceSpin = Vec3.Zero;
        }
    }

    /// <summary>Multiplies all radii, at constant masses (packings by growth).</summary>
    /// <param name="factor">Factor, > 0.</param>
    public unsafe void ScaleRadii(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        for (long k = 0; k < particles.Count; k++)
        {
            particles.Places[k].Radius *= factor;
            particles.Traces[k].UndeformedRadius *= factor;
            Spheres.Radius[particles.Id[k]] *= factor;
        }

        kernel.ScaleLengths(factor);
    }

    /// <inheritdoc/>
    public void Dispose() => kernel.Dispose();

    private sealed record StepKernelOf(
        ParticleColumns Particles, Spheres Spheres, Box Box, int Walls, MaterialSpec Material, ContactSpec Contact, int Workers,
        double MeanRadius) : ILawUser<IStepKernel>
    {
        public IStepKernel Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw>
        {
            // A wall is rigid: its contacts have twice the modulus of two equal bodies.
            var atWall = Material with { YoungsModulus = 2.0 * Material.YoungsModulus };
            TLaw law = TLaw.Create(Material, Contact, MeanRadius), wallLaw = TLaw.Create(atWall, Contact, MeanRadius);
            return Contact.Adhesion > 0.0 ? Compile(Adhesive(law), Adhesive(wallLaw)) : Compile(law, wallLaw);
        }

        private Adhesive<TLaw> Adhesive<TLaw>(TLaw law)
            where TLaw : struct, INormalLaw => new(law, Contact.Adhesion, Contact.AdhesionRange);

        private StepKernel<TLaw> Compile<TLaw>(TLaw law, TLaw wallLaw)
            where TLaw : struct, INormalLaw =>
            new(law, wallLaw, Material, Particles, Box, Walls, Contact.RollingFriction > 0.0, Workers, Tuning.For(Spheres.Radius));
    }
}
