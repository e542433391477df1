namespace LmpDem.Transport.Activation;

/// <summary>A measured degree of activation.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Activation">Degree of activation, 0 to 1; the mean of replicates.</param>
/// <param name="Lower">Lower end of its interval, 0 to 1; null where not known.</param>
/// <param name="Upper">Upper end of its interval, 0 to 1; null where not known.</param>
/// <param name="Replicates">Measurements that it is the mean of.</param>
public sealed record MeasuredPoint(double Ratio, double Activation, double? Lower = null, double? Upper = null, int Replicates = 1)
{
    private const double SameRatio = 1e-6; // ratios in per cent are written with rounding

    /// <summary>Whether a ratio is that of the point.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public bool IsAt(double ratio) => Math.Abs(Ratio - ratio) < SameRatio;

    /// <summary>
    /// The mean of replicates. Its interval is the standard deviation of the replicates (n - 1) about the mean, and no narrower than
    /// their own intervals where these are known; it stays a fraction.
    /// </summary>
    /// <param name="replicates">Points at one ratio, at least one.</param>
    public static MeasuredPoint MeanOf(IReadOnlyList<MeasuredPoint> replicates)
    {
        if (replicates.Count == 1) return replicates[0];
        var mean = replicates.Average(r => r.Activation);
        var deviation = Math.Sqrt(replicates.Sum(r => (r.Activation - mean) * (r.Activation - mean)) / (replicates.Count - 1));
        var lower = replicates.Select(r => r.Lower).OfType<double>().Append(mean - deviation).Min();
        var upper = replicates.Select(r => r.Upper).OfType<double>().Append(mean + deviation).Max();
        return new MeasuredPoint(replicates[0].Ratio, mean, Math.Max(0.0, lower), Math.Min(1.0, upper), replicates.Count);
    }
}
