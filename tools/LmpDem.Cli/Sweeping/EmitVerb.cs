using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep emit`: files for the engine that a site already has.</summary>
internal static class EmitVerb
{
    private static readonly string[] Engines = ["slurm", "snakemake", "parallel"];

    public static Command Create(Shell shell)
    {
        var command = new Command(
            "emit", "write a file that runs the members with Slurm, Snakemake or GNU parallel into the folder of the study");
        var engine = new Argument<string>("engine") { Description = "slurm, snakemake or parallel" };
        command.Add(engine);
        var arguments = new SweepArguments().AddTo(command);
        var missing = new Option<bool>("--only-missing") { Description = "only members that are not done; their indices stay" };
        var output = new Option<bool>("--stdout") { Description = "print the file instead of writing it" };
        var program = Word("--program", "command", "how the program is called there; default the command that runs now");
        var jobs = Number("--jobs", "members at a time (Slurm: of each job array); default as many as the engine has room for", 1);
        var cpus = Number("--cpus", "cores per member, which is its number of threads; default 1", 1);
        var memory = Word("--mem", "size", "Slurm: memory per member, for example 2G; default twice the estimate");
        var time = Word("--time", "time", "Slurm: time limit per member, for example 12:00:00");
        var partition = Word("--partition", "name", "Slurm: partition");
        var account = Word("--account", "name", "Slurm: account");
        var sbatch = new Option<string[]>("--sbatch")
        {
            Description = "Slurm: further option of sbatch, for example --sbatch=--constraint=avx512; may be repeated",
            HelpName = "option",
        };
        var array = Number("--max-array-size", "Slurm: members per job array; MaxArraySize in `scontrol show config`, default 1000", 1);
        var signal = Number("--signal-before", "Slurm: seconds between the signal to stop and the end of the time, default 60", 1);
        var requeues = Number("--max-requeues", "Slurm: how often a stopped member is queued again, default 100", 0);
        Option[] options = [missing, output, program, jobs, cpus, memory, time, partition, account, sbatch, array, signal, requeues];
        foreach (var option in options) command.Add(option);
        var reference = new ReferenceOption().AddTo(command);
        var plugIns = new PlugInOption().AddTo(command);
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            var kind = result.GetRequiredValue(engine);
            if (!Engines.Contains(kind)) throw new UsageException($"emit knows {string.Join(", ", Engines)}, and no \"{kind}\"");
            plugIns.Load(result);
            reference.Read(result, shell); // what is wrong with it is told now, and not by every job
            var place = arguments.Place(result);
            var plan = place.Plan();
            var states = MemberState.Of(plan, place.Root);
            var members = result.GetValue(missing) ? [.. states.Where(s => !s.IsDone).Select(s => s.Member)] : plan.Members;
            if (members.Count == 0)
            {
                shell.Error.WriteLine($"{place.Root}: every member is done; there is nothing to write");
                return ExitCode.Done;
            }

            var isStdout = result.GetValue(output);
            var job = new EngineJob(plan.Name, members)
            {
                Program = result.GetValue(program) ?? ProgramCommand.Text,
                Reference = reference.Given(result),
                PlugIns = plugIns.Paths(result),
                Device = device.Word(result),
                Folder = isStdout ? Path.GetFullPath(place.Root) : null,
                OnlyMissing = result.GetValue(missing),
                Jobs = result.GetValue(jobs) ?? (kind == "parallel" ? SideBySide.JobsOn(device.Word(result)) : null),
                Cpus = result.GetValue(cpus) ?? 1,
                Memory = Plain(result.GetValue(memory), "--mem"),
                Time = Plain(result.GetValue(time), "--time"),
                Partition = Plain(result.GetValue(partition), "--partition"),
                Account = Plain(result.GetValue(account), "--account"),
                Sbatch = result.GetValue(sbatch) ?? [],
                MaxArraySize = result.GetValue(array) ?? 1000,
                SignalBefore = result.GetValue(signal) ?? 60,
                MaxRequeues = result.GetValue(requeues) ?? 100,
            };
            var (name, text, how) = kind switch
            {
                "slurm" => ("slurm.sh", SlurmScript.Of(job), "bash slurm.sh"),
                "snakemake" => ("Snakefile", Snakefile.Of(job), "snakemake --cores all --keep-going"),
                _ => ("parallel.sh", ParallelScript.Of(job), "bash parallel.sh"),
            };
            if (isStdout)
            {
                shell.Out.Write(text);
                return ExitCode.Done;
            }

            if (kind == "snakemake") Snakefile.Unmark(states, place.Root);
            WholeFile.WriteText(Path.Combine(place.Root, name), text);
            shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.Combine(place.Root, name)}: {members.Count} members; run it in its folder with: {how}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int?> Number(string name, string description, int min)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "n" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var text }]) return;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < min)
                result.AddError($"{name}: expected a whole number, {min} or more, but \"{text}\" was found");
        });
        return option;
    }

    private static Option<string?> Word(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    // One word of a command line, which can do nothing else there.
    private static string? Plain(string? word, string option) => word is null || ProgramCommand.Quoted(word) == word
        ? word
        : throw new UsageException($"{option}: expected one plain word, but \"{word}\" was found");
}
