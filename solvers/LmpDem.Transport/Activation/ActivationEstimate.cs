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

    /// <summary>Fraction of the draws that connect each body to the foil, one per body, 0 to 1.</summary>
    public double[] Connected { get; }

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

        var sum = 0.0;
        var clusters = new UnionFind(bodies + 1); // the last node is the foil
        for (var draw = 0; draw < spec.Draws; draw++)
        {
            clusters.Reset();
            for (var c = 0; c < probability.Length; c++)
            {
                // Every contact takes its number in every draw, conducting or not, so draws do not shift.
                if (random[c].NextUniform() >= probability[c]) continue;
                clusters.Join(network.First[c], network.Second[c] < 0 ? bodies : network.Second[c]);
            }

            sum += estimate.Tally(network, clusters);
        }

        estimate.Mean = sum / spec.Draws;
        for (var i = 0; i < bodies; i++) estimate.Connected[i] /= spec.Draws;
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
        for (var i = 0; i < bodies; i++)
        {
            var v = network.VolumeOf(i);
            all += v;
            if (clusters.Find(i) != foil) continue;
            onFoil += v;
            Connected[i]++;
        }

        return onFoil / all;
    }
}

/// <summary>Activation of the bodies whose centres lie between two heights.</summary>
/// <param name="From">Lower bound [m].</param>
/// <param name="To">Upper bound [m].</param>
/// <param name="Volume">Volume of the bodies [m3].</param>
/// <param name="Connected">Volume fraction of those connected to the foil; NaN without bodies.</param>
/// <param name="Active">Volume fraction of those that take part; NaN without bodies.</param>
public sealed record HeightBin(double From, double To, double Volume, double Connected, double Active);
