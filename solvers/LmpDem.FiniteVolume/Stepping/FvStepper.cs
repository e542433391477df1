using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Marches deformable bodies in films between tools, explicitly and quasi-statically: scaled masses make one step the unit
/// of time, velocities are displacements per step. Bundles are the unit of work; contact crosses them in an edge pass and an
/// ordered gather. Two barriers a step, and the same bits on any number of threads.
/// </summary>
public sealed partial class FvStepper : IDisposable
{
    /// <summary>Steps between two looks at net forces and volumes.</summary>
    public const int SurveyInterval = 50;

    private const int CheckInterval = 10;  // of the film
    private const int MassInterval = 500;
    private const int LongestSearchInterval = 200;
    private const int ShortestSearchInterval = 20;

    private const double LeastVolumeRatio = 0.05;

    private readonly Box box;
    private readonly FvSettings settings;
    private readonly BodySet bodies;
    private readonly BodyContacts contacts;
    private readonly ToolTouch[] touches;
    private readonly FoilSlab? foil;
    private readonly FoilTouch[] foilTouches = [];
    private readonly int[][] share;
    private readonly ZoneUpdate updateZones;
    private readonly ZoneConstants zones;
    private readonly FilmConstants film;
    private readonly double[] ways;
    private readonly bool hasFilm;
    private readonly StrainRates rates = new();
    private readonly Tool[] tools;
    private readonly Vec3[] loads;
    private readonly double[] toolWork;
    private readonly NodeGuides?[] guides;
    private readonly SurfacePressure?[] pressures; // one per slot
    private double baseElastic, baseContact, baseFoil, toolFriction;
    private long nextSearch, searchInterval = 100, measureBegan, loadBegan;
    private bool mayBreak, swelling, foilMoves;
    private Drag drag = Drag.Usual;

    private delegate void ZoneUpdate(Bundle bundle, in ZoneConstants constants, bool survey);

    private FvStepper(BodySet bodies, Box box, IReadOnlyList<Tool> tools, FvSettings settings, bool hasFilm)
    {
        this.box = box;
        this.settings = settings;
        this.bodies = bodies;
        this.hasFilm = hasFilm;
        this.tools = [.. tools];
        loads = new Vec3[tools.Count];
        toolWork = new double[tools.Count];
        zones = ZoneConstants.Of(settings.Material, settings.Hourglass);
        updateZones = settings.Formulation == ZoneFormulation.Mixed ? MixedKernel.Update : ZoneKernel.Update;
        film = FilmConstants.Of(settings.Film);
        var rules = new ContactRules { Friction = settings.Friction, BareFriction = settings.BareFriction };
        contacts = new BodyContacts(bodies, box, rules);
        touches = [.. bodies.Bundles.Select(b => new ToolTouch(b, tools.Count))];
        if (settings.Foil is { } copper)
        {
            var size = bodies.Bundles.Average(b => b.LaneValue(LaneRow.FacetSize, 0));
            foil = new FoilSlab(box, settings.FoilThickness, size, copper);
            foilTouches = [.. bodies.Bundles.Select(b => new FoilTouch(b))];
        }

        guides = new NodeGuides?[bodies.Bundles.Length];
        pressures = new SurfacePressure?[bodies.Count];
        share = Share(bodies.Bundles, Math.Clamp(settings.Threads, 1, bodies.Bundles.Length));
        ways = new double[share.Length];
    }

    /// <summary>Makes a stepper for spheres that become bodies.</summary>
    /// <param name="seeds">Spheres; ids are their places in the list.</param>
    /// <param name="box">Region.</param>
    /// <param name="tools">Tools; velocities in m per step.</param>
    /// <param name="settings">Material, film, mesh, threads.</param>
    /// <param name="scale">Factor on the radius at the start, one per body, to be swollen to 1; null: 1.</param>
    /// <exception cref="ArgumentException">There is no body, or two tools have one name.</exception>
    public static FvStepper Create(IReadOnlyList<BodySeed> seeds, Box box, IReadOnlyList<Tool> tools, FvSettings settings, double[]? scale = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(settings);
        return Create(seeds, BodyAssembly.Meshes(seeds, settings), box, tools, settings, scale);
    }

