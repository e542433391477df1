using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;

namespace LmpDem.Scenarios.Runs;

/// <summary>Something that happens in a run, reported to every <see cref="IRunObserver"/> in order.</summary>
public abstract record RunEvent;

/// <summary>A stage begins.</summary>
/// <param name="Stage">Name of the stage ("pack", "calender", "hand-off", "compact").</param>
public sealed record StageBegun(string Stage) : RunEvent;

/// <summary>A stage has come further; a few times a second at most from cheap stages, once per chunk of steps from others.</summary>
/// <param name="Progress">How far.</param>
public sealed record StageProgressed(RunProgress Progress) : RunEvent;

/// <summary>Something the user should know.</summary>
/// <param name="Message">One sentence.</param>
public sealed record NoteMade(string Message) : RunEvent;

/// <summary>The electrode is packed.</summary>
/// <param name="Packing">The packing.</param>
/// <param name="Report">How well it meets its targets.</param>
public sealed record ElectrodePacked(Snapshot Packing, PackingReport Report) : RunEvent;

/// <summary>The spheres came to a state: of a calendering ratio or a pressure, at the hand-off, or opened.</summary>
/// <param name="State">The state.</param>
public sealed record SpheresPressed(PressedState State) : RunEvent;

/// <summary>Deformable bodies have taken over from the spheres.</summary>
/// <param name="Audit">What was kept.</param>
public sealed record BodiesTookOver(HandoffAudit Audit) : RunEvent;

/// <summary>The deformable bodies came to a state.</summary>
/// <param name="State">The state.</param>
public sealed record BodiesPressed(CompactedState State) : RunEvent;
