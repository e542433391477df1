using System.Globalization;

namespace LmpDem.Cli;

/// <summary>The number of worker threads and where it came from.</summary>
/// <param name="Count">Threads, >= 1.</param>
/// <param name="Reason">Where the number came from, for the log.</param>
public sealed record ThreadChoice(int Count, string Reason)
{
    /// <summary>The first that is set: the flag, LMPDEM_NUM_THREADS, SLURM_CPUS_PER_TASK, OMP_NUM_THREADS, the processors.</summary>
    /// <param name="flag">Value of --threads, or null.</param>
    /// <param name="environment">Environment variables.</param>
    /// <exception cref="UsageException">What is set is no number of threads.</exception>
    public static ThreadChoice Resolve(string? flag, IReadOnlyDictionary<string, string> environment)
    {
        if (flag is not null) return Parse(flag, "--threads");
        foreach (var name in (string[])["LMPDEM_NUM_THREADS", "SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS"])
            if (environment.TryGetValue(name, out var value) && value.Trim().Length > 0)
                return Parse(value.Split(',')[0], name); // OMP_NUM_THREADS may list the nested levels
        return new ThreadChoice(Environment.ProcessorCount, "processors");
    }

    private static ThreadChoice Parse(string text, string source) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 4096
            ? new ThreadChoice(count, source)
            : throw new UsageException($"{source}: expected a number of threads from 1 to 4096, but \"{text}\" was found");
}
