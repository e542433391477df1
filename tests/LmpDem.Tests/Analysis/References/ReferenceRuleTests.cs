using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.References;

/// <summary>Every kind of rule: its words, where it holds, where it does not, and where it has no numbers.</summary>
public sealed class ReferenceRuleTests
{
    private static readonly MeasuredActivation Measured = new("Nobody 2026", [new(0.0, 0.0), new(0.2, 0.1), new(0.4, 0.9)])
    {
        Slopes = new SlopeWindows(0.0, 0.2, 0.2, 0.4),
    };

    private static readonly (IRule Rule, string Words, (double, double)[] Holds, (double, double)[] Fails)[] Cases =
    [
        (new RmsRule { AtMost = 0.1 }, "rms at most 0.1 over all 3", [(0, 0), (0.2, 0.2), (0.4, 1)], [(0, 0), (0.2, 0.5), (0.4, 1)]),
        (new ReachesRule { Level = 0.5, Within = 0.02 }, "within 2 points", [(0, 0), (0.4, 0.66)], [(0, 0), (0.4, 1)]),
        (new SlopeRule { WithinFactor = 2 }, "within a factor of 2", [(0, 0), (0.2, 0.1), (0.4, 0.6)], [(0, 0), (0.2, 0.1), (0.4, 0.3)]),
        (new NearMeasuredRule { At = [0.2], Within = 0.1 }, "within 10 points", [(0, 0), (0.2, 0.19)], [(0, 0), (0.2, 0.21)]),
        (new NearMeasuredRule { At = [0.2, 0.4], Within = 0.1 }, "within 10 points each",
            [(0.2, 0.1), (0.4, 0.9)], [(0.2, 0.1), (0.4, 0.7)]),
        (new NearRule { At = 0.4, Value = 50, Within = 0.05 }, "within 5 %", [(0, 84), (0.4, 52)], [(0, 84), (0.4, 53)]),
        (new LevelsRule([new LevelRule { At = [0.1, 0.2], AtMost = 5 }]), "at most 5 each", [(0.1, 4), (0.2, 5)], [(0.1, 4), (0.2, 6)]),
        (new LevelsRule([new LevelRule { At = [0.1], AtLeast = 5, AtMost = 6 }]), "at least 5 and at most 6", [(0.1, 5.5)], [(0.1, 4.5)]),
        (new LevelsRule([new LevelRule { At = [0.1, 0.2, 0.3], Above = 1.02 }]), "above 1.02 at 10, 20 and 30 %",
            [(0.1, 1.1), (0.3, 1.1)], [(0.1, 1.02), (0.3, 1.1)]),
        (new PartRule { At = 0.1, Of = 0.4, AtMostOneIn = 4 }, "at 10 % at most a quarter of that at 40 %",
            [(0.1, 1), (0.4, 4)], [(0.1, 1), (0.4, 3)]),
        (new SteepestRule { After = 0.2, From = 0.3, To = 0.4 }, "steepest from 30 to 40 %",
            [(0.2, 0), (0.3, 1), (0.4, 3)], [(0.2, 0), (0.3, 1), (0.4, 2)]),
        (new FallsRule(), "falls from ratio to ratio", [(0.0, 3), (0.1, 3), (0.2, 1)], [(0.0, 3), (0.1, 1), (0.2, 2)]),
        (new FallsRule { At = [0.0, 0.2] }, "falls from each to the next of 0 and 20 %",
            [(0.0, 3), (0.1, 4), (0.2, 1)], [(0.0, 3), (0.1, 1), (0.2, 3)]),
        (new RisesRule { At = [0.0, 0.2] }, "rises from each to the next of 0 and 20 %",
            [(0.0, 1), (0.1, 0), (0.2, 2)], [(0.0, 3), (0.2, 3)]),
    ];

    [Test]
    public void RulesTellTheirWordsAndJudge()
    {
        foreach (var (rule, words, holds, fails) in Cases)
        {
            Assert.That(rule.Words(On(holds)), Is.EqualTo(words));
            Assert.That(rule.Holds(On(holds)), Is.True, words);
            Assert.That(rule.Holds(On(fails)), Is.False, words);
            Assert.That(rule.Holds(On([])), Is.Null, words);
        }
    }

