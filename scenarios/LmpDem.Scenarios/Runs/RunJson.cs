using System.Text.Json;
using System.Text.Json.Serialization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Runs;

/// <summary>How a run's JSON files are written: indented, keys in snake_case.</summary>
public static class RunJson
{
    /// <summary>Options of files.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: true);

    /// <summary>Options of lines.</summary>
    public static JsonSerializerOptions Line { get; } = Make(indented: false);

    /// <summary>Rows with the names that summary.csv gives their columns.</summary>
    /// <param name="rows">Rows, one per ratio.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, double?>> Rows(IEnumerable<StateRow> rows) =>
        [.. rows.Select(row => SummaryTable.Columns.Zip(SummaryTable.Values(row)).ToDictionary(c => c.First, c => c.Second))];

    private static JsonSerializerOptions Make(bool indented) => new()
    {
        WriteIndented = indented,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new NamedChoiceConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
