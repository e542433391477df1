using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LmpDem.Analysis.Figures;
using LmpDem.Cli.Sweeping;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Cli.Verbs;

/// <summary>
/// `lmpdem bench scaling`: time and memory over the size of the problem. Every row is a benchmark of its own in a process of its own, so
/// that its peak of memory is its own too.
/// </summary>
internal static class ScalingVerb
{
    private const double ParticleStepsPerRow = 4e7;

    public static Command Create(Shell shell)
    {
        Option<string> Limit(string name, string what, string value) => new(name)
        {
            Description = $"{what} of the largest row; 0: none; default {value}",
            HelpName = "n",
            DefaultValueFactory = _ => value,
        };
        var bodies = Limit("--max-bodies", "bodies", "10000");
        var spheres = Limit("--max-spheres", "spheres", "1000000");
        var voxels = Limit("--max-voxels", "voxels", "100000000");
        var template = new Option<string>("--template")
        {
            Description = "mesh of a body",
            HelpName = "n,m",
            DefaultValueFactory = _ => "5,3",
        };
        var steps = new Option<string>("--steps")
        {
            Description = "steps of bodies to time",
            HelpName = "n",
            DefaultValueFactory = _ => "500",
        };
        var threads = new Option<string?>("--threads") { Description = "worker threads", HelpName = "n" };
        var output = new Option<string>("--out")
        {
            Description = "folder of scaling.csv, scaling.json and the figures",
            HelpName = "dir",
            DefaultValueFactory = _ => "runs/scaling",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "scaling",
            "time and peak memory over the number of bodies, spheres and voxels, each row in a process of its own: table and figures")
        {
            bodies, spheres, voxels, template, steps, threads, output, json,
        };
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            int Largest(Option<string> option, int max) => FlagValue.Integer(option.Name, result.GetRequiredValue(option), 0, max);
            var mesh = FlagValue.Template("--template", result.GetRequiredValue(template)).ToString();
            var timed = FlagValue.Integer("--steps", result.GetRequiredValue(steps), 1, int.MaxValue);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            var on = DeviceOption.Words(device.Word(result));
            var zones = FlagValue.Template("--template", mesh).Zones;
            List<Problem> problems =
            [
                .. Counts(100, Largest(bodies, 100_000), 8).Select(n => new Problem(
                    ScalingRow.Bodies, n, timed, 600.0 * zones,
                    ["fv", "--bodies", Text(n), "--template", mesh, "--steps", Text(timed), .. on])),
                .. Counts(1000, Largest(spheres, 100_000_000), 1000).Select(n => n / 1000 * 1000).Select(n => (n, s: StepsOf(n)))
                    .Select(p => new Problem(
                        ScalingRow.Spheres, p.n, p.s, 1400.0, ["dem", "--spheres", Text(p.n), "--steps", Text(p.s)])),
                .. Counts(1_000_000, Largest(voxels, 1_000_000_000), 4096).Select(n => (int)Math.Round(Math.Cbrt(n))).Select(edge =>
                    new Problem(ScalingRow.Voxels, (long)edge * edge * edge, 1, 120.0, ["transport", "--size", Text(edge)])),
            ];
            if (problems.Count == 0) throw new UsageException("there is nothing to measure: one of the limits has to be above 0");
            var folder = result.GetRequiredValue(output);
            ResultFile.Spare(Path.Combine(folder, "scaling.csv"));
            var rows = new List<ScalingRow>();
            foreach (var problem in problems)
            {
                if (problem.Bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
                {
                    var size = Line($"about {problem.Bytes / 1e9:0.0} GB");
                    shell.Error.WriteLine(Line($"{problem.Count} {problem.Kind}: left out, as {size} are more than there are"));
                    continue;
                }

                shell.Error.WriteLine(Line($"{problem.Count} {problem.Kind}"));
                rows.Add(Measure(problem, choice.Count));
                Write(folder, rows);
            }

            foreach (var figure in ScalingFigure.Draw(rows))
            {
                using (figure) figure.Save(folder);
            }

            if (result.GetValue(json)) JsonText.Write(shell.Out, rows);
            else shell.Out.Write(Table(rows, '\t'));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Rows of a problem: 1, 3 and 10 times powers of ten up to a limit; the limit alone where it lies below the first.</summary>
    /// <param name="first">The first row, a power of ten.</param>
    /// <param name="largest">The limit; 0: no rows.</param>
    /// <param name="least">The smallest problem there is.</param>
    internal static IEnumerable<int> Counts(int first, int largest, int least)
    {
        if (largest > 0 && largest < first) yield return Math.Max(largest, least);
        for (long count = first; count <= largest; count *= 10)
        {
            yield return (int)count;
            if (3 * count <= largest) yield return (int)(3 * count);
        }
    }

    private static int StepsOf(int spheres) => (int)Math.Clamp(ParticleStepsPerRow / spheres, 100, 20_000);

    private static ScalingRow Measure(Problem problem, int threads)
    {
        var words = ProgramCommand.Words;
        var clock = Stopwatch.StartNew();
        string[] arguments = [.. words.Skip(1), "bench", .. problem.Arguments, "--threads", Text(threads), "--json"];
        using var process = Process.Start(
            new ProcessStartInfo(words[0], arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != ExitCode.Done)
        {
            var last = said.Result.Split('\n').LastOrDefault(l => l.Trim().Length > 0)
                ?? Line($"its process ended with {process.ExitCode}");
            throw new UsageException(Line($"{problem.Count} {problem.Kind}: {last}; smaller rows are in the table"));
        }

        var wall = clock.Elapsed.TotalSeconds;
        using var document = JsonDocument.Parse(text);
        var told = document.RootElement;
        return new ScalingRow(
            problem.Kind, problem.Count, threads, told.TryGetProperty("device", out var on) ? on.GetString()! : "cpu", problem.Steps,
            told.GetProperty("seconds").GetDouble(), told.GetProperty("peak_memory_bytes").GetDouble(), wall);
    }

    private static void Write(string folder, IReadOnlyList<ScalingRow> rows)
    {
        WholeFile.WriteText(Path.Combine(folder, "scaling.csv"), Table(rows, ','));
        var text = new StringWriter();
        JsonText.Write(text, rows);
        WholeFile.WriteText(Path.Combine(folder, "scaling.json"), text.ToString());
    }

    private static string Table(IEnumerable<ScalingRow> rows, char separator) => string.Concat(
        rows.Select(r => Line($"{r.Problem},{r.Count},{r.Threads},\"{r.Device}\",{r.Steps},{r.Seconds:g6},{r.NanosecondsPerUnit:g6},")
            + Line($"{r.PeakMemoryBytes / 1e6:0.0},{r.PeakMemoryBytes / r.Count:0.0},{r.WallSeconds:0.0}"))
            .Prepend("problem,count,threads,device,steps,seconds,ns_per_unit_and_step,peak_memory_MB,peak_bytes_per_unit,wall_seconds")
            .Select(line => line.Replace(',', separator) + "\n"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A row to come: steps that are timed, and bytes that a unit takes, roughly and rather more.
    private sealed record Problem(string Kind, long Count, int Steps, double BytesPerUnit, string[] Arguments)
    {
        public double Bytes => 100e6 + BytesPerUnit * Count;
    }
}
