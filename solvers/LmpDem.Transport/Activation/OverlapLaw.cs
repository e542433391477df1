namespace LmpDem.Transport.Activation;

/// <summary>
/// Probability that a contact conducts, by the overlap of the undeformed shapes: p = 1 - exp(-(e / e0)^m), e = h / 2R0,
/// R0 = R1 R2 / (R1 + R2) between particles and R0 = R at the foil. A Weibull curve whose e0 and m are calibrated to the
/// measured activation (see <see cref="OverlapLawSpec"/>); it says nothing about how the film breaks.
/// </summary>
/// <param name="CharacteristicOverlap">Relative overlap e0, > 0.</param>
/// <param name="Exponent">Exponent m, > 0.</param>
public readonly record struct OverlapLaw(double CharacteristicOverlap, double Exponent)
{
    /// <summary>The law of a scenario.</summary>
    public static OverlapLaw Of(OverlapLawSpec spec) => new(spec.CharacteristicOverlap, spec.Exponent);

    /// <summary>Probability that a contact conducts, 0 to 1.</summary>
    /// <param name="overlap">Overlap h of the undeformed shapes; without overlap nothing conducts [m].</param>
    /// <param name="reducedRadius">Reduced radius R0 [m].</param>
    public double Probability(double overlap, double reducedRadius)
    {
        if (!(overlap > 0.0)) return 0.0;
        var relative = overlap / (2.0 * reducedRadius);
        return 1.0 - Math.Exp(-Math.Pow(relative / CharacteristicOverlap, Exponent));
    }

    /// <summary>Reduced radius of two spheres, R1 R2 / (R1 + R2) [m].</summary>
    public static double ReducedRadius(double first, double second) => first * second / (first + second);
}
