namespace LmpDem.Scenarios.Runs;

/// <summary>A run that stopped because it was asked to; the message says what was kept.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class RunStoppedException(string message) : Exception(message);
