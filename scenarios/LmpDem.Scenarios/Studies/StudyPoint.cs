namespace LmpDem.Scenarios.Studies;

/// <summary>A point of a curve over seeds.</summary>
/// <param name="Ratio">Target calendering ratio.</param>
/// <param name="Mean">Mean over the seeds, a fraction.</param>
/// <param name="HalfWidth">Half width of the 95 % interval of the mean (Student's t); NaN with one seed.</param>
/// <param name="Seeds">Number of seeds.</param>
public sealed record StudyPoint(double Ratio, double Mean, double HalfWidth, int Seeds)
{
    /// <summary>Lower end of the interval within what a fraction can be; null with one seed.</summary>
    public double? Lower => double.IsFinite(HalfWidth) ? Math.Max(0.0, Mean - HalfWidth) : null;

    /// <summary>Upper end of the interval within what a fraction can be; null with one seed.</summary>
    public double? Upper => double.IsFinite(HalfWidth) ? Math.Min(1.0, Mean + HalfWidth) : null;
}
