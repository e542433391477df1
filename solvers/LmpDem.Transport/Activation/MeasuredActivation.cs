namespace LmpDem.Transport.Activation;

/// <summary>A measured degree of activation, and how a computed curve compares with it.</summary>
/// <param name="Name">Who measured it, for legends ("Kang et al. 2026").</param>
/// <param name="Points">The measured points, ratios ascending; may be empty.</param>
public sealed record MeasuredActivation(string Name, IReadOnlyList<MeasuredPoint> Points)
{
    /// <summary>Nothing measured.</summary>
    public static MeasuredActivation None { get; } = new("", []);

    /// <summary>Quantity taken as the degree of activation; empty if unknown.</summary>
    public string Method { get; init; } = "";

    /// <summary>Ratios of the points that the default thresholds were fitted to; empty where others were taken.</summary>
    public IReadOnlyList<double> CalibratedAt { get; init; } = [];

    /// <summary>Ranges of the slope ratio; null where the points do not support one.</summary>
    public SlopeWindows? Slopes { get; init; }

    /// <summary>Source of the points, for captions.</summary>
    public string Source => Method.Length == 0 ? Name : $"{Name} ({Method})";

    /// <summary>The points as a curve.</summary>
    public ActivationCurve Curve => new([.. Points.Select(p => (p.Ratio, p.Activation))]);

    /// <summary>Slope ratio of the measured curve; null without ranges, or where the points do not cover them.</summary>
    public double? SlopeRatio => SlopeRatioOf(Curve);

    /// <summary>Slope ratio of a curve over the same ranges; null without ranges, or where the curve does not cover them.</summary>
    /// <param name="curve">The curve.</param>
    public double? SlopeRatioOf(ActivationCurve curve) => Slopes is null ? null : curve.SlopeRatio(Slopes);

    /// <summary>Root mean square of model minus measurement over the measured ratios that the model covers.</summary>
    /// <param name="model">The computed curve.</param>
    public ActivationMisfit Misfit(ActivationCurve model)
    {
        var sum = 0.0;
        var points = 0;
        foreach (var measured in Points)
        {
            if (model.NearestTo(measured.Ratio) is not { } computed) continue;
            sum += (computed - measured.Activation) * (computed - measured.Activation);
            points++;
        }

        return new ActivationMisfit(points == 0 ? null : Math.Sqrt(sum / points), points);
    }
}
