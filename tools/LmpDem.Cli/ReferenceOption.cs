using System.CommandLine;
using LmpDem.Analysis.References;

namespace LmpDem.Cli;

/// <summary>The option that chooses what runs are held against.</summary>
internal sealed class ReferenceOption
{
    private readonly Option<string> _which = new("--reference")
    {
        Description = "what runs are held against: a reference file (YAML), or the name of one that comes with the program"
            + $" ({string.Join(", ", ReferenceReader.Names)})",
        HelpName = "file|name",
        DefaultValueFactory = _ => ReferenceReader.Default,
    };

    /// <summary>Adds the option to a verb.</summary>
    public ReferenceOption AddTo(Command command)
    {
        command.Add(_which);
        return this;
    }

    /// <summary>The reference as it was named.</summary>
    public string Which(ParseResult result) => result.GetRequiredValue(_which);

    /// <summary>Reads the reference.</summary>
    public Reference Read(ParseResult result, Shell shell) => ReferenceReader.Read(result.GetRequiredValue(_which), shell.Error.WriteLine);
}
