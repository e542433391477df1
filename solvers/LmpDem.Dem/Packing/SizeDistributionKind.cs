namespace LmpDem.Dem.Packing;

/// <summary>Shapes of a particle size distribution.</summary>
public enum SizeDistributionKind
{
    /// <summary>Log-normal by D50 and geometric standard deviation.</summary>
    LogNormal,

    /// <summary>Weibull (Rosin-Rammler) by shape and scale.</summary>
    Weibull,

    /// <summary>Table of diameter against cumulative share, linear in between.</summary>
    Table,

    /// <summary>Two log-normal modes mixed by share.</summary>
    Bimodal,
}
