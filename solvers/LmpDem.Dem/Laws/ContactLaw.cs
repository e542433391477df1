namespace LmpDem.Dem.Laws;

/// <summary>The force laws of a contact; see docs/physics.md for their formulas and limits.</summary>
public enum ContactLaw
{
    /// <summary>Hertz normal, Mindlin tangential history, Coulomb, viscous damping (Tsuji 1992).</summary>
    HertzMindlin,

    /// <summary>Linear spring and dashpot (Cundall and Strack 1979).</summary>
    Linear,

    /// <summary>Rigid-perfectly plastic contact (Storakers et al. 1997) with elastic unloading; to relative density 0.8.</summary>
    Plastic,

    /// <summary>Plastic contacts of volume-conserving particles that close up (after Zunker and Kamrin 2024); to 0.95.</summary>
    PlasticDense,
}
