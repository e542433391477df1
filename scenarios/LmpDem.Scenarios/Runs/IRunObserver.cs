using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;

namespace LmpDem.Scenarios.Runs;

/// <summary>Sees a run and never changes it: what writes files, and what shows progress.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">Name of the stage ("pack", "calender", "hand-off", "compact").</param>
    void StageBegan(string stage);

    /// <summary>A stage has come further; called a few times a second at most by cheap stages, once per chunk of steps by others.</summary>
    /// <param name="progress">How far.</param>
    void Progressed(RunProgress progress);

    /// <summary>Something the user should know.</summary>
    /// <param name="message">One sentence.</param>
    void Noted(string message);

    /// <summary>The electrode is packed.</summary>
    /// <param name="packed">The packing.</param>
    /// <param name="made">How well it meets what was asked.</param>
    void Packed(Snapshot packed, PackingReport made);

    /// <summary>A calendering ratio was reached.</summary>
    /// <param name="state">The state.</param>
    void Pressed(PressedState state);

    /// <summary>Deformable bodies have taken over from the spheres.</summary>
    /// <param name="audit">What was kept.</param>
    void HandedOff(HandoffAudit audit);

    /// <summary>A calendering ratio was reached by deformable bodies.</summary>
    /// <param name="state">The state.</param>
    void Compacted(CompactedState state);
}
