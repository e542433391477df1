namespace LmpDem.Engine.Press;

/// <summary>Progress of a press.</summary>
/// <param name="Phase">Current activity: closing, holding, opening, rolling.</param>
/// <param name="Ratio">Present calendering ratio.</param>
/// <param name="Done">Estimated fraction of the whole completed, 0 to 1.</param>
/// <param name="Step">Steps so far.</param>
public readonly record struct PressProgress(string Phase, double Ratio, double Done, long Step);
