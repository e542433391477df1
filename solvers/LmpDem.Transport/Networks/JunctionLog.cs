namespace LmpDem.Transport.Networks;

/// <summary>
/// The critical junctions of a run: which junction joined which clusters from one state to the next. Between two states the
/// order of events is not known; it is taken as: first all losses, then the new junctions by falling metallic area, equal ones by
/// (first, second). Sums over a step do not depend on that order, the fraction of one junction in a jump does. New junctions within
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
        if (before.Network.Count != volume.Count)
            throw new ArgumentException($"state {step} has {volume.Count} bodies, the one before {before.Network.Count}", nameof(now));
        var touched = before.Network.Junctions.Select(Pair).ToHashSet();
        var metallicBefore = Metallic(before).Select(m => Pair(m.Junction)).ToHashSet();
        var metallic = Metallic(now).ToList();
        var fresh = metallic.Where(m => !metallicBefore.Contains(Pair(m.Junction)))
            .OrderByDescending(m => m.Area).ThenBy(m => m.Junction.First).ThenBy(m => m.Junction.Second).ToList();
        var start = Grown(volume, Metallic(before).Select(m => m.Junction));
        var sets = Grown(volume, metallic.Where(m => metallicBefore.Contains(Pair(m.Junction))).Select(m => m.Junction));
        var (foilKept, giantKept) = (sets.FoilFraction, sets.GiantFraction);
        var births = 0;
        foreach (var (junction, area) in fresh)
        {
            var origin = touched.Contains(Pair(junction)) ? JunctionOrigin.Film : JunctionOrigin.Birth;
            if (origin == JunctionOrigin.Birth) births++;
            var (foil, giant) = (sets.FoilFraction, sets.GiantFraction);
            if (sets.Join(junction) is not { } connected) continue;
            events.Add(new JunctionEvent(
                step, before.Ratio, now.Ratio, junction.First, junction.Second, area, origin, connected.First, connected.Second,
                    connected.Foil,
                foil, sets.FoilFraction, giant, sets.GiantFraction));
        }

        steps.Add(new JunctionStep(
            step, before.Ratio, now.Ratio, births, fresh.Count - births, metallicBefore.Count - (metallic.Count - fresh.Count),
            start.FoilFraction, foilKept, sets.FoilFraction, start.GiantFraction, giantKept, sets.GiantFraction));
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

/// <summary>A junction that became metallic and joined two clusters. Volumes and fractions are those right before and after it.</summary>
/// <param name="Step">Number of the state that it is in.</param>
/// <param name="RatioBefore">Calendering ratio of the state before.</param>
/// <param name="Ratio">Calendering ratio of the state.</param>
/// <param name="First">First body.</param>
/// <param name="Second">Second body; -1 at the foil.</param>
/// <param name="Area">Metallic area [m2].</param>
/// <param name="Origin">How it became metallic.</param>
/// <param name="FirstVolume">Volume of the cluster of the first body [m3].</param>
/// <param name="SecondVolume">Volume of the cluster of the second body or the foil [m3].</param>
/// <param name="JoinsFoil">Whether one of the clusters is the foil's.</param>
/// <param name="FoilFractionBefore">Volume fraction of the foil's cluster before.</param>
/// <param name="FoilFraction">Volume fraction of the foil's cluster after.</param>
/// <param name="GiantFractionBefore">Volume fraction of the largest cluster before.</param>
/// <param name="GiantFraction">Volume fraction of the largest cluster after.</param>
public sealed record JunctionEvent(
    int Step, double RatioBefore, double Ratio, int First, int Second, double Area, JunctionOrigin Origin, double FirstVolume,
        double SecondVolume,
    bool JoinsFoil, double FoilFractionBefore, double FoilFraction, double GiantFractionBefore, double GiantFraction);

/// <summary>Changes of the metallic junctions from one state to the next.</summary>
/// <param name="Step">Number of the later state.</param>
/// <param name="RatioBefore">Calendering ratio of the state before.</param>
/// <param name="Ratio">Calendering ratio of the later state.</param>
/// <param name="Births">Junctions that became metallic between pairs that did not touch before.</param>
/// <param name="Films">Junctions that became metallic in contacts that insulated before.</param>
/// <param name="Lost">Junctions that are no longer metallic.</param>
/// <param name="FoilFractionBefore">Volume fraction of the foil's cluster in the state before.</param>
/// <param name="FoilFractionAfterLosses">The same with the lost junctions taken out.</param>
/// <param name="FoilFraction">Volume fraction of the foil's cluster in the later state.</param>
/// <param name="GiantFractionBefore">Volume fraction of the largest cluster in the state before.</param>
/// <param name="GiantFractionAfterLosses">The same with the lost junctions taken out.</param>
/// <param name="GiantFraction">Volume fraction of the largest cluster in the later state.</param>
public sealed record JunctionStep(
    int Step, double RatioBefore, double Ratio, int Births, int Films, int Lost,
    double FoilFractionBefore, double FoilFractionAfterLosses, double FoilFraction, double GiantFractionBefore,
        double GiantFractionAfterLosses,
        double GiantFraction);

