using System.Text.Json;
using System.Text.Json.Serialization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Runs;

/// <summary>Which files a run writes: its results, which only computing makes, and its pages, which are drawn from them.</summary>
public static class RunFiles
{
    private static readonly string[] PageNames = [RunFolder.ReportName, RunFolder.ViewName];

    private static readonly string[] Tables =
    [
        "summary.csv", "summary.json", PlugInOrigin.FileName, "rearrangement.csv", "compaction.csv", .. PackingFile.CopyNames,
        .. RunFolder.NetworkTables,
    ];

    /// <summary>Names of the files in the folder itself.</summary>
    public static IReadOnlyList<string> Single { get; } = ["status.json", "scenario.resolved.yaml", "log.jsonl", .. Tables];

    /// <summary>The results there are, with their lengths [bytes], by their path in the folder.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyDictionary<string, long> Results(RunFolder run)
    {
        var snapshots = Directory.Exists(run.Snapshots) ? Directory.GetFiles(run.Snapshots).Where(f => IsOwn(run.Root, f)) : [];
        return new SortedDictionary<string, long>(
            Tables.Except(PageNames).Prepend("scenario.resolved.yaml").Select(run.File).Where(File.Exists).Concat(snapshots)
                .ToDictionary(path => Relative(run, path), path => new FileInfo(path).Length), StringComparer.Ordinal);
    }

    /// <summary>The figures, the report and the view there are, by their path in the folder.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Pages(RunFolder run)
    {
        var figures = Directory.Exists(run.Figures) ? Directory.GetFiles(run.Figures).Where(f => IsOwn(run.Root, f)) : [];
        return [.. figures.Concat(PageNames.Select(run.File)).Where(File.Exists).Select(path => Relative(run, path))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Results that the status names and the folder lacks, or has only a part of.</summary>
    /// <param name="run">The run.</param>
    /// <param name="status">Its status.</param>
    public static IReadOnlyList<string> MissingResults(RunFolder run, RunStatus status) =>
        [.. (status.Results ?? new Dictionary<string, long>()).Where(r => !IsWhole(run.File(r.Key), r.Value)).Select(r => r.Key)];

    /// <summary>Whether figures or the report are still to be made, or were made and are missing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="status">Its status.</param>
    public static bool LacksPages(RunFolder run, RunStatus status) =>
        status.State != RunStatus.Done || (status.Pages ?? []).Any(page => !File.Exists(run.File(page)));

    /// <summary>The folder of the run to which a file belongs; null where it is no file that a run writes.</summary>
    /// <param name="path">The file; it need not exist.</param>
    public static string? RunOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        foreach (var root in (string?[])[folder, Path.GetDirectoryName(folder)])
            if (root is not null && IsRun(root) && IsOwn(root, path)) return root;
        return null;
    }

    /// <summary>Whether a folder holds a run.</summary>
    /// <param name="root">The folder.</param>
    public static bool IsRun(string root) =>
        File.Exists(Path.Combine(root, "status.json")) || File.Exists(Path.Combine(root, "scenario.resolved.yaml"));

    /// <summary>Whether a run in a folder would write a file of this path.</summary>
    internal static bool IsOwn(string root, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(root), Path.GetFullPath(path)).Split(Path.DirectorySeparatorChar);
        return relative switch
        {
            [var name] => Single.Contains(name),
            ["snapshots", var name] =>
                name.EndsWith(".hdf", StringComparison.Ordinal) || name.EndsWith(".hdf.series", StringComparison.Ordinal),
            ["checkpoint", var name] => RunCheckpoints.IsName(name),
            ["figures", var name] => Path.GetExtension(name) is ".png" or ".svg" or ".csv",
            _ => false,
        };
    }

    // A file that has grown was written by the user's own programs and is no loss; a snapshot has its seal to tell.
    private static bool IsWhole(string path, long length)
    {
        var file = new FileInfo(path);
        return file.Exists && (file.Length >= length || (path.EndsWith(".hdf", StringComparison.Ordinal) && SnapshotSeal.IsWhole(path)));
    }

    private static string Relative(RunFolder run, string path) =>
        Path.GetRelativePath(run.Root, path).Replace(Path.DirectorySeparatorChar, '/');
}

/// <summary>How a run's JSON files are written: indented, keys in snake_case.</summary>
public static class RunJson
{
    /// <summary>Options of files.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: true);

    /// <summary>Options of lines.</summary>
    public static JsonSerializerOptions Line { get; } = Make(indented: false);

    /// <summary>Rows with the names that summary.csv gives their columns.</summary>
    /// <param name="rows">Rows, one per ratio.</param>
    /// <param name="own">Quantities of plug-ins, behind those of the catalogue.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, double?>> Rows(
        IEnumerable<StateRow> rows, params IReadOnlyList<Quantity> own) =>
        [.. rows.Select(row => Catalogue.Summary.Concat(own).ToDictionary(q => q.Column, q => row[q]))];

    private static JsonSerializerOptions Make(bool indented) => new()
    {
        WriteIndented = indented,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new NamedChoiceConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
