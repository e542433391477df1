namespace LmpDem.Transport.Activation;

/// <summary>The measured degree of activation and how a computed curve compares with it.</summary>
public static class MeasuredActivation
{
    /// <summary>Where the points come from, for captions.</summary>
    public const string Source = "Kang et al. 2026 (Li stripping capacity over theoretical capacity)";

    /// <summary>The seven measured points; those at 0 and 10 % are given as negligible.</summary>
    public static ActivationCurve Curve { get; } = new(
    [
        (0.00, 0.00), (0.10, 0.00), (0.20, 0.06), (0.25, 0.11), (0.30, 0.22), (0.35, 0.56), (0.40, 0.93),
    ]);

    // A press reaches its ratio within the springback; half a point beyond the curve's end still counts as its end.
    private const double EndSlack = 0.005;

    /// <summary>Root mean square of model minus measurement over the measured ratios that the model covers.</summary>
    /// <param name="model">The computed curve.</param>
    public static ActivationMisfit Misfit(ActivationCurve model)
    {
        var sum = 0.0;
        var points = 0;
        foreach (var (ratio, measured) in Curve.Points)
        {
            if (Covered(model, ratio) is not { } computed) continue;
            sum += (computed - measured) * (computed - measured);
            points++;
        }

        return new ActivationMisfit(points == 0 ? null : Math.Sqrt(sum / points), points);
    }

    private static double? Covered(ActivationCurve model, double ratio)
    {
        if (model.Points.Count == 0) return null;
        var (first, last) = (model.Points[0].Ratio, model.Points[^1].Ratio);
        return ratio >= first - EndSlack && ratio <= last + EndSlack ? model.At(Math.Clamp(ratio, first, last)) : null;
    }
}
