using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Networks;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Runs;

/// <summary>The electrode as deformable bodies at one calendering ratio, ready to be written and shown.</summary>
/// <param name="Index">Place in the series of bodies, from 0: the state after the hand-off.</param>
/// <param name="Name">What the state is ("after hand-off", "20 %").</param>
/// <param name="Bodies">Zones with all fields.</param>
/// <param name="Films">Facets of the films with all fields.</param>
/// <param name="Tools">Foil and press.</param>
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
    Snapshot Tools,
    StateRow? Row,
    IReadOnlyList<Field> Values,
    BodyGeometry Geometry,
    Box Box,
    BodyNetwork Network)
{
    /// <summary>Electronic and ionic networks; null where they are not computed.</summary>
    public MeasuredState? Networks { get; init; }
}
