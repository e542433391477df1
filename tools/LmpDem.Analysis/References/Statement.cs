using System.Text.Json.Serialization;
using LmpDem.Analysis.Errors;
using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.References;

/// <summary>A statement of a reference: its words, the quantity of a run beside it, and the rule that judges it.</summary>
public sealed record Statement
{
    /// <summary>Quantity that stands for the activation by the criterion that a run stands on.</summary>
    public const string Activation = "activation";

    /// <summary>Word of <see cref="Criteria"/> for the criterion that a run stands on.</summary>
    public const string MainCriterion = "main";

    /// <summary>What it is about.</summary>
    [Parameter("what the statement is about")]
    public required string Topic { get; init; } = "";

    /// <summary>What the reference says.</summary>
    [Parameter("what the reference says")]
    public required string Says { get; init; } = "";

    /// <summary>Quantity of the run, the name of its column; empty where the rule looks elsewhere.</summary>
    [Parameter("quantity of the run: a column of networks.csv, summary.csv or compaction.csv; activation: that by the run's own criterion")]
    public string Quantity { get; init; } = "";

    /// <summary>Remark on the quantity in the topic; empty without.</summary>
    [Parameter("remark on the quantity, shown behind the topic")]
    public string Remark { get; init; } = "";

    /// <summary>Quantity of runs that do not have the first one; null without.</summary>
    [Parameter("quantity of older runs that lack the first one")]
    public OlderQuantity? Older { get; init; }

    /// <summary>Criteria that the statement is judged for one by one; empty: only the run's own.</summary>
    [Parameter("of the activation: criteria judged one by one (main, fracture, film_theory, local_exposure, contact_size, overlap_law)")]
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Values of the run that are shown; empty: those that the rule names.</summary>
    [Parameter("values of the run that are shown beside the statement (left out: those that the rule tells)")]
    public IReadOnlyList<Shown> Show { get; init; } = [];

    /// <summary>Words of the rule; empty: made from it.</summary>
    [Parameter("the rule in words (left out: made from agrees_if)")]
    public string Rule { get; init; } = "";

    /// <summary>When we call it agreement.</summary>
    [Parameter("when it is called agreement: one rule or several, which must all hold")]
    public required AgreesIf AgreesIf { get; init; } = new();

    /// <summary>The statement beside a run; several findings where it is judged for several criteria.</summary>
    /// <param name="run">The numbers of the run.</param>
    /// <param name="measured">The measured activation of the reference.</param>
    public IEnumerable<PaperFinding> Findings(RunNumbers run, MeasuredActivation measured)
    {
        if (Criteria.Count > 0)
            return run.Activation.Where(a => Criteria.Contains(a.Key) || (Criteria.Contains(MainCriterion) && a == run.Main))
                .Select(a => Finding(
                    $"{Topic}, {a.Label}", a.Criterion.Activation.Column, Subject(run, measured, new Figures.RatioCurve(a.Curve.Points))));
        var curve = Curve(run, Quantity);
        var isOlder = Older is not null && curve.Points.Count == 0;
        var remark = isOlder ? Older!.Remark : Remark;
        if (isOlder) curve = Curve(run, Older!.Quantity);
        var quantity = isOlder ? Older!.Quantity : Quantity;
        var column = quantity == Activation ? run.Main?.Criterion.Activation.Column ?? "" : quantity;
        return [Finding(remark.Length == 0 ? Topic : $"{Topic} ({remark})", column, Subject(run, measured, curve))];
    }

    private static Figures.RatioCurve Curve(RunNumbers run, string quantity) =>
        quantity == Activation ? new(run.Main?.Curve.Points ?? []) : quantity.Length == 0 ? new([]) : run.Curve(quantity);

    private Subject Subject(RunNumbers run, MeasuredActivation measured, Figures.RatioCurve curve) =>
        new(run, curve, measured, Show.Count > 0 ? Show[0].InPercent : Quantity == Activation);

    private PaperFinding Finding(string topic, string quantity, Subject subject)
    {
        var rules = AgreesIf.Rules().ToArray();
        var words = Rule.Length > 0 ? Rule : string.Join(", and ", rules.Select(r => r.Words(subject)));
        var holds = rules.Select(r => r.Holds(subject)).ToArray();
        var verdict = holds.Length == 0 || holds.Contains(null) ? Verdict.NotAvailable
            : holds.All(h => h == true) ? Verdict.Agrees : Verdict.Disagrees;
        return new PaperFinding(topic, Says, Here(rules, subject) ?? "not available", words, verdict)
        {
            Quantity = quantity,
            At = [.. Show.Where(s => s.Quantity.Length == 0 || s.Quantity == quantity).SelectMany(s => s.At)],
        };
    }

    private string? Here(IRule[] rules, Subject subject)
    {
        var told = Show.Count > 0 ? [.. Show.Select(s => s.Of(subject))] : rules.Select(r => r.Found(subject)).Take(1).ToArray();
        return told.Contains(null) ? null : string.Concat(told);
    }
}

/// <summary>Quantity that older runs have instead.</summary>
public sealed record OlderQuantity
{
    /// <summary>Name of its column.</summary>
    [Parameter("name of its column")]
    public required string Quantity { get; init; } = "";

    /// <summary>Remark on the quantity in the topic.</summary>
    [Parameter("remark on the quantity, shown behind the topic")]
    public string Remark { get; init; } = "";
}

/// <summary>What the numbers of a run say to a statement of the paper.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>They agree by the rule given.</summary>
    [JsonStringEnumMemberName("agrees")]
    Agrees,

    /// <summary>They do not.</summary>
    [JsonStringEnumMemberName("does_not_agree")]
    Disagrees,

    /// <summary>The run has no such numbers.</summary>
    [JsonStringEnumMemberName("not_available")]
    NotAvailable,
}

/// <summary>A statement of the paper beside the numbers of a run.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Paper">What the paper says, in our words.</param>
/// <param name="Here">What the run gives; "not available" without numbers.</param>
/// <param name="Rule">When we call it agreement; the tolerance is ours.</param>
/// <param name="Verdict">The verdict that the rule gives.</param>
public sealed record PaperFinding(string Topic, string Paper, string Here, string Rule, Verdict Verdict)
{
    /// <summary>Column of the quantity that it is about; empty where the rule looks elsewhere.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Calendering ratios at which the quantity is shown; empty where the rule tells the numbers.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Numerical error of the quantity; null where it is not known.</summary>
    public NumericalError? NumericalError { get; init; }
}

/// <summary>The numbers of a run that statements are held against.</summary>
public sealed record RunNumbers
{
    /// <summary>A quantity over the calendering ratio by the name of its column; empty where the run has none.</summary>
    public required Func<string, RatioCurve> Curve { get; init; }

    /// <summary>A table by the name of its file; null where the run has none.</summary>
    public required Func<string, NumberTable?> Table { get; init; }

    /// <summary>Activation by every criterion.</summary>
    public required IReadOnlyList<ActivationSeries> Activation { get; init; }

    /// <summary>Activation by the criterion that the run stands on; null without any.</summary>
    public ActivationSeries? Main { get; init; }
}

/// <summary>What a rule judges.</summary>
/// <param name="Run">The numbers of the run.</param>
/// <param name="Curve">The quantity of the statement; empty where the run has none.</param>
/// <param name="Measured">The measured activation of the reference.</param>
/// <param name="InPercent">Whether the quantity is reported in per cent.</param>
public sealed record Subject(RunNumbers Run, RatioCurve Curve, MeasuredActivation Measured, bool InPercent);
