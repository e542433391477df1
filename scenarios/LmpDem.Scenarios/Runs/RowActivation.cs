using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Runs;

/// <summary>The activation that rows of summary.csv give, beside the measured one.</summary>
public static class RowActivation
{
    /// <summary>How far the calibrated overlap law is from the measured.</summary>
    /// <param name="rows">Rows, one per ratio.</param>
    public static ActivationMisfit OverlapLaw(IEnumerable<SummaryRow> rows) => Misfit(rows, r => r.ActivationOverlapLaw);

    /// <summary>How far the criterion of broken films is from the measured.</summary>
    /// <param name="rows">Rows, one per ratio.</param>
    public static ActivationMisfit Fracture(IEnumerable<SummaryRow> rows) => Misfit(rows, r => r.ActivationFracture);

    private static ActivationMisfit Misfit(IEnumerable<SummaryRow> rows, Func<SummaryRow, double?> activation) =>
        MeasuredActivation.Misfit(new ActivationCurve(
            [.. rows.Where(r => r.RatioReached is not null && activation(r) is not null)
                .Select(r => (r.RatioReached!.Value, activation(r)!.Value))
                .OrderBy(p => p.Item1)]));
}
