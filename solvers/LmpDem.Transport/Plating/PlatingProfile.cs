namespace LmpDem.Transport.Plating;

/// <summary>Where the first lithium plates: fractions of the applied current.</summary>
public sealed class PlatingProfile
{
    /// <summary>Height of the middle of each bin above the foil [m].</summary>
    public required IReadOnlyList<double> Height { get; init; }

    /// <summary>Fraction of the current on connected bodies, one per bin.</summary>
    public required IReadOnlyList<double> BodyShare { get; init; }

    /// <summary>Bare surface of connected bodies that electrolyte from the separator reaches, one per bin [m2].</summary>
    public required IReadOnlyList<double> BodyArea { get; init; }

    /// <summary>Fraction of the current on free copper.</summary>
    public required double CopperShare { get; init; }

    /// <summary>Fraction of the current in the upper half of the layer.</summary>
    public required double UpperShare { get; init; }

    /// <summary>Mean height of the plating current, copper counted at 0, over the height of the layer.</summary>
    public required double MeanHeight { get; init; }

    /// <summary>Current that plates on one side of floating bodies and dissolves on their other, over the applied one.</summary>
    public required double BipolarShare { get; init; }

    /// <summary>Map: plating current before the surfaces of each cell, one per cell [A].</summary>
    public required IReadOnlyList<double> CellCurrent { get; init; }
}
