using System.CommandLine;
using System.Text;
using LmpDem.Scenarios;

namespace LmpDem.Cli.Verbs;

/// <summary>The manual page of a command in roff, made from its verbs, arguments and options, so that it names all of them.</summary>
internal static class ManualPage
{
    /// <summary>Exit codes and what they mean.</summary>
    public static readonly (int Code, string Meaning)[] Codes =
    [
        (ExitCode.Done, "Done, now or before."),
        (ExitCode.CheckFailed, "A check failed (verify, doctor)."),
        (ExitCode.Usage, "The command line or the scenario is wrong, or the folder belongs to another run."),
        (ExitCode.BlowUp, "The run diverged, or the powder does not pack as specified."),
        (ExitCode.File, "A file, its data, the disk or standard output cannot be read or written."),
        (ExitCode.Incomplete, "Members of a study are missing."),
        (ExitCode.Internal, "An error in the program; please report it."),
        (ExitCode.Stopped, "Stopped on request at a checkpoint; the same command goes on."),
        (ExitCode.Interrupted, "Interrupted twice."),
    ];

    /// <summary>Environment variables and what they do.</summary>
    public static readonly (string Name, string Meaning)[] Variables =
    [
        ("LMPDEM_NUM_THREADS", "Worker threads where --threads is not given; then SLURM_CPUS_PER_TASK and OMP_NUM_THREADS."),
        ("LMPDEM_OUT", "Folder of a run where --out is not given."),
        ("LMPDEM_SECTION__KEY", "A key of the scenario, as LMPDEM_ELECTRODE__THICKNESS; --set comes before it, the file after it."),
        ("CI, TERM", "Under CI and on TERM=dumb progress is written in plain lines."),
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="root">The command.</param>
    public static string Of(Command root)
    {
        var page = new StringBuilder();
        void Line(string line) => page.Append(line).Append('\n');
        Line($".TH LMPDEM 1 \"\" \"LmpDem {Build.Version}\" \"User Commands\"");
        Line(".SH NAME");
        Line($"lmpdem \\- {Text(root.Description!.Split(": ")[^1])}");
        Line(".SH SYNOPSIS");
        Line(".B lmpdem\n.I verb\n.RI [ options ]");
        Line(".SH DESCRIPTION");
        Line(Text(root.Description!) + ".");
        Line("Results are written to standard output, everything else to standard error.");
        Line(".SH VERBS");
        foreach (var verb in root.Subcommands) Add(verb, "lmpdem");
        Line(".SH EXIT STATUS");
        foreach (var (code, meaning) in Codes) Line($".TP\n.B {code}\n{Text(meaning)}");
        Line(".SH ENVIRONMENT");
        foreach (var (name, meaning) in Variables) Line($".TP\n.B {Text(name)}\n{Text(meaning)}");
        return page.ToString();

        void Add(Command verb, string before)
        {
            if (verb.Hidden) return;
            var name = $"{before} {verb.Name}";
            var arguments = string.Concat(verb.Arguments.Where(a => !a.Hidden).Select(a => $" \\fI{Text(a.Name)}\\fR"));
            var options = verb.Options.Where(o => !o.Hidden && o.Name is not "--help").ToList();
            Line($".SS {Text(name)}{arguments}{(options.Count > 0 ? " [options]" : "")}");
            Line(Sentence(verb.Description));
            foreach (var argument in verb.Arguments.Where(a => !a.Hidden))
                Line($".TP\n.I {Text(argument.Name)}\n{Sentence(argument.Description)}");
            foreach (var option in options) Line($".TP\n{Head(option)}\n{Sentence(option.Description)}");
            foreach (var part in verb.Subcommands) Add(part, name);
        }
    }

    private static string Head(Option option)
    {
        var names = string.Join(", ", ((string[])[option.Name, .. option.Aliases]).Select(n => $"\\fB{Text(n)}\\fR"));
        return option.ValueType == typeof(bool) ? names : $"{names} \\fI{Text(option.HelpName ?? option.Name.TrimStart('-'))}\\fR";
    }

    /// <summary>A description as a sentence.</summary>
    /// <param name="description">Description of a verb, an argument or an option.</param>
    public static string Plain(string? description)
    {
        var text = (description ?? "").TrimEnd('.');
        return text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string Sentence(string? description) => Text(Plain(description));

    // A backslash begins an escape, a hyphen is broken and searched as a dash unless escaped, and a line with a dot first is a request.
    private static string Text(string text)
    {
        var line = text.ReplaceLineEndings(" ")
            .Replace("\\", "\\(rs", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return line.StartsWith('.') || line.StartsWith('\'') ? "\\&" + line : line;
    }
}
