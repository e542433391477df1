using LmpDem.Engine.Checkpoints;

namespace LmpDem.Engine.Press;

/// <summary>A layer between the foil and a flat press, as the press sees it: made of spheres, or of deformable bodies.</summary>
public interface ILayer : IKept
{
    /// <summary>Thickness of the packed layer, which calendering ratios refer to [m].</summary>
    double StartThickness { get; }

    /// <summary>Distance of the press from the foil [m].</summary>
    double Gap { get; }

    /// <summary>Pressure of the last block that the press is controlled by, > 0 in compression [Pa].</summary>
    double Pressure { get; }

    /// <summary>Volume of the solids over that of the gap.</summary>
    double SolidsFraction { get; }

    /// <summary>Duration of a block, the time between two checks of the load; in seconds, or in steps where masses are scaled.</summary>
    double BlockTime { get; }

    /// <summary>Steps so far.</summary>
    long Steps { get; }

    /// <summary>
    /// Factor on the material's modulus in the simulation; the material's own springback is this many times that simulated.
    /// </summary>
    double StiffnessScale { get; }

    /// <summary>Whether the layer has reached its hand-off, by its own criterion.</summary>
    bool IsReady { get; }

    /// <summary>Whether net forces are small enough for a state.</summary>
    bool IsAtRest { get; }

    /// <summary>Speed control of the layer, to be saved and restored.</summary>
    PressPace Pace { get; set; }

    /// <summary>The way of the press so far.</summary>
    PressPath Path { get; }

    /// <summary>Gap at which the layer has a solids fraction [m].</summary>
    /// <param name="solidsFraction">Solids fraction, above 0.</param>
    double GapAt(double solidsFraction);

    /// <summary>Closing speed that the layer can follow in the next block; called once per block, as the control adapts to it.</summary>
    /// <param name="left">Distance to where the press will stop [m].</param>
    /// <param name="slowing">Fraction of the full speed that a roll's profile leaves, 0 to 1.</param>
    double Speed(double left, double slowing);

    /// <summary>Speed for the next block of a press that closes or opens to a pressure; called once per block.</summary>
    /// <param name="error">Missing pressure relative to the target, below 0 if there is too much.</param>
    double ServoSpeed(double error);

    /// <summary>Moves the press over a block.</summary>
    /// <param name="stroke">Its motion.</param>
    void Advance(Stroke stroke);

    /// <summary>Holds the gap until net forces are small; goes on with a hold that was interrupted.</summary>
    /// <param name="tick">Called now and then.</param>
    void Hold(Action tick);

    /// <summary>Tells the layer that the press opens from here on.</summary>
    void BeginOpening();

    /// <summary>Speed of opening, > 0, for the next block.</summary>
    double OpeningSpeed();

    /// <summary>Lifts the press clear of the layer, and waits until the layer rests; goes on with a wait that was interrupted.</summary>
    /// <param name="tick">Called now and then.</param>
    void Release(Action tick);
}

/// <summary>A layer whose states can be taken.</summary>
/// <typeparam name="TState">Type of a state.</typeparam>
public interface ILayer<out TState> : ILayer
{
    /// <summary>The state now, a copy of its own.</summary>
    /// <param name="point">Where the press is, and its target.</param>
    TState Capture(PressPoint point);
}

/// <summary>Phase of the press in which a state was taken.</summary>
public enum PressPhase
{
    /// <summary>Under load: the gap is held.</summary>
    Loaded,

    /// <summary>After the press has opened.</summary>
    Unloaded,
}

/// <summary>A point in the motion of a press at which a state is taken.</summary>
public sealed record PressPoint
{
    /// <summary>Number of the state, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Under load, or after the press has opened.</summary>
    public required PressPhase Phase { get; init; }

    /// <summary>Target values; neither ratio nor pressure where the layer is handed over between two targets.</summary>
    public required PressTarget Target { get; init; }

    /// <summary>Gap; after opening, the gap at which the platen lost contact with the layer [m].</summary>
    public required double Gap { get; init; }

    /// <summary>Thickness of the layer: the gap, after opening that of the material's own modulus [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Thickness regained on opening over the smallest thickness, of the material's own modulus; 0 under load.</summary>
    public double Springback { get; init; }

    /// <summary>The same as simulated, with the scaled modulus.</summary>
    public double SpringbackSimulated { get; init; }

    /// <summary>Whether the press met a limit before the target.</summary>
    public bool IsSaturated { get; init; }

    /// <summary>Whether a target pressure was held at rest; false where the control gave up.</summary>
    public bool IsSettled { get; init; } = true;

    /// <summary>Whether the press ends here to hand the layer on.</summary>
    public bool HandsOn { get; init; }

    /// <summary>The press after this point: it continues from here to the next target.</summary>
    public required PressState State { get; init; }
}

/// <summary>Target of a press: a calendering ratio or a pressure; neither between two targets.</summary>
/// <param name="Ratio">Calendering ratio; unset if the target is a pressure.</param>
/// <param name="Pressure">Pressure [Pa]; unset if the target is a ratio.</param>
public readonly record struct PressTarget(double? Ratio, double? Pressure);

/// <summary>
/// Motion of a flat press over a block of steps; speeds are per unit of the layer's time, see <see cref="ILayer.BlockTime"/>.
/// </summary>
/// <param name="Speed">Closing speed, negative to open.</param>
/// <param name="Shear">Speed of the press's surface along the web.</param>
/// <param name="IsNear">Whether the block lies near the target: its rate counts for the state to come.</param>
public readonly record struct Stroke(double Speed, double Shear, bool IsNear);
