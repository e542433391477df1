namespace LmpDem.Engine.Press;

/// <summary>
/// Where a press ends before its last target, without opening, to hand the layer on; after the last target it does so at the latest.
/// </summary>
/// <param name="Ratio">Calendering ratio; unset: where the layer itself is ready, see <see cref="ILayer.IsReady"/>.</param>
public sealed record PressEnd(double? Ratio);
