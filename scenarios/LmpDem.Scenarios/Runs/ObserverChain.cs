using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;

namespace LmpDem.Scenarios.Runs;

/// <summary>Several observers of one run, told in order.</summary>
/// <param name="observers">The observers.</param>
public sealed class ObserverChain(params IRunObserver[] observers) : IRunObserver
{
    /// <inheritdoc/>
    public void StageBegan(string stage)
    {
        foreach (var o in observers) o.StageBegan(stage);
    }

    /// <inheritdoc/>
    public void Progressed(RunProgress progress)
    {
        foreach (var o in observers) o.Progressed(progress);
    }

    /// <inheritdoc/>
    public void Noted(string message)
    {
        foreach (var o in observers) o.Noted(message);
    }

    /// <inheritdoc/>
    public void Packed(Snapshot packed, PackingReport made)
    {
        foreach (var o in observers) o.Packed(packed, made);
    }

    /// <inheritdoc/>
    public void Pressed(PressedState state)
    {
        foreach (var o in observers) o.Pressed(state);
    }

    /// <inheritdoc/>
    public void HandedOff(HandoffAudit audit)
    {
        foreach (var o in observers) o.HandedOff(audit);
    }

    /// <inheritdoc/>
    public void Compacted(CompactedState state)
    {
        foreach (var o in observers) o.Compacted(state);
    }
}
