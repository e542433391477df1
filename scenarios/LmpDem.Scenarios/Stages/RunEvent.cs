using System.Text.Json.Serialization;
using LmpDem.Dem.Packing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Networks;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Stages;

/// <summary>Something that happens in a run, reported to every <see cref="IRunObserver"/> in order.</summary>
public abstract record RunEvent;

/// <summary>A stage begins.</summary>
/// <param name="Stage">Name of the stage ("pack", "calender", "hand-off", "compact", "draw").</param>
public sealed record StageBegun(string Stage) : RunEvent
{
    /// <summary>Whether it goes on from a checkpoint, so that its steps and its fraction do not begin at 0.</summary>
    public bool GoesOn { get; init; }
}

/// <summary>A stage has come further; a few times a second at most from cheap stages, once per chunk of steps from others.</summary>
/// <param name="Progress">How far.</param>
public sealed record StageProgressed(RunProgress Progress) : RunEvent;

/// <summary>A state is reached, and its measures begin; those of its networks may take longer than the press.</summary>
/// <param name="State">Name of the state.</param>
public sealed record MeasuresBegun(string State) : RunEvent;

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

/// <summary>The roll has come farther over the layer: the particles on the way between two states.</summary>
/// <param name="Spheres">The particles.</param>
public sealed record RollPassed(Snapshot Spheres) : RunEvent;

/// <summary>Deformable bodies have taken over from the spheres.</summary>
/// <param name="Audit">What was kept.</param>
public sealed record BodiesTookOver(HandoffAudit Audit) : RunEvent;

/// <summary>The deformable bodies came to a state.</summary>
/// <param name="State">The state.</param>
public sealed record BodiesPressed(CompactedState State) : RunEvent;

/// <summary>Sees a run and never changes it: what writes files, and what shows progress.</summary>
public interface IRunObserver
{
    /// <summary>Something happened. An observer looks at the events that it knows and passes over the others.</summary>
    /// <param name="what">The event.</param>
    void On(RunEvent what);
}

/// <summary>Several observers of one run, notified in order.</summary>
/// <param name="observers">The observers.</param>
public sealed class ObserverChain(params IRunObserver[] observers) : IRunObserver
{
    /// <inheritdoc/>
    public void On(RunEvent what)
    {
        foreach (var o in observers) o.On(what);
    }
}

/// <summary>Tells an observer of a solver's progress, at once and in order, where Progress would post it to a pool thread.</summary>
/// <param name="observer">Whom to tell.</param>
/// <param name="of">The progress of the stage.</param>
internal sealed class Relay<T>(IRunObserver observer, Func<T, RunProgress> of) : IProgress<T>
{
    public void Report(T value) => observer.On(new StageProgressed(of(value)));
}

/// <summary>How far a stage is.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Fraction">Estimated fraction of the stage completed, 0 to 1.</param>
/// <param name="Steps">Steps done in the stage.</param>
/// <param name="Ratio">Present calendering ratio; null before the press.</param>
/// <param name="What">What is in progress, in a few words.</param>
public sealed record RunProgress(string Stage, double Fraction, long Steps, double? Ratio, string What);

