namespace LmpDem.Transport.Activation;

/// <summary>How far a computed curve is from the measured points.</summary>
/// <param name="Rms">Root mean square difference of the activation; null where no point is covered.</param>
/// <param name="Points">Number of measured points that the curve covers.</param>
public sealed record ActivationMisfit(double? Rms, int Points);
