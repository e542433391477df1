using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Figures;

/// <summary>A quantity over the calendering ratio, straight between its points.</summary>
public sealed class RatioCurve
{
    private readonly (double Ratio, double Value)[] points;

    /// <summary>A curve through points, in any order; of equal ratios the last stays.</summary>
    /// <param name="points">Ratio and value of each.</param>
    public RatioCurve(IEnumerable<(double Ratio, double Value)> points) =>
        this.points = [.. points.GroupBy(p => p.Ratio).Select(g => g.Last()).OrderBy(p => p.Ratio)];

    /// <summary>The points, ratios ascending.</summary>
    public IReadOnlyList<(double Ratio, double Value)> Points => points;

    /// <summary>The same points as a curve of activation.</summary>
    public ActivationCurve Activation => new(points);

    /// <summary>A column of a table against its column of ratios; empty where either is missing or blank.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="takes">Whether a row counts; all of them where null.</param>
    /// <param name="ratioColumn">Name of the column of ratios.</param>
    public static RatioCurve Of(NumberTable table, string column, Func<int, bool>? takes = null, string ratioColumn = "ratio_reached")
    {
        if (!table.Columns.Contains(column) || !table.Columns.Contains(ratioColumn)) return new RatioCurve([]);
        var (ratio, value) = (table.Column(ratioColumn), table.Column(column));
        return new RatioCurve(Enumerable.Range(0, ratio.Count)
            .Where(k => ratio[k] is { } r && value[k] is { } v && double.IsFinite(r) && double.IsFinite(v) && (takes is null || takes(k)))
            .Select(k => (ratio[k]!.Value, value[k]!.Value)));
    }

    /// <summary>Value at a ratio; null farther than <see cref="ActivationCurve.EndSlack"/> outside of the curve.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? At(double ratio) => Activation.NearestTo(ratio);
}
