using LmpDem.Analysis.Ensembles.Statistics;

namespace LmpDem.Analysis.Ensembles.Files;

/// <summary>Tables of what lateral sizes say.</summary>
internal static class SizeTables
{
    /// <summary>Scaling of the thresholds, their means and widths by size, and scatter against the size.</summary>
    /// <param name="study">The study.</param>
    public static EnsembleTable[] Of(SizeStudy study) => [Scaling(study.Scalings), Widths(study.Scalings), Scatter(study.Sizes)];

    private static EnsembleTable Scaling(IReadOnlyList<ThresholdScaling> rows) => new("finite_size_scaling",
    [
        EnsembleTables.Words("group", "values of the other factors", rows.Select(r => r.Label)),
        EnsembleTables.Words("criterion", "criterion of a metallic contact", rows.Select(r => r.Criterion.Key)),
        EnsembleTables.Flags("determined", "1 where the data decide the exponent", rows.Select(r => r.Scaling.IsDetermined ? 1 : 0)),
        EnsembleTables.Words("reason", "why they do not", rows.Select(r => r.Scaling.Refusal ?? "")),
        EnsembleTables.Numbers("one_over_nu", "1", "exponent: sigma(L) ~ L^(-1/nu)", rows.Select(r => r.Scaling.Exponent)),
        EnsembleTables.Numbers("one_over_nu_lower", "1", "lower end of its 95 % bootstrap interval",
            rows.Select(r => r.Scaling.ExponentInterval?.Lower ?? double.NaN)),
        EnsembleTables.Numbers("one_over_nu_upper", "1", "upper end of it",
            rows.Select(r => r.Scaling.ExponentInterval?.Upper ?? double.NaN)),
        EnsembleTables.Numbers("p_inf", "1", "ratio at 50 % activation of an infinite layer", rows.Select(r => r.Scaling.Threshold)),
        EnsembleTables.Numbers("p_inf_lower", "1", "lower end of its 95 % bootstrap interval",
            rows.Select(r => r.Scaling.ThresholdInterval?.Lower ?? double.NaN)),
        EnsembleTables.Numbers("p_inf_upper", "1", "upper end of it", rows.Select(r => r.Scaling.ThresholdInterval?.Upper ?? double.NaN)),
        EnsembleTables.Flags("n_censored", "members that never get to 50 % activation", rows.Select(r => r.Censored)),
    ]);

    private static EnsembleTable Widths(IReadOnlyList<ThresholdScaling> scalings)
    {
        (ThresholdScaling Of, SizeSample Size)[] rows = [.. scalings.SelectMany(s => s.Scaling.Sizes.Select(size => (s, size)))];
        return new EnsembleTable("thresholds_by_size",
        [
            EnsembleTables.Words("group", "values of the other factors", rows.Select(r => r.Of.Label)),
            EnsembleTables.Words("criterion", "criterion of a metallic contact", rows.Select(r => r.Of.Criterion.Key)),
            EnsembleTables.Numbers("lateral_size", "m", "lateral size", rows.Select(r => r.Size.Size)),
            EnsembleTables.Flags("n", "members with a threshold", rows.Select(r => r.Size.Thresholds.Count)),
            EnsembleTables.Numbers("mean", "1", "mean ratio at 50 % activation", rows.Select(r => r.Size.Mean)),
            EnsembleTables.Numbers("width", "1", "its standard deviation over members", rows.Select(r => r.Size.Width ?? double.NaN)),
        ]);
    }

    private static EnsembleTable Scatter(IReadOnlyList<RepresentativeSize> sizes)
    {
        (RepresentativeSize Of, int At)[] rows = [.. sizes.SelectMany(s => s.Sizes.Select((_, k) => (s, k)))];
        return new EnsembleTable("representative_size",
        [
            EnsembleTables.Words("group", "values of the other factors", rows.Select(r => r.Of.Label)),
            EnsembleTables.Words("quantity", "name of the column", rows.Select(r => r.Of.Column.Name)),
            EnsembleTables.Numbers("ratio", "1", "calendering ratio", rows.Select(r => r.Of.Ratio)),
            EnsembleTables.Numbers("lateral_size", "m", "lateral size", rows.Select(r => r.Of.Sizes[r.At])),
            EnsembleTables.Flags("n", "members with a value", rows.Select(r => r.Of.Counts[r.At])),
            EnsembleTables.Numbers("variation", "1", "standard deviation over the mean",
                rows.Select(r => r.Of.Variation[r.At] ?? double.NaN)),
            EnsembleTables.Numbers("representative_from", "m", "smallest size from which on all sizes scatter less than asked",
                rows.Select(r => r.Of.Size ?? double.NaN)),
            EnsembleTables.Numbers("estimated_from", "m", "where none does: where it would, falling on with 1/L",
                rows.Select(r => r.Of.Estimate ?? double.NaN)),
        ]);
    }
}
