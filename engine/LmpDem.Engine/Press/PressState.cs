using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Press;

/// <summary>Activity of a press.</summary>
public enum PressStage
{
    /// <summary>About to set out for the target.</summary>
    Waiting,

    /// <summary>Approaching the target.</summary>
    Approaching,

    /// <summary>At the target, or at what ended the approach: holds the gap.</summary>
    Holding,

    /// <summary>At rest, its state about to be taken.</summary>
    Arrived,

    /// <summary>Opening after the last target.</summary>
    Opening,

    /// <summary>Lifted clear of the layer, which comes to rest.</summary>
    Releasing,

    /// <summary>Opened, or handed on.</summary>
    Ended,
}

/// <summary>
/// State of a press: everything besides the layer itself that is needed to continue with the same bits. Plain values, so that it
/// can be written and read. The layer keeps its pace, its path and what it knows of a hold or of opening by itself (<see cref="IKept"/>).
/// </summary>
public sealed record PressState
{
    /// <summary>Activity of the press.</summary>
    public PressStage Stage { get; init; }

    /// <summary>Place of the target in the list of targets; their number after the last.</summary>
    public int Target { get; init; }

    /// <summary>States taken so far.</summary>
    public int States { get; init; }

    /// <summary>Gap at which the press began, for its progress; 0 before it begins [m].</summary>
    public double Start { get; init; }

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

    /// <summary>How the approach ended, while the press holds.</summary>
    public Arrival Arrival { get; init; }

    /// <summary>Whether the press ends at this target to hand the layer on, while it holds.</summary>
    public bool HandsOn { get; init; }

    /// <summary>Gap at which the platen lost contact with the layer, once it was released [m].</summary>
    public double Opened { get; init; }

    /// <summary>Exchanges what the press itself holds with a book; pace and path are the layer's.</summary>
    /// <param name="book">The book.</param>
    /// <returns>The state after the exchange.</returns>
    public PressState Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return this with
        {
            Stage = book.Value("press_stage", Stage),
            Target = book.Value("press_target", Target),
            States = book.Value("press_states", States),
            Start = book.Value("press_start", Start),
            From = book.Value("press_from", From),
            Peak = book.Value("press_peak", Peak),
            Blocks = book.Value("press_blocks", Blocks),
            Steady = book.Value("press_steady", Steady),
            IsSaturated = book.Value("press_saturated", IsSaturated),
            Arrival = book.Value("press_arrival", Arrival),
            HandsOn = book.Value("press_hands_on", HandsOn),
            Opened = book.Value("press_opened", Opened),
        };
    }
}

/// <summary>Speed control of a layer; the meaning of the numbers is up to the layer.</summary>
/// <param name="Factor">Fraction of the full speed, above 0.</param>
/// <param name="Blocks">Blocks that were paced.</param>
/// <param name="Peak">Largest rate near the target so far.</param>
/// <param name="Latest">Rate in the last block, or last error of a servo.</param>
/// <param name="Gain">Fraction of the speed that a servo takes, where the layer answers late.</param>
public readonly record struct PressPace(double Factor, long Blocks, double Peak, double Latest, double Gain = 1.0);
