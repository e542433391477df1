using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;

namespace LmpDem.Electrode.Quantities;

/// <summary>
/// A quantity of a state of the electrode, stated once: tables, snapshots, figures, reports and docs are views of this statement.
/// </summary>
/// <param name="Source">What gives it.</param>
/// <param name="Name">Name in snapshots and in tables of SI values: lower case, digits and underscores.</param>
/// <param name="Unit">Unit of the value as text: SI, "1" for a pure number, unless the name ends with another ("_mAh_cm2").</param>
/// <param name="Meaning">What it is, in a few words.</param>
public sealed record Quantity(QuantitySource Source, string Name, string Unit, string Meaning)
{
    private readonly string? column;

    /// <summary>Column of summary.csv, with the unit where it is not <see cref="Unit"/>; the name where nothing else is said.</summary>
    public string Column
    {
        get => column ?? Name;
        init => column = value == Name ? null : value; // so that a quantity read back equals the one that was written
    }

    /// <summary>Factor from <see cref="Unit"/> to the unit of <see cref="Column"/>.</summary>
    public double ColumnFactor { get; init; } = 1.0;

    /// <summary>
    /// Column of the tables of SI values (networks.csv, compaction.csv, rearrangement.csv): the name, with the unit where it has one.
    /// </summary>
    public string SiColumn => FieldTable.ColumnOf(Of(0.0));

    /// <summary>Title of a figure or of a part of a report; null where the quantity has no curve of its own there.</summary>
    public string? Title { get; init; }

    /// <summary>Label of its axis, with the unit shown there; null where it has no curve of its own.</summary>
    public string? Axis { get; init; }

    /// <summary>Factor from the unit of <see cref="Column"/> to that of <see cref="Axis"/>.</summary>
    public double AxisFactor { get; init; } = 1.0;

    /// <summary>Whether the report draws its curve in a figure of its own, because none of the composed figures shows it.</summary>
    public bool Draws { get; init; }

    /// <summary>Largest value it can have, in the unit of <see cref="Column"/>: 1 for a fraction of a whole.</summary>
    public double Largest { get; init; } = double.PositiveInfinity;

    /// <summary>The quantity with a value, as snapshots and tables of SI values hold it.</summary>
    /// <param name="value">The value, in <see cref="Unit"/>; NaN where there is none.</param>
    public Field Of(double value) => Field.Single(Name, Unit, value, Meaning);

    /// <summary>A value in the unit of <see cref="Column"/>; null where there is none.</summary>
    /// <param name="value">The value, in <see cref="Unit"/>.</param>
    public double? InColumn(double? value) => value is { } number && double.IsFinite(number) ? ColumnFactor * number : null;
}

/// <summary>Source of a quantity, in the order in which a run produces them.</summary>
public enum QuantitySource
{
    /// <summary>The press: geometry of the layer, loads, rest.</summary>
    Press,

    /// <summary>Rearrangement of the spheres.</summary>
    Rearrangement,

    /// <summary>The hand-off from spheres to deformable bodies.</summary>
    Handoff,

    /// <summary>Film, contact areas and stress of the deformable bodies.</summary>
    Film,

    /// <summary>Time integration and mesh of the deformable bodies.</summary>
    Integration,

    /// <summary>Energy balance of the deformable bodies.</summary>
    Energy,

    /// <summary>Activation by the criteria of a metallic contact.</summary>
    Activation,

    /// <summary>The electronic network.</summary>
    Electronic,

    /// <summary>The pores, which are the ionic network.</summary>
    Pores,

    /// <summary>First plating, and stripping.</summary>
    Plating,
}
