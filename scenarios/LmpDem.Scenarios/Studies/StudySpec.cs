using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// A study: one scenario under several values of some keys. Its members are every value of every key of `vary`, with every row of
/// `list`, with every point of `sample`, with every seed.
/// </summary>
public sealed record StudySpec
{
    /// <summary>Name of the study.</summary>
    [Parameter("name of the study, for titles and the default output folder")]
    public required string Name { get; init; } = "";

    /// <summary>Scenario file, from the study's folder.</summary>
    [Parameter("scenario file that is varied; its path starts from the folder of the study")]
    public required string Scenario { get; init; } = "";

    /// <summary>Seeds of every member; empty: that of the scenario.</summary>
    [Parameter("seeds that every combination is run with, [1, 2, 3] or { count: 20, from: 1 } (left out: the scenario's own)", Min = 0)]
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    /// <summary>Values that hold for all members, as `key=value`.</summary>
    [Parameter("values for all members, each as key=value, for example \"compact.template=4,3\"")]
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Keys that vary; members are all combinations.</summary>
    [Parameter("keys that vary; members are all combinations of their values")]
    public IReadOnlyList<StudyAxis> Vary { get; init; } = [];

    /// <summary>Rows of keys that take their values together.</summary>
    [Parameter("rows of keys that take their values together, for example { film.strength: 100 MPa, electrode.film.thickness: 50 nm }")]
    public IReadOnlyList<StudyRow> List { get; init; } = [];

    /// <summary>Points spread over ranges; null without.</summary>
    [Parameter("points spread over ranges of several keys")]
    public SampleSpec? Sample { get; init; }
}

/// <summary>A key of a scenario and the values it takes in a study.</summary>
public sealed record StudyAxis
{
    /// <summary>Key path.</summary>
    [Parameter("key path, for example electrode.film.thickness")]
    public required string Key { get; init; } = "";

    /// <summary>Values, as they are written in a scenario.</summary>
    [Parameter("values as they are written in a scenario, for example [50 nm, 100 nm]")]
    public IReadOnlyList<string> Values { get; init; } = [];
}
