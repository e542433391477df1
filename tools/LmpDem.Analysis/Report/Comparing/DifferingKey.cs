namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A key of the scenario that is not the same in all runs.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">Its value in every run; null where the run has no such key.</param>
public sealed record DifferingKey(string Key, IReadOnlyList<string?> Values)
{
    /// <summary>The differing keys of scenarios, in the order in which they first appear.</summary>
    /// <param name="scenarios">Keys and values of every scenario.</param>
    public static IReadOnlyList<DifferingKey> Of(IReadOnlyList<IReadOnlyList<(string Key, string Value)>> scenarios)
    {
        var maps = scenarios.Select(s => s.ToDictionary(k => k.Key, k => k.Value)).ToArray();
        return
        [
            .. scenarios.SelectMany(s => s.Select(k => k.Key)).Distinct()
                .Select(key => new DifferingKey(key, [.. maps.Select(m => m.GetValueOrDefault(key))]))
                .Where(d => d.Values.Distinct().Count() > 1),
        ];
    }
}
