namespace LmpDem.Engine.Press;

/// <summary>Activity of a press.</summary>
public enum PressStage
{
    /// <summary>About to set out for the target.</summary>
    Waiting,

    /// <summary>Approaching the target.</summary>
    Approaching,

    /// <summary>Opening after the last target.</summary>
    Opening,

    /// <summary>Opened, or handed on.</summary>
    Ended,
}

/// <summary>
/// State of a press: everything besides the layer itself that is needed to continue with the same bits. Plain values, so that it
/// can be written and read. While it opens, the layer knows more (see <see cref="ILayer.BeginOpening"/>): a press
/// continues from before that.
/// </summary>
public sealed record PressState
{
    /// <summary>Activity of the press.</summary>
    public PressStage Stage { get; init; }

    /// <summary>Place of the target in the list of targets; their number after the last.</summary>
    public int Target { get; init; }

    /// <summary>States taken so far.</summary>
    public int States { get; init; }

    /// <summary>Gap at which the approach to the target began, or at which opening began [m].</summary>
    public double From { get; init; }

    /// <summary>Pressure at which opening began [Pa].</summary>
    public double Peak { get; init; }

    /// <summary>Blocks of the approach to the target so far.</summary>
    public int Blocks { get; init; }

    /// <summary>Blocks in a row in which the servo held its pressure.</summary>
    public int Steady { get; init; }

    /// <summary>Whether the press met its largest pressure or solids fraction: it closes no further.</summary>
    public bool IsSaturated { get; init; }

    /// <summary>Gap [m].</summary>
    public double Gap { get; init; }

    /// <summary>Speed control of the layer; unset if it starts afresh.</summary>
    public PressPace? Pace { get; init; }

    /// <summary>Gaps [m] and pressures [Pa] in the approach so far.</summary>
    public IReadOnlyList<(double Gap, double Pressure)> Path { get; init; } = [];
}

/// <summary>Speed control of a layer; the meaning of the numbers is up to the layer.</summary>
/// <param name="Factor">Fraction of the full speed, above 0.</param>
/// <param name="Blocks">Blocks that were paced.</param>
/// <param name="Peak">Largest rate near the target so far.</param>
/// <param name="Latest">Rate in the last block, or last error of a servo.</param>
/// <param name="Gain">Fraction of the speed that a servo takes, where the layer answers late.</param>
public readonly record struct PressPace(double Factor, long Blocks, double Peak, double Latest, double Gain = 1.0);
