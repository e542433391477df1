using LmpDem.Dem.Measures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Networks;

namespace LmpDem.Scenarios.Runs;

/// <summary>The electrode at one calendering ratio, ready to be written and shown.</summary>
/// <param name="Index">Place in the series, from 0.</param>
/// <param name="Name">What the state is ("20 %", "unloaded").</param>
/// <param name="Spheres">Particles with all fields.</param>
/// <param name="Contacts">Contacts with all fields.</param>
/// <param name="Row">Row of summary.csv; null if the state is not at a target ratio.</param>
/// <param name="Rearrangement">Row of rearrangement.csv.</param>
/// <param name="Profile">Solids, pressure and stress over the height.</param>
public sealed record PressedState(
    int Index,
    string Name,
    Snapshot Spheres,
    Snapshot Contacts,
    StateRow? Row,
    IReadOnlyList<Field> Rearrangement,
    LayerProfile Profile)
{
    /// <summary>Whether deformable bodies take over here.</summary>
    public bool HandsOn { get; init; }

    /// <summary>The press after this state, which can go on from here; null under a roll.</summary>
    public PressState? Press { get; init; }

    /// <summary>Electronic and ionic networks; null where they are not computed.</summary>
    public MeasuredState? Networks { get; init; }
}
