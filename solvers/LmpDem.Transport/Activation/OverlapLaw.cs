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
