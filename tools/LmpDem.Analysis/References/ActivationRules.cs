using LmpDem.Engine.Units;

namespace LmpDem.Analysis.References;

/// <summary>The activation lies near the measured points: its root mean square difference is small, and all points are covered.</summary>
public sealed record RmsRule : IRule
{
    /// <summary>Largest root mean square difference.</summary>
    [Parameter("largest root mean square difference to the measured activation", Min = 0, Max = 1)]
    public required double AtMost { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => Wording.Line($"rms at most {AtMost} over all {subject.Measured.Points.Count}");

    /// <inheritdoc/>
    public bool? Holds(Subject subject)
    {
        var misfit = subject.Measured.Misfit(subject.Curve.Activation);
        return misfit.Rms is not { } rms || misfit.Points < subject.Measured.Points.Count ? null : rms <= AtMost;
    }

    /// <inheritdoc/>
    public string? Found(Subject subject)
    {
        var misfit = subject.Measured.Misfit(subject.Curve.Activation);
        return misfit.Rms is { } rms
            ? Wording.Line($"rms {rms:0.000} over {misfit.Points} of {subject.Measured.Points.Count} ratios") : null;
    }
}

/// <summary>The activation reaches a level at nearly the ratio at which the measured one does.</summary>
public sealed record ReachesRule : IRule
{
    /// <summary>The level.</summary>
    [Parameter("degree of activation", Min = 0, Max = 1)]
    public required double Level { get; init; }

    /// <summary>Largest distance of the ratios.</summary>
    [Parameter("largest distance of the ratios (2 % are two points)", Min = 0, Max = 1)]
    public required double Within { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => $"within {Wording.Percent(Within)} points";

    /// <inheritdoc/>
    public bool? Holds(Subject subject) =>
        subject.Curve.Activation.RatioAt(Level) is { } ratio && subject.Measured.Curve.RatioAt(Level) is { } measured
            ? Math.Abs(ratio - measured) <= Within : null;

    /// <inheritdoc/>
    public string? Found(Subject subject) =>
        subject.Curve.Activation.RatioAt(Level) is { } ratio ? Wording.Number(100 * ratio, "0.0") + " %" : null;
}

/// <summary>The slope ratio of the activation is near the measured one.</summary>
public sealed record SlopeRule : IRule
{
    /// <summary>Largest factor between the two.</summary>
    [Parameter("largest factor between the slope ratios, either way", Min = 1, Max = 1000)]
    public required double WithinFactor { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => Wording.Line($"within a factor of {WithinFactor}");

    /// <inheritdoc/>
    public bool? Holds(Subject subject) => Of(subject) is not { } slope || subject.Measured.SlopeRatio is not { } measured
        ? null : slope >= measured / WithinFactor && slope <= measured * WithinFactor;

    /// <inheritdoc/>
    public string? Found(Subject subject) => Of(subject) is { } slope ? Wording.Number(slope, "0.0") : null;

    private static double? Of(Subject subject) => subject.Measured.SlopeRatioOf(subject.Curve.Activation);
}

/// <summary>The activation is near the measured one at single ratios.</summary>
public sealed record NearMeasuredRule : IRule
{
    /// <summary>Ratios.</summary>
    [Parameter("calendering ratios", Min = 0, Max = 1)]
    public required IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Largest distance.</summary>
    [Parameter("largest distance at each (10 % are ten points)", Min = 0, Max = 1)]
    public required double Within { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => $"within {Wording.Percent(Within)} points" + (At.Count > 1 ? " each" : "");

    /// <inheritdoc/>
    public bool? Holds(Subject subject)
    {
        var measured = subject.Measured.Curve;
        var distances = At.Select(r => subject.Curve.At(r) - measured.At(r)).ToArray();
        return distances.Contains(null) ? null : distances.All(d => Math.Abs(d!.Value) <= Within);
    }
}
