using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Engine.Units;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>How the variance of one number of the members splits by factor.</summary>
/// <param name="Quantity">"ratio_at_half(CRITERION)", or the column of a quantity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Ratio">Calendering ratio of a quantity; null for the ratio at 50 % activation.</param>
/// <param name="Method">"anova" or "given data".</param>
/// <param name="N">Members that have a value.</param>
/// <param name="Rows">The rows.</param>
public sealed record VarianceSplit(string Quantity, string Title, double? Ratio, string Method, int N, IReadOnlyList<VarianceRow> Rows)
{
    /// <summary>
    /// Splits of the ratio at 50 % activation by every criterion, and of every reported quantity at the ratios that all groups have.
    /// </summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="halves">Ratios at 50 % activation.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static IReadOnlyList<VarianceSplit> Of(Ensemble ensemble, IReadOnlyList<HalfActivation> halves, Bootstrap bootstrap)
    {
        var done = ensemble.Members.Where(m => m.States.Count > 0).ToArray();
        var factors = FactorsOf(ensemble, done);
        if (factors.Count == 0 || done.Length < 4) return [];
        var splits = new List<VarianceSplit>();
        foreach (var criterion in JunctionCriterion.All)
        {
            var known = halves.Where(h => h.Criterion == criterion).SelectMany(h => h.Members).ToDictionary(m => m.Member.Id);
            double[] values = [.. done.Select(m => known.TryGetValue(m.Member.Id, out var t) && !t.IsCensored ? t.Ratio : double.NaN)];
            Add($"ratio_at_half({criterion.Key})", $"Ratio at 50 % activation: {criterion.Label}", null, values);
        }

        IEnumerable<double> ratios = ensemble.Groups.Where(g => g.Done.Count > 0).Select(g => g.Ratios.AsEnumerable())
            .Aggregate((a, b) => a.Intersect(b));
        foreach (var ratio in ratios.ToArray())
        {
            var places = done.Select(m => m.PlaceOf(ratio)).ToArray();
            foreach (var shown in ComparedQuantity.All)
            {
                var column = ensemble.IndexOf(shown.Quantity);
                if (column < 0) continue;
                var closes = ensemble.Columns[column].Closes;
                Add(ensemble.Columns[column].Name, shown.Title, ratio, [.. places.Select(p => p.ValueOf(column, closes).Value)]);
            }
        }

        return splits;

        void Add(string quantity, string title, double? ratio, double[] values)
        {
            int[] known = [.. Enumerable.Range(0, values.Length).Where(k => double.IsFinite(values[k]))];
            if (known.Length < 4) return;
            double[] own = [.. known.Select(k => values[k])];
            var rows = ensemble.IsSampled ? Sampled(factors, known, own, bootstrap) : Crossed(factors, known, own);
            if (rows.Count > 0) splits.Add(new VarianceSplit(quantity, title, ratio, ensemble.IsSampled ? "given data" : "anova",
                own.Length, rows));
        }
    }

    private static IReadOnlyList<VarianceRow> Crossed(List<FactorLevels> factors, int[] known, double[] values)
    {
        var present = factors
            .Select(f => (f.Name, Levels: FactorLevels.Numbered([.. known.Select(k => f.Levels[k])]))).Where(f => f.Levels.Max() > 0)
            .ToArray();
        return present.Length == 0 ? [] : AnalysisOfVariance.Of(present, values);
    }

    private static List<VarianceRow> Sampled(List<FactorLevels> factors, int[] known, double[] values, Bootstrap bootstrap)
    {
        var rows = new List<VarianceRow>();
        var mean = values.Average();
        var total = values.Sum(v => (v - mean) * (v - mean));
        foreach (var factor in factors)
        {
            double[] places = factor.Numbers is { } numbers ? [.. known.Select(k => numbers[k])]
                : [.. known.Select(k => (double)factor.Levels[k])];
            if (FirstOrderIndex.Of(places, values, bootstrap) is not { } found) continue;
            rows.Add(new VarianceRow(factor.Name, found.Index * total, FirstOrderIndex.BinsFor(values.Length) - 1, FirstOrder: found.Index)
            {
                Lower = found.Interval.Lower,
                Upper = found.Interval.Upper,
            });
        }

        return rows;
    }

    // Factors that always change together are one; a seed is a factor where it stands for one cause of several and repeats.
    private static List<FactorLevels> FactorsOf(Ensemble ensemble, MemberStates[] done)
    {
        var found = new List<FactorLevels>();
        for (var f = 0; f < ensemble.Factors.Count; f++)
        {
            var key = KeyPath.Shortest(ensemble.Factors[f], ensemble.Factors);
            Join(FactorLevels.Of(key, [.. done.Select(m => m.Member.Factors[f])]));
        }

        var names = done.SelectMany(m => m.Member.Seeds.Keys).Distinct().ToArray();
        var seeds = names.Select(name => FactorLevels.Numbered([.. done.Select(m => m.Member.Seeds.GetValueOrDefault(name))])).ToArray();
        var causes = seeds.Select(levels => string.Join(',', levels)).Distinct().Count();
        for (var s = 0; s < names.Length && causes > 1; s++)
            if (seeds[s].Max() + 1 < done.Length) Join(new FactorLevels($"seed of {names[s]}", seeds[s], null));
        return found;

        void Join(FactorLevels factor)
        {
            if (factor.Count < 2) return;
            var same = found.FindIndex(factor.GoesWith);
            if (same >= 0) found[same] = found[same] with { Name = $"{found[same].Name} with {factor.Name}" };
            else found.Add(factor);
        }
    }
}
