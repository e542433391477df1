using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Devices;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>
/// The march on a device: the operations of a step in the processor's order, each a kernel in which every thread writes what is its own
/// and adds in the processor's order, so that the bits are the same. The processor reads loads and values per lane at the end of a
/// run, finds pairs of near bodies by them where contacts are searched, and does nothing else.
/// </summary>
internal sealed class GpuMarch : IMarch
{
    private readonly FvState state;
    private readonly SearchSchedule schedule;
    private readonly FilmConstants film;
    private readonly ZoneCoefficients zones;
    private readonly double modulus;
    private readonly StepKernelSet kernels;
    private readonly DeviceBodies bodies;
    private readonly DeviceContacts contacts;

    /// <summary>Makes the march; the state is not loaded yet.</summary>
    /// <param name="state">The state.</param>
    /// <param name="schedule">When contacts are searched.</param>
    /// <param name="constants">Constants of zones and film.</param>
    /// <param name="machine">Where kernels run.</param>
    /// <param name="kernels">The kernels, compiled for it.</param>
    public GpuMarch(FvState state, SearchSchedule schedule, StepKernels constants, Machine machine, StepKernelSet kernels)
    {
        (this.state, this.schedule, this.kernels, film) = (state, schedule, kernels, constants.Film);
        var z = constants.Zones;
        zones = new ZoneCoefficients
        {
            BulkModulus = z.BulkModulus,
            ShearModulus = z.ShearModulus,
            Hardening = z.Hardening,
            BulkViscosity = z.BulkViscosity * z.BulkModulus,
            HourglassWeight = z.HourglassWeight,
            HourglassViscosity = z.HourglassViscosity * (z.BulkModulus + 4.0 / 3.0 * z.ShearModulus),
        };
        modulus = BodyAssembly.Modulus(state.Settings.Material);
        bodies = new DeviceBodies(state, machine.Accelerator);
        contacts = new DeviceContacts(state, bodies, machine.Accelerator);
    }

    /// <summary>Bytes held on the device.</summary>
    public long Bytes => bodies.Bytes + contacts.Bytes;

    /// <inheritdoc/>
    public void Load()
    {
        bodies.Write();
        contacts.Write(kernels);
    }

    /// <inheritdoc/>
    public void Run(int steps)
    {
        if (!state.PrescribedVelocities.IsEmpty || !state.FacetPressures.IsEmpty)
            throw new DeviceRefusalException("a device runs no prescribed velocities and no pressures on facets");
        List<Wall[]> walls = [(Wall[])state.Walls.Walls.Clone()];
        for (var n = 0; n < steps; n++) walls.Add([.. walls[n].Select(w => w.Moved(1.0))]);
        bodies.Place(walls);
        for (var n = 0; n < steps; n++)
        {
            if (schedule.IsDue(state.Step + n)) Search(n);
            Step(n, isLast: n == steps - 1);
        }

        bodies.ReadLanes();
        bodies.TakeLoads();
        walls[steps].CopyTo(state.Walls.Walls, 0);
    }

    /// <inheritdoc/>
    public void Read()
    {
        bodies.Read();
        contacts.Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        contacts.Dispose();
        bodies.Dispose();
    }

    private void Step(int n, bool isLast)
    {
        var step = state.Step + n;
        int survey = (step + 1) % FvStepper.SurveyInterval == 0 ? 1 : 0, hasFilm = state.HasFilm ? 1 : 0;
        var drag = Coefficients(state.Drag);
        ref readonly var c = ref contacts.Views;
        foreach (ref readonly var b in bodies.Views.AsSpan())
        {
            int lanes = b.Groups * Columns.Lanes;
            if (step % StepWorker.MassInterval == 0)
            {
                kernels.Stiffen(lanes * b.Zones, b, NodeMotion.MassFactor * modulus);
                kernels.Weigh(lanes * b.Nodes, b);
            }

            if (state.Swelling) kernels.Grow(lanes * b.Zones, b);
            kernels.Average(lanes * 3, b, drag);
            kernels.Zones(lanes * b.Zones, b, zones, survey);
            if (state.HasFilm) kernels.Film(lanes * b.Facets, b, film.Sheet);
            kernels.Gather(lanes * b.Nodes, b, hasFilm, survey);
        }

        if (c.Entries > 0)
        {
            kernels.Contacts(c.Entries, c);
            kernels.Press(c.Slots * c.Surface, c, survey);
            if (c.HasFriction != 0) kernels.Friction(c.Slots, c);
        }

        foreach (ref readonly var b in bodies.Views.AsSpan())
        {
            int lanes = b.Groups * Columns.Lanes;
            if (b.Walls > 0) kernels.Walls(lanes * b.Surface, b, n, state.Walls.Friction, state.Walls.PressFriction, survey);
            if ((step + 1) % StepWorker.CheckInterval == 0) CheckFilm(b);
            kernels.Move(lanes * b.Nodes, b, drag, survey);
            kernels.Sums(
                lanes * (SumKernels.OfBodies + Columns.WallRows * b.Walls), b, zones.HourglassViscosity, hasFilm, survey, isLast ? 1 : 0);
        }
    }

    private void CheckFilm(in Columns b)
    {
        var lanes = b.Groups * Columns.Lanes;
        var broken = state.MayBreak && state.HasFilm ? 1.0 - 1.0 / FilmFracture.RampSteps : 1.0;
        kernels.Shape(lanes * b.Facets, b);
        kernels.Spread(lanes * b.Surface, b);
        kernels.Check(lanes * b.Facets, b, film.Sheet, film.Bending ? 0.5 : 0.0, broken, StepWorker.CheckInterval);
        kernels.Finish(lanes * b.Surface, b, state.Settings.BareFriction is null ? 0 : 1);
    }

    // The processor finds the pairs by the centres and reaches of bodies, the device everything else.
    private void Search(int n)
    {
        foreach (ref readonly var b in bodies.Views.AsSpan()) kernels.Reach(b.Groups * Columns.Lanes, b);
        schedule.Note(0, bodies.ReadReaches());
        if (!state.Settings.Isolated) contacts.Search(kernels);
        bodies.ForgetWallForces();
        foreach (ref readonly var b in bodies.Views.AsSpan())
            if (b.Walls > 0) kernels.NearWalls(b.Groups * b.Walls * b.Surface, b, n);
        schedule.PlanNext(state.Step + n);
    }

    private static DragCoefficients Coefficients(in Drag drag) => new()
    {
        Within = drag.WithinBodies,
        OfBodies = drag.OfBodies,
        FlowX = drag.Flow.X,
        FlowY = drag.Flow.Y,
        FlowZ = drag.Flow.Z,
        Fresh = drag.Memory > 0.0 ? 1.0 / drag.Memory : 0.0,
        HasMemory = drag.Memory > 0.0 ? 1 : 0,
    };
}
