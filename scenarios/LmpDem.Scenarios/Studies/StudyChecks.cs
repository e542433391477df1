using LmpDem.Engine.Numerics;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>Checks of a study by itself, before its scenario is read: every key is set in one place, and seeds stand in `seeds`.</summary>
internal static class StudyChecks
{
    private const string Seed = "seed";

    /// <summary>Runs every check and adds the faults to the binder.</summary>
    /// <param name="spec">The study, each value in its range.</param>
    /// <param name="binder">Knows where each key stands.</param>
    /// <returns>Ranges of its sample; none where there is no sample, or a fault in one.</returns>
    public static IReadOnlyList<SampleRange> Run(StudySpec spec, SpecBinder binder)
    {
        if (FolderName.Problem(spec.Name) is { } problem) binder.Refuse("name", problem);
        if (spec.Seeds.Count == 0 && binder.IsGiven("seeds"))
            binder.Refuse("seeds", "no seed is given; give at least one, or leave the key out for the scenario's own");
        var seeds = new HashSet<ulong>();
        for (var k = 0; k < spec.Seeds.Count; k++)
            if (!seeds.Add(spec.Seeds[k]))
                binder.Refuse($"seeds[{k}]", $"the seed {spec.Seeds[k]} stands twice, and its members would be the same; remove one");
        CheckKeys(spec, binder);
        for (var a = 0; a < spec.Vary.Count; a++)
            if (spec.Vary[a].Values.Count == 0) binder.Refuse($"vary[{a}]", "this key has no values; give at least one");
        CheckRows(spec, binder);
        return Ranges(spec, binder);
    }

    private static void CheckRows(StudySpec spec, SpecBinder binder)
    {
        if (spec.List.Count == 0 && binder.IsGiven("list"))
            binder.Refuse("list", "no row is given; give at least one, or leave the key out");
        for (var r = 0; r < spec.List.Count; r++)
        {
            string[] keys = [.. spec.List[r].Values.Select(KeyOf)];
            if (keys.Length == 0) binder.Refuse($"list[{r}]", "this row sets no key; write for example { film.strength: 100 MPa }");
            if (r == 0) continue;
            string[] first = [.. spec.List[0].Values.Select(KeyOf)];
            if (first.Except(keys).FirstOrDefault() is { } lacking)
                binder.Refuse($"list[{r}]", $"this row does not set {lacking}, which the first one sets; rows set the same keys");
            else if (keys.Except(first).FirstOrDefault() is { } more)
                binder.Refuse($"list[{r}]", $"this row sets {more}, which the first one does not set; rows set the same keys");
            else if (!keys.SequenceEqual(first))
                binder.Refuse($"list[{r}]", $"rows set their keys in one order: {string.Join(", ", first)}");
        }
    }

    private static IReadOnlyList<SampleRange> Ranges(StudySpec spec, SpecBinder binder)
    {
        if (spec.Sample is not { } sample) return [];
        if (sample.Ranges.Count == 0) binder.Refuse("sample.ranges", "no range is given; give at least one key with from and to");
        if (sample.Method == SampleMethod.Sobol && sample.Ranges.Count > SobolSequence.MaxDimensions)
        {
            binder.Refuse(
                "sample.ranges", $"the Sobol sequence goes up to {SobolSequence.MaxDimensions} keys, and these are {sample.Ranges.Count}; "
                + "take method: latin_hypercube");
        }

        return [.. sample.Ranges.Select((r, k) => SampleRange.Read(r, $"sample.ranges[{k}]", binder)).OfType<SampleRange>()];
    }

    // Empty where it is no key=value, which is refused by itself.
    private static string KeyOf(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is var equal and > 0 ? text[..equal].Trim() : "";

    private static void CheckKeys(StudySpec spec, SpecBinder binder)
    {
        var seen = new List<(string Key, string Where)>();
        for (var k = 0; k < spec.Set.Count; k++) Assignment($"set[{k}]", spec.Set[k], "`set`");

        for (var a = 0; a < spec.Vary.Count; a++)
        {
            if (spec.Vary[a].Key.Trim() is { Length: > 0 } key) Add($"vary[{a}].key", key, "`vary`");
            else binder.Refuse($"vary[{a}].key", "no key is named; write for example electrode.film.thickness");
        }

        if (spec.List.Count > 0)
            for (var k = 0; k < spec.List[0].Values.Count; k++) Assignment($"list[0].values[{k}]", spec.List[0].Values[k], "`list`");
        for (var r = 1; r < spec.List.Count; r++)
            for (var k = 0; k < spec.List[r].Values.Count; k++)
                if (KeyOf(spec.List[r].Values[k]).Length == 0) NoAssignment($"list[{r}].values[{k}]", spec.List[r].Values[k]);

        for (var r = 0; r < (spec.Sample?.Ranges.Count ?? 0); r++)
        {
            if (spec.Sample!.Ranges[r].Key.Trim() is { Length: > 0 } key) Add($"sample.ranges[{r}].key", key, "`sample`");
            else binder.Refuse($"sample.ranges[{r}].key", "no key is named; write for example film.strength");
        }

        void Assignment(string place, string text, string where)
        {
            if (KeyOf(text) is { Length: > 0 } key) Add(place, key, where);
            else NoAssignment(place, text);
        }

        void NoAssignment(string place, string text) =>
            binder.Refuse(place, $"expected key=value, for example \"electrode.thickness=84 um\", but \"{text}\" was found");

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
