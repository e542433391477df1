using System.Globalization;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>A study whose members are all checked before the first of them runs.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Members">Members, combination by combination, in each by seed.</param>
public sealed record Study(string Name, IReadOnlyList<StudyMember> Members)
{
    /// <summary>Reads and checks a study and the scenario of every member.</summary>
    /// <param name="path">Path of the study file.</param>
    /// <exception cref="ScenarioException">Anything is wrong with one of them.</exception>
    public static Study ReadFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var binder = new SpecBinder(typeof(StudySpec), folder);
        var spec = (StudySpec)binder.Record(typeof(StudySpec), SourceText.ReadFile(path), "");
        for (var a = 0; binder.Faults.Count == 0 && a < spec.Vary.Count; a++)
            if (spec.Vary[a].Values.Count == 0) binder.Refuse($"vary[{a}]", "this key has no values; give at least one");
        if (binder.Faults.Count == 0 && spec.Seeds.Count == 0) binder.Refuse("seeds", "no seed is given; give at least one");
        if (binder.Faults.Count > 0) throw new ScenarioException([.. binder.Faults]);

        var scenario = Path.Combine(folder, spec.Scenario);
        var members = new List<StudyMember>();
        foreach (var choice in Combinations(spec.Vary))
        {
            var common = spec.Set.Select(Override.FromFlag).Concat(choice.Select(c => new Override(c.Key, c.Value, $"{path}: {c.Key}"))).ToList();
            var label = choice.Count == 0 ? spec.Name : string.Join(", ", choice.Select(c => $"{Last(c.Key)} = {c.Value}"));
            foreach (var seed in spec.Seeds)
            {
                var read = ScenarioReader.ReadFile(scenario, [.. common, new Override("seed", seed.ToString(CultureInfo.InvariantCulture), $"{path}: seeds")]);
                members.Add(new StudyMember(label, read.Seed, FolderOf(choice, seed), read));
            }
        }

        if (members.GroupBy(m => m.Folder).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ScenarioException(new Fault(path, 0, 0, "", $"two members are the same ({twice.Key}); values and seeds must differ"));
        return new Study(spec.Name, members);
    }

    private static IEnumerable<IReadOnlyList<(string Key, string Value)>> Combinations(IReadOnlyList<StudyAxis> axes)
    {
        IEnumerable<IReadOnlyList<(string, string)>> all = [[]];
        foreach (var axis in axes)
            all = all.SelectMany(before => axis.Values.Select(value => (IReadOnlyList<(string, string)>)[.. before, (axis.Key, value)]));
        return all;
    }

    private static string FolderOf(IReadOnlyList<(string Key, string Value)> choice, long seed)
    {
        var parts = choice.Select(c => $"{Last(c.Key)}-{new string([.. c.Value.Select(ch => char.IsAsciiLetterOrDigit(ch) || ch == '.' ? ch : '_')])}");
        return string.Join('_', [.. parts, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}")]);
    }

    private static string Last(string key) => key[(key.LastIndexOf('.') + 1)..];
}
