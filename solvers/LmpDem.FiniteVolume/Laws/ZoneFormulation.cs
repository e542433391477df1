namespace LmpDem.FiniteVolume.Laws;

/// <summary>How strain and stress live in a hexahedral zone.</summary>
public enum ZoneFormulation
{
    /// <summary>One stress a zone, the mean gradient, and a resistance to the hourglass modes that it does not see.</summary>
    Hourglass,

    /// <summary>
    /// Mixed discretisation (Marti and Cundall 1982): two overlays of five tetrahedra with a deviator each and one pressure a
    /// zone. It has no hourglass modes; its kernel takes 3.5 times as long.
    /// </summary>
    Mixed,
}
