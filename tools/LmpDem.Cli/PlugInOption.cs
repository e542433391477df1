using System.CommandLine;
using LmpDem.Scenarios.Extending;

namespace LmpDem.Cli;

/// <summary>The option that loads plug-ins.</summary>
internal sealed class PlugInOption
{
    private readonly Option<string[]> files = new("--plugin")
    {
        Description = "assembly that adds contact laws and measures (docs/extending.md); may be repeated",
        HelpName = "file.dll",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the option to a verb.</summary>
    public PlugInOption AddTo(Command command)
    {
        command.Add(files);
        return this;
    }

    /// <summary>The files with whole paths, which hold from any folder.</summary>
    public IReadOnlyList<string> Paths(ParseResult result) => [.. (result.GetValue(files) ?? []).Select(Path.GetFullPath)];

    /// <summary>The option as it is given to another process.</summary>
    public IEnumerable<string> Words(ParseResult result) => Paths(result).SelectMany(path => (string[])["--plugin", path]);

    /// <summary>Loads the plug-ins.</summary>
    /// <exception cref="PlugInException">One of them cannot be used.</exception>
    public Extensions Load(ParseResult result) => PlugInFile.Load(result.GetValue(files) ?? []);
}
