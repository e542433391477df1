using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Studies;

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
