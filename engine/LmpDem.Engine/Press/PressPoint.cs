namespace LmpDem.Engine.Press;

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
