using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>One draw of the overlap law, the first of those that <see cref="ActivationEstimate"/> averages: a network to compute currents on.</summary>
public static class OverlapDraw
{
    /// <summary>Metallic area, one per junction: the contact area where the draw conducts, else 0 [m2].</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="law">The law.</param>
    /// <param name="seed">Seed of the run.</param>
    public static double[] Areas(BodyNetwork network, OverlapLaw law, ulong seed)
    {
        var areas = new double[network.Junctions.Count];
        for (var k = 0; k < areas.Length; k++)
        {
            var j = network.Junctions[k];
            var mean = j.AtFoil ? network.Radius[j.First] : 0.5 * (network.Radius[j.First] + network.Radius[j.Second]);
            var random = new Philox(seed, "junction", ActivationEstimate.PairIndex(j.First, j.Second));
            if (random.NextUniform() < law.Probability(j.Overlap, mean)) areas[k] = j.Area;
        }

        return areas;
    }
}
