namespace LmpDem.Transport.Calibration;

/// <summary>A fitted coefficient with what is known of its accuracy. SI units.</summary>
public sealed record FittedParameter
{
    /// <summary>A fitted parameter with its bounds.</summary>
    public required CalibrationParameter Parameter { get; init; }

    /// <summary>Value with the least rms.</summary>
    public required double Value { get; init; }

    /// <summary>Smallest value that, with the others fitted again, keeps the rms within the allowance of its minimum.</summary>
    public required double ProfileLow { get; init; }

    /// <summary>Largest such value.</summary>
    public required double ProfileHigh { get; init; }

    /// <summary>2.5 % quantile over resampled runs; null with fewer than three.</summary>
    public double? BootstrapLow { get; init; }

    /// <summary>97.5 % quantile over resampled runs.</summary>
    public double? BootstrapHigh { get; init; }

    /// <summary>Whether the value stands at a bound, within a hundredth of their distance: then the bound decided, not the data.</summary>
    public bool AtBound
    {
        get
        {
            var near = 0.01 * (Parameter.Upper - Parameter.Lower);
            return Value - Parameter.Lower <= near || Parameter.Upper - Value <= near;
        }
    }
}
