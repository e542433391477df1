using System.Globalization;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>What an engine is to run: the members of a study, and with what.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Members">The members to run, by index.</param>
internal sealed record EngineJob(string Name, IReadOnlyList<PlannedMember> Members)
{
    /// <summary>How the program is called.</summary>
    public required string Program { get; init; }

    /// <summary>What members and collection are held against, a name or a whole path; null: what the program takes by itself.</summary>
    public string? Reference { get; init; }

    /// <summary>Whole paths of the plug-ins that members load.</summary>
    public IReadOnlyList<string> PlugIns { get; init; } = [];

    /// <summary>Device that members compute deformable bodies on (cpu, gpu, auto); null: the processor.</summary>
    public string? Device { get; init; }

    /// <summary>Folder of the study where the file does not stand in it; null where it does.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether members that are done are left out.</summary>
    public bool OnlyMissing { get; init; }

    /// <summary>Members at a time; null: as many as there is room for.</summary>
    public int? Jobs { get; init; }

    /// <summary>Cores per member.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Memory per member as Slurm takes it; null: from the estimate.</summary>
    public string? Memory { get; init; }

    /// <summary>Time limit per member as Slurm takes it; null: that of the partition.</summary>
    public string? Time { get; init; }

    /// <summary>Partition of Slurm; null: its default.</summary>
    public string? Partition { get; init; }

    /// <summary>Account of Slurm; null: its default.</summary>
    public string? Account { get; init; }

    /// <summary>Further options of sbatch.</summary>
    public IReadOnlyList<string> Sbatch { get; init; } = [];

    /// <summary>Members per job array.</summary>
    public int MaxArraySize { get; init; } = 1000;

    /// <summary>Time between the signal to stop and the end of the time limit [s].</summary>
    public int SignalBefore { get; init; } = 60;

    /// <summary>How often a stopped member is queued again.</summary>
    public int MaxRequeues { get; init; } = 100;

    /// <summary>The program with the verb that runs a member; its index follows.</summary>
    public string RunMember => $"{Program} sweep run --manifest {StudyManifest.FileName}{Held}{Loaded}{On} --index";

    /// <summary>The program with the verb that collects the members.</summary>
    public string Collect => $"{Program} sweep collect --manifest {StudyManifest.FileName}{Held}";

    /// <summary>Memory that a member may take, twice the estimate of the largest [MB].</summary>
    public int Megabytes => (int)Math.Max(500, Math.Ceiling(2e-8 * Members.Max(m => m.Cost.MemoryBytes)) * 100);

    /// <summary>The lines of a shell script that go to the folder of the study.</summary>
    public string ChangeFolder => Folder is null ? "cd \"$(dirname \"${BASH_SOURCE[0]}\")\"" : $"cd {ProgramCommand.Quoted(Folder)}";

    /// <summary>Numbers in rising order as ranges ("0-9,12,14-15").</summary>
    /// <param name="numbers">The numbers.</param>
    public static string Ranges(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var k = 0; k < numbers.Count; k++)
        {
            var first = k;
            while (k + 1 < numbers.Count && numbers[k + 1] == numbers[k] + 1) k++;
            parts.Add(k == first ? Text(numbers[k]) : $"{Text(numbers[first])}-{Text(numbers[k])}");
        }

        return string.Join(',', parts);
    }

    private string Held => Reference is null ? "" : $" --reference {ProgramCommand.Quoted(Reference)}";

    private string Loaded => string.Concat(PlugIns.Select(path => $" --plugin {ProgramCommand.Quoted(path)}"));

    private string On => string.Concat(DeviceOption.Words(Device).Select(word => " " + word));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
