using System.Text.Json;
using System.Text.Json.Serialization;

namespace LmpDem.Cli;

/// <summary>Results as JSON: one indented object, keys in snake_case.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object and a line end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The object.</param>
    public static void Write(TextWriter output, object value) => output.WriteLine(JsonSerializer.Serialize(value, Options));
}