/// <summary>The electrode at one calendering ratio, ready to be written and shown.</summary>
/// <param name="Index">Place in the series, from 0.</param>
/// <param name="Name">What the state is ("20 %", "unloaded").</param>
/// <param name="Spheres">Particles with all fields.</param>
/// <param name="Contacts">Contacts with all fields.</param>
/// <param name="Row">Row of summary.csv; null if the state is not at a target ratio.</param>
/// <param name="Rearrangement">Row of rearrangement.csv.</param>
public sealed record PressedState(
    int Index,
    string Name,
    Snapshot Spheres,
    Snapshot Contacts,
    StateRow? Row,
    IReadOnlyList<Field> Rearrangement)
{
    /// <summary>Exchanges with a book what deformable bodies need of the state that they take over.</summary>
    /// <param name="book">The book.</param>
    /// <param name="state">The state now; not looked at where the book is read.</param>
    /// <returns>The state after the exchange; where it was read without networks and row of rearrangement.csv.</returns>
    public static PressedState Exchange(StateBook book, PressedState? state)
    {
        ArgumentNullException.ThrowIfNull(book);
        var kept = new PressedState(
            book.Value("index", state?.Index ?? 0), book.Text("name", state?.Name ?? ""), KeptTables.Exchange(book, state?.Spheres),
            KeptTables.Exchange(book, state?.Contacts), StateRow.Exchange(book, state?.Row), [])
        {
            HandsOn = book.Value("hands_on", state?.HandsOn ?? false),
            Press = new PressState { Target = book.Value("target", state?.Press?.Target ?? 0) },
        };
        return book.IsReading ? kept : state!;
    }

    /// <summary>Whether deformable bodies take over here.</summary>
    public bool HandsOn { get; init; }

    /// <summary>The press after this state, which can go on from here; null under a roll.</summary>
    public PressState? Press { get; init; }

    /// <summary>Electronic and ionic networks; null where they are not computed.</summary>
    public MeasuredState? Networks { get; init; }
}

/// <summary>The electrode as deformable bodies at one calendering ratio, ready to be written and shown.</summary>
/// <param name="Index">Place in the series of bodies, from 0: the state after the hand-off.</param>
/// <param name="Name">What the state is ("after hand-off", "20 %").</param>
/// <param name="Bodies">Zones with all fields.</param>
/// <param name="Films">Facets of the films with all fields.</param>
/// <param name="Walls">Foil and press.</param>
/// <param name="Row">Row of summary.csv; null if the state is not at a target ratio.</param>
/// <param name="Values">Row of compaction.csv.</param>
/// <param name="Geometry">The bodies.</param>
/// <param name="Box">Region, as high as the layer.</param>
/// <param name="Network">The bodies and their junctions.</param>
public sealed record CompactedState(
    int Index,
    string Name,
    Snapshot Bodies,
    Snapshot Films,
    Snapshot Walls,
    StateRow? Row,
    IReadOnlyList<Field> Values,
    BodyGeometry Geometry,
    Box Box,
    BodyNetwork Network)
{
    /// <summary>Electronic and ionic networks; null where they are not computed.</summary>
    public MeasuredState? Networks { get; init; }
}

/// <summary>How well a packed electrode meets its targets.</summary>
/// <param name="Particles">Number of particles.</param>
/// <param name="TargetThickness">Target layer thickness [m].</param>
/// <param name="Thickness">Layer thickness made [m].</param>
/// <param name="TargetSolids">Target solids fraction.</param>
/// <param name="Solids">Solids fraction made.</param>
/// <param name="ArealCapacity">Capacity of the lithium over the foil [mAh/cm2].</param>
/// <param name="Porosity">Fraction that neither lithium nor binder fills.</param>
/// <param name="MeanOverlapFraction">Mean overlap over the smaller radius.</param>
/// <param name="MeanCoordination">Mean contacts per particle, walls included.</param>
/// <param name="CoordinationWithoutRattlers">Mean contacts of the particles that carry load, among themselves and with walls.</param>
/// <param name="Rattlers">Particles that carry no load.</param>
/// <param name="Sizes">Certificate of the realised sizes.</param>
/// <param name="Insertions">Insertions of the powder that it took; 1 unless earlier ones jammed too soon.</param>
/// <param name="Steps">Steps that settling and levelling took.</param>
/// <param name="Seconds">Wall time of the packing [s].</param>
public sealed record PackingReport(
    int Particles,
    [property: JsonPropertyName("thickness_asked")] double TargetThickness,
    double Thickness,
    [property: JsonPropertyName("solids_asked")] double TargetSolids,
    double Solids,
    double ArealCapacity,
    double Porosity,
    [property: JsonPropertyName("mean_overlap_share")] double MeanOverlapFraction,
    double MeanCoordination,
    double CoordinationWithoutRattlers,
    int Rattlers,
    SizeCertificate Sizes,
    int Insertions,
    long Steps,
    double Seconds)
{
    /// <summary>Wall time over the number of particles [ms].</summary>
    public double MillisecondsPerParticle => 1e3 * Seconds / Particles;
}
