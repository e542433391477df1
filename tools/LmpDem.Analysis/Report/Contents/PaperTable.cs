using System.Xml.Linq;
using LmpDem.Analysis.Report.Pages;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>The statements of the paper beside the run.</summary>
internal static class PaperTable
{
    /// <summary>The section.</summary>
    /// <param name="findings">The findings.</param>
    public static XElement? Section(IReadOnlyList<PaperFinding> findings) => Markup.Section(
        "paper", "Beside the paper",
        Markup.P("Kang et al. 2026 (RSC) made and simulated such electrodes. Each verdict is computed from the numbers by the rule beside it; the tolerances are ours, since the paper gives most curves in words."),
        Markup.Table(
            "What the paper says and what this run gives", ["Topic", "Verdict", "Paper", "This run", "We call it agreement if"],
            findings.Select(f => new object?[] { f.Topic, Word(f.Verdict), f.Paper, f.Here, f.Rule }), words: true));

    private static XElement Word(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => Markup.Classed("span", "agrees", "✓ agrees"),
        Verdict.Disagrees => Markup.Classed("span", "disagrees", "✗ does not agree"),
        _ => Markup.Classed("span", "unknown", "– not available"),
    };
}
