using LmpDem.Cli;
using LmpDem.Cli.Progress;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Progress;

/// <summary>Words and time left of a run in progress, by a clock of the test's own.</summary>
[TestFixture]
public sealed class TerminalProgressTests
{
    private static readonly RunProgress Closing = new("compact", 0.43, 12_000, 0.223, "closing");

    [TestCase(100, "compact  ################...................... 43 %  closing  ratio 22.3 %  120 steps/s  3m05s left")]
    [TestCase(50, "compact  ####...... 43 %  ratio 22.3 %  3m05s left")]
    [TestCase(40, "compact 43 %  ratio 22.3 %  3m05s left")]
    [TestCase(26, "compact 43 %  3m05s left")]
    [TestCase(12, "compact 43 %")]
    public void ANarrowerTerminalShowsLess(int room, string expected)
    {
        var line = TerminalProgress.Line(Closing, null, 120, TimeSpan.FromSeconds(185), room, isUnicode: false);
        Assert.That(line, Is.EqualTo(expected));
        Assert.That(line, Has.Length.LessThanOrEqualTo(room));
    }

    [Test]
    public void WhileNetworksAreComputedTheirStateIsNamed() => Assert.That(
        TerminalProgress.Line(Closing, "20 %", null, TimeSpan.FromSeconds(5), 60, isUnicode: true),
        Does.StartWith("compact  ███").And.EndsWith("networks of 20 %  5s left"));

    [TestCase("xterm-256color", null, true, true)]
    [TestCase("tmux-256color", null, true, true)]
    [TestCase("screen", null, true, true)]
    [TestCase("dumb", null, true, false)]
    [TestCase("", null, true, false)]
    [TestCase("xterm", "1", true, false)]
    [TestCase("xterm", "false", true, true)]
    [TestCase("xterm", null, false, false)]
    public void TheLineIsRewrittenOnTerminalsThatCanAndPeopleWatch(string term, string? ci, bool isTerminal, bool expected)
    {
        var variables = new Dictionary<string, string> { ["TERM"] = term };
        if (ci is not null) variables["CI"] = ci;
        Assert.That(Terminal.IsLive(new Shell(TextWriter.Null, TextWriter.Null, variables, isTerminal)), Is.EqualTo(expected));
    }

    [Test]
    public void TimeLeftCountsNetworksFiguresAndReport()
    {
        var now = TimeSpan.Zero;
        var plan = Plan;
        var forecast = new RunForecast(plan, () => now);
        void At(double seconds, RunEvent what)
        {
            now = TimeSpan.FromSeconds(seconds);
            forecast.On(what);
        }

        At(0, new StageBegun("pack"));
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(plan.WallSeconds).Within(1e-9), "nothing is known but the plan");
        At(20, new StageProgressed(new RunProgress("pack", 1, 0, null, "")));
        At(20, new StageBegun("calender"));
        // Packing took twice as long as planned: so will the press of the spheres, of 20 s. Networks 3 x 5, hand-off 4, compact 16, draw 7.
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(2 * 20 + 3 * 5 + 4 + 16 + 7).Within(1e-9));
        At(20, new StageProgressed(new RunProgress("calender", 0, 0, 0, "closing")));
        At(30, new StageProgressed(new RunProgress("calender", 0.5, 100, 0.02, "closing")));
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(10 + 15 + 4 + 16 + 7).Within(1e-9), "by the measured rate, not by the plan");
        Assert.That(forecast.Rate(100), Is.EqualTo(10).Within(1e-9));
        At(30, new MeasuresBegun("0 %"));
        now = TimeSpan.FromSeconds(33);
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(10 + 15 - 3 + 4 + 16 + 7).Within(1e-9), "goes on while networks are computed");
        At(39, new SpheresPressed(WithNetworks()));
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(10 + 2 * 9 + 4 + 16 + 7).Within(1e-9), "at the time of those done");
        At(49, new StageProgressed(new RunProgress("calender", 1, 200, 0.04, "closing")));
        At(49, new StageBegun("draw"));
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(7).Within(1e-9));
        At(49, new StageProgressed(new RunProgress("draw", 0, 0, null, "figures")));
        At(50, new StageProgressed(new RunProgress("draw", 0.1, 0, null, "figures")));
        Assert.That(forecast.Left().TotalSeconds, Is.EqualTo(9).Within(1e-9));
    }

    [Test]
    public void StepsMadeBeforeAStopAreNoneOfTheRate()
    {
        var now = TimeSpan.Zero;
        RunForecast Resumed(bool goesOn)
        {
            var forecast = new RunForecast(Plan, () => now);
            now = TimeSpan.Zero;
            forecast.On(new StageBegun("calender") { GoesOn = goesOn });
            now = TimeSpan.FromSeconds(1);
            forecast.On(new StageProgressed(new RunProgress("calender", 0.01, 5000, 0, "closing")));
            now = TimeSpan.FromSeconds(11);
            forecast.On(new StageProgressed(new RunProgress("calender", 0.04, 5100, 0, "closing")));
            return forecast;
        }

        Assert.That(Resumed(goesOn: true).Rate(5100), Is.EqualTo(10).Within(1e-9), "100 steps in 10 s, though 5000 were made before");
        Assert.That(Resumed(goesOn: false).Rate(5100), Is.EqualTo(5100 / 11.0).Within(1e-9), "a stage that began here made them all");
        // 96 % at 3 % in 10 s; then 15 s of networks, hand-off 4, compact 16, draw 7.
        Assert.That(Resumed(goesOn: true).Left().TotalSeconds, Is.EqualTo(320 + 15 + 4 + 16 + 7).Within(1e-9));
    }

    private static RunPlan Plan => new()
    {
        Particles = 10,
        Sizes = null!,
        States = 4,
        TimeStep = 1,
        TimeStepLimit = 1,
        MemoryBytes = 0,
        DiskBytes = 0,
        PackSeconds = 10,
        CalenderSeconds = 20,
        HandoffSeconds = 4,
        CompactSeconds = 16,
        NetworkStates = 3,
        NetworkSecondsPerState = 5,
        DrawSeconds = 7,
    };

    // The forecast asks no more than whether there are networks.
    private static PressedState WithNetworks() => new(0, "0 %", null!, null!, null, [])
    {
        Networks = new MeasuredState
        {
            Input = null!,
            Criterion = null!,
            MetallicArea = [],
            Connected = [],
            Collected = null!,
            Values = null!,
        },
    };
}
