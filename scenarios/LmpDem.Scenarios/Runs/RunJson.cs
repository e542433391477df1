using System.Text.Json;
using System.Text.Json.Serialization;

namespace LmpDem.Scenarios.Runs;

/// <summary>How a run's JSON files are written: indented, keys in snake_case.</summary>
public static class RunJson
{
    /// <summary>Options of files.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: true);

    /// <summary>Options of lines.</summary>
    public static JsonSerializerOptions Line { get; } = Make(indented: false);

    private static JsonSerializerOptions Make(bool indented) => new()
    {
        WriteIndented = indented,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
