namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>Thresholds of the members of one lateral size.</summary>
/// <param name="Size">Lateral size.</param>
/// <param name="Thresholds">Threshold of every member.</param>
public sealed record SizeSample(double Size, IReadOnlyList<double> Thresholds)
{
    /// <summary>Mean threshold.</summary>
    public double Mean { get; } = Thresholds.Count == 0 ? double.NaN : Thresholds.Average();

    /// <summary>Standard deviation of the thresholds; null with fewer than two.</summary>
    public double? Width { get; } = Sample.Deviation([.. Thresholds]);
}

/// <summary>
/// Finite-size scaling of a threshold (Stauffer and Aharony 1994, Introduction to Percolation Theory, section 4.1): its width over members
/// falls as sigma(L) ~ L^(-1/nu), its mean goes as p(L) = p_inf + a L^(-1/nu). The exponent is the slope of log sigma over log L, weighted
/// by the number of members; p_inf and a follow from the means with that exponent; intervals by bootstrap over the members of every size.
/// </summary>
/// <param name="Sizes">The sizes, ascending.</param>
/// <param name="Refusal">Why nothing was determined; null where it was.</param>
public sealed record FiniteSizeScaling(IReadOnlyList<SizeSample> Sizes, string? Refusal)
{
    private const int FewestSizes = 3;
    private const int FewestMembers = 5;

    /// <summary>1/nu; NaN where it cannot be computed.</summary>
    public double Exponent { get; private init; } = double.NaN;

    /// <summary>Its 95 % interval; null where it cannot be computed.</summary>
    public Interval? ExponentInterval { get; private init; }

    /// <summary>Threshold of an infinite layer, with that exponent.</summary>
    public double Threshold { get; private init; } = double.NaN;

    /// <summary>Its 95 % interval; null where it cannot be computed.</summary>
    public Interval? ThresholdInterval { get; private init; }

    /// <summary>Amplitude a of the mean's approach.</summary>
    public double Amplitude { get; private init; } = double.NaN;

    /// <summary>Whether the data decide: the interval of the exponent lies above 0 and is narrower than the exponent.</summary>
    public bool IsDetermined => Refusal is null;

    /// <summary>Scaling of the thresholds of several sizes.</summary>
    /// <param name="samples">Thresholds by size; sizes above 0.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static FiniteSizeScaling Of(IEnumerable<SizeSample> samples, Bootstrap bootstrap)
    {
        SizeSample[] sizes = [.. samples.OrderBy(s => s.Size)];
        if (sizes.Length < FewestSizes)
            return new FiniteSizeScaling(sizes, $"{sizes.Length} lateral sizes were run, and an exponent needs {FewestSizes}");
        if (sizes.FirstOrDefault(s => s.Thresholds.Count < FewestMembers) is { } few)
            return new FiniteSizeScaling(
                sizes, FormattableString.Invariant($"one size has {few.Thresholds.Count} members; each needs {FewestMembers}"));
        if (Fit(sizes) is not { } fit) return new FiniteSizeScaling(sizes, "all members of a size have the same threshold");
        var found = Resampled(sizes, bootstrap);
        var interval = Bootstrap.Percentiles([.. found.Select(f => f.Exponent).Order()]);
        var refusal = interval switch
        {
            not { } => "the resamples give no exponent",
            { Lower: <= 0.0 } i => FormattableString.Invariant($"the 95 % interval of 1/nu, {i.Lower:0.00} to {i.Upper:0.00}, reaches 0"),
            { } i when i.Width > fit.Exponent =>
                FormattableString.Invariant($"the 95 % interval of 1/nu, {i.Lower:0.00} to {i.Upper:0.00}, is wider than 1/nu"),
            _ => null,
        };
        return new FiniteSizeScaling(sizes, refusal)
        {
            Exponent = fit.Exponent,
            ExponentInterval = interval,
            Threshold = fit.Threshold,
            ThresholdInterval = Bootstrap.Percentiles([.. found.Select(f => f.Threshold).Order()]),
            Amplitude = fit.Amplitude,
        };
    }

    private static List<(double Exponent, double Threshold, double Amplitude)> Resampled(SizeSample[] sizes, Bootstrap bootstrap)
    {
        var found = new List<(double, double, double)>();
        for (var b = 0; b < bootstrap.Resamples; b++)
        {
            var drawn = sizes.Select((s, k) =>
            {
                var picks = new int[s.Thresholds.Count];
                bootstrap.Draw(FormattableString.Invariant($"scaling {k}"), b, picks);
                return new SizeSample(s.Size, Array.ConvertAll(picks, p => s.Thresholds[p]));
            }).ToArray();
            if (Fit(drawn) is { } fit) found.Add(fit);
        }

        return found;
    }

    // The relative error of a standard deviation of n values is 1/sqrt(2 (n - 1)), whatever it is.
    private static (double Exponent, double Threshold, double Amplitude)? Fit(SizeSample[] sizes)
    {
        if (sizes.Any(s => !(s.Width > 0.0))) return null;
        double[] logSize = [.. sizes.Select(s => Math.Log(s.Size))];
        double[] logWidth = [.. sizes.Select(s => Math.Log(s.Width!.Value))];
        var exponent = -LinearFit.Line(logSize, logWidth, [.. sizes.Select(s => 2.0 * (s.Thresholds.Count - 1))]).Slope;
        double[] reach = [.. sizes.Select(s => Math.Pow(s.Size / sizes[0].Size, -exponent))];
        double[] weights = [.. sizes.Select(s => s.Thresholds.Count / (s.Width!.Value * s.Width.Value))];
        var (threshold, slope, _) = LinearFit.Line(reach, [.. sizes.Select(s => s.Mean)], weights);
        return double.IsFinite(exponent) && double.IsFinite(threshold)
            ? (exponent, threshold, slope * Math.Pow(sizes[0].Size, exponent))
            : null;
    }
}