    /// <summary>Makes a stepper for bodies of given meshes.</summary>
    /// <param name="seeds">Places and sizes of the bodies.</param>
    /// <param name="meshes">Mesh of every body, in units of its radius.</param>
    /// <param name="box">Region.</param>
    /// <param name="tools">Tools; velocities in m per step.</param>
    /// <param name="settings">Material, film, threads.</param>
    /// <param name="scale">Factor on the radius at the start, one per body; null: 1.</param>
    public static FvStepper Create(
        IReadOnlyList<BodySeed> seeds, IReadOnlyList<BodyTemplate> meshes, Box box, IReadOnlyList<Tool> tools, FvSettings settings, double[]? scale = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(meshes);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(settings);
        if (seeds.Count == 0) throw new ArgumentException("there is no body", nameof(seeds));
        var hasFilm = seeds.Any(s => s.FilmThickness > 0.0);
        var stepper = new FvStepper(BodyAssembly.Build(seeds, meshes, scale, settings), box, tools, settings, hasFilm);
        if (scale is null) stepper.SetFilm();
        return stepper;
    }

    /// <summary>Steps so far.</summary>
    public long Step { get; private set; }

    /// <summary>Number of bodies.</summary>
    public int Count => bodies.Count;

    /// <summary>Number of zones of all bodies.</summary>
    public long ZoneCount => bodies.Zones;

    /// <summary>Tools as they stand now.</summary>
    public IReadOnlyList<Tool> Tools => tools;

    /// <summary>Sum of net over sum of applied forces on the nodes, at the last survey.</summary>
    public double Unbalanced { get; private set; } = 1.0;

    /// <summary>Smallest volume ratio of a zone in the last step.</summary>
    public double LeastZoneVolumeRatio { get; private set; } = 1.0;

    /// <summary>Damping of velocities.</summary>
    public Drag Drag
    {
        get => drag;
        set
        {
            if (value.Memory > 0.0 && drag.Memory <= 0.0)
            {
                foreach (var bundle in bodies.Bundles) bundle.BeginTrend();
            }

            drag = value;
        }
    }

    /// <summary>
    /// Tells that the tools go on at another speed, with which a steady flow scales. A damping with memory, relative to the flow of
    /// the old speed, pushes and hinders meanwhile: loads in a box surge by 7 %, and fall by 5 % as tools slow down.
    /// </summary>
    /// <param name="factor">New over old speed, above 0.</param>
    public void Hasten(double factor)
    {
        foreach (var bundle in bodies.Bundles) bundle.ScaleTrend(factor);
    }

    /// <summary>Bytes of all state and lists.</summary>
    public long Bytes => bodies.Bytes + contacts.Bytes + touches.Sum(t => t.Bytes);

    /// <summary>Seconds of the last run by phase on the first thread: zones, film, contact, motion.</summary>
    public PhaseTimes Times { get; } = new();

    internal BodySet Bodies => bodies;

    internal BodyContacts Contacts => contacts;

    internal double ContactGap => settings.ContactGap;

    internal Box Box => box;

    internal double YieldStrength => settings.Material.YieldStrength;

    internal double BulkModulus => settings.Material.BulkModulus;

    internal double ShearModulus => settings.Material.ShearModulus;

    internal double HourglassWeight => settings.Hourglass.Weight;

    /// <summary>Puts a tool in another place or motion.</summary>
    /// <param name="index">Tool.</param>
    /// <param name="tool">The tool; velocities in m per step.</param>
    public void SetTool(int index, Tool tool) => tools[index] = tool;

