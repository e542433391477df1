using System.Text.Json.Serialization;

namespace LmpDem.Analysis.References;

/// <summary>What the numbers of a run say to a statement of the paper.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>They agree by the rule given.</summary>
    [JsonStringEnumMemberName("agrees")]
    Agrees,

    /// <summary>They do not.</summary>
    [JsonStringEnumMemberName("does_not_agree")]
    Disagrees,

    /// <summary>The run has no such numbers.</summary>
    [JsonStringEnumMemberName("not_available")]
    NotAvailable,
}
