namespace LmpDem.FiniteVolume.Measures;

/// <summary>Quantiles of values of unlike weight.</summary>
public sealed class WeightedQuantile
{
    private readonly double[] sorted;
    private readonly double[] below; // weight of a value and all smaller ones

    /// <summary>Sorts the values.</summary>
    /// <param name="values">Values, in any order.</param>
    /// <param name="weights">Weight of each value, >= 0.</param>
    public WeightedQuantile(double[] values, double[] weights)
    {
        sorted = (double[])values.Clone();
        below = (double[])weights.Clone();
        Array.Sort(sorted, below); // equal values may trade places, which moves no quantile
        for (var k = 1; k < below.Length; k++) below[k] += below[k - 1];
    }

    /// <summary>The smallest value that, with all smaller ones, holds a fraction of the weight; NaN where there is no weight.</summary>
    /// <param name="share">The fraction, 0 to 1.</param>
    public double At(double share)
    {
        if (below.Length == 0 || !(below[^1] > 0.0)) return double.NaN;
        // Halves of equal weights must not depend on the rounding of their sum.
        var k = Array.FindIndex(below, w => w >= share * below[^1] * (1.0 - 1e-12));
        return sorted[k];
    }
}
