using System.CommandLine;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Cli;

/// <summary>The arguments that name a scenario and change values of it.</summary>
internal sealed class ScenarioArguments
{
    private readonly Argument<string> path = new("scenario") { Description = "scenario file (YAML)" };

    private readonly Option<string[]> set = new("--set")
    {
        Description = "replace a value, for example --set \"press.ratios=[0, 10 %]\"; may be repeated",
        HelpName = "key=value",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> seed = new("--seed") { Description = "seed of every random number", HelpName = "n" };

    private PlugInOption? plugIns;

    /// <summary>Adds the arguments to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="plugIns">The plug-ins that the verb loads; null: it takes none.</param>
    public ScenarioArguments AddTo(Command command, PlugInOption? plugIns = null)
    {
        this.plugIns = plugIns?.AddTo(command);
        command.Add(path);
        command.Add(set);
        command.Add(seed);
        return this;
    }

    /// <summary>Reads the scenario: file, environment, flags.</summary>
    public Scenario Read(ParseResult result, Shell shell)
    {
        var overrides = new List<Override>(Override.FromEnvironment(shell.Environment));
        overrides.AddRange((result.GetValue(set) ?? []).Select(Override.FromFlag));
        if (result.GetValue(this.seed) is { } seed) overrides.Add(new Override("seed", seed, "--seed"));
        return ScenarioReader.ReadFile(Path(result), overrides, shell.Error.WriteLine, plugIns?.Load(result));
    }

    /// <summary>Whether values are changed by flags.</summary>
    public bool AreGiven(ParseResult result) => result.GetValue(set) is { Length: > 0 } || result.GetValue(seed) is not null;

    /// <summary>Path of the scenario file.</summary>
    public string Path(ParseResult result) => result.GetRequiredValue(path);
}
