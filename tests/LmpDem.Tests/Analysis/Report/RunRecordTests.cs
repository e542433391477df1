using LmpDem.Analysis.Report;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

public sealed class RunRecordTests
{
    [Test]
    public void CurvesAreThoseOfTheClosingPress()
    {
        using var run = new SampleRun();
        run.WithBodies();
        var closing = RunRecord.Read(run.Root).Curve("opened_share").Points;
        var rows = SampleRun.Ratios.Select((r, k) => new double?[] { k, r, 5e6 * r, 0.2 * r, null });
        var opened = new double?[] { 7, 0.398, 0.0, 0.079, 0.0034 };
        run.Table("compaction.csv", "state,calendering_ratio,load_Pa,opened_share,springback", rows.Append(opened));
        Assert.That(RunRecord.Read(run.Root).Curve("opened_share").Points, Is.EqualTo(closing), "the opened layer is no point of them");
        var springback = RunRecord.Read(run.Root).Curve("springback").Points;
        Assert.That(springback, Is.EqualTo(new[] { (SampleRun.Ratios[^1], 0.0034) }),
            "it belongs to the ratio from which the press opened");
    }
}
