namespace LmpDem.Scenarios.Runs;

/// <summary>A folder that a run must not write into; the message tells why and what to do.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class RunFolderException(string message) : Exception(message);