/// <summary>How a junction became metallic.</summary>
public enum JunctionOrigin
{
    /// <summary>The pair did not touch in the state before: bodies moved (rearrangement).</summary>
    Birth,

    /// <summary>The pair touched in the state before and insulated: its film opened, or its contact grew.</summary>
    Film,
}

/// <summary>A network at one ratio of a run.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Network">Bodies and junctions; bodies keep their numbers over the states of a run.</param>
/// <param name="MetallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
public sealed record NetworkState(double Ratio, BodyNetwork Network, IReadOnlyList<double> MetallicArea);

/// <summary>What happened to one body between two states. SI units.</summary>
public sealed record BodyEvents
{
    /// <summary>Number of the body.</summary>
    public required int Body { get; init; }

    /// <summary>D2min of its neighbourhood [m2].</summary>
    public required double D2Min { get; init; }

    /// <summary>Its place among all bodies by D2min, 0 (least) to 1 (largest).</summary>
    public required double D2MinRank { get; init; }

    /// <summary>Contacts born; NaN where contacts of both states are not found alike.</summary>
    public required double Born { get; init; }

    /// <summary>Contacts lost; NaN where contacts of both states are not found alike.</summary>
    public required double Lost { get; init; }

    /// <summary>Growth of its opened area [m2].</summary>
    public required double Opened { get; init; }

    /// <summary>Growth of its area with broken film [m2].</summary>
    public required double Broken { get; init; }
}

/// <summary>
/// How the foil's cluster changed between two states, and what happened to bodies meanwhile. Bodies that became connected are compared with
/// those that could have and did not: that were on no cluster of the foil before and are not after. What happened is known between
/// the states only, so "before the jump" means in the interval that ends with it.
/// </summary>
public sealed record ClusterJump
{
    /// <summary>Calendering ratio of the earlier state.</summary>
    public required double RatioBefore { get; init; }

    /// <summary>Calendering ratio of the later state.</summary>
    public required double Ratio { get; init; }

    /// <summary>Volume fraction of the foil's cluster before.</summary>
    public required double FractionBefore { get; init; }

    /// <summary>Volume fraction of the foil's cluster after.</summary>
    public required double Fraction { get; init; }

    /// <summary>Bodies that became connected, with what happened to each.</summary>
    public required IReadOnlyList<BodyEvents> ConnectedBodies { get; init; }

    /// <summary>Number of bodies that stayed apart.</summary>
    public required int Others { get; init; }

    /// <summary>Number of bodies that left the cluster.</summary>
    public required int Left { get; init; }

    /// <summary>Contacts born in the layer; NaN where contacts of both states are not found alike.</summary>
    public required double Born { get; init; }

    /// <summary>Contacts lost in the layer; NaN where contacts of both states are not found alike.</summary>
    public required double Lost { get; init; }

    /// <summary>Growth of the opened area of all bodies [m2].</summary>
    public required double Opened { get; init; }

    /// <summary>Growth of the area with broken film of all bodies [m2].</summary>
    public required double Broken { get; init; }

    /// <summary>D2min of those that joined against the others [m2].</summary>
    public required RankComparison ByD2Min { get; init; }

    /// <summary>Contacts born.</summary>
    public required RankComparison ByBorn { get; init; }

    /// <summary>Contacts lost.</summary>
    public required RankComparison ByLost { get; init; }

    /// <summary>Growth of the opened area [m2].</summary>
    public required RankComparison ByOpened { get; init; }

    /// <summary>Height of the centre before: bodies near the foil join first whatever happens to them [m].</summary>
    public required RankComparison ByHeight { get; init; }

    /// <summary>Radius: large bodies have more contacts whatever happens to them [m].</summary>
    public required RankComparison ByRadius { get; init; }

    /// <summary>Growth of the cluster's share.</summary>
    public double Jump => Fraction - FractionBefore;
}
