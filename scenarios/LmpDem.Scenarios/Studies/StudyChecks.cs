using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>Checks of a study by itself, before its scenario is read: every key is set in one place, and seeds stand in `seeds`.</summary>
internal static class StudyChecks
{
    private const string Seed = "seed";

    /// <summary>Runs every check and adds the faults to the binder.</summary>
    /// <param name="spec">The study, each value in its range.</param>
    /// <param name="binder">Knows where each key stands.</param>
    public static void Run(StudySpec spec, SpecBinder binder)
    {
        if (FolderName.Problem(spec.Name) is { } problem) binder.Refuse("name", problem);
        if (spec.Seeds.Count == 0 && binder.IsGiven("seeds"))
            binder.Refuse("seeds", "no seed is given; give at least one, or leave the key out for the scenario's own");
        for (var k = 1; k < spec.Seeds.Count; k++)
            if (spec.Seeds.Take(k).Contains(spec.Seeds[k]))
                binder.Refuse($"seeds[{k}]", $"the seed {spec.Seeds[k]} stands twice, and its members would be the same; remove one");
        CheckKeys(spec, binder);
        for (var a = 0; a < spec.Vary.Count; a++)
            if (spec.Vary[a].Values.Count == 0) binder.Refuse($"vary[{a}]", "this key has no values; give at least one");
    }

    private static void CheckKeys(StudySpec spec, SpecBinder binder)
    {
        var seen = new List<(string Key, string Where)>();
        for (var k = 0; k < spec.Set.Count; k++)
        {
            var equal = spec.Set[k].IndexOf('=', StringComparison.Ordinal);
            var key = equal > 0 ? spec.Set[k][..equal].Trim() : "";
            if (key.Length == 0)
                binder.Refuse($"set[{k}]", $"expected key=value, for example \"electrode.thickness=84 um\", but \"{spec.Set[k]}\" was found");
            else Add($"set[{k}]", key, "`set`");
        }

        for (var a = 0; a < spec.Vary.Count; a++)
        {
            if (spec.Vary[a].Key.Trim() is { Length: > 0 } key) Add($"vary[{a}].key", key, "`vary`");
            else binder.Refuse($"vary[{a}].key", "no key is named; write for example electrode.film.thickness");
        }

        void Add(string place, string key, string where)
        {
            if (key == Seed)
                binder.Refuse(place, "the seeds of a study stand in its own key; write \"seeds: [5, 6]\" instead");
            else if (seen.Find(s => s.Key == key || Within(s.Key, key) || Within(key, s.Key)) is { Key: { } other } before)
                binder.Refuse(place, other == key
                    ? $"{key} stands in {before.Where} already; set every key once"
                    : $"{key} and {other} (in {before.Where}) change the same part of the scenario; set every key once");
            seen.Add((key, where));
        }
    }

    private static bool Within(string outer, string inner) => inner.StartsWith(outer + ".", StringComparison.Ordinal);
}
