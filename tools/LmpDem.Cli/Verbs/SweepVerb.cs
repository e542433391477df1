using System.CommandLine;
using System.Globalization;
using LmpDem.Cli.Progress;
using LmpDem.Cli.Sweeping;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>
/// `lmpdem sweep`: plans the members of a study, runs them here or on a site's engine, shows where they stand and collects them.
/// </summary>
internal static class SweepVerb
{
    public static Command Create(Shell shell) =>
        new("sweep", "run a study, a scenario under several values and seeds, and collect its curves")
        {
            PlanVerb.Create(shell), Run(shell), StatusVerb.Create(shell), EmitVerb.Create(shell), CollectVerb.Create(shell),
        };

    private static Command Run(Shell shell)
    {
        var command = new Command(
            "run", "run the members that are not done yet, then collect; a member that fails stops no other. With --index: one member");
        var named = new SweepArguments().AddTo(command);
        var index = new Option<int?>("--index")
        {
            Description = "run this member alone, in this process; exit codes are those of `run`",
            HelpName = "i",
        };
        var threads = new Option<string?>("--threads")
        {
            Description = "worker threads of each member; default so that the members fill the cores",
            HelpName = "n",
        };
        var jobs = new Option<int?>("--jobs")
        {
            Description = "members at a time; default as many as cores and memory take",
            HelpName = "n",
        };
        var retry = new Option<bool>("--retry-failed")
        {
            Description = "run members again that failed by their own scenario; without it they are left out, as they would fail again",
        };
        var maxWall = new Option<string?>("--max-wall")
        {
            Description = "stop at the next safe point after this wall time, for example 3h50m",
            HelpName = "time",
        };
        var every = new Option<string?>("--checkpoint-every")
        {
            Description = "wall time between checkpoints of a member, from which it goes on after a stop; default 10m",
            HelpName = "time",
        };
        var replace = PlanVerb.ReplaceOption();
        foreach (var option in (Option[])[index, threads, jobs, retry, maxWall, every, replace]) command.Add(option);
        var reference = new ReferenceOption().AddTo(command);
        var plugIns = new PlugInOption().AddTo(command);
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            var paper = reference.Read(result, shell);
            var extensions = plugIns.Load(result);
            var place = named.Place(result);
            var wall = ProgressOptions.Time(result, maxWall);
            var checkpoints = new CheckpointSettings { Every = ProgressOptions.Time(result, every) ?? new CheckpointSettings().Every };
            var flag = result.GetValue(threads);
            var choice = ThreadChoice.Resolve(flag, shell.Environment);
            if (result.GetValue(index) is { } member)
            {
                var odd = ((Option[])[jobs, replace]).Where(o => result.GetResult(o) is { Implicit: false }).Select(o => o.Name).ToArray();
                if (odd.Length > 0)
                    throw new UsageException(
                        $"{string.Join(" and ", odd)}: not with --index, which runs one member of the plan as it stands; leave it out");
                return MemberVerb.Run(
                    shell, place, member, result.GetValue(retry), new MemberWish(choice, paper, wall, checkpoints, extensions)
                    {
                        Device = scenario => device.Open(result, scenario, shell.Error),
                    });
            }

            if (result.GetValue(jobs) is < 1) throw new UsageException("--jobs: expected 1 or more members at a time");
            using var signals = new StopSignals(shell.Error, wall);
            var plan = place.StudyFile is null ? place.Plan() : PlanVerb.Write(shell, place, result.GetValue(replace), extensions);
            var cores = flag is null ? choice.Count : ThreadChoice.Resolve(null, shell.Environment).Count;
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            var where = device.WordForMembers(result, MemberRun.Scenarios(plan, place.Root, extensions), shell.Error.WriteLine);
            var fill = new SideBySide(cores, memory, flag is null ? null : choice.Count, result.GetValue(jobs) ?? SideBySide.JobsOn(where));
            string[] interval = result.GetValue(every) is { } text ? ["--checkpoint-every", text] : [];
            string[] arguments =
                ["--reference", reference.Which(result), .. interval, .. plugIns.Words(result), .. DeviceOption.Words(where)];
            var run = new LocalRun(shell, place, plan, fill) { Arguments = arguments };
            var states = run.Run(result.GetValue(retry), signals.Stop);
            return Ended(shell, place, plan, states, signals.Stop.IsCancellationRequested, paper.Measured);
        });
        return command;
    }

    private static int Ended(
        Shell shell, SweepPlace place, StudyManifest plan, IReadOnlyList<MemberState> states, bool isStopped, MeasuredActivation measured)
    {
        if (isStopped && states.Any(s => !s.IsDone))
            throw new RunStoppedException($"stopped on request: {StatusVerb.Counts(states)}; the same command goes on");
        var left = states.Where(s => !s.IsDone).ToList();
        var ending = left.All(s => s.State == RunStatus.Failed) ? "failed" : "are not";
        shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{states.Count - left.Count} of {states.Count} members are done")
            + (left.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {left.Count} {ending}:")));
        var code = CollectVerb.Gather(shell, StudyMembers.Of(plan, place.Root), measured, CollectWish.Plain); // lists them
        return left.Count > 0 ? ExitCode.Incomplete : code;
    }
}
