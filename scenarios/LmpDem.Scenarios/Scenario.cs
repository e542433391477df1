using LmpDem.Dem.Laws;
using LmpDem.Engine.Units;

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

    /// <summary>Properties of the lithium.</summary>
    [Parameter("lithium")]
    public MaterialSpec Material { get; init; } = new();

    /// <summary>Law of the contacts.</summary>
    [Parameter("contacts")]
    public ContactSpec Contact { get; init; } = new();

    /// <summary>What is written.</summary>
    [Parameter("output")]
    public OutputSpec Output { get; init; } = new();
}
