namespace LmpDem.Dem.Packing;

/// <summary>Outcome of an attempt to pack a layer.</summary>
internal enum PackingOutcome
{
    /// <summary>The layer rests at the target thickness.</summary>
    Made,

    /// <summary>It settles below the target thickness by its own weight: the target is too loose.</summary>
    TooLoose,

    /// <summary>It carries the platen above the target thickness even without friction: the target is too dense.</summary>
    TooDense,

    /// <summary>It did not come to rest within the limit of steps.</summary>
    Restless,
}
