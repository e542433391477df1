namespace LmpDem.Transport.Calibration;

/// <summary>A measured point that a calibration may use or leave out.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Activation">Measured activation, 0 to 1.</param>
/// <param name="Lower">Lower end of its interval, where one was given.</param>
/// <param name="Upper">Upper end of its interval, where one was given.</param>
public sealed record CalibrationPoint(double Ratio, double Activation, double? Lower = null, double? Upper = null);
