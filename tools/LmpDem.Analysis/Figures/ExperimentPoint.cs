namespace LmpDem.Analysis.Figures;

/// <summary>A measured activation that a user brings along.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Activation">Degree of activation, 0 to 1.</param>
/// <param name="Lower">Lower end of its error; null where not given.</param>
/// <param name="Upper">Upper end of its error; null where not given.</param>
public sealed record ExperimentPoint(double Ratio, double Activation, double? Lower, double? Upper);
