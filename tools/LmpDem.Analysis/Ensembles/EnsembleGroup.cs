using LmpDem.Engine.Units;

namespace LmpDem.Analysis.Ensembles;

/// <summary>
/// Members that share all factors but those that are sampled: they differ by their seeds, or by their point of the sample.
/// </summary>
/// <param name="Label">What sets the group apart ("thickness = 50 nm"); the name of the study where nothing varies.</param>
/// <param name="Factors">The factors with their values.</param>
/// <param name="Members">The members, done or not.</param>
public sealed record EnsembleGroup(string Label, IReadOnlyList<EnsembleFactor> Factors, IReadOnlyList<MemberStates> Members)
{
    private const string EdgeX = "_x";
    private const string EdgeY = "_y";
    private const double SameRatio = 1e-6; // of two target ratios

    /// <summary>Members that are done.</summary>
    public IReadOnlyList<MemberStates> Done { get; } = [.. Members.Where(m => m.States.Count > 0)];

    /// <summary>
    /// Ratios that statistics are made at: the targets, and below each target that a member missed the lowest ratio at which those members
    /// ended. Without targets, under load control, every twentieth that all members have passed.
    /// </summary>
    public IReadOnlyList<double> Ratios { get; } = GridOf([.. Members.Where(m => m.States.Count > 0)]);

    /// <summary>Groups of members, in the order in which they first appear.</summary>
    /// <param name="name">Label where nothing varies.</param>
    /// <param name="members">All members.</param>
    public static IReadOnlyList<EnsembleGroup> Of(string name, IEnumerable<MemberStates> members) =>
    [
        .. members.GroupBy(m => KeyOf(m.Member)).Select(g =>
        {
            IReadOnlyList<EnsembleFactor> factors = [.. g.First().Member.Factors.Where(f => !f.IsSampled)];
            return new EnsembleGroup(factors.Count == 0 ? name : LabelOf(factors), factors, [.. g]);
        }),
    ];

    /// <summary>What members of one group have in common.</summary>
    /// <param name="member">The member.</param>
    public static string KeyOf(EnsembleMember member) => string.Join('\n', member.Factors.Where(f => !f.IsSampled).Select(f => f.Text));

    /// <summary>
    /// Factors as a label, keys by as many of their last words as tell them apart; two edges of one length are one ("lateral = 60 um").
    /// </summary>
    /// <param name="factors">The factors.</param>
    public static string LabelOf(IReadOnlyList<EnsembleFactor> factors)
    {
        string[] keys = [.. factors.Select(f => f.Key)];
        var parts = new List<string>();
        foreach (var f in factors)
        {
            var isEdge = f.Key.EndsWith(EdgeX, StringComparison.Ordinal) || f.Key.EndsWith(EdgeY, StringComparison.Ordinal);
            var other = isEdge ? f.Key[..^EdgeX.Length] + (f.Key.EndsWith(EdgeX, StringComparison.Ordinal) ? EdgeY : EdgeX) : "";
            var isSquare = factors.Any(g => g.Key == other && g.Text == f.Text);
            if (isSquare && f.Key.EndsWith(EdgeY, StringComparison.Ordinal)) continue;
            var key = KeyPath.Shortest(f.Key, keys);
            parts.Add($"{(isSquare ? key[..^EdgeX.Length] : key)} = {f.Text}");
        }

        return string.Join(", ", parts);
    }

    private static IReadOnlyList<double> GridOf(IReadOnlyList<MemberStates> done)
    {
        var targets = Merged(done.SelectMany(m => m.Closing).Select(s => s.Target).OfType<double>().Order(), SameRatio);
        if (targets.Count == 0) return Steps(done);
        var grid = new SortedSet<double>(targets);
        foreach (var target in targets)
        {
            var missed = done.SelectMany(m => m.Closing)
                .Where(s => s.Target is { } t && Math.Abs(t - target) < SameRatio && s.Achieved < target - MemberStates.Slack)
                    .Select(s => s.Achieved);
            if (missed.DefaultIfEmpty(double.NaN).Min() is var end && double.IsFinite(end)
                && grid.All(r => Math.Abs(r - end) > MemberStates.Slack)) grid.Add(end);
        }

        return [.. grid];
    }

    private static List<double> Merged(IEnumerable<double> ascending, double same)
    {
        var merged = new List<double>();
        foreach (var value in ascending)
            if (merged.Count == 0 || value - merged[^1] > same) merged.Add(value);
        return merged;
    }

    private static IReadOnlyList<double> Steps(IReadOnlyList<MemberStates> done)
    {
        if (done.Count == 0) return [];
        var (from, to) = (done.Max(m => m.Closing[0].Achieved), done.Min(m => m.Closing[^1].Achieved));
        return [.. Enumerable.Range(0, 20).Select(k => k / 20.0)
            .Where(r => r >= from - MemberStates.Slack && r <= to + MemberStates.Slack)];
    }
}
