using LmpDem.Engine.Units;

namespace LmpDem.Analysis.References;

/// <summary>The quantity is near a value at a ratio.</summary>
public sealed record NearRule : IRule
{
    /// <summary>Ratio.</summary>
    [Parameter("calendering ratio", Min = 0, Max = 1)]
    public required double At { get; init; }

    /// <summary>The value, in the unit of the column.</summary>
    [Parameter("value there, in the unit of the column")]
    public required double Value { get; init; }

    /// <summary>Largest relative difference.</summary>
    [Parameter("largest difference, of the value", Min = 0, Max = 10)]
    public required double Within { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => $"within {Wording.Percent(Within)} %";

    /// <inheritdoc/>
    public bool? Holds(Subject subject) => subject.Curve.At(At) is { } value ? Math.Abs(value / Value - 1) <= Within : null;
}

/// <summary>Bounds of the quantity at several ratios, which must all hold.</summary>
/// <param name="Levels">The bounds.</param>
public sealed record LevelsRule(IReadOnlyList<LevelRule> Levels) : IRule
{
    /// <inheritdoc/>
    public string Words(Subject subject) => string.Join(", ", Levels.Select(l => l.Words(subject)));

    /// <inheritdoc/>
    public bool? Holds(Subject subject)
    {
        var holds = Levels.Select(l => l.Holds(subject)).ToArray();
        return holds.Contains(null) ? null : holds.All(h => h == true);
    }
}

/// <summary>Bounds of the quantity at ratios.</summary>
public sealed record LevelRule
{
    /// <summary>Ratios.</summary>
    [Parameter("calendering ratios", Min = 0, Max = 1)]
    public required IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Largest value.</summary>
    [Parameter("largest value, in the unit of the column")]
    public double? AtMost { get; init; }

    /// <summary>Minimum value.</summary>
    [Parameter("least value, in the unit of the column")]
    public double? AtLeast { get; init; }

    /// <summary>Value that must be exceeded.</summary>
    [Parameter("value that must be exceeded, in the unit of the column")]
    public double? Above { get; init; }

    /// <summary>The bounds in words.</summary>
    /// <param name="subject">What is evaluated.</param>
    public string Words(Subject subject)
    {
        string Bound(string words, double? value) => value is { } v ? $"{words} {Wording.Value(v, subject.InPercent)}" : "";
        string[] all = [Bound("at least", AtLeast), Bound("above", Above), Bound("at most", AtMost)];
        var bounds = Wording.And([.. all.Where(w => w.Length > 0)]);
        return At.Count switch { 1 => bounds, 2 => bounds + " each", _ => $"{bounds} at {Wording.Ratios(At)}" };
    }

    /// <summary>Whether they hold; null where the run has no such numbers.</summary>
    /// <param name="subject">What is evaluated.</param>
    public bool? Holds(Subject subject)
    {
        var values = At.Select(subject.Curve.At).ToArray();
        return values.Contains(null) ? null : values.All(v => !(v > AtMost) && !(v < AtLeast) && (Above is null || v > Above));
    }
}

/// <summary>The quantity at one ratio is at most a part of that at another.</summary>
public sealed record PartRule : IRule
{
    /// <summary>Ratio of the smaller value.</summary>
    [Parameter("calendering ratio of the smaller value", Min = 0, Max = 1)]
    public required double At { get; init; }

    /// <summary>Ratio of the larger value.</summary>
    [Parameter("calendering ratio of the larger value", Min = 0, Max = 1)]
    public required double Of { get; init; }

    /// <summary>How many times the smaller value must fit into the larger one.</summary>
    [Parameter("how many times the smaller value must fit into the larger one, for example 3 for a third", Min = 1, Max = 1e6)]
    public required double AtMostOneIn { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject)
    {
        var part = AtMostOneIn switch { 2 => "half", 3 => "a third", 4 => "a quarter", _ => Wording.Line($"{100 / AtMostOneIn:0.#} %") };
        return $"at {Wording.Percent(At)} % at most {part} of that at {Wording.Percent(Of)} %";
    }

    /// <inheritdoc/>
    public bool? Holds(Subject subject) =>
        subject.Curve.At(At) is { } small && subject.Curve.At(Of) is { } large ? small <= large / AtMostOneIn : null;
}
