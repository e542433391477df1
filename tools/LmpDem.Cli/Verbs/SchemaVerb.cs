using System.CommandLine;
using System.Text;
using LmpDem.Analysis.References;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem schema`: the JSON schema of a scenario or of a reference, or pages on keys, quantities and files.</summary>
internal static class SchemaVerb
{
    public static Command Create(Shell shell)
    {
        var quantities = new Option<bool>("--quantities")
        {
            Description = "print the quantities of results instead: name, unit, column, meaning (Markdown)",
        };
        var keys = new Option<bool>("--keys") { Description = "print the keys of scenarios, studies and references instead (Markdown)" };
        var files = new Option<string?>("--files")
        {
            Description = "print the files of a finished run instead, with the arrays in them (Markdown)",
            HelpName = "run",
        };
        var reference = new Option<bool>("--reference") { Description = "that of a reference (measured values and statements) instead" };
        var command = new Command("schema", "print the JSON schema of a scenario, for editors and other tools")
        {
            quantities,
            keys,
            files,
            reference,
        };
        command.SetAction(result =>
        {
            var empty = new Reference { Title = "", Authors = "", Year = 0 };
            if (result.GetValue(files) is { } folder)
            {
                using var run = new RunFolder(folder);
                if (!RunFiles.IsRun(run.Root)) throw new SnapshotException(folder, "this folder holds no run");
                shell.Out.WriteLine(FileText.Of(run).TrimEnd());
                return ExitCode.Done;
            }

            shell.Out.WriteLine(
                result.GetValue(keys) ? Keys(empty).TrimEnd()
                : result.GetValue(quantities) ? CatalogueText.Markdown().TrimEnd()
                : result.GetValue(reference) ? SchemaText.Write(empty, empty, "LmpDem reference")
                : SchemaText.Write(new Scenario(), StartingScenario.Record()));
            return ExitCode.Done;
        });
        return command;
    }

    // Three kinds of files, each read by the records it is described with.
    private static string Keys(Reference reference)
    {
        var page = new StringBuilder(
            """
            # Keys of scenarios, studies and references

            Every key that a file may hold, made by `lmpdem schema --keys`. Sections are joined with points, as `--set` and studies take
            them: `--set electrode.film.thickness=50nm`. Values with a dimension need their unit. A misspelt key, a missing unit or a value
            out of range is refused with its line. `lmpdem init` writes a scenario with all keys, `lmpdem schema` the JSON schema for
            editors.

            """);
        page.Append("\n# Scenario\n");
        KeyText.Add(page, new Scenario(), "The run");
        page.Append("\n# Study\n\nSee [ensembles.md](../ensembles.md).\n");
        KeyText.Add(page, new StudySpec { Name = "", Scenario = "" }, "The study");
        page.Append("\n# Reference\n\nSee [references.md](../references.md).\n");
        KeyText.Add(page, reference, "The reference");
        return page.ToString();
    }
}
