using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Studies;

/// <summary>Points spread over ranges of several keys.</summary>
public sealed record SampleSpec
{
    /// <summary>How the points are spread.</summary>
    [Parameter("how the points are spread: latin_hypercube (each alone in its stratum of every key) or sobol (more may be added later)")]
    public required SampleMethod Method { get; init; }

    /// <summary>Number of points.</summary>
    [Parameter("number of points; for sobol best a power of two", Min = 1, Max = 100000)]
    public required int Count { get; init; }

    /// <summary>Seed of the sample: of the Latin hypercube's draw, of the digital shift of the Sobol sequence.</summary>
    [Parameter("seed of the sample (of the draw; for sobol of its digital shift), not of the runs", Min = 0)]
    public ulong Seed { get; init; } = 1;

    /// <summary>The keys and their ranges.</summary>
    [Parameter("keys that are sampled, each with its range")]
    public required IReadOnlyList<RangeSpec> Ranges { get; init; } = [];
}

/// <summary>How the points of a sample are spread.</summary>
public enum SampleMethod
{
    /// <summary>Latin hypercube.</summary>
    LatinHypercube,

    /// <summary>Sobol sequence with a digital shift.</summary>
    Sobol,
}

/// <summary>A key and the range that its values are sampled from.</summary>
public sealed record RangeSpec
{
    /// <summary>Key path.</summary>
    [Parameter("key path, for example film.strength")]
    public required string Key { get; init; } = "";

    /// <summary>Lower end.</summary>
    [Parameter("lower end with its unit, for example 100 MPa")]
    public required string From { get; init; } = "";

    /// <summary>Upper end.</summary>
    [Parameter("upper end with its unit, for example 400 MPa")]
    public required string To { get; init; } = "";

    /// <summary>Whether values are spread evenly themselves or by their logarithm.</summary>
    [Parameter("whether values are spread evenly (linear) or evenly in their logarithm (log)")]
    public RangeScale Scale { get; init; } = RangeScale.Linear;
}

/// <summary>How values are spread over a range.</summary>
public enum RangeScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>Evenly in their logarithm.</summary>
    Log,
}

/// <summary>Members given one by one: the keys of a row take their values together.</summary>
public sealed record StudyRow
{
    /// <summary>Values, as `key=value`.</summary>
    [Parameter("values of the row, each as key=value")]
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>Seeds in a row.</summary>
public sealed record SeedRange
{
    /// <summary>Number of seeds.</summary>
    [Parameter("number of seeds", Min = 1, Max = 100000)]
    public required int Count { get; init; }

    /// <summary>The first seed.</summary>
    [Parameter("the first seed", Min = 0)]
    public ulong From { get; init; } = 1;
}
