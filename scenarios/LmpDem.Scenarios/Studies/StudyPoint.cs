namespace LmpDem.Scenarios.Studies;

/// <summary>A point of a curve over seeds.</summary>
/// <param name="Ratio">Calendering ratio asked.</param>
/// <param name="Mean">Mean over the seeds.</param>
/// <param name="HalfWidth">Half width of the 95 % interval of the mean (Student's t); NaN with one seed.</param>
/// <param name="Seeds">Number of seeds.</param>
public sealed record StudyPoint(double Ratio, double Mean, double HalfWidth, int Seeds);
