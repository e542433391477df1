namespace LmpDem.Cli;

/// <summary>A command line that cannot be carried out; the message tells what would be right.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class UsageException(string message) : Exception(message);
