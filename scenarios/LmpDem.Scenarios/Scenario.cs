using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Press;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Reading;
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

    /// <summary>The dried electrode before the press.</summary>
    [Parameter("the dried, uncalendered electrode")]
    public ElectrodeSpec Electrode { get; init; } = new();

    /// <summary>Properties of the lithium.</summary>
    [Parameter("the lithium of the particles")]
    public MaterialSpec Material { get; init; } = new();

    /// <summary>Law of the contacts.</summary>
    [Parameter("contacts between particles and at the tools")]
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

    /// <summary>What is written.</summary>
    [Parameter("what a run writes besides its tables")]
    public OutputSpec Output { get; init; } = new();
}
