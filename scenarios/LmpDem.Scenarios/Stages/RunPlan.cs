using LmpDem.Dem.Bodies;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Scenarios.Stages;

/// <summary>What a run will need, estimated without running it (`--dry-run`). Counts are exact, times and sizes are estimates.</summary>
public sealed record RunPlan
{
    // From runs of 70 to 260 particles with plastic_dense on a busy machine; rough, and untried on large packings.
    private const double ParticleStepsPerSecond = 2e6;

    private const double StepsPerSecondLimit = 40e3;

    private const double PackingSteps = 100e3;

    // Mean fraction of the layer by which a press within its quasi-static limits closes in a step.
    private const double PressFractionPerStep = 8e-7;

    private const double UsualInertialNumber = 1e-3; // of these runs; the speed of the press follows it

    private const double BytesPerParticle = 1000;

    private const double BytesPerRun = 120e6;

    private const double DiskPerParticleAndState = 900;

    private const double DiskPerParticleOnTheWay = 300; // of a passage: particles alone

    // Of whole steps of deformable bodies, film and contact included; and what swelling and holding add to the closing.
    private const double ZoneStepsPerSecondAndThread = 12e6;

    private const double StepsBesideClosing = 1.5;

    // Where no ratio is named: the ready scenarios at a solids fraction of 0.57 come to an overlap of 2 % at 4.8 and 4.9 %.
    private const double UsualHandoffRatio = 0.05;

    private const double BytesPerZone = 1000;

    private const double DiskPerZoneAndState = 150; // zones and films together, compressed; 122 to 142 at template 4,3

    // Networks of the main job: pores, EBAC, plating and stripping together, a cell and state.
    private const double SecondsPerVoxelAndState = 5e-6;

    // Of the electronic networks alone; and of figures and report, of 174 bodies, half of it the EBAC maps.
    private const double SecondsPerBodyAndState = 5e-3;

    private const double DrawSecondsPerRun = 4;

    private const double DrawSecondsPerBodyAndState = 3e-3;

    private const double SwellingFraction = 0.2; // of the steps of deformable bodies

    private const double BytesPerVoxel = 250;

    private const double DiskPerVoxelAndState = 8;

    /// <summary>Cells of the pores; 0 where they are not measured.</summary>
    public double Voxels { get; init; }

    /// <summary>Number of particles that the powder gives.</summary>
    public required int Particles { get; init; }

    /// <summary>Sizes of these particles next to the targets.</summary>
    public required SizeCertificate Sizes { get; init; }

    /// <summary>Zones of the deformable bodies; 0 without them.</summary>
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

    /// <summary>States whose networks are computed.</summary>
    public int NetworkStates { get; init; }

    /// <summary>Estimate of the time of the packing [s].</summary>
    public double PackSeconds { get; init; }

    /// <summary>Estimate of the time in which spheres are pressed [s].</summary>
    public double CalenderSeconds { get; init; }

    /// <summary>Estimate of the time in which deformable bodies take over [s].</summary>
    public double HandoffSeconds { get; init; }

    /// <summary>Estimate of the time in which deformable bodies are pressed [s].</summary>
    public double CompactSeconds { get; init; }

    /// <summary>Estimate of the time that the networks of a state take [s].</summary>
    public double NetworkSecondsPerState { get; init; }

    /// <summary>Estimate of the time that figures and report take [s].</summary>
    public double DrawSeconds { get; init; }

    /// <summary>Estimate of the wall time [s].</summary>
    public double WallSeconds =>
        PackSeconds + CalenderSeconds + HandoffSeconds + CompactSeconds + NetworkStates * NetworkSecondsPerState + DrawSeconds;

