using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Progress;

/// <summary>No progress but what the user must know, for --quiet.</summary>
/// <param name="error">Where to.</param>
internal sealed class SilentProgress(TextWriter error) : IRunObserver
{
    public void StageBegan(string stage)
    {
    }

    public void Progressed(RunProgress progress)
    {
    }

    public void Noted(string message) => error.WriteLine($"note: {message}");

    public void Packed(Snapshot packed, PackingReport made)
    {
    }

    public void Pressed(PressedState state)
    {
    }

    public void HandedOff(HandoffAudit audit)
    {
    }

    public void Compacted(CompactedState state)
    {
    }
}
