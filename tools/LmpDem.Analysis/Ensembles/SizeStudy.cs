using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>Finite-size scaling of the ratio at 50 % activation by one criterion.</summary>
/// <param name="Label">Values of the other factors; empty where there are none.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Scaling">What the thresholds of the sizes say; sizes in metres.</param>
/// <param name="Censored">Members that never get to 50 %; they are not in the thresholds.</param>
public sealed record ThresholdScaling(string Label, JunctionCriterion Criterion, FiniteSizeScaling Scaling, int Censored);

/// <summary>Scatter of a quantity against the lateral size at one ratio.</summary>
/// <param name="Label">Values of the other factors; empty where there are none.</param>
/// <param name="Column">The quantity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Sizes">Lateral sizes [m], ascending.</param>
/// <param name="Variation">Standard deviation over the mean at every size; null with fewer than two values.</param>
/// <param name="Counts">Members with a value at every size.</param>
/// <param name="Size">The smallest size from which on all sizes scatter less than asked [m]; null where none does.</param>
/// <param name="Estimate">
/// Where none does: the size at which it would, if the scatter fell on as it does for an area of independent parts, with 1 / L [m]; else
/// null.
/// </param>
public sealed record RepresentativeSize(
    string Label, EnsembleColumn Column, string Title, double Ratio, IReadOnlyList<double> Sizes, IReadOnlyList<double?> Variation,
    IReadOnlyList<int> Counts, double? Size, double? Estimate);

/// <summary>What an ensemble of several lateral sizes says about size.</summary>
/// <param name="Scalings">Scaling by criterion.</param>
/// <param name="Sizes">Scatter by quantity and ratio.</param>
public sealed record SizeStudy(IReadOnlyList<ThresholdScaling> Scalings, IReadOnlyList<RepresentativeSize> Sizes)
{
    /// <summary>Scatter that a representative size stays below where nothing else is said.</summary>
    public const double UsualVariation = 0.05;

    private static readonly string[] LateralKeys = ["lateral_x", "lateral_y"];

    /// <summary>The study; null where the lateral size is no factor with two values or more.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="halves">Ratios at 50 % activation.</param>
    /// <param name="variation">Largest scatter of a representative size, as a fraction of the mean.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static SizeStudy? Of(Ensemble ensemble, IReadOnlyList<HalfActivation> halves, double variation, Bootstrap bootstrap)
    {
        if (ensemble.IsSampled) return null;
        var families = ensemble.Groups.Where(g => SizeOf(g.Factors) is not null)
            .GroupBy(LabelOf)
            .Select(f => (Label: f.Key, Groups: f.OrderBy(g => SizeOf(g.Factors)).ToArray()))
            .Where(f => f.Groups.Select(g => SizeOf(g.Factors)).Distinct().Count() > 1).ToArray();
        if (families.Length == 0) return null;
        var scalings = new List<ThresholdScaling>();
        var sizes = new List<RepresentativeSize>();
        foreach (var (label, groups) in families)
        {
            foreach (var criterion in JunctionCriterion.All)
            {
                var own = halves.Where(h => h.Criterion == criterion && groups.Contains(h.Group)).ToArray();
                if (own.Length == 0) continue;
                var scaling = FiniteSizeScaling.Of(own.Select(h => new SizeSample(SizeOf(h.Group.Factors)!.Value, h.Reached)), bootstrap);
                scalings.Add(new ThresholdScaling(label, criterion, scaling, own.Sum(h => h.Censored)));
            }

            sizes.AddRange(Scatter(ensemble, label, groups, variation));
        }

        return new SizeStudy(scalings, sizes);
    }

    /// <summary>Lateral size of a group, of two different edges the root of their product [m]; null where it is no factor.</summary>
    /// <param name="factors">The factors.</param>
    public static double? SizeOf(IReadOnlyList<EnsembleFactor> factors)
    {
        var edges = factors.Where(IsLateral).Select(f => f.Number).ToArray();
        return edges.Length > 0 && edges.All(e => e > 0.0) ? Math.Pow(edges.Aggregate(1.0, (a, b) => a * b!.Value), 1.0 / edges.Length)
            : null;
    }

    /// <summary>Values of a group's factors but for the lateral size; empty where there are no others.</summary>
    /// <param name="group">The group.</param>
    public static string LabelOf(EnsembleGroup group) => EnsembleGroup.LabelOf([.. group.Factors.Where(f => !IsLateral(f))]);

    private static bool IsLateral(EnsembleFactor factor) => LateralKeys.Contains(factor.Key.Split('.')[^1]);

    private static IEnumerable<RepresentativeSize> Scatter(Ensemble ensemble, string label, EnsembleGroup[] groups, double variation)
    {
        double[] sizes = [.. groups.Select(g => SizeOf(g.Factors)!.Value)];
        var ratios = groups.Select(g => g.Ratios.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).ToArray();
        foreach (var shown in ComparedQuantity.All)
        {
            var column = ensemble.IndexOf(shown.Quantity);
            if (column < 0) continue;
            foreach (var ratio in ratios)
            {
                var values = groups.Select(g => g.Done.Select(m => m.PlaceOf(ratio).ValueOf(column, ensemble.Columns[column].Closes).Value)
                    .Where(double.IsFinite).ToArray()).ToArray();
                double?[] scatter = [.. values.Select(VariationOf)];
                if (scatter.All(s => s is null)) continue;
                var enough = Enumerable.Range(0, sizes.Length).Where(k => scatter.Skip(k).All(s => s < variation))
                    .Select(k => (double?)sizes[k]).FirstOrDefault();
                yield return new RepresentativeSize(
                    label, ensemble.Columns[column], shown.Title, ratio, sizes, scatter, [.. values.Select(v => v.Length)], enough,
                    enough is null && scatter[^1] is { } last ? sizes[^1] * last / variation : null);
            }
        }
    }

    private static double? VariationOf(double[] values) =>
        Sample.Deviation(values) is { } deviation && values.Average() is var mean && mean != 0.0 ? deviation / Math.Abs(mean) : null;
}
