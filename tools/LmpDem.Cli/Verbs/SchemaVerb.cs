using System.CommandLine;
using LmpDem.Analysis.References;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem schema`: the JSON schema of a scenario or of a reference, or the quantities of results.</summary>
internal static class SchemaVerb
{
    public static Command Create(Shell shell)
    {
        var quantities = new Option<bool>("--quantities")
        {
            Description = "print the quantities of results instead: name, unit, column, meaning (Markdown)",
        };
        var reference = new Option<bool>("--reference") { Description = "that of a reference (measured values and statements) instead" };
        var command = new Command("schema", "print the JSON schema of a scenario, for editors and other tools") { quantities, reference };
        command.SetAction(result =>
        {
            var empty = new Reference { Title = "", Authors = "", Year = 0 };
            shell.Out.WriteLine(
                result.GetValue(quantities) ? CatalogueText.Markdown().TrimEnd()
                : result.GetValue(reference) ? SchemaText.Write(empty, empty, "LmpDem reference")
                : SchemaText.Write(new Scenario(), StartingScenario.Record()));
            return ExitCode.Done;
        });
        return command;
    }
}
