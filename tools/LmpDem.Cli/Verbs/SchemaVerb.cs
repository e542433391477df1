using System.CommandLine;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem schema`: the JSON schema of a scenario.</summary>
internal static class SchemaVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command("schema", "print the JSON schema of a scenario, for editors and other tools");
        command.SetAction(_ =>
        {
            shell.Out.WriteLine(SchemaText.Write(new Scenario(), StartingScenario.Record()));
            return ExitCode.Done;
        });
        return command;
    }
}
