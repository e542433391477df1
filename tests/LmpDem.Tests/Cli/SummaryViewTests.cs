using LmpDem.Cli;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The table that a run ends with.</summary>
public sealed class SummaryViewTests
{
    [Test]
    public void ClosedPoresReadClosedAndPoresThatWereNotMeasuredADash()
    {
        StateRow[] rows =
        [
            new() { [Catalogue.TargetCalenderingRatio] = 0.0, [Catalogue.CalenderingRatio] = 0.0, [Catalogue.PorosityOpen] = 0.4,
                [Catalogue.TortuosityZ] = 1.5, [Catalogue.PercolatingFraction] = 1 },
            new() { [Catalogue.TargetCalenderingRatio] = 0.4, [Catalogue.CalenderingRatio] = 0.4, [Catalogue.PorosityOpen] = 0.01,
                [Catalogue.PercolatingFraction] = 0 },
            new() { [Catalogue.TargetCalenderingRatio] = 0.45, [Catalogue.CalenderingRatio] = 0.44 },
        ];
        var text = new StringWriter();
        SummaryView.Write(text, rows, MeasuredActivation.None);
        var lines = text.ToString().Split('\n');
        Assert.That(lines[2], Does.Contain("1.50"));
        Assert.That(lines[3], Does.Contain("closed"));
        Assert.That(lines[4], Does.Not.Contain("closed").And.Contain("-"));
    }
}
