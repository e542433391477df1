using MathNet.Numerics.Distributions;

namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>What of a variance a source explains.</summary>
/// <param name="Source">Name of the factor; "interactions", "residual" or "total".</param>
/// <param name="SumOfSquares">Sum of squares.</param>
/// <param name="Freedom">Degrees of freedom.</param>
/// <param name="F">Mean square over that of the error; null where there is no error to compare with.</param>
/// <param name="P">Probability of an F as large without any effect; null without F.</param>
/// <param name="FirstOrder">
/// First-order index, the fraction of the variance that the factor explains by itself, levels weighted alike: omega squared
/// (Hays 1963), from which the part that chance alone would explain is taken; it may be slightly negative. Null without an error.
/// </param>
public sealed record VarianceRow(string Source, double SumOfSquares, int Freedom, double? F = null, double? P = null,
    double? FirstOrder = null)
{
    /// <summary>Lower end of the 95 % interval of the index; null where it was not estimated.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public double? Upper { get; init; }
}

/// <summary>
/// Analysis of variance over crossed factors. Sums of squares of a factor are what it explains beyond all other factors (type II), which
/// in a complete and equally filled grid is the textbook's sum; interactions of any order stand in one row; the residual is the variance
/// within cells, that is over seeds. Where every cell has one member, interactions and residual cannot be told apart and serve as the
/// error.
/// </summary>
public static class AnalysisOfVariance
{
    /// <summary>Name of the row of interactions.</summary>
    public const string Interactions = "interactions";

    /// <summary>Name of the row of the variance within cells.</summary>
    public const string Residual = "residual";

    /// <summary>Name of the row of all.</summary>
    public const string Total = "total";

    /// <summary>The table: a row per factor, then interactions, residual and total.</summary>
    /// <param name="factors">Names of the factors with the level of every value, from 0.</param>
    /// <param name="values">The values.</param>
    /// <returns>The rows; none where all values are equal or there is nothing to tell apart.</returns>
    public static IReadOnlyList<VarianceRow> Of(IReadOnlyList<(string Name, int[] Levels)> factors, double[] values)
    {
        var n = values.Length;
        if (n < 3 || factors.Count == 0) return [];
        double[] one = [.. Enumerable.Repeat(1.0, n)];
        var columns = factors.Select(f => Indicators(f.Levels)).ToArray();
        var total = LinearFit.Residual([one], values).Residual;
        if (!(total > 0.0)) return [];
        var main = LinearFit.Residual([one, .. columns.SelectMany(c => c)], values);
        var (within, cells) = Within(factors, values);
        var interactions = Math.Max(0.0, main.Residual - within);
        var (between, rest) = (cells - main.Rank, n - cells);
        var isPooled = rest == 0;
        var (error, freedom) = isPooled ? (main.Residual, n - main.Rank) : (within, rest);
        var meanError = freedom > 0 ? error / freedom : double.NaN;
        var rows = new List<VarianceRow>();
        for (var f = 0; f < factors.Count; f++)
        {
            var without = LinearFit.Residual([one, .. columns.Where((_, k) => k != f).SelectMany(c => c)], values);
            rows.Add(Row(factors[f].Name, Math.Max(0.0, without.Residual - main.Residual), main.Rank - without.Rank));
        }

        if (factors.Count > 1 && !isPooled) rows.Add(Row(Interactions, interactions, between));
        rows.Add(new VarianceRow(isPooled && factors.Count > 1 ? $"{Residual} and {Interactions}" : Residual, error, freedom,
            FirstOrder: freedom > 0 ? meanError * n / (total + meanError) : null));
        rows.Add(new VarianceRow(Total, total, n - 1));
        return rows;

        VarianceRow Row(string source, double sum, int df)
        {
            if (df == 0 || !(meanError > 0.0)) return new VarianceRow(source, sum, df, FirstOrder: meanError == 0.0 ? sum / total : null);
            var ratio = sum / df / meanError;
            return new VarianceRow(
                source, sum, df, ratio, 1.0 - FisherSnedecor.CDF(df, freedom, ratio), (sum - df * meanError) / (total + meanError));
        }
    }

    private static double[][] Indicators(int[] levels) =>
    [
        .. Enumerable.Range(0, levels.Max() + 1).Select(level => (double[])[.. levels.Select(l => l == level ? 1.0 : 0.0)]),
    ];

    private static (double Sum, int Cells) Within(IReadOnlyList<(string Name, int[] Levels)> factors, double[] values)
    {
        var cells = Enumerable.Range(0, values.Length).GroupBy(k => string.Join(',', factors.Select(f => f.Levels[k]))).ToArray();
        var sum = 0.0;
        foreach (var cell in cells)
        {
            var mean = cell.Average(k => values[k]);
            sum += cell.Sum(k => (values[k] - mean) * (values[k] - mean));
        }

        return (sum, cells.Length);
    }
}
