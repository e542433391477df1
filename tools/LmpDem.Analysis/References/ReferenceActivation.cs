using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.References;

/// <summary>A measured activation as a reference gives it: points in the file itself, or a table beside it.</summary>
public sealed record ReferenceActivation
{
    /// <summary>What was taken as the degree of activation.</summary>
    [Parameter("what was taken as the degree of activation, for captions")]
    public string Method { get; init; } = "";

    /// <summary>Table of the points, from the folder of the reference; empty where they are in the file.</summary>
    [Parameter("table with calendering_ratio, activation and, where known, error or lower, upper; its path starts from this file's folder")]
    public string Table { get; init; } = "";

    /// <summary>The points.</summary>
    [Parameter("measured points, ratios rising; instead of a table")]
    public IReadOnlyList<ReferencePoint> Points { get; init; } = [];

    /// <summary>Ratios of the points that the default thresholds were fitted to.</summary>
    [Parameter("ratios of the points that the program's default thresholds were fitted to", Min = 0, Max = 1)]
    public IReadOnlyList<double> CalibratedAt { get; init; } = [];

    /// <summary>Ranges of the slope ratio; null without.</summary>
    [Parameter("two ranges of ratios whose slopes are compared (left out: no slope ratio)")]
    public ReferenceSlopes? SlopeRatio { get; init; }

    /// <summary>As the measures of a run take it.</summary>
    /// <param name="name">Name of the reference.</param>
    public MeasuredActivation Measured(string name) => new(name, [.. Points.Select(p => p.Point)])
    {
        Method = Method,
        CalibratedAt = CalibratedAt,
        Slopes = SlopeRatio is { Early: [var a, var b], Late: [var c, var d] } ? new SlopeWindows(a, b, c, d) : null,
    };
}

/// <summary>A measured point.</summary>
public sealed record ReferencePoint
{
    /// <summary>Calendering ratio.</summary>
    [Parameter("calendering ratio", Min = 0, Max = 0.99)]
    public required double Ratio { get; init; }

    /// <summary>Degree of activation.</summary>
    [Parameter("degree of activation", Min = 0, Max = 1)]
    public required double Activation { get; init; }

    /// <summary>Lower end of its interval; null where not known.</summary>
    [Parameter("lower end of its interval", Min = 0, Max = 1)]
    public double? Lower { get; init; }

    /// <summary>Upper end of its interval; null where not known.</summary>
    [Parameter("upper end of its interval", Min = 0, Max = 1)]
    public double? Upper { get; init; }

    /// <summary>As a measured point.</summary>
    public MeasuredPoint Point => new(Ratio, Activation, Lower, Upper);

    /// <summary>A measured point of a table.</summary>
    /// <param name="point">The point.</param>
    public static ReferencePoint Of(MeasuredPoint point) =>
        new() { Ratio = point.Ratio, Activation = point.Activation, Lower = point.Lower, Upper = point.Upper };
}

/// <summary>Ranges of a slope ratio.</summary>
public sealed record ReferenceSlopes
{
    /// <summary>The early range.</summary>
    [Parameter("early range, lower and upper ratio", Min = 0, Max = 1)]
    public required IReadOnlyList<double> Early { get; init; } = [];

    /// <summary>The late range.</summary>
    [Parameter("late range, lower and upper ratio", Min = 0, Max = 1)]
    public required IReadOnlyList<double> Late { get; init; } = [];
}
