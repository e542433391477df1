using System.CommandLine;
using System.Text;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>The verbs of a command with their arguments and options as a page of documentation (docs/reference/commands.md).</summary>
internal static class CommandText
{
    private const string Opening =
        """
        # Commands

        Every verb with its arguments and options, made by `lmpdem man --markdown`. Results are written to standard output, everything
        else to standard error; `--json` makes standard output pure JSON. Values with a dimension carry their unit ("84 um", "3h50m").

        | verb | what |
        | --- | --- |

        """;

    /// <summary>Writes the page, in Markdown.</summary>
    /// <param name="root">The command.</param>
    public static string Of(Command root)
    {
        var page = new StringBuilder(Opening);
        var verbs = root.Subcommands.Where(v => !v.Hidden).ToList();
        foreach (var verb in verbs) page.Append($"| [`{verb.Name}`](#{Anchor(verb.Name)}) | {KeyText.Cell(verb.Description ?? "")} |\n");
        foreach (var verb in verbs) Add(page, verb, "lmpdem");
        page.Append("\n## Exit codes\n\n| code | meaning |\n| ---: | --- |\n");
        foreach (var (code, meaning) in ManualPage.Codes) page.Append($"| {code} | {meaning} |\n");
        page.Append("\nA closed pipe (`lmpdem schema | head`) is no failure.\n");
        page.Append("\n## Environment\n\n| variable | meaning |\n| --- | --- |\n");
        foreach (var (name, meaning) in ManualPage.Variables) page.Append($"| `{name}` | {meaning} |\n");
        return page.ToString();
    }

    private static string Anchor(string name) => $"lmpdem-{name}";

    private static void Add(StringBuilder page, Command verb, string before)
    {
        if (verb.Hidden) return;
        var name = $"{before} {verb.Name}";
        var arguments = verb.Arguments.Where(a => !a.Hidden).ToList();
        var options = verb.Options.Where(o => !o.Hidden && o.Name is not "--help").ToList();
        page.Append($"\n## {name}\n\n{ManualPage.Plain(verb.Description)}\n");
        if (arguments.Count + options.Count > 0)
        {
            var signature = string.Concat(arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}"));
            if (options.Count > 0) signature += " [options]";
            page.Append($"\n`{name}{signature}`\n\n| argument, option | meaning |\n| --- | --- |\n");
        }

        foreach (var argument in arguments) page.Append($"| `{argument.Name}` | {KeyText.Cell(argument.Description ?? "")} |\n");
        foreach (var option in options)
        {
            var names = string.Join("`, `", (string[])[option.Name, .. option.Aliases]);
            var word = (option.HelpName ?? option.Name.TrimStart('-')).Replace("|", " or ", StringComparison.Ordinal);
            var value = option.ValueType == typeof(bool) ? "" : $" {word}";
            page.Append($"| `{names}{value}` | {(option.Required ? "needed: " : "")}{KeyText.Cell(option.Description ?? "")} |\n");
        }

        foreach (var part in verb.Subcommands) Add(page, part, name);
    }
}
