using System.CommandLine;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem man`: the manual page, made from the verbs themselves.</summary>
internal static class ManVerb
{
    public static Command Create(Shell shell)
    {
        var markdown = new Option<bool>("--markdown") { Description = "as a page of documentation (Markdown) instead" };
        var command = new Command("man", "print the manual page: lmpdem man > lmpdem.1; man ./lmpdem.1") { markdown };
        command.SetAction(result =>
        {
            var root = result.RootCommandResult.Command;
            shell.Out.Write(result.GetValue(markdown) ? CommandText.Of(root) : ManualPage.Of(root));
            return ExitCode.Done;
        });
        return command;
    }
}
