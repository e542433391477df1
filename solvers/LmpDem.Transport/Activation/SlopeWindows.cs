namespace LmpDem.Transport.Activation;

/// <summary>Two ranges of calendering ratios whose slopes are compared: how much steeper an activation curve is late than early.</summary>
/// <param name="EarlyFrom">Lower end of the early range.</param>
/// <param name="EarlyTo">Upper end of the early range.</param>
/// <param name="LateFrom">Lower end of the late range.</param>
/// <param name="LateTo">Upper end of the late range.</param>
public sealed record SlopeWindows(double EarlyFrom, double EarlyTo, double LateFrom, double LateTo);
