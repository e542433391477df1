using LmpDem.Analysis.Ensembles;
using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Electrode.Quantities;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>Members, states and statistics of an ensemble: what is missing stays missing, what is closed is counted.</summary>
[TestFixture]
public sealed class EnsembleTests
{
    private SampleEnsemble sample = null!;

    [SetUp]
    public void Make() => sample = new SampleEnsemble();

    [TearDown]
    public void Remove() => sample.Remove();

    [Test]
    public void RowsOfTheTablesOfAStateAreJoinedInSi()
    {
        sample.Add("giant_share", [0.0, 0.001, 0.05], [null, 0.12, 0.1], [0.3, 0.3, 0.4])
            .With("summary.csv", "ratio_asked,ratio_reached,load_MPa,thickness_um", [0.0, 0.001, 0.5, 84.0], [0.3, 0.3, 2.0, 59.0])
            .With("compaction.csv", "state,calendering_ratio,load_Pa,springback", [0, 0.12, 0.7e6, null], [1, 0.3, 2e6, null],
                [2, 0.28, 0.0, 0.03]);
        var ensemble = sample.Read();
        var states = ensemble.Members[0].States;
        Assert.That(states.Select(s => s.Achieved), Is.EqualTo((double[])[0.001, 0.12, 0.3, 0.28]), "the opened layer comes last");
        Assert.That(states.Select(s => s.Target), Is.EqualTo((double?[])[0.0, null, 0.3, null]));
        Assert.That(states.Select(s => s.IsOpened), Is.EqualTo((bool[])[false, false, false, true]));
        Assert.That(Values(ensemble, Catalogue.Load), Is.EqualTo((double[])[0.5e6, 0.7e6, 2e6, 0.0]).Within(1e-6));
        Assert.That(Values(ensemble, Catalogue.Thickness), Is.EqualTo((double[])[84e-6, double.NaN, 59e-6, double.NaN]).Within(1e-15));
        Assert.That(ensemble.Columns.Single(c => c.Quantity == Catalogue.Load).Name, Is.EqualTo("load_Pa"));
    }

    [Test]
    public void AMemberThatCannotBeReadIsListedWithTheReason()
    {
        sample.Add("giant_share", [0.0, 0.0, 0.1]).AddMissing("failed", "the packing does not come to rest")
            .Add("giant_share", [0.0, 0.0, 0.2]);
        File.WriteAllText(Path.Combine(sample.Members[2].Folder, "networks.csv"), "state,ratio_reached,giant_share\n0,0.0\n");
        var members = sample.Read().Members;
        Assert.That(members.Select(m => m.Member.State), Is.EqualTo((string[])["done", "failed", "unreadable"]));
        Assert.That(members[2].Member.Message, Does.EndWith("networks.csv: line 2 has 2 values for 3 columns"));
    }

    [TestCase(0.2, 5.0)]
    [TestCase(0.204, 5.0)] // within 0.005 a state is at its ratio
    [TestCase(0.25, 7.5)]
    [TestCase(0.304, 10.0)]
    [TestCase(0.306, double.NaN)] // nothing is extrapolated
    public void AValueIsThatOfTheStateOrOnTheLineBetweenTwo(double ratio, double expected)
    {
        sample.Add("giant_share", [0.2, 0.2, 5.0], [0.3, 0.3, 10.0]);
        var ensemble = sample.Read();
        var (value, absence) = ensemble.Members[0].PlaceOf(ratio).ValueOf(ensemble.IndexOf(Catalogue.GiantFraction), ClosedKind.None);
        Assert.That(value, Is.EqualTo(expected).Within(1e-12));
        Assert.That(absence, Is.EqualTo(double.IsNaN(expected) ? Absence.NotReached : Absence.None));
    }

