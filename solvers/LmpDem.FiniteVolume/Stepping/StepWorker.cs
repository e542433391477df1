using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// The steps of one worker: its fraction of the bundles, and a copy of the walls that it moves like all other workers. A step has two
/// phases, each followed by a barrier: the springs of contacts, which read the nodes of other bundles, and all else, bundle by bundle.
/// </summary>
/// <param name="state">What is integrated.</param>
/// <param name="schedule">When contacts are searched.</param>
/// <param name="kernels">Kernels by formulation, and their constants.</param>
/// <param name="own">Indices of the worker's bundles, rising.</param>
/// <param name="sums">Room for the worker's sums of contact forces.</param>
/// <param name="worker">Number of the worker.</param>
/// <param name="barrier">Barrier of the workers.</param>
/// <param name="times">Records the times of the phases; null: not recorded.</param>
internal sealed class StepWorker(
    FvState state, SearchSchedule schedule, StepKernels kernels, int[] own, SurfaceSums sums, int worker, SpinBarrier barrier,
    PhaseTimes? times)
{
    /// <summary>Steps between checks of the film.</summary>
    public const int CheckInterval = 10;

    /// <summary>Steps between updates of the masses.</summary>
    public const int MassInterval = 500;

    private readonly Wall[] walls = (Wall[])state.Walls.Walls.Clone();

    /// <summary>Walls where they stand after the steps.</summary>
    public ReadOnlySpan<Wall> Walls => walls;

    /// <summary>Whether the worker also moves the foil.</summary>
    public bool HasFoil { get; init; }

    /// <summary>Goes some steps.</summary>
    /// <param name="steps">Number of steps.</param>
    public void Run(int steps)
    {
        if (steps < 1) return;
        times?.Begin();
        foreach (var index in own)
        {
            if (HasContacts) Ready(Bundle(index));
            Deform(index, state.Step, isLast: steps == 1);
        }

        barrier.Wait();
        for (var n = 0; n < steps; n++) Step(state.Step + n, left: steps - 1 - n);
    }

    // Bundle by bundle from the contacts of a step to the bodies' own forces in the next: what a bundle is stays in the cache.
    private void Step(long step, int left)
    {
        if (schedule.IsDue(step)) ContactSearch.Run(state, schedule, step, own, walls, worker, barrier);
        times?.Begin();
        MoveFoil();
        foreach (var index in own) state.Contacts.Evaluate(Bundle(index));
        barrier.Wait();
        times?.Contact();

        foreach (var index in own)
        {
            Gather(index, IsSurvey(step));
            times?.Contact();
            if ((step + 1) % CheckInterval == 0) CheckFilm(index);
            Move(index, IsSurvey(step));
            times?.Motion();
            if (left > 0) Deform(index, step + 1, isLast: left == 1);
        }

        MoveWalls();
        barrier.Wait();
        times?.Contact();
    }

    private void Ready(Bundle bundle)
    {
        state.Contacts.TakeSurfaces(bundle);
        state.Contacts.Resolve(bundle);
    }

    private bool HasContacts => !state.Settings.Isolated;

    private static bool IsSurvey(long step) => (step + 1) % FvStepper.SurveyInterval == 0;

    private void MoveFoil()
    {
        if (HasFoil) state.Foil?.Step();
    }

    // What a bundle's nodes feel of their own bodies.
    private void Deform(int index, long step, bool isLast)
    {
        var bundle = Bundle(index);
        if (step % MassInterval == 0) NodeMotion.RefreshMasses(bundle, BodyAssembly.Modulus(state.Settings.Material));
        bundle.Force.AsSpan().Clear();
        if (IsSurvey(step)) bundle.Applied.AsSpan().Clear();
        if (state.Swelling) NodeMotion.Grow(bundle);
        kernels.UpdateZones(bundle, kernels.Zones, IsSurvey(step));
        if (isLast && bundle.Formulation == ZoneFormulation.Mixed) MixedZones.Average(bundle);
        times?.Zones();
        if (state.HasFilm) FilmKernel.Update(bundle, kernels.Film);
        state.FacetPressures.Apply(bundle);
        times?.Film();
    }

    // What they feel of others.
    private void Gather(int index, bool survey)
    {
        if (HasContacts) state.Contacts.Gather(Bundle(index), sums, survey);
        state.Walls.Evaluate(index, walls, survey);
        state.Foil?.Evaluate(index, survey);
    }

    private void CheckFilm(int index)
    {
        FilmKernel.Check(Bundle(index), kernels.Film, CheckInterval, state.MayBreak && state.HasFilm);
        if (state.Settings.BareFriction is not null) FilmKernel.FindBare(Bundle(index));
    }

    private void Move(int index, bool survey)
    {
        state.PrescribedVelocities.TakeForces(index);
        NodeMotion.Move(Bundle(index), state.Drag, survey);
        state.PrescribedVelocities.Lead(index);
        if (HasContacts) state.Contacts.TakeSurfaces(Bundle(index));
    }

    private void MoveWalls()
    {
        foreach (ref var wall in walls.AsSpan()) wall = wall.Moved(1.0);
    }

    private Bundle Bundle(int index) => state.Bodies.Bundles[index];
}
