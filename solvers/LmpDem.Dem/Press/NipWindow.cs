using LmpDem.Dem.Bodies;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;

namespace LmpDem.Dem.Press;

/// <summary>
/// The part of a long layer that a roll moves. Far before and behind the nip particles are at rest; they are left out of the time
/// integration, and those next to the part that moves are fixed and hold it. The window follows the roll: its front stays a margin ahead
/// of where the roll touches the layer, and a particle behind the roll leaves it only at rest. Contacts keep their memory. A layer
/// that is shorter than the window moves as a whole, as does one with binder bridges, which no window follows.
/// </summary>
internal sealed class NipWindow : IKept, IDisposable
{
    private const int Roll = 1;               // index of the wall
    private const double Stride = 2.0;        // thicknesses by which the window moves at once
    private const double RimDiameters = 2.0;  // largest diameters: more than a particle at the edge reaches
    private const double RestSpeed = 0.02;    // of the closing speed at the entry, rms: at rest
    private const double FrontMotion = 0.02;  // of the closing, rms: farther, and the front has to be farther ahead

    private readonly Calendering work;
    private readonly Spheres layer; // the particles when the window was last moved
    private readonly double meanRadius, rim, margin;
    private readonly bool follows;
    private readonly Vec3[] force;
    private readonly double[] workBefore;
    private int[] ids;           // of the stepper's particles
    private bool[] isFixed;
    private DemStepper stepper;
    private Contacts? memory;       // of the whole layer, as of the particles; null before the first window
    private Place place;

    /// <summary>A window over the whole layer.</summary>
    /// <param name="work">The calendering.</param>
    /// <param name="walls">Foil and roll.</param>
    public NipWindow(Calendering work, IReadOnlyList<Wall> walls)
    {
        this.work = work;
        layer = work.Layer.Copy();
        meanRadius = layer.Radius.Average();
        rim = RimDiameters * 2.0 * layer.Radius.Max();
        margin = (work.Press.NipMargin ?? PressSpec.DefaultNipMargin) * work.Box.Length.Z;
        follows = margin > 0.0 && !work.Contact.Bond.Enabled;
        force = new Vec3[walls.Count];
        workBefore = new double[walls.Count];
        stepper = DemStepper.Create(work.Layer, Region, walls, work.Material, work.Contact, work.HeldSettings);
        TimeStep = stepper.TimeStep;
        place.Ahead = margin;
        ids = [.. Enumerable.Range(0, layer.Count)];
        isFixed = new bool[layer.Count];
    }

    private Box Region => work.Box with { PeriodicX = false };

    /// <inheritdoc cref="DemStepper.TimeStep"/>
    public double TimeStep { get; }

    /// <inheritdoc cref="DemStepper.Step"/>
    public long Step => place.StepsBefore + stepper.Step;

    /// <inheritdoc cref="DemStepper.Time"/>
    public double Time => Step * TimeStep;

    /// <inheritdoc cref="DemStepper.Walls"/>
    public IReadOnlyList<Wall> Walls => stepper.Walls;

    /// <summary>The particles of the whole layer; the window must be <see cref="Open">open</see>.</summary>
    public Spheres Spheres => stepper.Spheres;

    /// <inheritdoc cref="DemStepper.ViscousDamping"/>
    public double ViscousDamping
    {
        get => stepper.ViscousDamping;
        set => stepper.ViscousDamping = value;
    }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("window", ref place);
        book.Values("window_wall_force", force.AsSpan());
        book.Values("window_wall_work", workBefore.AsSpan());
        if (place.IsNarrow)
        {
            layer.Exchange(book);
            memory = Bodies.Contacts.Exchange(book, memory);
            if (book.IsReading) Replace();
        }

