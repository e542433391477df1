using LmpDem.Analysis.Convergence;
using LmpDem.Electrode.Quantities;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Convergence;

/// <summary>Error bars from rows made by hand.</summary>
[TestFixture]
public sealed class ConvergenceTableTests
{
    private readonly ConvergenceTable table = new(
        Rows((0.1, 10, 0.50), (0.2, 20, 0.60)),
        [
            new ConvergenceRun("mesh", "5,3", "4,3", false, Rows((0.1, 13, 0.55), (0.2, 20, 0.60))),
            new ConvergenceRun("mesh", "5,3", "6,4", true, Rows((0.1, 10.2, 0.50), (0.2, 19.2, 0.62))),
            new ConvergenceRun("speed", "700", "350", false, Rows((0.1, 10.3, 0.50), (0.3, 99, 0.99))),
            new ConvergenceRun("foil", "100 um", "133 um", true, Rows((0.1, 20, 0.90))),
        ]);

    [Test]
    public void FinerSettingsGiveTheErrorAndCoarserOnesWhereThereAreNone()
    {
        var (load, activation) = (Quantity("load"), Quantity("activation"));
        using var all = Assert.EnterMultipleScope();
        Assert.That(table.Error("mesh", load), Is.EqualTo(4).Within(1e-9), "4 % at 20 %, though coarsening costs 30 %");
        Assert.That(table.Largest(table.Runs[1], load), Is.EqualTo(-4).Within(1e-9), "with its sign");
        Assert.That(table.Error("mesh", activation), Is.EqualTo(2).Within(1e-9), "percentage points");
        Assert.That(table.Error("speed", load), Is.EqualTo(3).Within(1e-9), "states of one run alone are none to compare");
        Assert.That(table.Error("voxel", load), Is.Null);
    }

    [Test]
    public void TogetherTheyAddAsSquaresWithoutTheFoil()
    {
        Assert.That(table.Together(Quantity("load")), Is.EqualTo(5).Within(1e-9));
        Assert.That(table.Together(Quantity("activation")), Is.EqualTo(2).Within(1e-9));
        Assert.That(table.Error("foil", Quantity("load")), Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void QuantitiesThatTheRunLacksAreNotShown() =>
        Assert.That(table.Quantities.Select(q => q.Name), Is.EqualTo((string[])["load", "activation"]));

    private HeadlineQuantity Quantity(string name) => table.Quantities.Single(q => q.Name == name);

    private static List<StateRow> Rows(params (double Ratio, double Load, double Activation)[] states) =>
        [.. states.Select(s => new StateRow().With(
            (Catalogue.TargetCalenderingRatio, s.Ratio), (Catalogue.Load, 1e6 * s.Load),
            (Catalogue.ActivationLocalExposure, s.Activation)))];
}
