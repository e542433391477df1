using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>
/// The calendar of a machine may jump, back and ahead, while a run is at work: durations are measured by a clock that only goes on. The
/// real program under a calendar that jumps is tried by .ci/faults.
/// </summary>
[TestFixture]
public sealed partial class JumpingClockTests
{
    private const string Small = """
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 45 um
          lateral_y: 45 um
          size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        press: { ratios: [0, 10 %], unload: false, max_inertial_number: 0.02, max_unbalanced: 0.2 }
        transport: { enabled: false }
        """;

    [Test]
    public void CheckpointsAndTheTimeOfARunDoNotSeeTheCalendar()
    {
        var (calm, jumping) = (Passes(new CountedClock(jumps: false)), Passes(new CountedClock(jumps: true)));
        TestContext.Out.WriteLine($"{calm.Passes.Length} checkpoints, the last at pass {calm.Passes[^1]}");
        Assert.That(calm.Passes, Has.Length.GreaterThanOrEqualTo(4));
        Assert.That(jumping.Passes, Is.EqualTo(calm.Passes));
        Assert.That(jumping.WallSeconds, Is.EqualTo(calm.WallSeconds).And.GreaterThan(0.0));
    }

    // What measures durations must not read the calendar; one line gives times to files and logs.
    [Test]
    public void TheCalendarIsReadInOnePlace()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "LmpDem.sln"))) root = Path.GetDirectoryName(root)!;
        var readers = new[] { "engine", "solvers", "scenarios", "tools" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => Calendar().IsMatch(line)).Select(line => line.Trim()));
        Assert.That(readers.Single(), Does.StartWith("public static string Now =>"));
    }

    private static (long[] Passes, double WallSeconds) Passes(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("lmpdem-clock-").FullName;
        try
        {
            using var run = new RunFolder(folder);
            var settings = new RunSettings(1, CancellationToken.None)
            {
                Clock = clock,
                Checkpoints = new CheckpointSettings { Every = TimeSpan.FromSeconds(10) },
            };
            Pipeline.Run(ScenarioReader.ReadText(Small, "test.yaml"), run, settings, force: true, body => body(new ObserverChain()));
            long[] passes = [.. File.ReadLines(run.Log).Select(line => JsonNode.Parse(line)!["data"]).OfType<JsonObject>()
                .Select(data => (long?)data["pass"]).OfType<long>()];
            return (passes, (double)JsonNode.Parse(File.ReadAllText(run.SummaryJson))!["wall_seconds"]!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|GetUtcNow|GetLocalNow|DateTime\.Today|WriteTime|CreationTime")]
    private static partial Regex Calendar();

    /// <summary>A clock that goes on by 50 ms each time it is asked; its calendar jumps by days with every question.</summary>
    private sealed class CountedClock(bool jumps) : TimeProvider
    {
        private static readonly DateTimeOffset Begin = new(2026, 1, 22, 12, 0, 0, TimeSpan.Zero);

        private long asked;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ++asked * TimeSpan.TicksPerSecond / 20;

        public override DateTimeOffset GetUtcNow() => jumps ? Begin.AddDays(asked % 2 == 0 ? -asked : asked) : Begin;
    }
}
