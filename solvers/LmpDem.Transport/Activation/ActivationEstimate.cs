using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Degree of activation by the overlap law: the fraction of the Li volume that a chain of conducting contacts connects to the foil,
/// averaged over draws. In each draw a contact conducts if its own random number, a function of seed, pair and draw alone,
/// is below the law's probability: so a draw's network only grows as contacts deepen, at any number of threads or snapshots.
/// </summary>
public sealed class ActivationEstimate
{
    /// <summary>Name of the random numbers of the contacts.</summary>
    internal const string Stream = "junction";

    private ActivationEstimate(int bodies) => Connected = new double[bodies];

    /// <summary>Activation, mean over the draws, 0 to 1.</summary>
    public double Mean { get; private set; }

    /// <summary>Standard deviation of the activation between draws.</summary>
    public double Deviation { get; private set; }

    /// <summary>Fraction of the draws that connect each body to the foil, one per body, 0 to 1.</summary>
    public double[] Connected { get; }

    /// <summary>Volume fraction of the largest cluster, with or without the foil, mean over the draws.</summary>
    public double GiantFraction { get; private set; }

    /// <summary>Fraction of the draws in which the foil is connected to the upper face; null if not requested.</summary>
    public double? SpanningFraction { get; private set; }

    /// <summary>Conducting contacts between bodies over the number of bodies, mean over the draws.</summary>
    public double JunctionsPerBody { get; private set; }

    /// <summary>Conducting contacts at the foil over the number of bodies, mean over the draws.</summary>
    public double FoilJunctionsPerBody { get; private set; }

    /// <summary>Estimates the activation of a network.</summary>
    /// <param name="network">Bodies and contacts.</param>
    /// <param name="spec">Law and number of draws.</param>
    /// <param name="seed">Seed of the run.</param>
    public static ActivationEstimate Of(JunctionNetwork network, OverlapLawSpec spec, ulong seed)
    {
        var law = OverlapLaw.Of(spec);
        var bodies = network.Radius.Count;
        var estimate = new ActivationEstimate(bodies);
        if (bodies == 0) return estimate;
        var probability = new double[network.First.Count];
        var random = new Philox[network.First.Count];
        for (var c = 0; c < probability.Length; c++)
        {
            probability[c] = network.Probability(c, law);
            random[c] = new Philox(seed, Stream, PairIndex(network.First[c], network.Second[c]));
        }

        double sum = 0.0, squares = 0.0;
        var clusters = new UnionFind(bodies + 1); // the last node is the foil
        for (var draw = 0; draw < spec.Draws; draw++)
        {
            clusters.Reset();
            for (var c = 0; c < probability.Length; c++)
            {
                // Every contact takes its number in every draw, conducting or not, so draws do not shift.
                if (random[c].NextUniform() >= probability[c]) continue;
                var foil = network.Second[c] < 0;
                clusters.Join(network.First[c], foil ? bodies : network.Second[c]);
                if (foil) estimate.FoilJunctionsPerBody++;
                else estimate.JunctionsPerBody++;
            }

            var activation = estimate.Tally(network, clusters);
            sum += activation;
            squares += activation * activation;
        }

        estimate.Average(sum, squares, spec.Draws, network.AtTop.Count > 0);
        return estimate;
    }

    /// <summary>Number of a pair in the stream, the same whichever body comes first.</summary>
    internal static ulong PairIndex(int first, int second)
    {
        if (second >= 0 && second < first) (first, second) = (second, first);
        return ((ulong)(uint)first << 32) | (second < 0 ? uint.MaxValue : (uint)second);
    }

    private double Tally(JunctionNetwork network, UnionFind clusters)
    {
        var bodies = network.Radius.Count;
        var foil = clusters.Find(bodies);
        double all = 0.0, onFoil = 0.0;
        var volume = new double[bodies + 1];
        var spans = false;
        for (var i = 0; i < bodies; i++)
        {
            var v = network.VolumeOf(i);
            all += v;
            var cluster = clusters.Find(i);
            volume[cluster] += v;
            if (cluster != foil) continue;
            onFoil += v;
            Connected[i]++;
            spans |= network.AtTop.Count > 0 && network.AtTop[i];
        }

        GiantFraction += volume.Max() / all;
        SpanningFraction = (SpanningFraction ?? 0.0) + (spans ? 1.0 : 0.0);
        return onFoil / all;
    }

    private void Average(double sum, double squares, int draws, bool topKnown)
    {
        Mean = sum / draws;
        Deviation = Math.Sqrt(Math.Max(0.0, squares / draws - Mean * Mean));
        GiantFraction /= draws;
        SpanningFraction = topKnown ? SpanningFraction / draws : null;
        JunctionsPerBody /= (double)draws * Connected.Length;
        FoilJunctionsPerBody /= (double)draws * Connected.Length;
        for (var i = 0; i < Connected.Length; i++) Connected[i] /= draws;
    }
}

/// <summary>Activation of the bodies whose centres lie between two heights.</summary>
/// <param name="From">Lower bound [m].</param>
/// <param name="To">Upper bound [m].</param>
/// <param name="Volume">Volume of the bodies [m3].</param>
/// <param name="Connected">Volume fraction of those connected to the foil; NaN without bodies.</param>
/// <param name="Active">Volume fraction of those that take part; NaN without bodies.</param>
public sealed record HeightBin(double From, double To, double Volume, double Connected, double Active);
