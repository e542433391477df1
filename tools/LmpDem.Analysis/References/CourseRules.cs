using LmpDem.Analysis.Figures;
using LmpDem.Engine.Units;

namespace LmpDem.Analysis.References;

/// <summary>The quantity rises more steeply in a range of ratios than in the one before it.</summary>
public sealed record SteepestRule : IRule
{
    /// <summary>Lower end of the range before.</summary>
    [Parameter("lower end of the range before, calendering ratio", Min = 0, Max = 1)]
    public required double After { get; init; }

    /// <summary>Lower end of the range.</summary>
    [Parameter("lower end of the range, calendering ratio", Min = 0, Max = 1)]
    public required double From { get; init; }

    /// <summary>Upper end of the range.</summary>
    [Parameter("upper end of the range, calendering ratio", Min = 0, Max = 1)]
    public required double To { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => $"steepest from {Wording.Percent(From)} to {Wording.Percent(To)} %";

    /// <inheritdoc/>
    public bool? Holds(Subject subject) =>
        subject.Curve.At(After) is { } first && subject.Curve.At(From) is { } middle && subject.Curve.At(To) is { } last
            ? (last - middle) / (To - From) > (middle - first) / (From - After) : null;
}

/// <summary>The quantity falls.</summary>
public sealed record FallsRule : IRule
{
    /// <summary>Ratios; empty: all states of the run.</summary>
    [Parameter("calendering ratios between which it falls (left out: it never rises from a state to the next)", Min = 0, Max = 1)]
    public IReadOnlyList<double> At { get; init; } = [];

    /// <inheritdoc/>
    public string Words(Subject subject) => Monotonic.Words("falls", At);

    /// <inheritdoc/>
    public bool? Holds(Subject subject) => Monotonic.Holds(subject.Curve, At, -1);
}

/// <summary>The quantity rises.</summary>
public sealed record RisesRule : IRule
{
    /// <summary>Ratios; empty: all states of the run.</summary>
    [Parameter("calendering ratios between which it rises (left out: it never falls from a state to the next)", Min = 0, Max = 1)]
    public IReadOnlyList<double> At { get; init; } = [];

    /// <inheritdoc/>
    public string Words(Subject subject) => Monotonic.Words("rises", At);

    /// <inheritdoc/>
    public bool? Holds(Subject subject) => Monotonic.Holds(subject.Curve, At, 1);
}

/// <summary>What the rules of a falling and a rising course share.</summary>
internal static class Monotonic
{
    /// <summary>The rule in words.</summary>
    public static string Words(string verb, IReadOnlyList<double> at) =>
        at.Count == 0 ? $"{verb} from ratio to ratio" : $"{verb} from each to the next of {Wording.Ratios(at)}";

    /// <summary>Whether a curve goes the way of a sign: from each ratio to the next; over all its points, never the other way.</summary>
    public static bool? Holds(RatioCurve curve, IReadOnlyList<double> at, int sign)
    {
        double?[] values = at.Count == 0 ? [.. curve.Points.Select(p => (double?)p.Value)] : [.. at.Select(curve.At)];
        if (values.Length < 2 || values.Contains(null)) return null;
        return values.Zip(values.Skip(1)).Select(p => sign * (p.Second - p.First)).All(d => at.Count == 0 ? d >= 0 : d > 0);
    }
}
