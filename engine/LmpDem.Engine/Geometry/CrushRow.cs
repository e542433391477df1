namespace LmpDem.Engine.Geometry;

/// <summary>One line of a crushing curve.</summary>
/// <param name="Approach">Motion of one platen towards the middle over the radius.</param>
/// <param name="RelativeDensity">Volume of the sphere over the volume of the cell; of the cylinder around it for planes.</param>
/// <param name="Force">Axial force [N].</param>
/// <param name="AxialPressure">Force over the cell's cross-section; over pi R2 for planes [Pa].</param>
/// <param name="LateralPressure">Mean pressure on the lateral walls; 0 for planes [Pa].</param>
/// <param name="ContactRadius">Radius of the contact with a platen [m].</param>
/// <param name="Unbalanced">Net force on the sphere over the mean contact force.</param>
public readonly record struct CrushRow(
    double Approach, double RelativeDensity, double Force, double AxialPressure, double LateralPressure, double ContactRadius, double Unbalanced)
{
    /// <summary>Fraction of the film that is broken, by area; unset where there is no film.</summary>
    public double? BrokenShare { get; init; }
}
