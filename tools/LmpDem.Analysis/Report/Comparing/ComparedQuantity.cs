using LmpDem.Analysis.Figures;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A quantity over the calendering ratio that runs are compared by: activation by a criterion, or one of the catalogue that has a curve.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Axis">Label of its axis.</param>
/// <param name="Scale">Factor from the column's unit to the axis'.</param>
/// <param name="Criterion">The criterion, of an activation; else null.</param>
/// <param name="Largest">Largest value that it can have: 1 for a fraction of a whole. None of the quantities is ever negative.</param>
internal sealed record ComparedQuantity(Quantity Quantity, string Title, string Axis, double Scale, double Largest, JunctionCriterion? Criterion = null)
{
    /// <summary>All of them: activation first.</summary>
    public static IReadOnlyList<ComparedQuantity> All { get; } =
    [
        .. JunctionCriterion.All.Select(c => new ComparedQuantity(
            c.Activation, "Activation: " + c.Label, "degree of activation (%)", 100.0, 1.0, c)),
        .. Catalogue.All.Where(q => q.Title is not null).Select(q => new ComparedQuantity(q, q.Title!, q.Axis!, q.AxisFactor, q.Largest)),
    ];

    /// <summary>Name of its column in tables and results.</summary>
    public string Column => Quantity.Column;

    /// <summary>Its curve in a run.</summary>
    /// <param name="run">The run.</param>
    public RatioCurve Of(RunRecord run) => Criterion is { } c
        ? new RatioCurve(run.Activation.FirstOrDefault(a => a.Criterion == c)?.Curve.Points ?? [])
        : run.Curve(Quantity);
}
