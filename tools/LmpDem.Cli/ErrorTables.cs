using LmpDem.Analysis.Errors;
using LmpDem.Analysis.Report;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli;

/// <summary>
/// Finds the convergence table that tells the numerical errors of a run: that of a study beside the run, else one that comes with the
/// program; either counts only where it was measured on the same scenario.
/// </summary>
internal static class ErrorTables
{
    // Beside a run in runs/NAME, `lmpdem converge` leaves its study in runs/NAME-converge.
    private const string Beside = "-converge";

    private static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "convergence");

    /// <summary>The table; null where there is none of the run's scenario.</summary>
    /// <param name="run">Folder of the run, with its resolved scenario.</param>
    public static ErrorTable? Of(RunFolder run)
    {
        if (!File.Exists(run.Scenario)) return null;
        var keys = ResolvedKeys.Read(File.ReadAllText(run.Scenario));
        string[] shipped = Directory.Exists(Shipped) ? [.. Directory.GetDirectories(Shipped).Order(StringComparer.Ordinal)] : [];
        return ((string[])[Path.GetFullPath(run.Root).TrimEnd(Path.DirectorySeparatorChar) + Beside, .. shipped])
            .Select(Read).FirstOrDefault(t => t is not null && RunErrors.Differences(t, keys) is { Count: 0 });
    }

    // A study that is not finished, or was damaged, is nothing that a report would fail for.
    private static ErrorTable? Read(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, ErrorTable.FileName)) ? ErrorTable.Read(folder) : null;
        }
        catch (TableException)
        {
            return null;
        }
    }
}
