using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Electrode.Quantities;

/// <summary>A plug-in that a run used, as the folder of the run records it.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">SHA-256 of its file, hexadecimal.</param>
/// <param name="Laws">Names of the contact laws that it adds.</param>
/// <param name="Measures">The quantities that it measures, each a column of summary.csv.</param>
public sealed record PlugInOrigin(
    string Name, string Version, string Sha256, IReadOnlyList<string> Laws, IReadOnlyList<Quantity> Measures)
{
    /// <summary>Name of the file in the folder of a run.</summary>
    public const string FileName = "plugins.json";

    /// <summary>The plug-in in a line.</summary>
    public override string ToString() => $"{Name} {Version}, SHA-256 {Sha256}: "
        + string.Join("; ", ((string[])[Words("law", Laws), Words("measure", [.. Measures.Select(m => m.Name)])]).Where(w => w.Length > 0));

    /// <summary>Writes the plug-ins of a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="origins">The plug-ins; where there are none, no file is written.</param>
    /// <exception cref="SnapshotException">The file cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<PlugInOrigin> origins)
    {
        if (origins.Count == 0) return;
        WholeFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(origins, OwnValues.Options) + "\n");
    }

    /// <summary>Reads the plug-ins of a run; none where it used none.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="SnapshotException">The file is damaged.</exception>
    public static IReadOnlyList<PlugInOrigin> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<PlugInOrigin[]>(File.ReadAllText(path), OwnValues.Options) ?? [];
        }
        catch (JsonException e)
        {
            throw new SnapshotException(path, $"is damaged: {e.Message}", e);
        }
    }

    private static string Words(string what, IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $"{what}{(names.Count > 1 ? "s" : "")} {string.Join(", ", names)}";
}

/// <summary>Quantities of plug-ins with their values, as text that states each quantity whole.</summary>
internal static class OwnValues
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEnumerable<KeyValuePair<Quantity, double>> values) =>
        JsonSerializer.Serialize(values.Select(v => new OwnValue(v.Key, v.Value)).ToArray(), Options);

    public static IEnumerable<(Quantity Quantity, double? Value)> Read(string text) =>
        JsonSerializer.Deserialize<OwnValue[]>(text, Options)!.Select(v => (v.Quantity, (double?)v.Value));

    private sealed record OwnValue(Quantity Quantity, double Value);
}
