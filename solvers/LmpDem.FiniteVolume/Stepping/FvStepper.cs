using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Boundaries;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Integrates deformable bodies with films between walls, explicitly and quasi-statically: scaled masses make one step the unit of
/// time, velocities are displacements per step. Bundles are the unit of work; contact crosses them in an edge pass and an ordered
/// gather. Two barriers per step, and the same bits on any number of threads. The data are in a <see cref="FvState"/>, the step in
/// a <see cref="StepWorker"/>.
/// </summary>
public sealed partial class FvStepper : IDisposable, IKept
{
    /// <summary>Steps between two checks of net forces and volumes.</summary>
    public const int SurveyInterval = 50;

    private readonly FvState state;
    private readonly StepKernels kernels;
    private readonly SearchSchedule schedule;
    private readonly IMarch march;
    private readonly StrainRates rates = new();
    private EnergyStart start;
    private bool isTouched = true; // the march has not seen the state as it is
    private bool isBehind;         // the march is ahead of the state

    private FvStepper(FvState state, MarchDevice? device)
    {
        this.state = state;
        kernels = StepKernels.Of(state.Settings);
        schedule = new SearchSchedule(Math.Clamp(state.Settings.Threads, 1, state.Bodies.Bundles.Length));
        march = device?.Begin(state, schedule, kernels) ?? new CpuMarch(state, schedule, kernels, Times);
    }

    /// <summary>Makes a stepper for spheres that become bodies.</summary>
    /// <param name="seeds">Spheres; ids are their places in the list.</param>
    /// <param name="box">Region.</param>
    /// <param name="walls">Walls; velocities in m per step.</param>
    /// <param name="settings">Material, film, mesh, threads.</param>
    /// <param name="scale">Factor on the radius at the start, one per body, to be swollen to 1; null: 1.</param>
    /// <param name="device">Where the steps run; null: on the cores of this processor.</param>
    /// <exception cref="ArgumentException">There is no body.</exception>
    public static FvStepper Create(
        IReadOnlyList<BodySeed> seeds, Box box, IReadOnlyList<Wall> walls, FvSettings settings, double[]? scale = null,
        MarchDevice? device = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(settings);
        return Create(seeds, BodyAssembly.Meshes(seeds, settings), box, walls, settings, scale, device);
    }

    /// <summary>Makes a stepper for bodies of given meshes.</summary>
    /// <param name="seeds">Places and sizes of the bodies.</param>
    /// <param name="meshes">Mesh of every body, in units of its radius.</param>
    /// <param name="box">Region.</param>
    /// <param name="walls">Walls; velocities in m per step.</param>
    /// <param name="settings">Material, film, threads.</param>
    /// <param name="scale">Factor on the radius at the start, one per body; null: 1.</param>
    /// <param name="device">Where the steps run; null: on the cores of this processor.</param>
    /// <exception cref="ArgumentException">There is no body.</exception>
    /// <exception cref="DeviceRefusalException">The device does not run such settings.</exception>
    public static FvStepper Create(
        IReadOnlyList<BodySeed> seeds, IReadOnlyList<BodyTemplate> meshes, Box box, IReadOnlyList<Wall> walls, FvSettings settings,
        double[]? scale = null, MarchDevice? device = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(meshes);
        ArgumentNullException.ThrowIfNull(walls);
        ArgumentNullException.ThrowIfNull(settings);
        if (seeds.Count == 0) throw new ArgumentException("there is no body", nameof(seeds));
        device?.Check(settings);
        var hasFilm = seeds.Any(s => s.FilmThickness > 0.0);
        var stepper = new FvStepper(new FvState(BodyAssembly.Build(seeds, meshes, scale, settings), box, walls, settings, hasFilm), device);
        if (scale is null) stepper.SetFilm();
        return stepper;
    }

    /// <summary>Steps so far.</summary>
    public long Step => state.Step;

    /// <summary>Number of bodies.</summary>
    public int Count => state.Bodies.Count;

    /// <summary>Number of zones of all bodies.</summary>
    public long ZoneCount => state.Bodies.Zones;

    /// <summary>Walls as they stand now.</summary>
    public IReadOnlyList<Wall> Walls => state.Walls.Walls;

    /// <summary>Nodes whose velocity is prescribed, as in tests.</summary>
    public PrescribedVelocities PrescribedVelocities => State.PrescribedVelocities;

    /// <summary>Pressures on facets, as in tests.</summary>
    public FacetPressures FacetPressures => State.FacetPressures;

    /// <summary>Sum of net over sum of applied forces on the nodes, at the last residual check.</summary>
    public double Unbalanced { get; private set; } = 1.0;

    /// <summary>Smallest volume ratio of a zone in the last step.</summary>
    public double MinZoneVolumeRatio { get; private set; } = 1.0;

    /// <summary>Damping of velocities.</summary>
    public Drag Drag
    {
        get => state.Drag;
        set
        {
            if (value.Memory > 0.0 && state.Drag.Memory <= 0.0) Touch(); // the memory begins with the velocities
            state.Drag = value;
        }
    }

    /// <summary>Bytes of all state and lists.</summary>
    public long Bytes => state.Bytes;

    /// <summary>Seconds of the last run by phase on the first thread: zones, film, contact, motion.</summary>
    public PhaseTimes Times { get; } = new();

    /// <summary>
    /// Announces that the walls continue at another speed, with which a steady flow scales. Without this, damping relative to the
    /// flow at the old speed pushes and hinders for a while: loads in a box surge by 7 %, and fall by 5 % as walls slow down.
    /// </summary>
    /// <param name="factor">New over old speed, above 0.</param>
    public void Hasten(double factor)
    {
        if (factor == 1.0 || state.Bodies.Bundles[0].Trend is null) return;
        foreach (var bundle in Bodies.Bundles) bundle.ScaleTrend(factor);
    }

