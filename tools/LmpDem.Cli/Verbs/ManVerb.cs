using System.CommandLine;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem man`: the manual page, made from the verbs themselves.</summary>
internal static class ManVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command("man", "print the manual page: lmpdem man > lmpdem.1; man ./lmpdem.1");
        command.SetAction(result =>
        {
            shell.Out.Write(ManualPage.Of(result.RootCommandResult.Command));
            return ExitCode.Done;
        });
        return command;
    }
}
