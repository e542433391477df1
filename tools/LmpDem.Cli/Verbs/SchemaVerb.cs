using System.CommandLine;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem schema`: the JSON schema of a scenario, or the quantities of its results.</summary>
internal static class SchemaVerb
{
    public static Command Create(Shell shell)
    {
        var quantities = new Option<bool>("--quantities") { Description = "print the quantities of results instead: name, unit, column, meaning (Markdown)" };
        var command = new Command("schema", "print the JSON schema of a scenario, for editors and other tools") { quantities };
        command.SetAction(parsed =>
        {
            shell.Out.WriteLine(parsed.GetValue(quantities) ? CatalogueText.Markdown().TrimEnd() : SchemaText.Write(new Scenario(), StartingScenario.Record()));
            return ExitCode.Done;
        });
        return command;
    }
}
