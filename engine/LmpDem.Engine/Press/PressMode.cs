using System.Reflection;

namespace LmpDem.Engine.Press;

/// <summary>
/// Ways to press the layer. This is the list of modes: each mode of a flat press names the type that
/// makes its control, and nothing else chooses
/// between them.
/// </summary>
public enum PressMode
{
    /// <summary>A periodic cell that rides with the web while the gap follows the roll's profile.</summary>
    [ControlledBy<GapControl>]
    NipCell,

    /// <summary>A flat plate at constant rate or under controlled load.</summary>
    [ControlledBy<PlatenControls>]
    Platen,

    /// <summary>A true rotating cylinder over a long moving layer; no flat press.</summary>
    Roll,
}

/// <summary>Makes the control of a mode.</summary>
internal interface IPressControlSource
{
    /// <summary>The control.</summary>
    /// <param name="spec">The press.</param>
    /// <param name="end">Where it hands the layer over; null: nowhere.</param>
    /// <param name="gap">Gap at which the press begins [m].</param>
    static abstract IPressControl Create(PressSpec spec, PressEnd? end, double gap);
}

/// <summary>A platen at a rate or under load, as its spec says.</summary>
internal sealed class PlatenControls : IPressControlSource
{
    /// <inheritdoc/>
    public static IPressControl Create(PressSpec spec, PressEnd? end, double gap) =>
        spec.IsLoadControlled ? new LoadControl(spec, end) : new GapControl(spec, end, gap);
}

/// <summary>Ties a mode to its control.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal abstract class ControlledByAttribute : Attribute
{
    /// <summary>The control of a press.</summary>
    /// <param name="spec">The press.</param>
    /// <param name="end">Where it hands the layer over; null: nowhere.</param>
    /// <param name="gap">Gap at which the press begins [m].</param>
    /// <exception cref="ArgumentException">The mode is none of a flat press.</exception>
    public static IPressControl Control(PressSpec spec, PressEnd? end, double gap) =>
        typeof(PressMode).GetField(spec.Mode.ToString())?.GetCustomAttribute<ControlledByAttribute>()?.Create(spec, end, gap)
        ?? throw new ArgumentException($"{spec.Mode} is no mode of a flat press", nameof(spec));

    private protected abstract IPressControl Create(PressSpec spec, PressEnd? end, double gap);
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ControlledByAttribute<TSource> : ControlledByAttribute
    where TSource : IPressControlSource
{
    private protected override IPressControl Create(PressSpec spec, PressEnd? end, double gap) => TSource.Create(spec, end, gap);
}
