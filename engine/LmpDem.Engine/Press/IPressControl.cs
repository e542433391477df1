namespace LmpDem.Engine.Press;

/// <summary>How the approach to a target ended.</summary>
public enum Arrival
{
    /// <summary>Still approaching.</summary>
    None,

    /// <summary>At the target.</summary>
    Reached,

    /// <summary>At the largest pressure or solids fraction.</summary>
    Saturated,

    /// <summary>Hand-off of the layer, between two targets.</summary>
    HandOff,

    /// <summary>Given up: the target is not held.</summary>
    Unsettled,
}

/// <summary>Decision of a control for the next block.</summary>
/// <param name="Arrival">Whether and how the approach ends here.</param>
/// <param name="Stroke">Motion of the press, where it does not.</param>
/// <param name="Steady">Blocks in a row at the target so far.</param>
internal readonly record struct PressMove(Arrival Arrival, Stroke Stroke = default, int Steady = 0);

/// <summary>
/// A control of a press between flat plates: its targets, and the next motion towards one of them. It has no memory; what it needs
/// is in the <see cref="PressState"/>.
/// </summary>
internal interface IPressControl
{
    /// <summary>Targets in their order.</summary>
    IReadOnlyList<PressTarget> Targets { get; }

    /// <summary>Whether an approach that reached its target ends at rest; else the press holds the gap before a state is taken.</summary>
    bool EndsAtRest { get; }

    /// <summary>The next block.</summary>
    /// <param name="layer">Layer under the press.</param>
    /// <param name="state">Where the press is.</param>
    PressMove Next(ILayer layer, PressState state);

    /// <summary>Estimated fraction of the whole approach completed, 0 to 1.</summary>
    /// <param name="layer">Layer under the press.</param>
    double Done(ILayer layer);
}
