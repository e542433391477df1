namespace LmpDem.Dem.Packing;

/// <summary>What the cumulative share of a size distribution counts. It has no default: a mix-up changes the powder.</summary>
public enum SizeWeighting
{
    /// <summary>Share of the number of particles.</summary>
    Number,

    /// <summary>Share of the volume of the particles.</summary>
    Volume,
}
