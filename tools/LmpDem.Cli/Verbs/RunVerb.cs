using System.CommandLine;
using System.Globalization;
using LmpDem.Cli.Progress;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem run`: a scenario from its powder to the pressed electrode.</summary>
internal static class RunVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command(
            "run", "run a scenario: pack the electrode, press it, write snapshots and tables; a run that was stopped goes on from its "
            + "checkpoint");
        var scenario = new ScenarioArguments().AddTo(command, new PlugInOption());
        var reference = new ReferenceOption().AddTo(command);
        var output = new Option<string?>("--out") { Description = "folder of the run's files; default runs/NAME", HelpName = "dir" };
        var progress = new ProgressOptions().AddTo(command);
        var dryRun = new Option<bool>("--dry-run") { Description = "tell counts, time step, memory, disk and time; write nothing" };
        var force = new Option<bool>("--force") { Description = "begin afresh, also in place of another run" };
        foreach (var option in (Option[])[output, dryRun, force]) command.Add(option);
        command.SetAction(result =>
        {
            var read = scenario.Read(result, shell);
            var paper = reference.Read(result, shell);
            if (result.GetValue(dryRun))
            {
                var choice = progress.Threads(result, shell);
                return Plan(shell, RunPlan.Of(read, choice.Count), choice, progress.IsJson(result));
            }

            using var folder = new RunFolder(
                result.GetValue(output) ?? shell.Environment.GetValueOrDefault("LMPDEM_OUT") ?? Path.Combine("runs", read.Name));
            progress.Run(shell, result, read, folder, paper, result.GetValue(force));
            return ExitCode.Done;
        });
        return command;
    }

    private static int Plan(Shell shell, RunPlan plan, ThreadChoice choice, bool json)
    {
        if (json) JsonText.Write(shell.Out, plan);
        else
        {
            shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                particles     {plan.Particles}
                zones         {plan.Zones}
                voxels        {plan.Voxels:0}
                states        {plan.States}
                time step     {plan.TimeStep * 1e9:0.000} ns (limit {plan.TimeStepLimit * 1e9:0.000} ns)
                memory        about {plan.MemoryBytes / 1e6:0} MB
                disk          about {plan.DiskBytes / 1e6:0.0} MB
                wall time     about {Duration.Format(TimeSpan.FromSeconds(plan.WallSeconds))} on {choice.Count} threads (from {choice.Reason}); a rough estimate
                nothing was written
                """));
            shell.Error.WriteLine(SizeText.Of(plan.Sizes));
            foreach (var note in plan.Sizes.Notes()) shell.Error.WriteLine($"note: {note}");
        }
        return ExitCode.Done;
    }
}
