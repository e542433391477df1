using LmpDem.Analysis.Ensembles;
using LmpDem.Analysis.Ensembles.Statistics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>When there are members enough, and which come next.</summary>
[TestFixture]
public sealed class StoppingRuleTests
{
    private SampleEnsemble sample = null!;

    [SetUp]
    public void Make() => sample = new SampleEnsemble();

    [TearDown]
    public void Remove() => sample.Remove();

    // Thresholds 0.33, 0.34, 0.35: deviation 0.01, half width t(0.975, 2) 0.01 / sqrt 3 = 0.024841.
    [Test]
    public void AWideIntervalSaysHowManyAreNeededAndWhichComeNext()
    {
        Thresholds(0.33, 0.34, 0.35);
        sample.AddMissing("failed", "diverged");
        var outcome = Judge("ratio_at_half < 1 pt");
        Assert.That(outcome.Width, Is.EqualTo(2 * 0.0248414).Within(1e-6));
        Assert.That((outcome.N, outcome.IsMet, outcome.Limit), Is.EqualTo((3, false, 0.01)));
        Assert.That(outcome.Needed, Is.EqualTo(18)); // 2 t(0.975, 17) 0.01 / sqrt 18 = 0.009946; of 17 it is 0.010283
        Assert.That(outcome.More, Is.EqualTo(15));
        Assert.That(outcome.Next, Is.EqualTo((string[])["m4 (failed)", "new: seed 5 to 18"]));
        Assert.That(outcome.NeededRange!.Value.Few, Is.LessThan(18).And.GreaterThan(2));
        Assert.That(outcome.NeededRange!.Value.Many, Is.GreaterThan(18));
    }

    [Test]
    public void ANarrowIntervalAsksForNothing()
    {
        Thresholds(0.3400, 0.3401, 0.3402);
        var outcome = Judge("ratio_at_half(film_theory) < 0.1 pt");
        Assert.That((outcome.IsMet, outcome.More, outcome.Next.Count), Is.EqualTo((true, (int?)0, 0)));
    }

    [Test]
    public void CensoredMembersLeaveItOpen()
    {
        Thresholds(0.33, 0.34);
        sample.Add("activation_film_theory", SampleEnsemble.Curve((0.0, 0.0), (0.4, 0.3)));
        var outcome = Judge("ratio_at_half < 50 pt");
        Assert.That((outcome.IsMet, outcome.Width), Is.EqualTo((false, (double?)null)));
        Assert.That(outcome.Remark, Is.EqualTo("1 of 3 members never get to 50 % activation, so the mean is not known"));
    }

    [Test]
    public void AWidthMayBeRelativeToTheMeanOfAnyQuantity()
    {
        foreach (var load in (double[])[0.9e6, 1.0e6, 1.1e6]) sample.Add("load_Pa", [0.4, 0.4, load]);
        var outcome = Judge("load@0.4 < 60 %");
        Assert.That(outcome.Limit, Is.EqualTo(0.6e6).Within(1e-6));
        Assert.That((outcome.IsMet, outcome.N), Is.EqualTo((true, 3))); // 2 t(0.975, 2) 0.1 / sqrt 3 = 0.497
    }

    [TestCase("ratio_at_half", "expected QUANTITY < WIDTH")]
    [TestCase("ratio_at_half < 0 pt", "the width must be above 0")]
    [TestCase("ratio_at_half(bay) < 1 pt", "no criterion is called bay; there are fracture")]
    [TestCase("ratio_at_half@0.3 < 1 pt", "takes no @")]
    [TestCase("lod@0.4 < 1 %", "no quantity is called lod")]
    [TestCase("load < 1 %", "at which ratio?")]
    [TestCase("load@0.4 < 1 pt", "load has the unit Pa")]
    public void ARuleThatCannotBeReadSaysWhatIsExpected(string text, string expected) =>
        Assert.That(() => StoppingRule.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(expected));

    private void Thresholds(params double[] ratios)
    {
        foreach (var ratio in ratios) sample.Add("activation_film_theory", SampleEnsemble.Curve((0.0, 0.0), (ratio, 0.5), (0.5, 1.0)));
    }

    private StoppingOutcome Judge(string rule)
    {
        var ensemble = sample.Read();
        return StoppingRule.Parse(rule).Judge(ensemble, HalfActivation.Of(ensemble, new Bootstrap())).Single();
    }
}
