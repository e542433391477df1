using System.Collections;

namespace LmpDem.Cli;

/// <summary>What the command sees of the process around it; tests bring their own.</summary>
/// <param name="Out">Results go here.</param>
/// <param name="Error">Everything else goes here.</param>
/// <param name="Environment">Environment variables.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>.</param>
public sealed record Shell(
    TextWriter Out,
    TextWriter Error,
    IReadOnlyDictionary<string, string> Environment,
    bool ErrorIsTerminal)
{
    /// <summary>The shell of this process.</summary>
    public static Shell OfProcess()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return new Shell(new StandardWriter(Console.Out, isOutput: true), new StandardWriter(Console.Error, isOutput: false), variables, !Console.IsErrorRedirected);
    }
}
