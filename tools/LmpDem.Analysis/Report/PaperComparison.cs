using LmpDem.Analysis.References;

namespace LmpDem.Analysis.Report;

/// <summary>The statements of a reference beside a run; disagreement is reported as plainly as agreement.</summary>
public static class PaperComparison
{
    /// <summary>The findings, in the order of the statements.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">The reference.</param>
    public static IReadOnlyList<PaperFinding> Of(RunRecord run, Reference reference)
    {
        var numbers = new RunNumbers
        {
            Curve = run.Curve,
            Table = name => name == "summary.csv" ? run.Summary : run.Table(name),
            Activation = run.Activation,
            Main = run.Main,
        };
        return [.. reference.Statements.SelectMany(s => s.Findings(numbers, reference.Measured))];
    }
}
