using LmpDem.Cli;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The table that a run ends with.</summary>
public sealed class SummaryViewTests
{
    [Test]
    public void ClosedPoresReadClosedAndPoresThatWereNotMeasuredADash()
    {
        SummaryRow[] rows =
        [
            new() { RatioAsked = 0.0, RatioReached = 0.0, PorosityOpen = 0.4, Tortuosity = 1.5, PoresPercolating = 1 },
            new() { RatioAsked = 0.4, RatioReached = 0.4, PorosityOpen = 0.01, PoresPercolating = 0 },
            new() { RatioAsked = 0.45, RatioReached = 0.44 },
        ];
        var text = new StringWriter();
        SummaryView.Write(text, rows, MeasuredActivation.None);
        var lines = text.ToString().Split('\n');
        Assert.That(lines[2], Does.Contain("1.50"));
        Assert.That(lines[3], Does.Contain("closed"));
        Assert.That(lines[4], Does.Not.Contain("closed").And.Contain("-"));
    }
}
