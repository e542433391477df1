using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Extending;

/// <summary>A state of the electrode as a measure sees it: what the run writes of it, and its bodies with their junctions.</summary>
public sealed class ElectrodeState
{
    private readonly IReadOnlyList<Snapshot> snapshots;
    private readonly Lazy<BodyNetwork> network;
    private readonly StateRow row;

    internal ElectrodeState(string name, StateRow row, IReadOnlyList<Snapshot> snapshots, Func<BodyNetwork> network)
    {
        Name = name;
        this.row = row;
        this.snapshots = snapshots;
        this.network = new Lazy<BodyNetwork>(network);
    }

    /// <summary>What the state is ("20 %").</summary>
    public string Name { get; }

    /// <summary>Calendering ratio reached.</summary>
    public double Ratio => row[Catalogue.CalenderingRatio] ?? double.NaN;

    /// <summary>Whether it consists of deformable bodies; else of spheres.</summary>
    public bool IsOfBodies => snapshots.Any(s => s.Kind == "bodies");

    /// <summary>Bodies, one per particle, and the junctions between them and at the foil.</summary>
    public BodyNetwork Network => network.Value;

    /// <summary>Whether a metallic path connects a body to the foil, one per body; null where networks are not computed.</summary>
    public IReadOnlyList<bool>? Connected { get; init; }

    /// <summary>What is measured of the state already, in the unit of the quantity's column of summary.csv; null where it is not.</summary>
    /// <param name="quantity">A quantity of the catalogue.</param>
    public double? this[Quantity quantity] => row[quantity];

    /// <summary>A snapshot of the state as its file holds it; null where it has none of that kind.</summary>
    /// <param name="kind">"spheres" and "contacts", or "bodies", "films" and "tools".</param>
    public Snapshot? Snapshot(string kind) => snapshots.FirstOrDefault(s => s.Kind == kind);
}
