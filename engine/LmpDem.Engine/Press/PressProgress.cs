namespace LmpDem.Engine.Press;

/// <summary>Where a press stands.</summary>
/// <param name="Phase">What it does: closing, holding, opening, rolling.</param>
/// <param name="Ratio">Present calendering ratio.</param>
/// <param name="Done">Estimate of the share of the whole that is done, 0 to 1.</param>
/// <param name="Step">Steps so far.</param>
public readonly record struct PressProgress(string Phase, double Ratio, double Done, long Step);
