using System.Globalization;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Calibration;

namespace LmpDem.Cli.Calibrating;

/// <summary>
/// A user's measured activation: CSV with the columns calendering_ratio and activation (shares, not percent) and, where known,
/// lower and upper; further columns are left alone, lines that begin with # are comments.
/// </summary>
internal static class MeasuredFile
{
    private const string Ratio = "calendering_ratio";
    private const string Activation = "activation";
    private static readonly string[] Known = [Ratio, Activation, "lower", "upper"];

    /// <summary>Reads the points, ratios ascending.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScenarioException">It cannot be read, or is no such table; every fault in it is named.</exception>
    public static IReadOnlyList<CalibrationPoint> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(new Fault(path, 0, 0, "", $"the measured points cannot be read: {e.Message}")) { IsFileFault = true };
        }

        var faults = new List<Fault>();
        var points = new List<(CalibrationPoint Point, int Line)>();
        string[]? header = null;
        for (var n = 0; n < lines.Length; n++)
        {
            if (lines[n].TrimStart() is "" or ['#', ..]) continue;
            var cells = lines[n].Split(',');
            if (header is null)
            {
                header = Header(path, n + 1, cells);
                continue;
            }

            if (cells.Length != header.Length)
                faults.Add(new Fault(path, n + 1, 1, "", $"expected {header.Length} cells as in the header, but {cells.Length} were found"));
            else if (Point(path, n + 1, header, cells, faults) is { } point)
                points.Add((point, n + 1));
        }

        if (faults.Count == 0 && points.Count == 0)
            faults.Add(new Fault(path, Math.Max(1, lines.Length), 1, "", $"no points; expected a header \"{Ratio},{Activation}\" and rows below it"));
        var ordered = points.OrderBy(p => p.Point.Ratio).ToList();
        for (var k = 1; k < ordered.Count; k++)
            if (ordered[k].Point.Ratio == ordered[k - 1].Point.Ratio)
                faults.Add(new Fault(path, ordered[k].Line, 1, Ratio, $"the ratio of line {ordered[k - 1].Line} stands here again; one row a ratio"));
        return faults.Count == 0 ? [.. ordered.Select(p => p.Point)] : throw new ScenarioException([.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    private static string[] Header(string path, int line, string[] cells)
    {
        string[] header = [.. cells.Select(c => c.Trim())];
        foreach (var name in (string[])[Ratio, Activation])
        {
            if (header.Contains(name)) continue;
            var column = Array.FindIndex(header, h => Spelling.Closest(h, [name]) is not null);
            throw new ScenarioException(new Fault(path, line, Math.Max(0, column) + 1, "",
                $"the header has no column \"{name}\"{(column < 0 ? "" : $"; is it \"{header[column]}\"?")}; expected \"{Ratio},{Activation}\" and, where known, \"lower,upper\""));
        }

        return header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1 && Known.Contains(g.Key)) is { } twice
            ? throw new ScenarioException(new Fault(path, line, 1, twice.Key, "the column stands twice; remove one"))
            : header;
    }

    private static CalibrationPoint? Point(string path, int line, string[] header, string[] cells, List<Fault> faults)
    {
        var before = faults.Count;
        double? Cell(string name, bool needed)
        {
            var column = Array.IndexOf(header, name);
            if (column < 0) return null;
            var text = cells[column].Trim();
            if (text.Length == 0 && !needed) return null;
            var place = cells.Take(column).Sum(c => c.Length + 1) + 1;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                faults.Add(new Fault(path, line, place, name, $"expected a number from 0 to 1, but \"{text}\" was found"));
            else if (!(value is >= 0.0 and <= 1.0))
                faults.Add(new Fault(path, line, place, name, $"{text} is out of range; allowed are 0 to 1{(value is > 1.0 and <= 100.0 ? ": write a share, not percent" : "")}"));
            return value;
        }

        var (ratio, activation, lower, upper) = (Cell(Ratio, true), Cell(Activation, true), Cell("lower", false), Cell("upper", false));
        if (faults.Count == before && (lower > activation || upper < activation))
            faults.Add(new Fault(path, line, 1, Activation, "the value lies outside of its own interval"));
        return faults.Count == before ? new CalibrationPoint(ratio!.Value, activation!.Value, lower, upper) : null;
    }
}