    /// <summary>Plans a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="threads">Worker threads.</param>
    public static RunPlan Of(Scenario scenario, int threads)
    {
        var powder = ParticlesOf(scenario);
        var limit = StableTimeStep.For(scenario.Material, scenario.Contact, powder.Radius);
        var states = StatesOf(scenario);
        var span = scenario.Press.Ratios.Count > 0 ? scenario.Press.Ratios[^1] : 0.4;
        var (zones, closing, compactStates) = (0, 0.0, 0);
        if (scenario.Compact.Enabled)
        {
            zones = ZonesOf(scenario, powder);
            var handoff = Math.Min(scenario.Compact.Handoff.Ratio ?? UsualHandoffRatio, span);
            compactStates = 1 + (scenario.Press.Unload ? 1 : 0)
                + (scenario.Press.IsLoadControlled ? scenario.Press.Platen.Pressures.Count : scenario.Press.Ratios.Count(r => r > handoff));
            (span, closing) = (handoff, span - handoff);
        }

        var layer = scenario.Electrode.LateralX * scenario.Electrode.LateralY * scenario.Electrode.LayerThickness;
        var voxels = scenario.HasNetworks && scenario.Transport.Pores is { Enabled: true } pores
            ? Math.Round(layer / Math.Pow(pores.CellFor(layer), 3)) : 0.0;
        var zoneSteps = zones * StepsBesideClosing * 100 * closing * scenario.Compact.StepsPerPercent;
        var bodySeconds = zoneSteps / (ZoneStepsPerSecondAndThread * threads);
        var rate = Math.Min(StepsPerSecondLimit, ParticleStepsPerSecond * Math.Sqrt(threads) / powder.Count);
        return new RunPlan
        {
            Particles = powder.Count,
            Sizes = SizeCertificate.Of(powder, scenario.Electrode.Distribution()),
            Zones = zones,
            Voxels = voxels,
            States = states,
            TimeStep = new DemSettings().TimeStepFraction * limit,
            TimeStepLimit = limit,
            MemoryBytes = BytesPerRun + 3 * BytesPerParticle * powder.Count + BytesPerZone * zones + BytesPerVoxel * voxels,
            DiskBytes = DiskPerParticleAndState * powder.Count * (states - compactStates + 1)
                + DiskPerParticleOnTheWay * powder.Count * StatesOnTheWay(scenario.Press)
                + DiskPerZoneAndState * zones * compactStates
                + (scenario.Output.Pores ? DiskPerVoxelAndState * voxels * states : 0.0),
            NetworkStates = scenario.HasNetworks
                ? states - (scenario.Compact.Enabled ? 1 : 0)
                    - (scenario.Press.Unload && scenario.Press.Mode != PressMode.Roll ? 1 : 0) : 0,
            PackSeconds = PackingSteps / rate,
            CalenderSeconds = span / (PressFractionPerStep * scenario.Press.MaxInertialNumber / UsualInertialNumber) / rate,
            HandoffSeconds = SwellingFraction * bodySeconds,
            CompactSeconds = (1 - SwellingFraction) * bodySeconds,
            NetworkSecondsPerState = SecondsPerVoxelAndState * voxels + SecondsPerBodyAndState * powder.Count,
            DrawSeconds = (scenario.Output.Figures || scenario.Output.Report ? DrawSecondsPerRun : 0.0)
                + (scenario.Output.Figures ? DrawSecondsPerBodyAndState * powder.Count * states : 0.0),
        };
    }

    /// <summary>The particles that the generator will draw, not yet placed.</summary>
    /// <param name="scenario">The scenario.</param>
    public static Spheres ParticlesOf(Scenario scenario)
    {
        var electrode = scenario.Electrode;
        return electrode.Draw(electrode.Distribution(), scenario.PowderSeeds);
    }

    /// <summary>Zones of the deformable bodies that particles become. Where larger ones get finer templates this is an estimate.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="particles">The particles.</param>
    public static int ZonesOf(Scenario scenario, Spheres particles)
    {
        if (!TemplateSize.TryParse(scenario.Compact.Template, out var template) || particles.Count == 0) return 0;
        if (!scenario.Compact.GradeBySize) return particles.Count * template.Zones;
        var median = particles.Radius.Order().ElementAt(particles.Count / 2);
        return (int)particles.Radius.Sum(r => template.Zones * Math.Max(1.0, Math.Pow(r / median, 3)));
    }

    /// <summary>
    /// States that a run gives: with deformable bodies those of the spheres up to the hand-off, that at the hand-off, that after it
    /// and those beyond; one less where the mean overlap comes to its limit just at a target ratio.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    public static int StatesOf(Scenario scenario)
    {
        var press = scenario.Press;
        if (!scenario.Compact.Enabled) return StatesOf(press);
        var targets = press.IsLoadControlled ? press.Platen.Pressures.Count : press.Ratios.Count(r => r != scenario.Compact.Handoff.Ratio);
        return targets + 2 + (press.Unload ? 1 : 0);
    }

    /// <summary>States that deformable bodies give after the first.</summary>
    /// <param name="press">The press.</param>
    /// <param name="handoff">State of the spheres at the hand-off.</param>
    public static int StatesLeft(PressSpec press, PressedState handoff) => (press.Unload ? 1 : 0) + (press.IsLoadControlled
        ? press.Platen.Pressures.Count - (handoff.Press?.Target ?? 0)
        : press.Ratios.Count(r => r > handoff.Spheres.Scalar("calendering_ratio") + 1e-9));

    // Snapshots that a roll leaves between the states.
    private static int StatesOnTheWay(PressSpec press) =>
        press.Mode == PressMode.Roll ? (press.PassageStates ?? PressSpec.DefaultPassageStates) * press.Ratios.Count(ratio => ratio > 0) : 0;

    /// <summary>States that a press gives.</summary>
    /// <param name="press">The press.</param>
    public static int StatesOf(PressSpec press) => press switch
    {
        { Mode: PressMode.Roll } => press.Ratios.Sum(ratio => ratio > 0 ? 2 : 1), // in the nip and behind it
        { IsLoadControlled: true } => press.Platen.Pressures.Count + (press.Unload ? 1 : 0),
        _ => press.Ratios.Count + (press.Unload ? 1 : 0),
    };
}
