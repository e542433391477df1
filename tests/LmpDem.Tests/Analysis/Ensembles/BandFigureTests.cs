using LmpDem.Analysis.Ensembles;
using LmpDem.Analysis.Ensembles.Pages;
using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;
using NUnit.Framework;
using ScottPlot.Plottables;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>Curves of several groups in one figure: bands up to four, whiskers up to eight, then means with intervals.</summary>
[TestFixture]
public sealed class BandFigureTests
{
    private const int Members = 5;
    private static readonly double[] Ratios = [0.0, 0.2, 0.3, 0.4];

    private SampleEnsemble sample = null!;

    [SetUp]
    public void Begin() => sample = new SampleEnsemble();

    [TearDown]
    public void Remove() => sample.Remove();

    [TestCase(1, 2, 0)] // quantiles, and the interval of the mean
    [TestCase(2, 2, 0)]
    [TestCase(4, 4, 0)]
    [TestCase(5, 0, 5)]
    [TestCase(8, 0, 8)]
    [TestCase(9, 0, 0)]
    public void EveryGroupShowsWhatItsMembersSpan(int groups, int bands, int whiskers)
    {
        var (analysis, shown) = Groups(groups);
        using var figure = BandFigure.Draw(analysis, shown, MeasuredActivation.None)!;
        Assert.That(figure.Plot.GetPlottables<FillY>().Count(), Is.EqualTo(bands));
        var points = analysis.Points.Where(p => p.Column.Quantity == shown.Quantity).ToArray();
        // At 0 all members have one value.
        var spans = points.Where(p => p.Ratio > 0.0).Select(p => (100.0 * p.Quantiles[0]!.Value, 100.0 * p.Quantiles[^1]!.Value)).ToArray();
        var lines = figure.Plot.GetPlottables<LinePlot>().Select(l => (l.Start.Y, l.End.Y)).ToArray();
        Assert.That(lines.Count(spans.Contains), Is.EqualTo(whiskers * (Ratios.Length - 1)));
        Assert.That(figure.Numbers.Columns.Count(c => c.StartsWith("q05", StringComparison.Ordinal)), Is.EqualTo(groups));
        Assert.That(figure.Png(), Has.Length.GreaterThan(10_000));
    }

    [Test]
    public void WhiskersOfNeighboursStandSideBySide()
    {
        var (analysis, shown) = Groups(6);
        using var figure = BandFigure.Draw(analysis, shown, MeasuredActivation.None)!;
        var places = figure.Plot.GetPlottables<LinePlot>().Select(l => l.Start.X).ToArray();
        Assert.That(places, Is.Unique);
        Assert.That(places.Where(x => x > 35).Average(), Is.EqualTo(40.0).Within(1.5), "each close to its ratio");
    }

    [TestCase(1, "")]
    [TestCase(4, "Lines are medians, bands hold 5 % to 95 % of the members.")]
    [TestCase(7, "Lines are medians, the whiskers beside them hold 5 % to 95 % of the members.")]
    [TestCase(9, "Lines are means, bars their 95 % intervals (t).")]
    public void TheCaptionTellsHowToReadIt(int groups, string expected)
    {
        var (analysis, shown) = Groups(groups);
        Assert.That(EnsembleParts.Caption(analysis, shown), Is.EqualTo(expected));
    }

    private (EnsembleAnalysis Analysis, ComparedQuantity Shown) Groups(int count)
    {
        for (var g = 0; g < count; g++)
        {
            EnsembleFactor[] factors = [new("electrode.lateral_x", $"{40 + 20 * g} um", (40 + 20 * g) / 1e6)];
            for (var seed = 1; seed <= Members; seed++)
            {
                sample.Add(factors, (ulong)seed, "activation_film_theory",
                    [.. Ratios.Select(r => (double?[])[r, r, 0.01 * g + (2.0 + 0.01 * seed * seed) * r])]);
            }
        }

        var analysis = EnsembleAnalysis.Of(sample.Read(), bootstrap: new Bootstrap());
        return (analysis, ComparedQuantity.All.Single(q => q.Quantity == Catalogue.ActivationFilmTheory));
    }
}
