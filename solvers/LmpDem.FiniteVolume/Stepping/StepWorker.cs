using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// The steps of one worker: its fraction of the bundles, and a copy of the walls that it moves like all other workers. A step has two
/// phases, each followed by a barrier, see <see cref="Step"/>.
/// </summary>
/// <param name="state">What is integrated.</param>
/// <param name="schedule">When contacts are searched.</param>
/// <param name="kernels">Kernels by formulation, and their constants.</param>
/// <param name="own">Indices of the worker's bundles, rising.</param>
/// <param name="worker">Number of the worker.</param>
/// <param name="barrier">Barrier of the workers.</param>
/// <param name="times">Records the times of the phases; null: not recorded.</param>
internal sealed class StepWorker(
    FvState state, SearchSchedule schedule, StepKernels kernels, int[] own, int worker, SpinBarrier barrier, PhaseTimes? times)
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
        for (var n = 0; n < steps; n++) Step(state.Step + n, isLast: n == steps - 1);
    }

    private void Step(long step, bool isLast)
    {
        var survey = (step + 1) % FvStepper.SurveyInterval == 0;
        if (schedule.IsDue(step)) ContactSearch.Run(state, schedule, step, own, walls, worker, barrier);
        times?.Begin();
        MoveFoil();
        RefreshMasses(step);
        UpdateZones(survey, isLast);
        times?.Zones();
        UpdateFilm();
        times?.Film();
        PressFacets();
        EvaluateContacts();
        barrier.Wait();

        GatherForces(survey);
        times?.Contact();
        if ((step + 1) % CheckInterval == 0) CheckFilm();
        MoveNodes(survey);
        MoveWalls();
        times?.Motion();
        barrier.Wait();
    }

    private void MoveFoil()
    {
        if (HasFoil) state.Foil?.Step();
    }

    private void RefreshMasses(long step)
    {
        if (step % MassInterval != 0) return;
        foreach (var index in own) NodeMotion.RefreshMasses(Bundle(index), BodyAssembly.Modulus(state.Settings.Material));
    }

    private void UpdateZones(bool survey, bool isLast)
    {
        foreach (var index in own)
        {
            var bundle = Bundle(index);
            bundle.Force.AsSpan().Clear();
            if (survey) bundle.Applied.AsSpan().Clear();
            if (state.Swelling) NodeMotion.Grow(bundle);
            kernels.UpdateZones(bundle, kernels.Zones, survey);
            if (isLast && bundle.Formulation == ZoneFormulation.Mixed) MixedZones.Average(bundle);
        }
    }

    private void UpdateFilm()
    {
        if (!state.HasFilm) return;
        foreach (var index in own) FilmKernel.Update(Bundle(index), kernels.Film);
    }

    private void PressFacets()
    {
        foreach (var index in own) state.FacetPressures.Apply(Bundle(index));
    }

    private void EvaluateContacts()
    {
        foreach (var index in own) state.Contacts.Evaluate(Bundle(index));
    }

    private void GatherForces(bool survey)
    {
        foreach (var index in own)
        {
            state.Contacts.Gather(Bundle(index), survey);
            state.Walls.Evaluate(index, walls, survey);
            state.Foil?.Evaluate(index, survey);
        }
    }

    private void CheckFilm()
    {
        foreach (var index in own)
        {
            FilmKernel.Check(Bundle(index), kernels.Film, CheckInterval, state.MayBreak && state.HasFilm);
            if (state.Settings.BareFriction is not null) FilmKernel.FindBare(Bundle(index));
        }
    }

    private void MoveNodes(bool survey)
    {
        foreach (var index in own)
        {
            state.PrescribedVelocities.TakeForces(index);
            NodeMotion.Move(Bundle(index), state.Drag, survey);
            state.PrescribedVelocities.Lead(index);
        }
    }

    private void MoveWalls()
    {
        foreach (ref var wall in walls.AsSpan()) wall = wall.Moved(1.0);
    }

    private Bundle Bundle(int index) => state.Bodies.Bundles[index];
}
