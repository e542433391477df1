namespace LmpDem.Dem.Packing;

/// <summary>The three diameters that a powder is known by [m].</summary>
/// <param name="D10">Diameter below which a tenth lies [m].</param>
/// <param name="D50">Median diameter [m].</param>
/// <param name="D90">Diameter above which a tenth lies [m].</param>
public readonly record struct SizeQuantiles(double D10, double D50, double D90);
