namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>Least squares with columns that may depend on each other, by Gram and Schmidt's orthogonalisation done twice.</summary>
internal static class LinearFit
{
    private const double Dependent = 1e-9; // length left of a unit column that the columns before it explain

    /// <summary>Sum of squares that columns leave of values, and how many of the columns are independent.</summary>
    /// <param name="columns">Columns, each as long as the values.</param>
    /// <param name="values">The values.</param>
    public static (double Residual, int Rank) Residual(IEnumerable<double[]> columns, double[] values)
    {
        var basis = new List<double[]>();
        foreach (var column in columns)
        {
            var rest = (double[])column.Clone();
            var length = Math.Sqrt(Dot(rest, rest));
            if (length == 0.0) continue;
            for (var pass = 0; pass < 2; pass++)
                foreach (var b in basis) Subtract(rest, b);
            var left = Math.Sqrt(Dot(rest, rest));
            if (left <= Dependent * length) continue;
            for (var k = 0; k < rest.Length; k++) rest[k] /= left;
            basis.Add(rest);
        }

        var residual = (double[])values.Clone();
        for (var pass = 0; pass < 2; pass++)
            foreach (var b in basis) Subtract(residual, b);
        return (Dot(residual, residual), basis.Count);
    }

    /// <summary>Straight line through weighted points.</summary>
    /// <param name="x">Abscissae.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="weights">Weights, above 0.</param>
    /// <returns>Value at x = 0, slope, and the weighted sum of squares left; the slope is NaN where all abscissae are equal.</returns>
    public static (double Intercept, double Slope, double Residual) Line(double[] x, double[] y, double[] weights)
    {
        double sum = 0.0, meanX = 0.0, meanY = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            sum += weights[k];
            meanX += weights[k] * x[k];
            meanY += weights[k] * y[k];
        }

        meanX /= sum;
        meanY /= sum;
        double xx = 0.0, xy = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            xx += weights[k] * (x[k] - meanX) * (x[k] - meanX);
            xy += weights[k] * (x[k] - meanX) * (y[k] - meanY);
        }

        var slope = xx > 0.0 ? xy / xx : double.NaN;
        var residual = 0.0;
        for (var k = 0; k < x.Length; k++)
        {
            var left = y[k] - meanY - slope * (x[k] - meanX);
            residual += weights[k] * left * left;
        }

        return (meanY - slope * meanX, slope, residual);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction)
    {
        var part = Dot(from, direction);
        for (var k = 0; k < from.Length; k++) from[k] -= part * direction[k];
    }
}
