using LmpDem.Cli.Verbs;


namespace LmpDem.Fuzz;

/// <summary>
/// Commands carried out in this process, and the promise each is held to: it ends, with a stated code and one clear message.
/// </summary>
internal sealed class Trials
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2); // of one command on a busy machine; all take seconds at most

    private static readonly string[] Traces =
        ["internal error", "Exception", "   at ", "System.", "Object reference", "Index was", "Value cannot be null"];

    public int Failed { get; private set; }

    /// <summary>Carries out a command and holds it to the promise.</summary>
    /// <param name="name">The case.</param>
    /// <param name="codes">Exit codes that are right.</param>
    /// <param name="args">The command.</param>
    /// <returns>The exit code; null where the promise was broken.</returns>
    public int? Hold(string name, int[] codes, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var running = Task.Run(() => CommandLine.Invoke(args, output, error));
        string? fault;
        var code = -1;
        try
        {
            if (!running.Wait(Longest))
            {
                Tell(name, $"hangs: {string.Join(' ', args)}");
                Environment.Exit(1); // its thread cannot be stopped
            }

            code = running.Result;
            fault = Fault(code, codes, error.ToString());
        }
        catch (AggregateException thrown)
        {
            fault = $"threw {thrown.InnerException}";
        }

        if (fault is null) return code;
        Tell(name, $"{fault}: {string.Join(' ', args)}");
        return null;
    }

    /// <summary>Tells how a case ended.</summary>
    /// <param name="name">The case.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    public void Tell(string name, string? fault)
    {
        if (fault is not null) Failed++;
        Console.WriteLine(fault is null ? $"ok {name}" : $"FAILED {name}: {fault}");
    }

    private static string? Fault(int code, int[] codes, string error)
    {
        var told = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Traces.FirstOrDefault(t => error.Contains(t, StringComparison.Ordinal)) is { } trace)
            return $"its message holds '{trace}' ({told.FirstOrDefault()})";
        if (!codes.Contains(code)) return $"ended with {code} ({told.FirstOrDefault()})";
        var isTold = code == 0 || told.Any(line => line.StartsWith("error: ", StringComparison.Ordinal) && line.Length > 20);
        return isTold ? null : $"ended with {code} without a message";
    }
}
