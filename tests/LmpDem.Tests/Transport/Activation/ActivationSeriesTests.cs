using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

[TestFixture]
public sealed class ActivationSeriesTests
{
    private static NumberTable Table(params double?[][] rows)
    {
        var table = new NumberTable(["ratio_asked", "ratio_reached", "activation_fracture"]);
        foreach (var row in rows) table.Add(row);
        return table;
    }

    [Test]
    public void RowsBetweenTwoTargetsAreNoStatesOfThePress()
    {
        var series = ActivationSeries.Of(Table([0.0, 0.0, 0.0], [null, 0.05, 0.5], [0.1, 0.1, 0.2])).Single();
        Assert.That(series.Criterion, Is.SameAs(JunctionCriterion.Fracture));
        Assert.That(series.Curve.Points, Is.EqualTo(new[] { (0.0, 0.0), (0.1, 0.2) }));
    }

    [Test]
    public void UnderLoadControlEveryRowIsAState()
    {
        var series = ActivationSeries.Of(Table([null, 0.07, 0.1], [null, 0.2, 0.4])).Single();
        Assert.That(series.Curve.Points, Is.EqualTo(new[] { (0.07, 0.1), (0.2, 0.4) }));
    }
}
