using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Runs;

/// <summary>A curve of activation by one criterion, beside the measured one.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="IsCalibrated">Whether a threshold of it was calibrated to the measured activation; else nothing is fitted.</param>
/// <param name="Curve">Activation over the ratios reached.</param>
public sealed record RowActivation(JunctionCriterion Criterion, string Label, bool IsCalibrated, ActivationCurve Curve)
{
    /// <summary>Distance to the measured points.</summary>
    public ActivationMisfit Misfit => MeasuredActivation.Misfit(Curve);

    /// <summary>The curves that rows of networks.csv or of summary.csv give; those without a value are left out.</summary>
    /// <param name="points">Ratio reached, and activation by criterion, NaN or null where not known.</param>
    public static IReadOnlyList<RowActivation> Of(IReadOnlyList<(double Ratio, Func<JunctionCriterion, double?> Activation)> points) =>
    [
        .. Criteria.Select(c => new RowActivation(c.Criterion, c.Label, c.IsCalibrated, new ActivationCurve(
            [
                .. points.Select(p => (p.Ratio, Value: p.Activation(c.Criterion)))
                    .Where(p => p.Value is { } v && double.IsFinite(v)).Select(p => (p.Ratio, p.Value!.Value)).OrderBy(p => p.Ratio),
            ])))
            .Where(a => a.Curve.Points.Count > 0),
    ];

    /// <summary>The curves of rows of summary.csv, which has no column for the size of contacts.</summary>
    /// <param name="rows">Rows, one per ratio.</param>
    public static IReadOnlyList<RowActivation> Of(IEnumerable<SummaryRow> rows) => Of(
    [
        .. rows.Where(r => r.RatioReached is not null).Select(r => (r.RatioReached!.Value, (Func<JunctionCriterion, double?>)(c => c switch
        {
            JunctionCriterion.Fracture => r.ActivationFracture,
            JunctionCriterion.FilmTheory => r.ActivationFilmTheory,
            JunctionCriterion.OverlapLaw => r.ActivationOverlapLaw,
            _ => null,
        }))),
    ]);

    private static readonly (JunctionCriterion Criterion, string Label, bool IsCalibrated)[] Criteria =
    [
        (JunctionCriterion.Fracture, "film broken on both sides, nothing fitted", false),
        (JunctionCriterion.FilmTheory, "film opened enough, " + CriteriaSpec.Provenance, true),
        (JunctionCriterion.ContactSize, "contact large enough, a control without film, " + CriteriaSpec.Provenance, true),
        (JunctionCriterion.OverlapLaw, "overlap law, " + OverlapLawSpec.Provenance + "; a calibrated law, not a prediction", true),
    ];
}
