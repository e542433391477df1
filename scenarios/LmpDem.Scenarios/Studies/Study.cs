using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>A study whose members are all checked before the first of them runs.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Members">Members, combination by combination, in each by seed; no two have one scenario and one seed.</param>
public sealed record Study(string Name, IReadOnlyList<StudyMember> Members)
{
    /// <summary>What was understood of tables that the scenarios name, a line each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads and checks a study and the scenario of every member.</summary>
    /// <param name="path">Path of the study file.</param>
    /// <exception cref="ScenarioException">Anything is wrong with one of them.</exception>
    public static Study ReadFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var binder = new SpecBinder(typeof(StudySpec), folder);
        var spec = (StudySpec)binder.Record(typeof(StudySpec), SourceText.ReadFile(path), "");
        if (binder.Faults.Count == 0) StudyChecks.Run(spec, binder);
        if (binder.Faults.Count > 0) throw new ScenarioException([.. binder.Faults]);

        var scenario = Path.Combine(folder, spec.Scenario);
        var notes = new List<string>();
        var names = new StudyNames(spec.Vary);
        var members = new List<StudyMember>();
        var known = new Dictionary<string, int[]>(); // the values of a scenario and seed
        foreach (var choice in Combinations(spec.Vary))
        {
            string[] values = [.. choice.Select((v, a) => spec.Vary[a].Values[v])];
            Override[] common =
            [
                .. spec.Set.Select(s => Override.FromFlag(s) with { Source = $"{path}: set {s}" }),
                .. values.Select((value, a) => new Override(spec.Vary[a].Key.Trim(), value, $"{path}: {spec.Vary[a].Key}")),
            ];
            foreach (var seed in spec.Seeds.Count == 0 ? [null] : spec.Seeds.Select(s => (ulong?)s))
            {
                Override[] own = seed is null ? [] : [new Override("seed", seed.Value.ToString(CultureInfo.InvariantCulture), $"{path}: seeds")];
                var read = ScenarioReader.ReadFile(scenario, [.. common, .. own], notes.Add);
                var label = values.Length == 0 ? spec.Name : names.Label(values);
                var member = new StudyMember(label, read.Seed, names.Folder(values, read.Seed), read);
                var same = SameScenario.Key(read);
                if (!known.TryAdd(same, choice)) throw Equal(spec, binder, known[same], choice);
                members.Add(member);
            }
        }

        return new Study(spec.Name, StudyNames.Apart(members)) { Notes = [.. notes.Distinct()] };
    }

    // One scenario twice: of a key, two texts of one value.
    private static ScenarioException Equal(StudySpec spec, SpecBinder binder, int[] first, int[] second)
    {
        var a = Enumerable.Range(0, first.Length).First(k => first[k] != second[k]);
        var axis = spec.Vary[a];
        var place = $"vary[{a}].values[{second[a]}]";
        binder.Refuse(place, $"\"{axis.Values[second[a]]}\" and \"{axis.Values[first[a]]}\" are one value of {axis.Key}; give every value once");
        return new ScenarioException(binder.Faults);
    }

    // Indices of values, the last key fastest.
    private static IEnumerable<int[]> Combinations(IReadOnlyList<StudyAxis> axes)
    {
        IEnumerable<int[]> all = [[]];
        foreach (var axis in axes)
            all = all.SelectMany(before => Enumerable.Range(0, axis.Values.Count).Select(value => (int[])[.. before, value]));
        return all;
    }
}

/// <summary>A key of a scenario and the values it takes in a study.</summary>
public sealed record StudyAxis
{
    /// <summary>Key path.</summary>
    [Parameter("key path, for example electrode.film.thickness")]
    public required string Key { get; init; } = "";

    /// <summary>Values, as they are written in a scenario.</summary>
    [Parameter("values as they are written in a scenario, for example [50 nm, 100 nm]")]
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>A study: one scenario under a few values of some keys, each with several seeds.</summary>
public sealed record StudySpec
{
    /// <summary>Name of the study.</summary>
    [Parameter("name of the study, for titles and the default output folder")]
    public required string Name { get; init; } = "";

    /// <summary>Scenario file, from the study's folder.</summary>
    [Parameter("scenario file that is varied; its path starts from the folder of the study")]
    public required string Scenario { get; init; } = "";

    /// <summary>Seeds of every member; empty: that of the scenario.</summary>
    [Parameter("seeds that every combination is run with (left out: the scenario's own)", Min = 0)]
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    /// <summary>Values that hold for all members, as `key=value`.</summary>
    [Parameter("values for all members, each as key=value, for example \"compact.template=4,3\"")]
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Keys that vary; members are all combinations.</summary>
    [Parameter("keys that vary; members are all combinations of their values")]
    public IReadOnlyList<StudyAxis> Vary { get; init; } = [];
}

/// <summary>One run of a study.</summary>
/// <param name="Label">What sets it apart, without the seed ("thickness = 50 nm").</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Scenario">Its scenario, checked.</param>
public sealed record StudyMember(string Label, ulong Seed, string Folder, Scenario Scenario)
{
    /// <summary>SHA-256 of the resolved scenario, as every file of its run bears it.</summary>
    public string Hash { get; } = new RunStamp(Scenario, 1).Hash;
}

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