    [Test]
    public void ClosedMembersAreCountedAndLieAboveAllValues()
    {
        foreach (var tortuosity in (double?[])[2.0, 3.0, 4.0, null, null])
            sample.Add("percolating_share,tortuosity_z", [0.4, 0.4, tortuosity is null ? 0.0 : 0.9, tortuosity]);
        sample.Add("percolating_share,tortuosity_z", [0.4, 0.4, null, null]).AddMissing("missing", "has not run");
        var point = PointOf(sample.Read(), Catalogue.TortuosityZ, 0.4);
        Assert.That((point.N, point.Closed, point.NotMeasured, point.Missing), Is.EqualTo((3, 2, 1, 1)));
        Assert.That(point.Mean, Is.EqualTo(3.0).Within(1e-12));
        Assert.That(point.Median, Is.EqualTo(4.0), "of 2, 3, 4 and two closed ones");
        Assert.That(point.Quantiles[^1], Is.Null, "it falls among the closed");
    }

    [Test]
    public void AMissedTargetIsCountedAndItsEndHasStatistics()
    {
        sample.Add("giant_share", [0.4, 0.4, 0.5], [0.45, 0.4266, 0.6]).Add("giant_share", [0.4, 0.4, 0.7], [0.45, 0.43, 0.8]);
        var ensemble = sample.Read();
        Assert.That(ensemble.Groups[0].Ratios, Is.EqualTo((double[])[0.4, 0.4266, 0.45]));
        Assert.That(PointOf(ensemble, Catalogue.GiantFraction, 0.4266).Mean, Is.EqualTo(0.7).Within(1e-12), "both are within 0.005 of it");
        var target = PointOf(ensemble, Catalogue.GiantFraction, 0.45);
        Assert.That((target.N, target.NotReached, target.Mean), Is.EqualTo((0, 2, (double?)null)));
    }

    [Test]
    public void AMemberThatNeverGetsToHalfIsCensored()
    {
        foreach (var late in (double[])[0.6, 0.8, 0.55, 0.4])
            sample.Add("activation_film_theory", SampleEnsemble.Curve((0.0, 0.0), (0.3, 0.2), (0.4, late)));
        var half = HalfActivation.Of(sample.Read(), new Bootstrap()).Single();
        Assert.That(half.Reached, Is.EqualTo((double[])[0.375, 0.35, 0.3 + 0.1 * 0.3 / 0.35]).Within(1e-12));
        Assert.That((half.Censored, half.Mean, half.Student), Is.EqualTo((1, (double?)null, (Interval?)null)));
        Assert.That(half.Median, Is.EqualTo(0.375).Within(1e-12), "two of four are above it");
        Assert.That(half.MedianInterval.Upper, Is.Null, "resamples of censored members have no median");
    }

    [Test]
    public void GroupsAreMembersWithTheSameFactors()
    {
        foreach (var thickness in (double[])[50, 100])
            for (ulong seed = 1; seed <= 2; seed++)
                sample.Add([new EnsembleFactor("electrode.film.thickness", $"{thickness} nm", 1e-9 * thickness)], seed, "giant_share",
                    [0.0, 0.0, 0.1]);
        var ensemble = sample.Read();
        Assert.That(ensemble.IsSampled, Is.False);
        Assert.That(ensemble.Groups.Select(g => g.Label), Is.EqualTo((string[])["thickness = 50 nm", "thickness = 100 nm"]));
        Assert.That(ensemble.Groups.Select(g => g.Members.Count), Is.All.EqualTo(2));
    }

