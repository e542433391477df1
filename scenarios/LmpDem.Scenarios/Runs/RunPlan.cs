using LmpDem.Dem.Bodies;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;

namespace LmpDem.Scenarios.Runs;

/// <summary>What a run will need, told without running it (`--dry-run`). Counts are exact, times and sizes are estimates.</summary>
public sealed record RunPlan
{
    // From runs of 70 to 260 particles with plastic_dense on a busy machine; rough, and untried on large packings.
    private const double ParticleStepsPerSecond = 2e6;

    private const double StepsPerSecondLimit = 40e3;

    private const double PackingSteps = 100e3;

    // Mean share of the layer by which a press within its quasi-static limits closes in a step.
    private const double PressSharePerStep = 8e-7;

    private const double BytesPerParticle = 1000;

    private const double BytesPerRun = 120e6;

    private const double DiskPerParticleAndState = 900;

    /// <summary>Number of particles that the powder gives.</summary>
    public required int Particles { get; init; }

    /// <summary>Zones of deformable bodies; the present stages have none.</summary>
    public int Zones { get; init; }

    /// <summary>States that are written.</summary>
    public required int States { get; init; }

    /// <summary>Time step of the press [s].</summary>
    public required double TimeStep { get; init; }

    /// <summary>Longest stable time step [s].</summary>
    public required double TimeStepLimit { get; init; }

    /// <summary>Estimate of the memory [bytes].</summary>
    public required double MemoryBytes { get; init; }

    /// <summary>Estimate of the files [bytes].</summary>
    public required double DiskBytes { get; init; }

    /// <summary>Estimate of the wall time [s].</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Plans a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="threads">Worker threads.</param>
    public static RunPlan Of(Scenario scenario, int threads)
    {
        var powder = ParticlesOf(scenario);
        var limit = StableTimeStep.For(scenario.Material, scenario.Contact, powder.Radius);
        var states = StatesOf(scenario.Press);
        var span = scenario.Press.Ratios.Count > 0 ? scenario.Press.Ratios[^1] : 0.4;
        var steps = PackingSteps + span / PressSharePerStep;
        var rate = Math.Min(StepsPerSecondLimit, ParticleStepsPerSecond * Math.Sqrt(threads) / powder.Count);
        return new RunPlan
        {
            Particles = powder.Count,
            States = states,
            TimeStep = new DemSettings().TimeStepFraction * limit,
            TimeStepLimit = limit,
            MemoryBytes = BytesPerRun + 3 * BytesPerParticle * powder.Count,
            DiskBytes = DiskPerParticleAndState * powder.Count * (states + 1),
            WallSeconds = steps / rate,
        };
    }

    /// <summary>The particles that the generator will draw, not yet placed.</summary>
    /// <param name="scenario">The scenario.</param>
    public static Spheres ParticlesOf(Scenario scenario)
    {
        var electrode = scenario.Electrode;
        var volume = electrode.LateralX * electrode.LateralY * electrode.LayerThickness * electrode.AskedSolidsFraction;
        return Powder.Draw(new SizeDistribution(electrode.SizeDistribution), electrode.Film, volume, scenario.Seed);
    }

    /// <summary>States that a press gives.</summary>
    /// <param name="press">The press.</param>
    public static int StatesOf(PressSpec press) => press switch
    {
        { Mode: PressMode.Roll } => press.Ratios.Sum(ratio => ratio > 0 ? 2 : 1), // in the nip and behind it
        { Mode: PressMode.Platen, Platen.Control: PlatenControl.Load } => press.Platen.Pressures.Count + (press.Unload ? 1 : 0),
        _ => press.Ratios.Count + (press.Unload ? 1 : 0),
    };
}