        stepper.Exchange(book);
    }

    /// <inheritdoc cref="DemStepper.SetWall"/>
    public void SetWall(int index, Wall wall) => stepper.SetWall(index, wall);

    /// <inheritdoc cref="DemStepper.Run"/>
    public void Run(int steps)
    {
        stepper.Run(steps);
        for (var w = 0; w < force.Length; w++) force[w] = stepper.WallForce(w);
    }

    /// <inheritdoc cref="DemStepper.WallForce"/>
    public Vec3 WallForce(int wall) => force[wall];

    /// <inheritdoc cref="DemStepper.WallWork"/>
    public double WallWork(int wall) => workBefore[wall] + stepper.WallWork(wall);

    /// <inheritdoc cref="DemStepper.Equilibrium"/>
    public Equilibrium Equilibrium() => stepper.Equilibrium();

    /// <inheritdoc cref="DemStepper.Synchronize"/>
    public void Synchronize() => stepper.Synchronize();

    /// <inheritdoc cref="DemStepper.Contacts"/>
    public Contacts Contacts() => stepper.Contacts();

    /// <inheritdoc cref="DemStepper.QuenchVelocities"/>
    public void QuenchVelocities() => stepper.QuenchVelocities();

    /// <inheritdoc cref="DemStepper.BindContacts"/>
    public void BindContacts() => stepper.BindContacts(work.Contact.Bond);

    /// <summary>The particles of the whole layer as they are now, and which of them move; changes nothing.</summary>
    public (Spheres Spheres, bool[] Moves) Now()
    {
        var (now, moves) = (layer.Copy(), new bool[layer.Count]);
        stepper.CopyTo(now, ids);
        for (var k = 0; k < ids.Length; k++) moves[ids[k]] = !isFixed[k];
        return (now, moves);
    }

    /// <summary>A new passage begins: the window starts again from the layer's edge.</summary>
    public void Begin()
    {
        Open();
        place = place with { From = 0.0, To = 0.0, Ahead = margin };
    }

    /// <summary>Moves the window where the roll needs it.</summary>
    /// <param name="axis">Where the axis of the roll stands over the web [m].</param>
    /// <param name="nip">Length of the nip on the entry side [m].</param>
    /// <param name="closing">Thickness that the nip takes from the layer [m].</param>
    /// <param name="closingSpeed">Speed at which the roll closes on the layer at the entry [m/s].</param>
    public void Follow(double axis, double nip, double closing, double closingSpeed)
    {
        var (length, stride) = (work.Box.Length.X, Stride * work.Box.Length.Z);
        if (!follows || 2.0 * margin + nip + stride + 2.0 * rim > length) return;
        var front = axis + nip + place.Ahead;
        var reaches = front <= place.To || place.To >= length;
        var lags = axis - margin > place.From + stride && axis - margin > place.Tried + stride;
        if (place.IsNarrow && reaches && !lags) return;
        var advance = Take();
        if (place.IsNarrow && place.To < length && advance > FrontMotion * closing) place.Ahead += margin;
        place.From = AtRestUpTo(axis - margin, RestSpeed * closingSpeed);
        place.To = Math.Max(place.To, Math.Min(front + stride, length));
        place.Tried = axis - margin;
        place.IsNarrow = true;
        Replace();
    }

    /// <summary>Makes the window the whole layer.</summary>
    public void Open()
    {
        if (!place.IsNarrow) return;
        Take();
        place.IsNarrow = false;
        Replace();
    }

    /// <inheritdoc/>
    public void Dispose() => stepper.Dispose();

    // Brings particles and memory of the whole layer up to date. Gives how far the particles at the front moved meanwhile, rms [m].
    private double Take()
    {
        stepper.Synchronize();
        var (spheres, contacts) = (stepper.Spheres, stepper.Contacts());
        double squares = 0.0, near = 0.0;
        for (var k = 0; k < ids.Length; k++)
        {
            if (isFixed[k]) continue;
            var before = layer.Position[ids[k]];
            if (before.X > place.To - work.Box.Length.Z)
            {
                squares += Region.MinImage(spheres.Position[k] - before).LengthSquared;
                near++;
            }

            layer.Take(ids[k], spheres, k);
        }

        memory = place.IsNarrow ? PartContacts.PutBack(memory!, contacts, ids, isFixed, layer.Count) : contacts;
        return Math.Sqrt(squares / Math.Max(near, 1.0));
    }

    // How far the layer is at rest, and free of the roll, from the window's back on, in slabs as long as the layer is thick [m].
    private double AtRestUpTo(double end, double speed)
    {
        var (slab, roll) = (work.Box.Length.Z, stepper.Walls[Roll]);
        var from = place.From;
        for (; from + slab <= end; from += slab)
        {
            double squares = 0.0, count = 0.0;
            var touches = false;
            for (var i = 0; i < layer.Count; i++)
            {
                if (layer.Position[i].X < from || layer.Position[i].X >= from + slab) continue;
                touches |= roll.Distance(layer.Position[i]) < layer.ApparentRadius[i];
                squares += layer.Velocity[i].LengthSquared;
                count++;
            }

            if (touches || squares > count * speed * speed) break;
        }

        return from;
    }

    // A stepper for the window where it is now.
    private void Replace()
    {
        var (walls, viscous) = (stepper.Walls.ToArray(), stepper.ViscousDamping);
        place.StepsBefore += stepper.Step;
        for (var w = 0; w < workBefore.Length; w++) workBefore[w] += stepper.WallWork(w);
        stepper.Dispose();
        Choose();
        var part = new Spheres(ids.Length);
        for (var k = 0; k < ids.Length; k++) part.Take(k, layer, ids[k]);
        stepper = DemStepper.Create(
            part, Region, walls, work.Material, work.Contact, work.HeldSettings with { TimeStep = TimeStep },
            PartContacts.Of(memory!, ids, layer.Count), new PartOfLayer(isFixed, meanRadius));
        stepper.ViscousDamping = viscous;
    }

    // The particles of the window and those that hold it; the others are at rest.
    private void Choose()
    {
        if (!place.IsNarrow)
        {
            ids = [.. Enumerable.Range(0, layer.Count)];
            isFixed = new bool[layer.Count];
            return;
        }

        var chosen = new List<int>();
        var held = new List<bool>();
        for (var i = 0; i < layer.Count; i++)
        {
            var x = layer.Position[i].X;
            var moves = (x >= place.From || place.From == 0.0) && (x < place.To || place.To == work.Box.Length.X); // the edges are loose
            if (!moves) (layer.Velocity[i], layer.AngularVelocity[i]) = (Vec3.Zero, Vec3.Zero);
            if (!moves && (x < place.From - rim || x >= place.To + rim)) continue;
            chosen.Add(i);
            held.Add(!moves);
        }

        ids = [.. chosen];
        isFixed = [.. held];
    }

    // Where the window is.
    private struct Place
    {
        public bool IsNarrow;
        public long StepsBefore;    // steps before the present stepper
        public double From, To;     // along the web [m]
        public double Ahead;        // of the first touch [m]
        public double Tried;        // where the back was last wanted [m]
    }
}