    /// <summary>Mean force of a tool on the bodies since the last call of <see cref="BeginLoads"/> [N].</summary>
    /// <param name="index">Tool.</param>
    public Vec3 LoadOn(int index) => loads[index] / Math.Max(Step - loadBegan, 1);

    /// <summary>Work of a tool on the bodies since <see cref="SetFilm"/> [J].</summary>
    /// <param name="index">Tool.</param>
    public double ToolWork(int index) => toolWork[index];

    /// <summary>
    /// Prescribes the velocity of a node from now on: supports and planes of symmetry of tests. The work of guides is not in
    /// <see cref="Energy"/>.
    /// </summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="node">Node of its mesh.</param>
    /// <param name="velocity">Velocity; NaN leaves a component free [m/step].</param>
    public void Guide(int body, int node, Vec3 velocity)
    {
        var (index, lane) = PlaceOf(body);
        (guides[index] ??= new NodeGuides()).Set(node, lane, velocity);
    }

    /// <summary>Lets all guided nodes go, with the velocities they have.</summary>
    public void ReleaseGuides() => Array.Clear(guides);

    /// <summary>Force of a body and its contacts on the guide of a node in the last step; zero in free components [N].</summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="node">Node of its mesh.</param>
    public Vec3 ForceOnGuide(int body, int node)
    {
        var (index, lane) = PlaceOf(body);
        return guides[index]?.Force(node, lane) ?? Vec3.Zero;
    }

    /// <summary>
    /// Puts a fluid's pressure on a body's facets from now on, as in tests of shells. Its work is not in <see cref="Energy"/>.
    /// </summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="pressure">Pressure against the outward normal, one per facet of the mesh, meant over the two of a zone's face; empty: none [Pa].</param>
    public void PressFacets(int body, double[] pressure)
    {
        ArgumentNullException.ThrowIfNull(pressure);
        pressures[bodies.SlotOf(body)] = pressure.Length == 0 ? null : new SurfacePressure(PlaceOf(body).Lane, pressure);
    }

    /// <summary>Begins the mean of the tools' loads anew.</summary>
    public void BeginLoads()
    {
        Array.Clear(loads);
        loadBegan = Step;
    }

    /// <summary>Begins the mean of contact pressures and loads for a state anew.</summary>
    public void BeginMeasure()
    {
        foreach (var bundle in bodies.Bundles)
        {
            bundle.Load.AsSpan().Clear();
            bundle.LongLoad.AsSpan().Clear();
        }

        measureBegan = Step;
        BeginLoads();
    }

    /// <summary>Steps since <see cref="BeginMeasure"/>.</summary>
    internal long MeasuredSteps => Step - measureBegan;

    /// <summary>
    /// Lets the bodies swell to the radii of their seeds, evenly over some steps; contacts push them apart. Films come after,
    /// with <see cref="SetFilm"/>.
    /// </summary>
    /// <param name="seeds">The seeds the stepper was made of.</param>
    /// <param name="scale">Factors on the radius that it was made with.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="between">Called every <see cref="SurveyInterval"/> steps.</param>
    public void Swell(IReadOnlyList<BodySeed> seeds, ReadOnlySpan<double> scale, int steps, Action between)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(between);
        for (var s = 0; s < bodies.Count; s++)
            bodies.BundleOf[s].LaneValue(LaneRow.Growth, bodies.LaneOf(s)) = Math.Pow(scale[bodies.Ids[s]], -1.0 / steps);
        swelling = true;
        for (var n = 0; n < steps; n += SurveyInterval)
        {
            Run(Math.Min(SurveyInterval, steps - n));
            between();
        }

