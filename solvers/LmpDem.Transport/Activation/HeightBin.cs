namespace LmpDem.Transport.Activation;

/// <summary>Activation of the bodies whose centres lie between two heights.</summary>
/// <param name="From">Lower bound [m].</param>
/// <param name="To">Upper bound [m].</param>
/// <param name="Volume">Volume of the bodies [m3].</param>
/// <param name="Joined">Volume fraction of those connected to the foil; NaN without bodies.</param>
/// <param name="Active">Volume fraction of those that take part; NaN without bodies.</param>
public sealed record HeightBin(double From, double To, double Volume, double Joined, double Active);
