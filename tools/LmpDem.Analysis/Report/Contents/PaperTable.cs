using System.Xml.Linq;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>The statements of the paper beside the run.</summary>
internal static class PaperTable
{
    /// <summary>The section.</summary>
    /// <param name="reference">The reference they are from.</param>
    /// <param name="findings">The findings.</param>
    public static XElement? Section(Reference reference, IReadOnlyList<PaperFinding> findings) =>
        findings.Count == 0 ? null : Markup.Section(
        "paper", "Beside the paper",
        Markup.P(Lead(reference) + $"Each verdict is computed from the numbers by the rule beside it; {reference.Tolerances}."),
        Markup.Table(
            "What the paper says and what this run gives", ["Topic", "Verdict", "Paper", "This run", "We call it agreement if"],
            findings.Select(f => new object?[] { f.Topic, Word(f.Verdict), f.Paper, f.Here, f.Rule }), words: true));

    private static string Lead(Reference reference) => reference.Work.Length == 0 ? ""
        : $"{reference.Name}{(reference.Journal.Length == 0 ? "" : $" ({reference.Journal})")} {reference.Work}. ";

    private static XElement Word(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => Markup.Classed("span", "agrees", "✓ agrees"),
        Verdict.Disagrees => Markup.Classed("span", "disagrees", "✗ does not agree"),
        _ => Markup.Classed("span", "unknown", "– not available"),
    };
}
