namespace LmpDem.Transport.Plating;

/// <summary>Why stripping ended.</summary>
public enum StrippingEnd
{
    /// <summary>The polarisation reached its limit.</summary>
    PotentialLimit,

    /// <summary>No lithium was left that is joined to the foil.</summary>
    NothingConnected,

    /// <summary>Lithium was joined to the foil, but electrolyte reached no bare surface of it.</summary>
    NothingReached,
}
