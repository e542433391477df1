using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Studies;

/// <summary>A study whose members are all checked before the first of them runs.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Members">Members, combination by combination, in each by seed; no two have one scenario and one seed.</param>
public sealed record Study(string Name, IReadOnlyList<StudyMember> Members)
{
    private const int MaxMembers = 100_000;

    /// <summary>What was understood of tables that the scenarios name, a line each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads and checks a study and the scenario of every member.</summary>
    /// <param name="path">Path of the study file.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    /// <exception cref="ScenarioException">Anything is wrong with one of them.</exception>
    public static Study ReadFile(string path, Extensions? extensions = null)
    {
        var (spec, ranges, binder) = Spec(path);
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, spec.Scenario);
        var folder = Path.GetDirectoryName(file)!;
        var root = SourceText.ReadFile(file);
        var notes = new HashSet<string>();
        Override[] set = [.. spec.Set.Select(s => Override.FromFlag(s) with { Source = $"{path}: set {s}" })];
        var combinations = StudyCombination.Of(spec, ranges).ToList();
        var names = new StudyNames(combinations[0].Factors.Select(f => f.Key));
        var members = new List<StudyMember>();
        var known = new Dictionary<string, int>(); // the values of a scenario
        for (var c = 0; c < combinations.Count; c++)
        {
            var combination = combinations[c];
            Override[] common =
                [.. set, .. combination.Factors.Select((f, k) => new Override(f.Key, f.Text, binder.Place(combination.Places[k]).At))];
            foreach (var seed in spec.Seeds.Count == 0 ? [null] : spec.Seeds.Select(s => (ulong?)s))
            {
                Override[] own = seed is { } s ? [new Override("seed", s.ToString(CultureInfo.InvariantCulture), $"{path}: seeds")] : [];
                var read = ScenarioReader.Read(root.Copy(), folder, [.. common, .. own], note => notes.Add(note), extensions);
                if (seed is null || seed == spec.Seeds[0])
                {
                    var same = SameScenario.Key(read);
                    if (!known.TryAdd(same, c)) throw Equal(binder, combinations[known[same]], combination);
                }

                members.Add(new StudyMember(names.Label(combination, spec.Name), read.Seed, names.Folder(combination, read.Seed), read)
                {
                    Factors = combination.Factors,
                    Combination = c,
                });
            }
        }

        return new Study(spec.Name, StudyNames.Apart(members)) { Notes = [.. notes] };
    }

    /// <summary>The name of a study; its scenarios are not looked at.</summary>
    /// <param name="path">Path of the study file.</param>
    /// <exception cref="ScenarioException">Something is wrong with the study itself.</exception>
    public static string NameOf(string path) => Spec(path).Spec.Name;

    private static (StudySpec Spec, IReadOnlyList<SampleRange> Ranges, SpecBinder Binder) Spec(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var binder = new SpecBinder(typeof(StudySpec), folder);
        var root = SourceText.ReadFile(path, "study");
        StudySource.WriteOut(root, binder);
        var spec = (StudySpec)binder.Record(typeof(StudySpec), root, "");
        IReadOnlyList<SampleRange> ranges = [];
        if (binder.Faults.Count == 0) ranges = StudyChecks.Run(spec, binder);
        var count = StudyCombination.Count(spec) * Math.Max(1, spec.Seeds.Count);
        if (binder.Faults.Count == 0 && count > MaxMembers)
        {
            binder.Refuse("", string.Create(CultureInfo.InvariantCulture,
                $"the study has {count:0} members, and {MaxMembers} is the most; split it"));
        }

        if (binder.Faults.Count > 0) throw new ScenarioException([.. binder.Faults]);
        return (spec, ranges, binder);
    }

    // One scenario twice: of a key, two texts of one value.
    private static ScenarioException Equal(SpecBinder binder, StudyCombination first, StudyCombination second)
    {
        // Points of a sample may have the same values in all keys.
        var last = first.Factors.Count - 1;
        var a = Enumerable.Range(0, last)
            .FirstOrDefault(k => first.Places[k] != second.Places[k] || first.Factors[k] != second.Factors[k], last);
        var (one, other) = (first.Factors[a], second.Factors[a]);
        var place = second.Places[a];
        if (place.StartsWith("vary", StringComparison.Ordinal))
            binder.Refuse(place, $"\"{other.Text}\" and \"{one.Text}\" are one value of {one.Key}; give every value once");
        else if (place.StartsWith("list", StringComparison.Ordinal))
            binder.Refuse(place, "this row and one before it have the same values; give every row once");
        else
            binder.Refuse(place, string.Create(CultureInfo.InvariantCulture,
                $"points {first.Point + 1} and {second.Point + 1} of the sample have the same values; take fewer points, or wider ranges"));
        return new ScenarioException(binder.Faults);
    }
}

/// <summary>One run of a study.</summary>
/// <param name="Label">What sets it apart, without the seed ("thickness = 50 nm").</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Scenario">Its scenario, checked.</param>
public sealed record StudyMember(string Label, ulong Seed, string Folder, Scenario Scenario)
{
    /// <summary>Values of the keys that the study varies.</summary>
    public IReadOnlyList<StudyFactor> Factors { get; init; } = [];

    /// <summary>Number of its combination of values, from 0; members of one combination differ by their seed alone.</summary>
    public int Combination { get; init; }

    /// <summary>The resolved scenario, as a run writes it.</summary>
    public string Text => Stamp.Text;

    /// <summary>SHA-256 of the resolved scenario, as every file of its run bears it.</summary>
    public string Hash => Stamp.Hash;

    private RunStamp Stamp { get; } = new(Scenario, 1);
}

/// <summary>
/// What two scenarios have in common that differ in the writing of their values alone: "100 nm" and "0.1 um" may differ in the last
/// bit of the number, so numbers count to twelve digits.
/// </summary>
internal static class SameScenario
{
    private static readonly char[] Marks = ['[', ']', ',', '\n'];

    /// <summary>A text that is the same for the same scenario and seed.</summary>
    /// <param name="scenario">The scenario.</param>
    public static string Key(Scenario scenario)
    {
        var text = ResolvedText.Write(scenario with { Seed = 0, Seeds = null }, comments: false); // a seed counts to its last digit
        var values = string.Join('\n', text.Split(Marks).Select(Rounded));
        return string.Create(CultureInfo.InvariantCulture, $"{scenario.Seed} {scenario.Seeds}\n{values}");
    }

    // "thickness: 84 um" or an item of a list.
    private static string Rounded(string part)
    {
        var at = part.LastIndexOf(": ", StringComparison.Ordinal);
        var (key, value) = at < 0 ? ("", part) : (part[..at], part[(at + 2)..]);
        return Amount.TryParse(value, out var quantity, out _)
            ? string.Create(CultureInfo.InvariantCulture, $"{key} {quantity.Si:G12} {quantity.Unit.Dimension.BaseUnits}")
            : part;
    }
}