    [Test]
    public void ATargetIsOutOfReachWhereTheRunFlagsIt()
    {
        var rule = new OverCalenderedRule { From = 0.45 };
        var summary = new NumberTable(["ratio_asked", "ratio_reached", "over_calendered"]);
        summary.Add(0.4, 0.4, 0.0);
        Assert.That(rule.Holds(With("summary.csv", summary)), Is.Null);
        Assert.That(rule.Found(With("summary.csv", summary)), Is.Null);
        summary.Add(0.45, 0.426, 1.0);
        Assert.That(rule.Holds(With("summary.csv", summary)), Is.True);
        Assert.That(rule.Found(With("summary.csv", summary)), Is.EqualTo("over-calendered: stopped at 42.6 %"));
    }

    [Test]
    public void AProfileRisesAndEndsLevel()
    {
        var rule = new ProfileRule
        {
            Table = "p.csv",
            Column = "v",
            Of = "share",
            At = [0.2, 0.3, 0.4],
            FirstAtMost = 0.3,
            LastAtLeast = 0.8,
            LastNowhereBelow = 0.7,
        };
        var table = new NumberTable(["ratio_reached", "v"]);
        foreach (var (ratio, value) in ((double, double)[])[(0.2, 0.1), (0.301, 0.5), (0.4, 0.8), (0.4, 1.0)]) table.Add(ratio, value);
        Assert.That(
            rule.Words(On([])), Is.EqualTo("20 % at most 0.3, 30 % between, 40 % at least 0.8 and nowhere below 0.7 of its highest"));
        Assert.That(rule.Found(With("p.csv", table)), Is.EqualTo("mean share 0.10, 0.50, 0.90; at 40 % from 0.80 to 1.00"));
        Assert.That(rule.Holds(With("p.csv", table)), Is.True);
        table.Add(0.4, 0.6);
        Assert.That(rule.Holds(With("p.csv", table)), Is.False, "0.6 of its highest");
        Assert.That(rule.Holds(On([])), Is.Null);
    }

    [Test]
    public void AStatementNeedsAllOfItsRulesAndShowsItsValues()
    {
        var statement = new Statement
        {
            Topic = "Load",
            Says = "rises late",
            Quantity = "load_MPa",
            Show = [new Shown { At = [0.0, 0.2, 0.4], Format = "0.0", Unit = "MPa" }],
            AgreesIf = new AgreesIf { Part = new PartRule { At = 0.2, Of = 0.4, AtMostOneIn = 2 }, Rises = new RisesRule() },
        };
        PaperFinding Of((double, double)[] points) => statement.Findings(On(points).Run, Measured).Single();
        var late = Of([(0.0, 0.0), (0.2, 1.0), (0.4, 4.0)]);
        Assert.That(late.Rule, Is.EqualTo("at 20 % at most half of that at 40 %, and rises from ratio to ratio"));
        Assert.That((late.Here, late.Verdict), Is.EqualTo(("0.0, 1.0, 4.0 MPa at 0, 20, 40 %", Verdict.Agrees)));
        Assert.That(Of([(0.0, 2.0), (0.2, 1.0), (0.4, 4.0)]).Verdict, Is.EqualTo(Verdict.Disagrees));
        Assert.That((Of([]).Here, Of([]).Verdict), Is.EqualTo(("not available", Verdict.NotAvailable)));
    }

    private static Subject On((double, double)[] points) => new(Numbers(points, _ => null), new RatioCurve(points), Measured, false);

    private static Subject With(string name, NumberTable table) =>
        new(Numbers([], n => n == name ? table : null), new RatioCurve([]), Measured, false);

    private static RunNumbers Numbers((double, double)[] points, Func<string, NumberTable?> table) => new()
    {
        Curve = _ => new RatioCurve(points),
        Table = table,
        Activation = [new ActivationSeries(JunctionCriterion.Fracture, new ActivationCurve([]))],
    };
}
