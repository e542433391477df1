using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>Activation over the calendering ratio by one criterion of a metallic contact.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Curve">Activation over the ratios reached.</param>
public sealed record ActivationSeries(JunctionCriterion Criterion, ActivationCurve Curve)
{
    /// <summary>The criterion as columns name it.</summary>
    public string Key => KeyOf(Criterion);

    /// <summary>The criterion in some words.</summary>
    public string Label => LabelOf(Criterion);

    /// <summary>Whether its thresholds were calibrated to the measured activation; else nothing is fitted.</summary>
    public bool IsCalibrated => Criterion != JunctionCriterion.Fracture;

    /// <summary>The activation by a criterion, as tables and snapshots name it.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such criterion.</exception>
    public static Quantity QuantityOf(JunctionCriterion criterion) => criterion switch
    {
        JunctionCriterion.Fracture => Catalogue.ActivationFracture,
        JunctionCriterion.FilmTheory => Catalogue.ActivationFilmTheory,
        JunctionCriterion.LocalExposure => Catalogue.ActivationLocalExposure,
        JunctionCriterion.ContactSize => Catalogue.ActivationContactSize,
        JunctionCriterion.OverlapLaw => Catalogue.ActivationOverlapLaw,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "no such criterion"),
    };

    /// <summary>A criterion as columns of tables name it.</summary>
    /// <param name="criterion">The criterion.</param>
    public static string KeyOf(JunctionCriterion criterion) => QuantityOf(criterion).Name["activation_".Length..];

    /// <summary>A criterion in some words, with what was fitted.</summary>
    /// <param name="criterion">The criterion.</param>
    public static string LabelOf(JunctionCriterion criterion) => criterion switch
    {
        JunctionCriterion.Fracture => "film broken on both sides (nothing fitted)",
        JunctionCriterion.FilmTheory => "film opened enough on the mean of a contact (two thresholds, calibrated)",
        JunctionCriterion.LocalExposure => "facing facets opened enough (one threshold, calibrated)",
        JunctionCriterion.ContactSize => "contact large enough (calibrated, control)",
        JunctionCriterion.OverlapLaw => "overlap law (calibrated, not derived)",
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "no such criterion"),
    };

    /// <summary>The curves of a table with columns ratio_reached and activation_CRITERION; criteria without a value are left out.</summary>
    /// <param name="table">networks.csv or summary.csv; where it has a column ratio_asked, rows without one are no states of the press.</param>
    public static IReadOnlyList<ActivationSeries> Of(NumberTable table)
    {
        if (!table.Columns.Contains("ratio_reached")) return [];
        var reached = table.Column("ratio_reached");
        var asked = table.Columns.Contains("ratio_asked") ? table.Column("ratio_asked") : null;
        return [.. Enum.GetValues<JunctionCriterion>().Select(Series).Where(s => s.Curve.Points.Count > 0)];

        ActivationSeries Series(JunctionCriterion criterion)
        {
            var column = QuantityOf(criterion).Column;
            if (!table.Columns.Contains(column)) return new ActivationSeries(criterion, new ActivationCurve([]));
            var value = table.Column(column);
            // A ratio that was not reached twice stands twice: the last one stays.
            return new ActivationSeries(criterion, new ActivationCurve(
            [
                .. Enumerable.Range(0, value.Count)
                    .Where(k => (asked is null || asked[k] is not null) && reached[k] is { } r && value[k] is { } v && double.IsFinite(r) && double.IsFinite(v))
                    .Select(k => (Ratio: reached[k]!.Value, Value: value[k]!.Value))
                    .GroupBy(p => p.Ratio).Select(g => g.Last()).OrderBy(p => p.Ratio),
            ]));
        }
    }
}
