using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;

namespace LmpDem.Transport.Networks;

/// <summary>
/// Whether rearrangement or film opening preceded the growth of the cluster at the foil: for every interval between states,
/// contacts formed and lost, D2min and growth of opened area of the bodies that became connected, against those that did not. Rank
/// statistics and permutations separate effect from chance in each interval on its own; over several intervals and measures
/// some p-values fall below 0.05 by chance, and none of them separates causation from correlation. Where the criterion uses
/// films, the bodies that became connected have opened films by definition; that, too, is correlation.
/// </summary>
public sealed class RearrangementLink
{
    private const double SquareMicrometre = 1e-12;
    private const double Micrometre = 1e-6;
    private const int Comparisons = 6;

    private static readonly (string Name, double Unit, Func<ClusterJump, RankComparison> Of)[] Compared =
    [
        ("d2min", SquareMicrometre, j => j.ByD2Min),
        ("born", 1.0, j => j.ByBorn),
        ("lost", 1.0, j => j.ByLost),
        ("opened", SquareMicrometre, j => j.ByOpened),
        ("height", Micrometre, j => j.ByHeight),
        ("radius", Micrometre, j => j.ByRadius),
    ];

    private RearrangementLink(IReadOnlyList<ClusterJump> jumps) => Jumps = jumps;

    /// <summary>An entry per interval, also where nothing joined.</summary>
    public IReadOnlyList<ClusterJump> Jumps { get; }

    /// <summary>Compares states of the same bodies.</summary>
    /// <param name="states">States in the order in which the press made them.</param>
    public static RearrangementLink Of(IReadOnlyList<RearrangementState> states) =>
        new([.. Enumerable.Range(1, Math.Max(0, states.Count - 1)).Select(k =>
            Between(states[k - 1], states[k], (ulong)(k * Comparisons)))]);

    /// <summary>
    /// The table of rearrangement_link.csv, a row per interval. X_joined and X_others are means over bodies that became connected and that
    /// stayed apart; X_effect is Cliff's delta; lengths in um, areas and D2min in um2.
    /// </summary>
    public NumberTable Table()
    {
        var table = TableLayout.RearrangementLink.New();
        foreach (var j in Jumps)
            table.Add([.. ((double[])[
                j.RatioBefore, j.Ratio, j.FractionBefore, j.Fraction, j.Jump, j.ConnectedBodies.Count, j.Others, j.Left,
                j.Born, j.Lost, j.Opened / SquareMicrometre, j.Broken / SquareMicrometre,
                .. Compared.SelectMany(c => (double[])[c.Of(j).First / c.Unit, c.Of(j).Second / c.Unit, c.Of(j).Effect, c.Of(j).PValue]),
            ]).Select(Known)]);
        return table;
    }

    /// <summary>The table of rearrangement_bodies.csv, a row per body that joined and interval.</summary>
    public NumberTable Bodies()
    {
        var table = TableLayout.RearrangementBodies.New();
        foreach (var j in Jumps)
            foreach (var b in j.ConnectedBodies)
                table.Add([.. ((double[])[j.Ratio, b.Body, b.D2Min / SquareMicrometre, b.D2MinRank, b.Born, b.Lost,
                    b.Opened / SquareMicrometre, b.Broken / SquareMicrometre]).Select(Known)]);
        return table;
    }

