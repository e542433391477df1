namespace LmpDem.Dem.Packing;

/// <summary>How an attempt to pack a layer ended.</summary>
internal enum PackingOutcome
{
    /// <summary>The layer rests at the asked thickness.</summary>
    Made,

    /// <summary>It settles below the asked thickness by its own weight: what is asked is too loose.</summary>
    TooLoose,

    /// <summary>It carries the platen above the asked thickness even without friction: what is asked is too dense.</summary>
    TooDense,

    /// <summary>It did not come to rest within the limit of steps.</summary>
    Restless,
}