    // A hypercube of two keys and two seeds: all values of a key differ, the threshold follows the first.
    [Test]
    public void ASampleOfFactorsIsOneGroupWithAnIndexOfEachFactor()
    {
        for (var k = 0; k < 30; k++)
            for (ulong seed = 1; seed <= 2; seed++)
                sample.Add(
                    [new("a", $"{k}", k, IsSampled: true), new("b", $"{7 * k % 30}", 7 * k % 30, IsSampled: true)], seed,
                        "activation_film_theory",
                    SampleEnsemble.Curve((0.0, 0.0), (0.3 + 0.003 * k + 0.001 * seed, 0.5), (0.5, 1.0)));
        var ensemble = sample.Read();
        Assert.That(ensemble.IsSampled, Is.True);
        Assert.That(ensemble.Groups.Single().Members, Has.Count.EqualTo(60));
        var halves = HalfActivation.Of(ensemble, new Bootstrap());
        var split = VarianceSplit.Of(ensemble, halves, new Bootstrap()).Single(v => v.Ratio is null);
        Assert.That((split.Method, split.N), Is.EqualTo(("given data", 60)));
        Assert.That(split.Rows.Select(r => r.Source), Is.EqualTo((string[])["a", "b"]));
        Assert.That(split.Rows[0].FirstOrder, Is.GreaterThan(0.9));
        Assert.That(split.Rows[1].FirstOrder, Is.LessThan(0.1));
    }

    // What the values look like does not make a sample: the study says which factors it draws.
    [Test]
    public void ASampleBesideAListIsAGroupPerValueOfTheList()
    {
        for (var k = 0; k < 14; k++)
            sample.Add([new("a", $"{k}", k), new("b", $"{k}", k, IsSampled: true)], 1, "giant_share", [0.0, 0.0, 0.1]);
        var ensemble = sample.Read();
        Assert.That((ensemble.IsSampled, ensemble.Groups.Count, ensemble.Groups[3].Label), Is.EqualTo((true, 14, "a = 3")));
    }

    [Test]
    public void AListOfManyValuesIsAGroupEach()
    {
        for (var k = 0; k < 14; k++) sample.Add([new("a", $"{k}", k)], 1, "giant_share", [0.0, 0.0, 0.1]);
        Assert.That((sample.Read().IsSampled, sample.Read().Groups.Count), Is.EqualTo((false, 14)));
    }

    // The places of the particles move the threshold by 0.02 a seed, their sizes by 0.001; the common seed never changes.
    [Test]
    public void SeparateSeedsAreTheCausesThatTheScatterSplitsInto()
    {
        for (ulong sizes = 1; sizes <= 3; sizes++)
            for (ulong places = 1; places <= 4; places++)
                sample.AddSeeded(
                    new Dictionary<string, ulong> { ["seed"] = 1, ["sizes"] = sizes, ["places"] = places }, "activation_film_theory",
                    SampleEnsemble.Curve((0.0, 0.0), (0.3 + 0.001 * sizes + 0.02 * places, 0.5), (0.5, 1.0)));
        var ensemble = sample.Read();
        Assert.That(ensemble.Groups, Has.Count.EqualTo(1));
        var split = VarianceSplit.Of(ensemble, HalfActivation.Of(ensemble, new Bootstrap()), new Bootstrap()).Single(v => v.Ratio is null);
        Assert.That(split.Rows.Take(2).Select(r => r.Source), Is.EqualTo((string[])["seed of sizes", "seed of places"]));
        // Sums of squares by hand: 4 (0.001^2 + 0.001^2), and 3 * 0.02^2 * (1.5^2 + 0.5^2 + 0.5^2 + 1.5^2).
        double[] expected = [8e-6, 6e-3];
        Assert.That(split.Rows.Take(2).Select(r => r.SumOfSquares), Is.EqualTo(expected).Within(1e-10));
    }

    [Test]
    public void EdgesOfASquareAreOneFactor()
    {
        for (var k = 0; k < 14; k++)
            for (ulong seed = 1; seed <= 2; seed++)
                sample.Add(
                    [new("lateral_x", $"{k} um", k), new("lateral_y", $"{k} um", k)], seed, "activation_film_theory",
                    SampleEnsemble.Curve((0.0, 0.0), (0.3 + 0.003 * k + 0.001 * seed, 0.5), (0.5, 1.0)));
        var ensemble = sample.Read();
        Assert.That((ensemble.IsSampled, ensemble.Groups.Count, ensemble.Groups[3].Label), Is.EqualTo((false, 14, "lateral = 3 um")));
        var split = VarianceSplit.Of(ensemble, HalfActivation.Of(ensemble, new Bootstrap()), new Bootstrap())[0];
        Assert.That(split.Rows[0].Source, Is.EqualTo("lateral_x with lateral_y"));
    }