    private static ClusterJump Between(RearrangementState from, RearrangementState to, ulong index)
    {
        var count = from.Network.Count;
        var d2min = NonAffineMotion.D2Min(from.Network, to.Network);
        var rank = RankComparison.Ranks(d2min);
        var (born, lost) = (New(from.Network, to.Network), New(to.Network, from.Network));
        var (bornOf, lostOf) = (PerBody(born, count), PerBody(lost, count));
        var (opened, broken) = (Growth(from.Opened, to.Opened), Growth(from.Broken, to.Broken));
        var connected = Enumerable.Range(0, count).Where(b => !from.Connected[b] && to.Connected[b]).ToArray();
        var others = Enumerable.Range(0, count).Where(b => !from.Connected[b] && !to.Connected[b]).ToArray();
        RankComparison Compare(Func<int, double> of, int place) =>
            RankComparison.Of([.. connected.Select(of)], [.. others.Select(of)], index + (ulong)place);
        return new ClusterJump
        {
            RatioBefore = from.Ratio,
            Ratio = to.Ratio,
            FractionBefore = FractionOf(from),
            Fraction = FractionOf(to),
            ConnectedBodies =
            [
                .. connected.Select(b => new BodyEvents
                {
                    Body = b,
                    D2Min = d2min[b],
                    D2MinRank = count > 1 ? (rank[b] - 1.0) / (count - 1) : 0.0,
                    Born = bornOf[b],
                    Lost = lostOf[b],
                    Opened = opened[b],
                    Broken = broken[b],
                }),
            ],
            Others = others.Length,
            Left = Enumerable.Range(0, count).Count(b => from.Connected[b] && !to.Connected[b]),
            Born = born?.Count ?? double.NaN,
            Lost = lost?.Count ?? double.NaN,
            Opened = opened.Sum(),
            Broken = broken.Sum(),
            ByD2Min = Compare(b => d2min[b], 0),
            ByBorn = Compare(b => bornOf[b], 1),
            ByLost = Compare(b => lostOf[b], 2),
            ByOpened = Compare(b => opened[b], 3),
            ByHeight = Compare(b => from.Network.Centre[b].Z, 4),
            ByRadius = Compare(b => from.Network.Radius[b], 5),
        };
    }

    // Contacts of one state that the other has not; null where a contact law found those of one and a gap those of the other.
    private static List<Junction>? New(BodyNetwork old, BodyNetwork present)
    {
        if (double.IsNaN(old.GapTolerance) != double.IsNaN(present.GapTolerance)) return null;
        var known = old.Junctions.Select(j => (j.First, j.Second)).ToHashSet();
        return [.. present.Junctions.Where(j => !known.Contains((j.First, j.Second)))];
    }

    private static double[] PerBody(List<Junction>? junctions, int count)
    {
        var sum = new double[count];
        if (junctions is null) Array.Fill(sum, double.NaN);
        foreach (var j in junctions ?? [])
        {
            sum[j.First]++;
            if (!j.AtFoil) sum[j.Second]++;
        }

        return sum;
    }

    private static double[] Growth(IReadOnlyList<double> from, IReadOnlyList<double> to) => [.. to.Zip(from, (b, a) => b - a)];

    private static double FractionOf(RearrangementState state)
    {
        var all = state.Network.Volume.Sum();
        return all > 0.0 ? state.Network.Volume.Where((_, b) => state.Connected[b]).Sum() / all : 0.0;
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A state of a run as the link between rearrangement and the foil's cluster looks at it. SI units.</summary>
public sealed record RearrangementState
{
    /// <summary>Calendering ratio reached.</summary>
    public required double Ratio { get; init; }

    /// <summary>Bodies and junctions, metallic or not.</summary>
    public required BodyNetwork Network { get; init; }

    /// <summary>Whether a body is on the foil's cluster by the criterion in use, one per body.</summary>
    public required IReadOnlyList<bool> Connected { get; init; }

    /// <summary>Opened area A - A0 of the broken film, one per body; unset: that in junctions [m2].</summary>
    public IReadOnlyList<double>? OpenedArea { get; init; }

    /// <summary>Area with broken film, one per body; unset: that in junctions [m2].</summary>
    public IReadOnlyList<double>? BrokenArea { get; init; }

    /// <summary>Opened area of each body, given or summed over its junctions [m2].</summary>
    public IReadOnlyList<double> Opened => OpenedArea ?? OverJunctions(side => side.OpenedArea);

    /// <summary>Broken area of each body, given or summed over its junctions [m2].</summary>
    public IReadOnlyList<double> Broken => BrokenArea ?? OverJunctions(side => side.BrokenArea);

    private double[] OverJunctions(Func<JunctionSide, double> of)
    {
        var sum = new double[Network.Count];
        foreach (var j in Network.Junctions)
        {
            sum[j.First] += of(j.OnFirst);
            if (!j.AtFoil) sum[j.Second] += of(j.OnSecond);
        }

        return sum;
    }
}
