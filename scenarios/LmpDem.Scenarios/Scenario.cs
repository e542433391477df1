using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Press;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Writing;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios;

/// <summary>
/// A whole study in SI: the electrode, its material, how it is pressed, and what is written. It only composes the specs
/// of the rooms that use them.
/// </summary>
public sealed record Scenario
{
    /// <summary>Name of the run, for tables and the default output folder.</summary>
    [Parameter("name of the run, for tables and the default output folder")]
    public string Name { get; init; } = "lmp";

    /// <summary>Seed of every random number.</summary>
    [Parameter("seed of every random number; same seed, same bytes", Min = 0)]
    public ulong Seed { get; init; } = 1;

    /// <summary>Seeds that replace <see cref="Seed"/> for one use each; null: none does.</summary>
    [Parameter("seeds that replace the seed for one use each, to split the scatter between runs into its causes", IsLeftOutUnset = true)]
    public SeedSpec? Seeds { get; init => field = value == new SeedSpec() ? null : value; }

    /// <summary>Seeds of the packing.</summary>
    public PowderSeeds PowderSeeds => new(Seeds?.Sizes ?? Seed, Seeds?.Places ?? Seed, FilmSeed);

    /// <summary>Seed of the films.</summary>
    public ulong FilmSeed => Seeds?.Films ?? Seed;

    /// <summary>Seed of the orientation of meshes.</summary>
    public ulong MeshSeed => Seeds?.Meshes ?? Seed;

    /// <summary>The dried electrode before the press.</summary>
    [Parameter("the dried, uncalendered electrode")]
    public ElectrodeSpec Electrode { get; init; } = new();

    /// <summary>Properties of the lithium.</summary>
    [Parameter("the lithium of the particles")]
    public MaterialSpec Material { get; init; } = new();

    /// <summary>Law of the contacts.</summary>
    [Parameter("contacts between particles and at the walls")]
    public ContactSpec Contact { get; init; } = new();

    /// <summary>Mechanics of the film in the finite-volume stage.</summary>
    [Parameter("mechanics of the Li2CO3 film (finite-volume stage); its thickness stands in electrode.film")]
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>How the electrode is pressed.</summary>
    [Parameter("the press")]
    public PressSpec Press { get; init; } = new();

    /// <summary>Deformable bodies that take over from the discrete elements.</summary>
    [Parameter("finite-volume stage: deformable bodies in a breaking film take over from the discrete elements")]
    public CompactSpec Compact { get; init; } = new();

    /// <summary>Overlap law of the activation.</summary>
    [Parameter("overlap law of the activation: a calibrated law, not a prediction")]
    public OverlapLawSpec Activation { get; init; } = new();

    /// <summary>Electronic and ionic networks.</summary>
    [Parameter("networks at every ratio: metallic contacts, currents, pores, plating")]
    public TransportSpec Transport { get; init; } = new();

    /// <summary>
    /// Whether networks are computed: not under a roll, where the layer in the nip is uneven and has ends.
    /// </summary>
    public bool HasNetworks => Transport.Enabled && Press.Mode != PressMode.Roll;

    /// <summary>The file that the particles of the electrode come from; null where they are generated.</summary>
    public PackingFile? GivenPacking { get; init; }

    /// <summary>What plug-ins add.</summary>
    public Extensions Extensions { get; init; } = Extensions.None;

    /// <summary>What is written.</summary>
    [Parameter("what a run writes besides its tables")]
    public OutputSpec Output { get; init; } = new();
}

/// <summary>Output of a run besides its tables.</summary>
public sealed record OutputSpec
{
    /// <summary>Whether the spheres of every ratio are written.</summary>
    [Parameter("whether the spheres of every ratio are written (RUN/snapshots/spheres.hdf.series)")]
    public bool Spheres { get; init; } = true;

    /// <summary>Whether the contacts of every ratio are written.</summary>
    [Parameter("whether the contacts of every ratio are written (RUN/snapshots/contacts.hdf.series)")]
    public bool Contacts { get; init; } = true;

    /// <summary>Whether the deformable bodies of every ratio are written.</summary>
    [Parameter("whether the deformable bodies of every ratio are written (RUN/snapshots/bodies.hdf.series, tools.hdf.series)")]
    public bool Bodies { get; init; } = true;

    /// <summary>Whether the films of the deformable bodies are written.</summary>
    [Parameter("whether the films of the deformable bodies are written (RUN/snapshots/films.hdf.series)")]
    public bool Films { get; init; } = true;

    /// <summary>Whether the junctions of every ratio are written.</summary>
    [Parameter("whether the junctions of every ratio are written (RUN/snapshots/junctions.hdf.series)")]
    public bool Junctions { get; init; } = true;

    /// <summary>Whether the layer in cut cells is written.</summary>
    [Parameter("whether the layer in cut cells is written: pores, bodies, flux of Li+, EBAC (RUN/snapshots/pores.hdf.series)")]
    public bool Pores { get; init; } = true;

    /// <summary>Whether figures are drawn at the end.</summary>
    [Parameter("whether figures are drawn at the end (RUN/figures)")]
    public bool Figures { get; init; } = true;

    /// <summary>Whether the report is written at the end.</summary>
    [Parameter("whether the report is written at the end (RUN/report.html)")]
    public bool Report { get; init; } = true;
}

/// <summary>The scenario to start from: every key that has a default at it, and the paper's electrode for the others.</summary>
public static class StartingScenario
{
    /// <summary>The scenario as a record.</summary>
    public static Scenario Record() => new()
    {
        Name = "lmp-84um",
        Electrode = new()
        {
            SolidsFraction = 0.57,
            SizeDistribution = new() { Weighting = SizeWeighting.Volume, CutMin = 10e-6, CutMax = 40e-6 },
        },
        Material = new() { StiffnessScale = 0.13 },
        Press = new() { MaxSolidsFraction = 0.99 }, // bodies close the pores; the discrete elements alone hold to 0.95
        Compact = new() { Enabled = true },
    };

    /// <summary>
    /// A small electrode with a coarse mesh and a fast press, which shows every stage within a minute; its numbers are no results.
    /// </summary>
    public static Scenario Small()
    {
        var whole = Record();
        return whole with
        {
            Name = "small",
            Electrode = whole.Electrode with
            {
                Thickness = 70e-6,
                LateralX = 60e-6,
                LateralY = 60e-6,
                SizeDistribution = whole.Electrode.SizeDistribution with { D50 = 18e-6, SigmaG = 1.25, CutMax = 28e-6 },
            },
            Material = whole.Material with { StiffnessScale = 0.03 },
            Press = whole.Press with { Ratios = [0, 0.2, 0.3, 0.35, 0.4, 0.45], Unload = false },
            Compact = whole.Compact with { Template = "4,3", StepsPerPercent = 200, MaxUnbalanced = 0.05 },
        };
    }

    /// <summary>A scenario as commented YAML.</summary>
    /// <param name="scenario">The scenario; null: <see cref="Record"/>.</param>
    public static string Text(Scenario? scenario = null) =>
        "# A scenario of LmpDem. Every value carries its unit; a key that is left out takes its default.\n"
        + "# Check it with `lmpdem validate`, run it with `lmpdem run`; `lmpdem schema` prints its JSON schema.\n\n"
        + ResolvedText.Write(scenario ?? Record(), comments: true);
}
