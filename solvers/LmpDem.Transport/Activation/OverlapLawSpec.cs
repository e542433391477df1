using LmpDem.Engine.Units;

namespace LmpDem.Transport.Activation;

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
    [Parameter("relative overlap h / (R1 + R2) at which a contact conducts with probability 63 % (calibrated)", Min = 1e-6, Max = 10, Source = "calibrated to the activation of Kang et al. 2026 on packings of deforming bodies")]
    public double CharacteristicOverlap { get; init; } = 0.25;

    /// <summary>Exponent m of the relative overlap.</summary>
    [Parameter("exponent of the relative overlap (calibrated)", Min = 0.1, Max = 50, Source = "calibrated to the activation of Kang et al. 2026 on packings of deforming bodies")]
    public double Exponent { get; init; } = 2.75;

    /// <summary>Draws of the contacts' random numbers that are averaged.</summary>
    [Parameter("draws of the junctions that are averaged", Min = 1, Max = 100000)]
    public int Draws { get; init; } = 64;
}
