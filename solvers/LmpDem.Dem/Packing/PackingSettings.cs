namespace LmpDem.Dem.Packing;

/// <summary>How a generator works; none of it changes what is asked for.</summary>
public sealed record PackingSettings
{
    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Local damping while the layer settles and is levelled (Cundall 1987), 0 to below 1.</summary>
    public double LocalDamping { get; init; } = 0.4;

    /// <summary>Largest mean overlap of the result over the smaller radius of a contact.</summary>
    public double MaxMeanOverlap { get; init; } = 1e-3;

    /// <summary>Largest unbalanced force ratio of the result.</summary>
    public double MaxUnbalanced { get; init; } = 1e-2;

    /// <summary>Steps after which settling, or levelling, is given up.</summary>
    public int MaxSteps { get; init; } = 2_000_000;
}
