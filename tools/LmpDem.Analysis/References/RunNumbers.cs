using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.References;

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
