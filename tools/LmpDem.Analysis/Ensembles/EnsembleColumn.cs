using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>What must be open for a quantity to have a value.</summary>
public enum ClosedKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Pores from the separator to the collector.</summary>
    Pores,

    /// <summary>Metallic paths to the collector.</summary>
    Paths,
}

/// <summary>A column of the tables of an ensemble: a quantity of the catalogue, in SI.</summary>
/// <param name="Quantity">The quantity.</param>
public sealed record EnsembleColumn(Quantity Quantity)
{
    // Of a state, not of the electrode: a mean over members says nothing.
    private static readonly HashSet<Quantity> Bookkeeping =
    [
        Catalogue.BoxX, Catalogue.BoxY, Catalogue.BoxZ, Catalogue.PeriodicX, Catalogue.PeriodicY, Catalogue.PeriodicZ,
            Catalogue.GapTolerance,
        Catalogue.WorstBody, Catalogue.WorstZone, Catalogue.Step, Catalogue.OverCalendered,
    ];

    /// <summary>Name: that of the quantity, with its unit where it has one.</summary>
    public string Name => Quantity.SiColumn;

    /// <summary>Unit of the values, "1" for a pure number.</summary>
    public string Unit => Quantity.Unit;

    /// <summary>What must be open for a value.</summary>
    public ClosedKind Closes { get; } =
        Quantity == Catalogue.TortuosityZ || Quantity == Catalogue.TortuosityZError ? ClosedKind.Pores
        : Quantity == Catalogue.PathTortuosity || Quantity == Catalogue.PathTortuosityP95 ? ClosedKind.Paths
        : ClosedKind.None;

    /// <summary>Whether statistics are made of it.</summary>
    public bool IsMeasure => !Bookkeeping.Contains(Quantity);

    /// <summary>Largest value that it can have, in SI.</summary>
    public double Largest { get; } =
        JunctionCriterion.All.Any(c => c.Activation == Quantity) ? 1.0 : Quantity.Largest / Quantity.ColumnFactor;

    /// <summary>Smallest value that it can have where it is a fraction of a whole; else unbounded.</summary>
    public double Least => double.IsFinite(Largest) ? 0.0 : double.NegativeInfinity;
}