    [Test]
    public void TheVarianceOfTheThresholdGoesToTheFactorThatMovesIt()
    {
        for (var a = 0; a < 3; a++)
            for (var b = 0; b < 2; b++)
                for (ulong seed = 1; seed <= 3; seed++)
                    sample.Add(
                        [new("film.strength", $"{a}", a), new("press.line_speed", $"{b}", b)], seed, "activation_film_theory",
                        SampleEnsemble.Curve((0.0, 0.0), (0.3 + 0.02 * a + 0.0005 * (int)seed, 0.5), (0.5, 1.0)));
        var ensemble = sample.Read();
        var split = VarianceSplit.Of(ensemble, HalfActivation.Of(ensemble, new Bootstrap()), new Bootstrap()).Single(v => v.Ratio is null);
        Assert.That((split.Quantity, split.Method, split.N), Is.EqualTo(("ratio_at_half(film_theory)", "anova", 18)));
        Assert.That(split.Rows[0].Source, Is.EqualTo("strength"));
        Assert.That(split.Rows[0].SumOfSquares, Is.EqualTo(12 * 0.02 * 0.02).Within(1e-9)); // six members at -0.02 and six at +0.02
        Assert.That(split.Rows[0].FirstOrder, Is.GreaterThan(0.99));
        Assert.That(split.Rows[1].SumOfSquares, Is.EqualTo(0.0).Within(1e-12));
        Assert.That(split.Rows.Single(r => r.Source == "residual").SumOfSquares, Is.EqualTo(12 * 0.0005 * 0.0005).Within(1e-12));
    }

    [Test]
    public void TheSizeFromWhichOnTheScatterIsSmallIsNamed()
    {
        foreach (var (size, scatter) in ((double, double)[])[(60, 0.2), (100, 0.04), (200, 0.02)])
            for (ulong seed = 1; seed <= 4; seed++)
                sample.Add(
                    [new("electrode.lateral_x", $"{size} um", 1e-6 * size), new("electrode.lateral_y", $"{size} um", 1e-6 * size)], seed,
                    "activation_film_theory", SampleEnsemble.Curve((0.0, 0.0), (0.3, 0.3 * (1.0 + scatter * (seed % 2 == 0 ? 1.0 : -1.0))),
                        (0.5, 1.0)));
        var ensemble = sample.Read();
        var halves = HalfActivation.Of(ensemble, new Bootstrap());
        var at30 = SizeStudy.Of(ensemble, halves, 0.05, new Bootstrap())!.Sizes.Single(s => s.Ratio == 0.3);
        // Two members above and two below by the scatter: with n - 1 the deviation is that times the root of 4/3.
        double[] expected = [.. new[] { 0.2, 0.04, 0.02 }.Select(s => s * Math.Sqrt(4.0 / 3.0))];
        Assert.That(at30.Variation.Select(v => v!.Value), Is.EqualTo(expected).Within(1e-9));
        Assert.That(at30.Size, Is.EqualTo(100e-6).Within(1e-12));
        var strict = SizeStudy.Of(ensemble, halves, 0.01, new Bootstrap())!.Sizes.Single(s => s.Ratio == 0.3);
        Assert.That((strict.Size, strict.Estimate), Is.EqualTo(((double?)null, (double?)(200e-6 * at30.Variation[2]!.Value / 0.01))));
    }

    private static IEnumerable<double> Values(Ensemble ensemble, Quantity quantity)
    {
        var column = ensemble.IndexOf(quantity);
        return ensemble.Members[0].States.Select(s => s.Values[column]);
    }

    private static PointStatistics PointOf(Ensemble ensemble, Quantity quantity, double ratio) =>
        PointStatistics.Of(ensemble, new Bootstrap()).Single(p => p.Column.Quantity == quantity && p.Ratio == ratio);
}
