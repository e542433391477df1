using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// One draw of the overlap law as a network of its own, for potentials, paths and maps; the same draw as that of
/// <see cref="ActivationEstimate"/>, so that a draw's network only grows as contacts deepen.
/// </summary>
public static class OverlapDraw
{
    /// <summary>Metallic areas of a draw: the contact area where the junction conducts, one per junction [m2].</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="spec">The law.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="draw">Number of the draw, from 0.</param>
    public static double[] Areas(BodyNetwork network, OverlapLawSpec spec, ulong seed, int draw)
    {
        var law = OverlapLaw.Of(spec);
        var contacts = JunctionNetwork.Of(network);
        var areas = new double[network.Junctions.Count];
        for (var k = 0; k < areas.Length; k++)
        {
            var random = new Philox(seed, ActivationEstimate.Stream, ActivationEstimate.PairIndex(contacts.First[k], contacts.Second[k]));
            for (var skipped = 0; skipped < draw; skipped++) random.NextUniform();
            if (random.NextUniform() < contacts.Probability(k, law)) areas[k] = network.Junctions[k].Area;
        }

        return areas;
    }
}
