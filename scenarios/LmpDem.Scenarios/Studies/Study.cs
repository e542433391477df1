using System.Globalization;
using LmpDem.Scenarios.Reading;

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
