namespace LmpDem.FiniteVolume.Laws;

/// <summary>How strain and stress live in a hexahedral zone.</summary>
public enum ZoneFormulation
{
    /// <summary>One stress a zone and twelve hourglass forces under one yield surface.</summary>
    Joint,

    /// <summary>
    /// Mixed discretisation (Marti and Cundall 1982): two overlays of five tetrahedra with a deviator each and one pressure a
    /// zone. It has no hourglass modes; its kernel takes 3.5 times as long: the reference for the other.
    /// </summary>
    Mixed,
}