    /// <summary>Puts a wall in another place or motion.</summary>
    /// <param name="index">Wall.</param>
    /// <param name="wall">The wall; velocities in m per step.</param>
    public void SetWall(int index, Wall wall) => state.Walls.Walls[index] = wall;

    /// <summary>Mean force of a wall on the bodies since the last call of <see cref="BeginLoads"/> [N].</summary>
    /// <param name="index">Wall.</param>
    public Vec3 LoadOn(int index) => state.Walls.LoadOn(index);

    /// <summary>Work of a wall on the bodies since <see cref="SetFilm"/> [J].</summary>
    /// <param name="index">Wall.</param>
    public double WallWork(int index) => state.Walls.WorkOf(index);

    /// <summary>Restarts the mean of the walls' loads.</summary>
    public void BeginLoads() => state.Walls.BeginLoads();

    /// <summary>Restarts the mean of contact pressures and loads for a state.</summary>
    public void BeginMeasure()
    {
        foreach (var bundle in Bodies.Bundles)
        {
            bundle.Load.AsSpan().Clear();
            bundle.LongLoad.AsSpan().Clear();
        }

        State.MeasureBegan = Step;
        BeginLoads();
    }

    /// <summary>
    /// Begins to let the bodies swell to the radii of their seeds, evenly over some steps; contacts push them apart. After those steps call
    /// <see cref="EndSwelling"/>; films come after, with <see cref="SetFilm"/>.
    /// </summary>
    /// <param name="scale">Factors on the radius that the stepper was made with, one per seed.</param>
    /// <param name="steps">Number of steps.</param>
    public void BeginSwelling(ReadOnlySpan<double> scale, int steps)
    {
        for (var s = 0; s < Bodies.Count; s++)
            Bodies.BundleOf[s].LaneValue(LaneRow.Growth, Bodies.LaneOf(s)) = Math.Pow(scale[Bodies.Ids[s]], -1.0 / steps);
        State.Swelling = true;
    }

    /// <summary>Ends the swelling: stress-free volumes are exactly those of the seeds.</summary>
    /// <param name="seeds">The seeds the stepper was made of.</param>
    public void EndSwelling(IReadOnlyList<BodySeed> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        State.Swelling = false;
        for (var s = 0; s < Bodies.Count; s++) BodyAssembly.SetVolumes(Bodies.BundleOf[s], Bodies.LaneOf(s), seeds[Bodies.Ids[s]].Radius);
    }

    /// <summary>Lets the bodies swell, see <see cref="BeginSwelling"/>, in one go.</summary>
    /// <param name="seeds">The seeds the stepper was made of.</param>
    /// <param name="scale">Factors on the radius that it was made with, one per seed.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="between">Called every <see cref="SurveyInterval"/> steps.</param>
    public void Swell(IReadOnlyList<BodySeed> seeds, ReadOnlySpan<double> scale, int steps, Action between)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(between);
        BeginSwelling(scale, steps);
        for (var n = 0; n < steps; n += SurveyInterval)
        {
            Run(Math.Min(SurveyInterval, steps - n));
            between();
        }

        EndSwelling(seeds);
    }

    /// <summary>Exchanges the state with a book. Only a stepper that was made of the same bodies, walls and settings takes it up.</summary>
    /// <param name="book">The book.</param>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        State.Exchange(book);
        schedule.Exchange(book);
        rates.Exchange(book, Bodies.Bundles);
        book.Value("energy_start", ref start);
        Unbalanced = book.Value("unbalanced", Unbalanced);
        MinZoneVolumeRatio = book.Value("least_volume_ratio", MinZoneVolumeRatio);
    }

    /// <summary>
    /// Sets the yield strength of every zone by the rate of its plastic strain since the last call, Y (rate / reference)^(1/n).
    /// </summary>
    /// <param name="seconds">Real time since the last call [s].</param>
    public void FollowRate(double seconds)
    {
        foreach (var bundle in Bodies.Bundles) rates.Update(bundle, state.Settings.Material, seconds);
    }

    /// <summary>
    /// Takes the present state as the start: film intact on the present shapes, plastic strain and all energies zero. Stresses
    /// stay, as they balance the contacts.
    /// </summary>
    public void SetFilm()
    {
        foreach (var bundle in Bodies.Bundles)
        {
            if (State.HasFilm) FilmKernel.Set(bundle);
            bundle.ClearWork();
            bundle.ClearPlasticStrain();
            if (bundle.Formulation == ZoneFormulation.Mixed) MixedZones.ClearStrain(bundle);
        }

        State.Walls.ClearWork();
        State.MayBreak = true;
        start = EnergyStart.Of(State);
    }

    /// <summary>Advances the bodies.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <exception cref="TangledException">A zone turned inside out or a value is no number.</exception>
    public void Run(int steps)
    {
        if (isTouched) march.Load();
        march.Run(steps);
        (isTouched, isBehind) = (false, true);
        state.Step += steps;
        state.Walls.TakeLoads(steps, state.Foil);
        Inspect();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        march.Dispose();
        state.Dispose();
        rates.Dispose();
    }

    private void Inspect()
    {
        if (!Survey.IsSound(state)) Touch(); // what is named of a fault lies deeper
        var survey = Survey.Of(state);
        MinZoneVolumeRatio = survey.MinVolumeRatio;
        if (survey.Applied > 0.0) Unbalanced = survey.Net / survey.Applied;
        else if (Step >= SurveyInterval) Unbalanced = 0.0;
    }
}
