using LmpDem.Analysis.Figures;
using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.References;

/// <summary>
/// What is known from one publication or experiment: its measured activation, its statements with rules that evaluate them, its
/// captions for the figures of a report, and the values of the scenario that it gives. A file in YAML; docs/references.md describes
/// how to write one.
/// </summary>
public sealed record Reference
{
    private const double SameRatio = 0.01; // a picture belongs to a ratio within one point

    /// <summary>Title of the publication, as it appears in a citation.</summary>
    [Parameter("title of the publication, as it stands in a citation")]
    public required string Title { get; init; } = "";

    /// <summary>Authors, short.</summary>
    [Parameter("authors, short; with the year they name the reference in figures and tables (\"Kang et al.\")")]
    public required string Authors { get; init; } = "";

    /// <summary>Journal or publisher.</summary>
    [Parameter("journal or publisher")]
    public string Journal { get; init; } = "";

    /// <summary>Year.</summary>
    [Parameter("year", Min = 1800, Max = 2200)]
    public required int Year { get; init; }

    /// <summary>Remark on the publication; empty without.</summary>
    [Parameter("remark on the publication, for example when it first appeared, or its DOI")]
    public string Remark { get; init; } = "";

    /// <summary>What the authors did.</summary>
    [Parameter("what the authors did, as the end of a sentence that their name begins")]
    public string Work { get; init; } = "";

    /// <summary>Whose the tolerances of the rules are.</summary>
    [Parameter("where the tolerances of the rules come from, as the end of a sentence")]
    public string Tolerances { get; init; } = "the tolerances are those of the reference file";

    /// <summary>The measured activation; null where the reference gives none.</summary>
    [Parameter("measured degree of activation; left out where none was measured")]
    public ReferenceActivation? Activation { get; init; }

    /// <summary>Statements beside a run.</summary>
    [Parameter("statements that are held against a run, each with the rule that judges it")]
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Its words on figures of the report.</summary>
    [Parameter("what it gives or says beside figures of the report")]
    public IReadOnlyList<FigureRemark> Figures { get; init; } = [];

    /// <summary>Values of the scenario that it gives.</summary>
    [Parameter("keys of the scenario that it gives, with its values")]
    public IReadOnlyList<GivenValue> Given { get; init; } = [];

    /// <summary>Keys or sections of the scenario that it does not give.</summary>
    [Parameter("keys of the scenario that it does not give; a section stands for all its keys, a * at the end for any end")]
    public IReadOnlyList<string> NotGiven { get; init; } = [];

    /// <summary>Name in figures and tables.</summary>
    public string Name => FormattableString.Invariant($"{Authors} {Year}");

    /// <summary>The publication in one line.</summary>
    public string Citation => $"{Authors}, {Title}, " + FormattableString.Invariant($"{Journal} {Year}").Trim()
        + (Remark.Length == 0 ? "" : $" ({Remark})");

    /// <summary>The measured activation; one without points where none is given.</summary>
    public MeasuredActivation Measured => Activation?.Measured(Name) ?? new MeasuredActivation(Name, []);

    /// <summary>What it says of a figure; null where it does not.</summary>
    /// <param name="figure">Name of the figure.</param>
    /// <param name="ratio">Calendering ratio, for a figure of one state.</param>
    public string? Remarks(string figure, double? ratio = null) => Figures
        .FirstOrDefault(f => f.Name == figure && (f.At is not { } at || Math.Abs((ratio ?? double.NaN) - at) < SameRatio))?.Says;

    /// <summary>Whether it does not give a key of the scenario.</summary>
    /// <param name="key">The key.</param>
    public bool LacksValue(string key) => NotGiven.Any(n => Covers(n, key));

    /// <summary>Whether an entry of the keys not given covers a key.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">The key.</param>
    public static bool Covers(string entry, string key) => entry.EndsWith('*') ? key.StartsWith(entry[..^1], StringComparison.Ordinal)
        : key == entry || key.StartsWith(entry + ".", StringComparison.Ordinal);
}

/// <summary>Words beside a figure of the report.</summary>
public sealed record FigureRemark
{
    /// <summary>Names that a remark may have.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "section", "ebac_map", "activation", "thickness_load", "film", "contact_area", "interface_stress", "coordination", "solids_profile",
        "size_distribution", .. NetworkFigures.OfStates.Select(f => f.Name), .. NetworkFigures.OfProfiles.Select(f => f.Figure.Name),
    ];

    /// <summary>Name of the figure, as its files are called; section and ebac_map for pictures of one state.</summary>
    [Parameter("name of the figure, as its files are called; section or ebac_map for the pictures of one state")]
    public required string Name { get; init; } = "";

    /// <summary>Calendering ratio of the state; null for all.</summary>
    [Parameter("calendering ratio of the picture (left out: all)", Min = 0, Max = 1)]
    public double? At { get; init; }

    /// <summary>The words.</summary>
    [Parameter("what the reference gives or says")]
    public required string Says { get; init; } = "";
}

/// <summary>A value of the scenario that the reference gives.</summary>
public sealed record GivenValue
{
    /// <summary>Key of the scenario.</summary>
    [Parameter("key of the scenario, for example electrode.thickness")]
    public required string Key { get; init; } = "";

    /// <summary>Its value with its unit.</summary>
    [Parameter("its value, with its unit")]
    public required string Value { get; init; } = "";

    /// <summary>Whether a value of a scenario is the same, in whatever unit either is written.</summary>
    /// <param name="text">The value as the resolved scenario writes it.</param>
    public bool Is(string text) => text == Value
        || (Amount.TryParse(text, out var there, out _) && Amount.TryParse(Value, out var here, out _)
        && there.Unit.Dimension == here.Unit.Dimension && Math.Abs(there.Si - here.Si) <= 1e-9 * Math.Abs(here.Si));
}
