using System.CommandLine;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem validate`: checks a scenario and shows it resolved.</summary>
internal static class ValidateVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command("validate", "check a scenario; every fault is told with file, line, column and key");
        var scenario = new ScenarioArguments().AddTo(command, new PlugInOption());
        var resolved = new Option<bool>("--resolved") { Description = "print the scenario with every default filled in" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        command.Add(resolved);
        command.Add(json);
        command.SetAction(result =>
        {
            var read = scenario.Read(result, shell);
            var text = ResolvedText.Write(read, comments: false);
            if (result.GetValue(json)) JsonText.Write(shell.Out, new { valid = true, read.Name, resolved = text });
            else if (result.GetValue(resolved)) shell.Out.Write(text);
            else shell.Out.WriteLine($"{scenario.Path(result)}: valid");
            return ExitCode.Done;
        });
        return command;
    }
}
