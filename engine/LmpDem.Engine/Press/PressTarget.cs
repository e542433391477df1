namespace LmpDem.Engine.Press;

/// <summary>Target of a press: a calendering ratio or a pressure; neither between two targets.</summary>
/// <param name="Ratio">Calendering ratio; unset if the target is a pressure.</param>
/// <param name="Pressure">Pressure [Pa]; unset if the target is a ratio.</param>
public readonly record struct PressTarget(double? Ratio, double? Pressure);
