namespace LmpDem.Engine.Press;

/// <summary>What a press goes to: a calendering ratio or a pressure; neither between two of them.</summary>
/// <param name="Ratio">Calendering ratio; unset where a pressure is asked for.</param>
/// <param name="Pressure">Pressure [Pa]; unset where a ratio is asked for.</param>
public readonly record struct PressTarget(double? Ratio, double? Pressure);
