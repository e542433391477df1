using System.CommandLine;
using System.CommandLine.Help;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Cli.Verbs;

/// <summary>The command `lmpdem`: its verbs, and how failures become messages and exit codes.</summary>
public static class CommandLine
{
    /// <summary>Carries out a command line without an environment, for callers inside a process.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="output">Results go here.</param>
    /// <param name="error">Everything else goes here.</param>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] args, TextWriter output, TextWriter error) =>
        Invoke(args, new Shell(output, error, new Dictionary<string, string>(), false));

    /// <summary>Carries out a command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="shell">The surrounding process.</param>
    /// <returns>The exit code.</returns>
    public static int Invoke(string[] args, Shell shell)
    {
        var root = Root(shell);
        var result = root.Parse(args);
        var json = args.Contains("--json");
        if (result.Errors.Count > 0) return Failure.Report(shell, json, new UsageException(Explain(root, args, result)));
        try
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // signals are the run's own business
            });
        }
        catch (Exception e)
        {
            return Failure.Report(shell, json, e);
        }
    }

    /// <summary>Why a command line is not understood; null where verb, arguments and options are. Nothing is carried out.</summary>
    /// <param name="args">Arguments.</param>
    public static string? Problem(string[] args)
    {
        var root = Root(new Shell(TextWriter.Null, TextWriter.Null, new Dictionary<string, string>(), false));
        var result = root.Parse(args);
        return result.Errors.Count > 0 ? Explain(root, args, result) : null;
    }

    private static string Explain(RootCommand root, string[] args, ParseResult result)
    {
        var verbs = root.Subcommands.Select(c => c.Name).ToList();
        if (args.Length == 0) return $"a verb is missing; verbs: {string.Join(", ", verbs)}; see `lmpdem --help`";
        if (!args[0].StartsWith('-') && !verbs.Contains(args[0]))
            return Spelling.Closest(args[0], verbs) is { } close
                ? $"unknown verb \"{args[0]}\"; did you mean \"{close}\"?"
                : $"unknown verb \"{args[0]}\"; verbs: {string.Join(", ", verbs)}";
        return $"{result.Errors[0].Message.TrimEnd('.')}; see `lmpdem {args[0]} --help`";
    }

    private static RootCommand Root(Shell shell)
    {
        var root = Verbs(shell);
        if (OperatingSystem.IsWindows()) return root;
        var help = root.Options.OfType<HelpOption>().Single().Aliases; // "/?" and "/h" are paths elsewhere
        foreach (var alias in help.Where(a => a.StartsWith('/')).ToList()) help.Remove(alias);
        return root;
    }

    private static RootCommand Verbs(Shell shell) =>
        new("LmpDem: calendering of lithium metal powder electrodes, from a scenario to a pressed electrode")
    {
        InitVerb.Create(shell),
        ValidateVerb.Create(shell),
        RunVerb.Create(shell),
        GenerateVerb.Create(shell),
        ResumeVerb.Create(shell),
        InspectVerb.Create(shell),
        SealVerb.Create(shell),
        AnalyzeVerb.Create(shell),
        NetworksVerb.Create(shell),
        ExportVerb.Create(shell),
        ReportVerb.Create(shell),
        ViewVerb.Create(shell),
        CompareVerb.Create(shell),
        SchemaVerb.Create(shell),
        DoctorVerb.Create(shell),
        CompletionVerb.Create(shell),
        ManVerb.Create(shell),
        CiteVerb.Create(shell),
        SweepVerb.Create(shell),
        ConvergeVerb.Create(shell),
        BenchVerb.Create(shell),
        CrushVerb.Create(shell),
        CalibrateVerb.Create(shell),
        VerifyVerb.Create(shell),
    };
}
