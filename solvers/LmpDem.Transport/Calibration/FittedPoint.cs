using LmpDem.Transport.Activation;

namespace LmpDem.Transport.Calibration;

/// <summary>The fitted curve at a measured point.</summary>
/// <param name="Measured">The measured point.</param>
/// <param name="Model">Mean activation over the runs; NaN where none reaches it.</param>
/// <param name="Deviation">Standard deviation between runs; NaN with fewer than two.</param>
/// <param name="Calibrated">Whether the fit used it; the others are predicted.</param>
public sealed record FittedPoint(MeasuredPoint Measured, double Model, double Deviation, bool Calibrated)
{
    /// <summary>Model minus measurement.</summary>
    public double Error => Model - Measured.Activation;
}