        swelling = false;
        for (var s = 0; s < bodies.Count; s++) BodyAssembly.SetVolumes(bodies.BundleOf[s], bodies.LaneOf(s), seeds[bodies.Ids[s]].Radius);
    }

    /// <summary>
    /// Sets the yield strength of every zone by the rate of its plastic strain since the last call, Y (rate / reference)^(1/n).
    /// </summary>
    /// <param name="seconds">Real time since the last call [s].</param>
    public void FollowRate(double seconds)
    {
        foreach (var bundle in bodies.Bundles) rates.Update(bundle, settings.Material, seconds);
    }

    /// <summary>
    /// Takes the present state as the start: film whole on the present shapes, plastic strain and all energies zero. Stresses
    /// stay, as they balance the contacts.
    /// </summary>
    public void SetFilm()
    {
        foreach (var bundle in bodies.Bundles)
        {
            if (hasFilm) FilmKernel.Set(bundle);
            bundle.Lane.AsSpan().Slice(LaneRow.PlasticWork * Bundle.Lanes, (LaneRow.Net - LaneRow.PlasticWork) * Bundle.Lanes).Clear();
            for (var z = 0; z < bundle.Template.ZoneCount; z++)
                bundle.Zone.AsSpan().Slice(z * bundle.ZoneStride + ZoneRow.PlasticStrain * Bundle.Lanes, Bundle.Lanes).Clear();
            if (bundle.Formulation == ZoneFormulation.Mixed) MixedZones.ClearStrain(bundle);
        }

        Array.Clear(toolWork);
        toolFriction = 0.0;
        mayBreak = true;
        (baseElastic, baseContact, baseFoil) = (EnergySums.Elastic(this), ContactEnergy(), FoilEnergy());
    }

    /// <summary>Marches.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <exception cref="TangledException">A zone turned inside out or a value is no number.</exception>
    public void Run(int steps)
    {
        Workers.Run(share.Length, (worker, barrier) => Work(worker, barrier, steps));
        Step += steps;
        TakeLoads();
        Inspect();
    }

    /// <summary>Where the work went since <see cref="SetFilm"/>.</summary>
    public EnergyBalance Energy()
    {
        double Lanes(int row) => EnergySums.Lanes(bodies, row);
        return new EnergyBalance(
            toolWork.Sum(), Lanes(LaneRow.PlasticWork), EnergySums.Elastic(this) - baseElastic, Lanes(LaneRow.HourglassViscousWork), Lanes(LaneRow.ViscousWork),
            hasFilm ? EnergySums.Film(bodies, film) : 0.0, Lanes(LaneRow.FilmReleased), Lanes(LaneRow.FrictionWork) + toolFriction,
            ContactEnergy() - baseContact, Lanes(LaneRow.DampingWork), EnergySums.Kinetic(bodies))
        {
            Foil = FoilEnergy() - baseFoil,
            FilmPlastic = Lanes(LaneRow.FilmPlasticWork),
            HourglassPlastic = Lanes(LaneRow.HourglassPlasticWork),
            HourglassElastic = EnergySums.HourglassElastic(this),
        };
    }

    /// <summary>Momentum of all bodies by their scaled masses, which rise every 500 steps: to be compared within.</summary>
    public Momentum Momentum() => Measures.Momentum.Of(bodies);

    /// <summary>The bodies as they are, with contact pressures meant since <see cref="BeginMeasure"/>.</summary>
    public BodyGeometry Capture() => BodyCapture.Of(this);

    /// <summary>The deformable foil as it is; null where it is rigid.</summary>
    public FoilGeometry? CaptureFoil() => foil is null ? null : BodyCapture.Of(foil);

    /// <inheritdoc/>
    public void Dispose()
    {
        bodies.Dispose();
        contacts.Dispose();
        foreach (var touch in touches) touch.Dispose();
        rates.Dispose();
        foil?.Dispose();
        foreach (var touch in foilTouches) touch.Dispose();
    }

    private double ContactEnergy() =>
        EnergySums.Contact(this) + EnergySums.Tools(bodies, touches, tools, foil is null ? 0 : 1) + foilTouches.Sum(t => t.StoredEnergy);

    private double FoilEnergy() => foil is null ? 0.0 : EnergySums.Foil(foil, settings.Foil!.Value);
}
