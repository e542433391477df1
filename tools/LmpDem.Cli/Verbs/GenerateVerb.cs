using System.CommandLine;
using System.Globalization;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Generation;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem generate`: electrodes without pressing them, and a table of what sets them apart.</summary>
internal static class GenerateVerb
{
    private const int MaxCount = 1_000_000;

    public static Command Create(Shell shell)
    {
        var command = new Command("generate", "make the electrodes of a study, or of a scenario with several seeds, without pressing them");
        var plugIns = new PlugInOption();
        var scenario = new ScenarioArguments().AddTo(command, plugIns);
        var count = new Option<int?>("--count")
        {
            Description = "electrodes of a scenario: its seed and those that follow",
            HelpName = "n",
        };
        var output = new Option<string?>("--out") { Description = "folder of the electrodes; default electrodes/NAME", HelpName = "dir" };
        var threads = new Option<string?>("--threads")
        {
            Description = "electrodes made side by side; no result depends on it",
            HelpName = "n",
        };
        var retry = new Option<bool>("--retry-failed") { Description = "try electrodes again that failed by their own scenario" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        foreach (var option in (Option[])[count, output, threads, retry, json]) command.Add(option);
        command.SetAction(result =>
        {
            var path = scenario.Path(result);
            var isStudy = SourceText.ReadFile(path).IndexOf("scenario") >= 0;
            if (isStudy && (scenario.AreGiven(result) || result.GetValue(count) is not null))
                throw new UsageException("--set, --seed, --count: a study sets its values and seeds itself; write them into it");
            var (name, members) = isStudy ? OfStudy(shell, path, plugIns.Load(result))
                : OfScenario(scenario.Read(result, shell), result.GetValue(count) ?? 1);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            using var signals = new StopSignals(shell.Error, null);
            var root = result.GetValue(output) ?? Path.Combine("electrodes", name);
            var generation = new ElectrodeGeneration(members, root)
            {
                Ended = (number, electrode, wasThere) => shell.Error.WriteLine(Line(number, members.Count, electrode, wasThere)),
            };
            var electrodes = generation.Run(choice.Count, result.GetValue(retry), signals.Stop);
            return Tell(shell, generation.Table, electrodes, result.GetValue(json));
        });
        return command;
    }

    private static (string Name, IReadOnlyList<StudyMember> Members) OfStudy(Shell shell, string path, Extensions extensions)
    {
        var study = Study.ReadFile(path, extensions);
        foreach (var note in study.Notes) shell.Error.WriteLine(note);
        return (study.Name, study.Members);
    }

    private static (string Name, IReadOnlyList<StudyMember> Members) OfScenario(Scenario scenario, int count)
    {
        if (count is < 1 or > MaxCount) throw new UsageException($"--count: expected 1 to {MaxCount} electrodes, but {count} was found");
        if (scenario.Seed > ulong.MaxValue - (ulong)(count - 1))
            throw new UsageException("--count: the seeds would go beyond the largest number");
        StudyMember[] members =
        [
            .. Enumerable.Range(0, count).Select(k => scenario.Seed + (ulong)k).Select(seed => new StudyMember(
                scenario.Name, seed, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"), scenario with { Seed = seed })),
        ];
        return (scenario.Name, members);
    }

    private static string Line(int number, int all, GeneratedElectrode electrode, bool wasThere)
    {
        var what = (electrode.IsDone, wasThere) switch
        {
            (true, true) => "was there before",
            (true, false) => "made",
            (false, true) => $"left out, as it failed before: {electrode.Message} (--retry-failed tries again)",
            (false, false) => $"failed: {electrode.Message}",
        };
        return $"{number} of {all}: {electrode.Label}, seed {electrode.Seed}; {electrode.Folder}: {what}";
    }

    private static int Tell(Shell shell, string table, IReadOnlyList<GeneratedElectrode> electrodes, bool json)
    {
        var failed = electrodes.Where(e => !e.IsDone).ToList();
        if (json) JsonText.Write(shell.Out, new { table, done = electrodes.Count - failed.Count, failed = failed.Count, electrodes });
        else shell.Out.WriteLine(table);
        var also = failed.Count == 0 ? "" : $", {failed.Count} failed:";
        shell.Error.WriteLine($"{electrodes.Count - failed.Count} of {electrodes.Count} electrodes are there{also}");
        foreach (var electrode in failed) shell.Error.WriteLine($"  {electrode.Folder}: {electrode.Message}");
        return failed.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }
}
