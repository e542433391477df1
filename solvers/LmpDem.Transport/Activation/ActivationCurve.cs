namespace LmpDem.Transport.Activation;

/// <summary>Activation against the calendering ratio, straight between its points.</summary>
public sealed class ActivationCurve
{
    /// <summary>A curve through points.</summary>
    /// <param name="points">Ratio and activation of each point; ratios in ascending order.</param>
    public ActivationCurve(IReadOnlyList<(double Ratio, double Activation)> points)
    {
        for (var k = 1; k < points.Count; k++)
        {
            if (!(points[k].Ratio >= points[k - 1].Ratio))
                throw new ArgumentException("the ratios of a curve must ascend", nameof(points));
        }

        Points = [.. points];
    }

    /// <summary>The points, ratios ascending.</summary>
    public IReadOnlyList<(double Ratio, double Activation)> Points { get; }

    /// <summary>Activation at a ratio; null outside of the curve.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? At(double ratio)
    {
        for (var k = 0; k < Points.Count; k++)
        {
            if (Points[k].Ratio == ratio) return Points[k].Activation;
            if (k == 0 || !(Points[k - 1].Ratio < ratio && ratio < Points[k].Ratio)) continue;
            var (a, b) = (Points[k - 1], Points[k]);
            return a.Activation + (ratio - a.Ratio) / (b.Ratio - a.Ratio) * (b.Activation - a.Activation);
        }

        return null;
    }

    /// <summary>Lowest ratio at which the curve reaches a level; null where it does not.</summary>
    /// <param name="level">Activation asked, 0 to 1.</param>
    public double? RatioAt(double level)
    {
        for (var k = 0; k < Points.Count; k++)
        {
            if (Points[k].Activation < level) continue;
            if (k == 0) return Points[k].Ratio;
            var (a, b) = (Points[k - 1], Points[k]);
            return a.Ratio + (level - a.Activation) / (b.Activation - a.Activation) * (b.Ratio - a.Ratio);
        }

        return null;
    }

    /// <summary>Slope from ratio 0.30 to 0.40 over the slope from 0 to 0.25; null where the curve does not cover them.</summary>
    public double? SlopeRatio => At(0.4) is { } d && At(0.3) is { } c && At(0.25) is { } b && At(0.0) is { } a && b != a
        ? (d - c) / (0.4 - 0.3) / ((b - a) / 0.25)
        : null;
}
