namespace LmpDem.Transport.Networks;

/// <summary>
/// The critical junctions of a run: which junction joined which clusters from one state to the next. Between two states the
/// order of events is not known; it is taken as: first all losses, then the new junctions by falling metallic area, equal ones by
/// (first, second). Sums over a step do not depend on that order, the share of one junction in a jump does. New junctions within
/// a cluster join nothing and are counted only. The first state is where the log begins and has no events.
/// </summary>
public sealed class JunctionLog
{
    private readonly List<JunctionEvent> events = [];
    private readonly List<JunctionStep> steps = [];

    private JunctionLog()
    {
    }

    /// <summary>Junctions that joined two clusters, in order.</summary>
    public IReadOnlyList<JunctionEvent> Events => events;

    /// <summary>One per state after the first.</summary>
    public IReadOnlyList<JunctionStep> Steps => steps;

    /// <summary>Compares each state with the one before.</summary>
    /// <param name="states">States of a run, in order.</param>
    public static JunctionLog Of(IReadOnlyList<NetworkState> states)
    {
        var log = new JunctionLog();
        for (var step = 1; step < states.Count; step++) log.Compare(step, states[step - 1], states[step]);
        return log;
    }

    private void Compare(int step, NetworkState before, NetworkState now)
    {
        var volume = now.Network.Volume;
        if (before.Network.Count != volume.Count) throw new ArgumentException($"state {step} has {volume.Count} bodies, the one before {before.Network.Count}", nameof(now));
        var touched = before.Network.Junctions.Select(Pair).ToHashSet();
        var metallicBefore = Metallic(before).Select(m => Pair(m.Junction)).ToHashSet();
        var metallic = Metallic(now).ToList();
        var fresh = metallic.Where(m => !metallicBefore.Contains(Pair(m.Junction)))
            .OrderByDescending(m => m.Area).ThenBy(m => m.Junction.First).ThenBy(m => m.Junction.Second).ToList();
        var start = Grown(volume, Metallic(before).Select(m => m.Junction));
        var sets = Grown(volume, metallic.Where(m => metallicBefore.Contains(Pair(m.Junction))).Select(m => m.Junction));
        var (foilKept, giantKept) = (sets.FoilShare, sets.GiantShare);
        var births = 0;
        foreach (var (junction, area) in fresh)
        {
            var origin = touched.Contains(Pair(junction)) ? JunctionOrigin.Film : JunctionOrigin.Birth;
            if (origin == JunctionOrigin.Birth) births++;
            var (foil, giant) = (sets.FoilShare, sets.GiantShare);
            if (sets.Join(junction) is not { } joined) continue;
            events.Add(new JunctionEvent(
                step, before.Ratio, now.Ratio, junction.First, junction.Second, area, origin, joined.First, joined.Second, joined.Foil,
                foil, sets.FoilShare, giant, sets.GiantShare));
        }

        steps.Add(new JunctionStep(
            step, before.Ratio, now.Ratio, births, fresh.Count - births, metallicBefore.Count - (metallic.Count - fresh.Count),
            start.FoilShare, foilKept, sets.FoilShare, start.GiantShare, giantKept, sets.GiantShare));
    }

    private static IEnumerable<(Junction Junction, double Area)> Metallic(NetworkState state) =>
        state.Network.Junctions.Select((j, k) => (j, state.MetallicArea[k])).Where(m => m.Item2 > 0.0);

    private static GrowingClusters Grown(IReadOnlyList<double> volume, IEnumerable<Junction> junctions)
    {
        var sets = new GrowingClusters(volume);
        foreach (var junction in junctions) sets.Join(junction);
        return sets;
    }

    private static (int, int) Pair(Junction junction) => (junction.First, junction.Second);
}
