using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Progress;

/// <summary>No progress but what the user must know, for --quiet.</summary>
/// <param name="error">Where to.</param>
internal sealed class SilentProgress(TextWriter error) : IRunObserver
{
    public void On(RunEvent what)
    {
        if (what is NoteMade note) error.WriteLine($"note: {note.Message}");
    }
}
