using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>
/// A user's own measured activation, from a CSV: columns calendering_ratio (or ratio) and activation, 0 to 1 each, and if given error (half width) or
/// lower and upper. The first thing that is wrong is told with file, line, column and what is allowed.
/// </summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Points">The points, ratios ascending.</param>
public sealed record Experiment(string Name, IReadOnlyList<ExperimentPoint> Points)
{
    /// <summary>Reads the points.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ExperimentException">It holds something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Experiment Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines.Length == 0 ? [] : lines[0].TrimStart('\uFEFF').Split(',').Select(c => c.Trim()).ToList();
        var ratio = Math.Max(columns.IndexOf("calendering_ratio"), columns.IndexOf("ratio"));
        var activation = columns.IndexOf("activation");
        if (ratio < 0) throw new ExperimentException(path, 1, "calendering_ratio", "the column is missing; the first line names the columns calendering_ratio,activation and if known error or lower,upper");
        if (activation < 0) throw new ExperimentException(path, 1, "activation", "the column is missing; the first line names the columns calendering_ratio,activation and if known error or lower,upper");
        var points = new List<ExperimentPoint>();
        for (var n = 1; n < lines.Length; n++)
        {
            if (lines[n].Trim().Length == 0 || lines[n].TrimStart().StartsWith('#')) continue;
            var cells = lines[n].Split(',').Select(c => c.Trim()).ToArray();
            if (cells.Length != columns.Count)
                throw new ExperimentException(path, n + 1, columns[Math.Min(cells.Length, columns.Count - 1)], $"the line has {cells.Length} values for {columns.Count} columns");
            double? Value(string column, double most)
            {
                var k = columns.IndexOf(column);
                return k < 0 || cells[k].Length == 0 ? null : Number(path, n + 1, column, cells[k], most);
            }

            var x = Value(columns[ratio], 0.99) ?? throw new ExperimentException(path, n + 1, columns[ratio], "is blank; allowed are 0 to 0.99");
            var y = Value("activation", 1.5) ?? throw new ExperimentException(path, n + 1, "activation", "is blank; allowed are 0 to 1.5");
            var error = Value("error", 1.5);
            points.Add(new ExperimentPoint(x, y, Value("lower", 1.5) ?? y - error, Value("upper", 3) ?? y + error));
        }

        if (points.Count == 0) throw new ExperimentException(path, Math.Max(2, lines.Length), columns[activation], "there is no point; a line holds for example 0.35,0.56");
        return new Experiment(Path.GetFileName(path), [.. points.OrderBy(p => p.Ratio)]);
    }

    /// <summary>Activation by a criterion minus the measured one at every point that the curve covers.</summary>
    /// <param name="series">The criterion's curve.</param>
    public IReadOnlyList<(ExperimentPoint Point, double? Residual)> Residuals(ActivationSeries series)
    {
        var curve = new RatioCurve(series.Curve.Points);
        return [.. Points.Select(p => (p, curve.At(p.Ratio) - p.Activation))];
    }

    /// <summary>Root mean square of the residuals and their number; null where the curve covers no point.</summary>
    /// <param name="series">The criterion's curve.</param>
    public (double Rms, int Points)? Misfit(ActivationSeries series)
    {
        var known = Residuals(series).Where(r => r.Residual is not null).Select(r => r.Residual!.Value).ToArray();
        return known.Length == 0 ? null : (Math.Sqrt(known.Sum(r => r * r) / known.Length), known.Length);
    }

    private static double Number(string path, int line, string column, string text, double most)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            throw new ExperimentException(path, line, column, $"\"{text}\" is no number; allowed are 0 to {most.ToString(CultureInfo.InvariantCulture)}");
        if (value < 0.0 || value > most)
        {
            var hint = value > most && value <= 100.0 * most ? "; write shares, 0.35 for 35 %" : "";
            throw new ExperimentException(path, line, column, $"{text} is out of range; allowed are 0 to {most.ToString(CultureInfo.InvariantCulture)}{hint}");
        }

        return value;
    }
}
