using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.References;

/// <summary>The press cannot reach a target: the run flags it as over-calendered.</summary>
public sealed record OverCalenderedRule : IRule
{
    private const double SameTarget = 1e-9;

    /// <summary>Target from which on it holds.</summary>
    [Parameter("target from which on the press cannot follow, calendering ratio", Min = 0, Max = 1)]
    public required double From { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject) => "the press cannot reach it";

    /// <inheritdoc/>
    public bool? Holds(Subject subject) => Targets(subject) is { Length: > 0 } targets ? targets.Any(t => t.Flagged) : null;

    /// <inheritdoc/>
    public string? Found(Subject subject) => Targets(subject) is not { Length: > 0 } targets ? null
        : targets.Where(t => t.Flagged).Select(t => $"over-calendered: stopped at {Percent(t.Reached)}").FirstOrDefault("reached");

    private (bool Flagged, double? Reached)[]? Targets(Subject subject)
    {
        if (subject.Run.Table("summary.csv") is not { } summary || !summary.Columns.Contains("over_calendered")) return null;
        var (target, reached, flag) = (summary.Column("ratio_asked"), summary.Column("ratio_reached"), summary.Column("over_calendered"));
        return [.. Enumerable.Range(0, target.Count).Where(k => target[k] >= From - SameTarget).Select(k => (flag[k] == 1, reached[k]))];
    }

    private static string? Percent(double? ratio) => ratio is { } r ? Wording.Number(100 * r, "0.#") + " %" : null;
}

/// <summary>The mean of a profile rises from ratio to ratio; it is low at the first and high and level at the last.</summary>
public sealed record ProfileRule : IRule
{
    /// <summary>File of the table.</summary>
    [Parameter("table of the profiles, as ebac_profile.csv")]
    public required string Table { get; init; } = "";

    /// <summary>Column of the values.</summary>
    [Parameter("column of the values")]
    public required string Column { get; init; } = "";

    /// <summary>What the values are.</summary>
    [Parameter("what the values are, in words")]
    public required string Of { get; init; } = "";

    /// <summary>Ratios, rising.</summary>
    [Parameter("calendering ratios, rising, at least two", Min = 0, Max = 1)]
    public required IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Largest mean at the first ratio.</summary>
    [Parameter("largest mean at the first ratio")]
    public required double FirstAtMost { get; init; }

    /// <summary>Minimum mean at the last ratio.</summary>
    [Parameter("least mean at the last ratio")]
    public required double LastAtLeast { get; init; }

    /// <summary>Minimum over maximum of the last profile.</summary>
    [Parameter("part of its highest value that the last profile nowhere falls below", Min = 0, Max = 1)]
    public required double LastNowhereBelow { get; init; }

    /// <inheritdoc/>
    public string Words(Subject subject)
    {
        var between = At.Count < 3 ? "" : $"{Wording.Ratios([.. At.Skip(1).SkipLast(1)])} between, ";
        var (first, last) = (Wording.Percent(At[0]), Wording.Percent(At[^1]));
        return Wording.Line($"{first} % at most {FirstAtMost}, {between}{last} % at least {LastAtLeast}")
            + Wording.Line($" and nowhere below {LastNowhereBelow} of its highest");
    }

    /// <inheritdoc/>
    public bool? Holds(Subject subject)
    {
        var profiles = Profiles(subject);
        if (profiles.Any(p => p.Length == 0)) return null;
        var means = profiles.Select(p => p.Average()).ToArray();
        return means[0] <= FirstAtMost && means.Zip(means.Skip(1)).All(m => m.First < m.Second)
            && means[^1] >= LastAtLeast && profiles[^1].Min() >= LastNowhereBelow * profiles[^1].Max();
    }

    /// <inheritdoc/>
    public string? Found(Subject subject)
    {
        var profiles = Profiles(subject);
        if (profiles.Any(p => p.Length == 0)) return null;
        var means = string.Join(", ", profiles.Select(p => Wording.Number(p.Average(), "0.00")));
        var last = profiles[^1];
        return Wording.Line($"mean {Of} {means}; at {Wording.Percent(At[^1])} % from {last.Min():0.00} to {last.Max():0.00}");
    }

    private double[][] Profiles(Subject subject)
    {
        if (subject.Run.Table(Table) is not { } table || !table.Columns.Contains(Column)) return [.. At.Select(_ => Array.Empty<double>())];
        var (reached, values) = (table.Column("ratio_reached"), table.Column(Column));
        return [.. At.Select(at => Enumerable.Range(0, reached.Count)
            .Where(k => Math.Abs(reached[k] - at ?? double.NaN) <= ActivationCurve.EndSlack)
            .Select(k => values[k]).OfType<double>().ToArray())];
    }
}
