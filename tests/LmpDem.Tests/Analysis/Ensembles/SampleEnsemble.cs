using System.Globalization;
using LmpDem.Analysis.Ensembles;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>Folders of runs with small tables, as an ensemble reads them.</summary>
internal sealed class SampleEnsemble
{
    private readonly List<EnsembleMember> members = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("lmpdem-ensemble-").FullName;

    public IReadOnlyList<EnsembleMember> Members => members;

    /// <summary>
    /// Adds a member with a networks.csv: columns after the ratios, and a row per state with target, achieved ratio and values.
    /// </summary>
    public SampleEnsemble Add(string columns, params double?[][] states) => Add([], (ulong)members.Count + 1, columns, states);

    /// <summary>Adds a member with factors.</summary>
    public SampleEnsemble Add(EnsembleFactor[] factors, ulong seed, string columns, params double?[][] states)
    {
        var member = Entry(factors, seed, EnsembleMember.Done, null);
        Write(member, "networks.csv", $"state,ratio_asked,ratio_reached,{columns}", [.. states.Select((s, k) => (double?[])[k, .. s])]);
        return this;
    }

    /// <summary>Adds a member with seeds of its own for several causes.</summary>
    public SampleEnsemble AddSeeded(IReadOnlyDictionary<string, ulong> seeds, string columns, params double?[][] states)
    {
        Add([], 1, columns, states);
        members[^1] = members[^1] with { Seeds = seeds };
        return this;
    }

    /// <summary>Adds a member without results.</summary>
    public SampleEnsemble AddMissing(string state, string message, params EnsembleFactor[] factors)
    {
        Entry(factors, (ulong)members.Count + 1, state, message);
        return this;
    }

    /// <summary>Writes a further table of the last member.</summary>
    public SampleEnsemble With(string file, string head, params double?[][] rows)
    {
        Write(members[^1], file, head, rows);
        return this;
    }

    /// <summary>A curve of activation over target ratios, all achieved.</summary>
    public static double?[][] Curve(params (double Ratio, double Activation)[] points) =>
        [.. points.Select(p => (double?[])[p.Ratio, p.Ratio, p.Activation])];

    public Ensemble Read() => Ensemble.Read("sample", members);

    /// <summary>Removes the folders.</summary>
    public void Remove() => Directory.Delete(Folder, recursive: true);

    private EnsembleMember Entry(EnsembleFactor[] factors, ulong seed, string state, string? message)
    {
        var id = $"m{members.Count + 1}";
        var member = new EnsembleMember(id, Path.Combine(Folder, id), factors, new Dictionary<string, ulong> { ["seed"] = seed }, state,
            message);
        members.Add(member);
        return member;
    }

    private static void Write(EnsembleMember member, string file, string head, double?[][] rows)
    {
        Directory.CreateDirectory(member.Folder);
        var lines = rows.Select(r => string.Join(',', r.Select(v => v?.ToString("R", CultureInfo.InvariantCulture) ?? "")));
        File.WriteAllText(Path.Combine(member.Folder, file), $"{head}\n{string.Join('\n', lines)}\n");
    }
}
