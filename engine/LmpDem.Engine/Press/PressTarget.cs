namespace LmpDem.Engine.Press;

/// <summary>What a press goes to: a calendering ratio or a pressure; neither between two of them.</summary>
/// <param name="Ratio">Calendering ratio; unset if the target is a pressure.</param>
/// <param name="Pressure">Pressure [Pa]; unset if the target is a ratio.</param>
public readonly record struct PressTarget(double? Ratio, double? Pressure);
