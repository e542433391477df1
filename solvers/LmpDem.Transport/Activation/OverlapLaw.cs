using LmpDem.Engine.Numerics;
using LmpDem.Engine.Units;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Probability that a contact conducts, by the overlap that its contact law uses: p = 1 - exp(-(e / e0)^m), e = h / 2R0, with R0
/// the mean of the two radii, so that 2R0 = R1 + R2, and R0 = R at the foil. A Weibull curve whose e0 and m are calibrated (see
/// <see cref="OverlapLawSpec"/>), and calibrated for this R0: with the reduced radius R1 R2 / (R1 + R2), half as large, they would
/// have another meaning. The law says nothing about how the film breaks.
/// </summary>
/// <param name="CharacteristicOverlap">Relative overlap e0, > 0.</param>
/// <param name="Exponent">Exponent m, > 0.</param>
public readonly record struct OverlapLaw(double CharacteristicOverlap, double Exponent)
{
    /// <summary>The law of a scenario.</summary>
    public static OverlapLaw Of(OverlapLawSpec spec) => new(spec.CharacteristicOverlap, spec.Exponent);

    /// <summary>Probability that a contact conducts, 0 to 1.</summary>
    /// <param name="overlap">Overlap h by the contact law; without overlap nothing conducts [m].</param>
    /// <param name="meanRadius">Mean radius R0 of the two bodies; at the foil the radius of the one [m].</param>
    public double Probability(double overlap, double meanRadius)
    {
        if (!(overlap > 0.0)) return 0.0;
        var relative = overlap / (2.0 * meanRadius);
        return 1.0 - Math.Exp(-Math.Pow(relative / CharacteristicOverlap, Exponent));
    }
}

/// <summary>
/// The overlap law of activation. Its two coefficients are calibrated to the measured activation, not derived: every
/// figure and table that shows its outcome says so. They were fitted on packings of deforming bodies, where the rms
/// difference to the seven measured ratios was about 0.04; a run prints the difference that its own packing gives.
/// </summary>
public sealed record OverlapLawSpec
{
    /// <summary>Source of the coefficients, for captions.</summary>
    public const string Provenance = "calibrated to the measured activation (Kang et al. 2026)";

    /// <summary>Relative overlap e0 = h / 2R0 (2R0 = R1 + R2) at which a contact conducts with a probability of 1 - 1/e.</summary>
    [Parameter("relative overlap h / (R1 + R2) at which a contact conducts with probability 63 % (calibrated)", Min = 1e-6, Max = 10,
        Source = "calibrated to the activation of Kang et al. 2026 on packings of deforming bodies")]
    public double CharacteristicOverlap { get; init; } = 0.25;

    /// <summary>Exponent m of the relative overlap.</summary>
    [Parameter("exponent of the relative overlap (calibrated)", Min = 0.1, Max = 50,
        Source = "calibrated to the activation of Kang et al. 2026 on packings of deforming bodies")]
    public double Exponent { get; init; } = 2.75;

    /// <summary>Draws of the contacts' random numbers that are averaged.</summary>
    [Parameter("draws of the junctions that are averaged", Min = 1, Max = 100000)]
    public int Draws { get; init; } = 64;
}

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
