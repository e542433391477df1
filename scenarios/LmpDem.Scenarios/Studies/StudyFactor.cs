using System.Text.Json.Serialization;
using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Studies;

/// <summary>The value that a key of the scenario takes in a member.</summary>
/// <param name="Key">Key path.</param>
/// <param name="Text">Value as it is written in a scenario.</param>
public sealed record StudyFactor(string Key, string Text)
{
    /// <summary>Whether it comes from a sample rather than from a list of values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSampled { get; init; }

    /// <summary>The value as a number in SI; null where it is none.</summary>
    [JsonIgnore]
    public double? Number => Amount.TryParse(Text, out var amount, out _) ? amount.Si : null;
}
