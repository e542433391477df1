using System.Diagnostics;
using System.Globalization;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Cli;

/// <summary>A crushing curve as a table that is written while it grows: what a fault leaves is the rows reached.</summary>
internal static class CrushCurve
{
    private const string Header = "d_over_R,rel_density,force_uN,p_axial_MPa,p_lateral_MPa,contact_radius_um,broken_share,unbalanced";

    // A whole file is written and flushed anew each time.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Writes the rows as they come.</summary>
    /// <param name="rows">Rows, which may take long and may end with an exception.</param>
    /// <param name="cell">Walls.</param>
    /// <param name="path">File, "-" for stdout, or null for nowhere.</param>
    /// <param name="shell">The surrounding process.</param>
    /// <returns>The rows.</returns>
    public static IReadOnlyList<CrushRow> Write(IEnumerable<CrushRow> rows, CrushCell cell, string? path, Shell shell)
    {
        var done = new List<CrushRow>();
        if (path == "-") shell.Out.Write(Header + "\n");
        void Save()
        {
            if (path is not (null or "-"))
                ResultFile.Write(path, shell, w => w.Write(string.Join('\n', done.Select(r => Line(r, cell)).Prepend(Header)) + "\n"));
        }

        var saved = Stopwatch.GetTimestamp();
        try
        {
            foreach (var row in rows)
            {
                done.Add(row);
                if (path == "-") shell.Out.Write(Line(row, cell) + "\n");
                if (Stopwatch.GetElapsedTime(saved) < Pause) continue;
                Save();
                shell.Out.Flush();
                saved = Stopwatch.GetTimestamp();
            }
        }
        catch (TangledException) when (done.Count > 0)
        {
            shell.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"note: achieved d/R = {done[^1].Approach:0.####} in {done.Count} rows; "
                + $"--template, --advance and --to decide how far a mesh goes"));
            throw;
        }
        finally
        {
            Save();
        }

        return done;
    }

    private static string Line(in CrushRow r, CrushCell cell)
    {
        string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
        // The contact radius means one platen's.
        var contact = cell == CrushCell.Planes ? Number(r.ContactRadius * 1e6) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Approach:R},{r.RelativeDensity:R},{r.Force * 1e6:R},{r.AxialPressure * 1e-6:R},"
            + $"{r.LateralPressure * 1e-6:R},{contact},{Number(r.BrokenFraction)},{r.Unbalanced:R}");
    }
}
