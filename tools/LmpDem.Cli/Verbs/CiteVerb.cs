using System.CommandLine;
using LmpDem.Scenarios;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem cite`: how to cite the engine, and where its defaults and laws come from.</summary>
internal static class CiteVerb
{
    public static Command Create(Shell shell)
    {
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("cite", "how to cite LmpDem, and the sources of its laws and defaults") { json };
        command.SetAction(result =>
        {
            var sources = References.All();
            if (result.GetValue(json))
            {
                JsonText.Write(shell.Out, new { software = $"LmpDem {Build.Version}", Build.Commit, sources });
                return ExitCode.Done;
            }

            shell.Out.WriteLine(
                $"LmpDem {Build.Version} (commit {Build.Commit}), an open engine for the calendering of lithium metal powder electrodes.");
            shell.Out.WriteLine("See CITATION.cff for the software itself. Laws and defaults come from:");
            foreach (var source in sources) shell.Out.WriteLine($"  {source.Subject}: {source.Source}");
            return ExitCode.Done;
        });
        return command;
    }
}
