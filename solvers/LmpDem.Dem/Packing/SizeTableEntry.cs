using LmpDem.Engine.Units;

namespace LmpDem.Dem.Packing;

/// <summary>One point of a tabulated size distribution.</summary>
public sealed record SizeTableEntry
{
    /// <summary>Particle diameter [m].</summary>
    [Parameter("particle diameter", Unit = "um", Min = 1e-3, Max = 1e4)]
    public double Diameter { get; init; }

    /// <summary>Share of the particles at or below the diameter, by the named weighting.</summary>
    [Parameter("cumulative share at or below the diameter", Min = 0, Max = 1)]
    public double Share { get; init; }
}
