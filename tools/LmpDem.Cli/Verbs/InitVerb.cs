using System.CommandLine;
using LmpDem.Scenarios;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem init`: writes a commented scenario to start from.</summary>
internal static class InitVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("file")
        {
            Description = "file to write; - for stdout",
            DefaultValueFactory = _ => "scenario.yaml",
        };
        var small = new Option<bool>("--small")
        {
            Description = "a small electrode with a coarse mesh and a fast press, which shows every stage within a minute",
        };
        var force = new Option<bool>("--force") { Description = "overwrite the file" };
        var command = new Command("init", "write a commented scenario with every key, its range and its source") { path, small, force };
        command.SetAction(result =>
        {
            var text = StartingScenario.Text(result.GetValue(small) ? StartingScenario.Small() : null);
            var file = result.GetRequiredValue(path);
            if (file == "-")
            {
                shell.Out.Write(text);
                return ExitCode.Done;
            }

            if (File.Exists(file) && !result.GetValue(force))
                throw new UsageException($"{file} exists; name another file, or overwrite it with --force");
            ResultFile.Write(file, shell, writer => writer.Write(text));
            shell.Out.WriteLine($"{file}: written; check it with `lmpdem validate {file}`, run it with `lmpdem run {file}`");
            return ExitCode.Done;
        });
        return command;
    }
}
