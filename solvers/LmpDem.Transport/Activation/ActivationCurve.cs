namespace LmpDem.Transport.Activation;

/// <summary>Activation against the calendering ratio, straight between its points.</summary>
public sealed class ActivationCurve
{
    /// <summary>
    /// Distance within which two calendering ratios count as one: a press reaches its ratio within the springback, and a pressed layer
    /// begins at a ratio of some 0.0002.
    /// </summary>
    public const double EndSlack = 0.005;

    private const double Level = 1e-6; // a smaller rise of the activation is none

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
    /// <param name="level">Target activation, 0 to 1.</param>
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

    /// <summary>Activation at a ratio; up to <see cref="EndSlack"/> beyond an end it is that of the end, and farther out null.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? NearestTo(double ratio)
    {
        if (Points.Count == 0) return null;
        var (first, last) = (Points[0].Ratio, Points[^1].Ratio);
        return ratio >= first - EndSlack && ratio <= last + EndSlack ? At(Math.Clamp(ratio, first, last)) : null;
    }

    /// <summary>
    /// Slope over the late range divided by the slope over the early one; null where the curve does not cover them or stays level early.
    /// </summary>
    /// <param name="windows">The ranges.</param>
    public double? SlopeRatio(SlopeWindows windows)
    {
        var late = NearestTo(windows.LateTo) - NearestTo(windows.LateFrom);
        var early = NearestTo(windows.EarlyTo) - NearestTo(windows.EarlyFrom);
        return late is not null && early > Level
            ? late / (windows.LateTo - windows.LateFrom) / (early / (windows.EarlyTo - windows.EarlyFrom)) : null;
    }
}
