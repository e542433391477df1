namespace LmpDem.Dem.Laws;

/// <summary>Elastic constants of two bodies of one material in contact (Johnson 1985, Contact Mechanics, ch. 4 and 7).</summary>
/// <param name="Modulus">Young's modulus of both bodies [Pa].</param>
/// <param name="PoissonRatio">Poisson's ratio of both bodies.</param>
public readonly record struct ElasticPair(double Modulus, double PoissonRatio)
{
    /// <summary>Contact modulus E* = E / 2(1 - nu2) [Pa].</summary>
    public double Normal => Modulus / (2.0 * (1.0 - PoissonRatio * PoissonRatio));

    /// <summary>Shear counterpart G* = G / 2(2 - nu) [Pa].</summary>
    public double Shear => Modulus / (4.0 * (1.0 + PoissonRatio) * (2.0 - PoissonRatio));

    /// <summary>Tangential over normal secant stiffness, 8 G* a / (4/3 E* a).</summary>
    public double TangentialRatio => 8.0 * Shear / (4.0 / 3.0 * Normal);

    /// <summary>
    /// Damping ratio of a Hertz contact with a given restitution: Tsuji, Tanaka and Ishida 1992
    /// (doi 10.1016/0032-5910(92)88030-L), in the polynomial fit that DEM codes share.
    /// </summary>
    /// <param name="e">Restitution, 0 to 1.</param>
    public static double TsujiDamping(double e) =>
        1.2728 + e * (-4.2783 + e * (11.087 + e * (-22.348 + e * (27.467 + e * (-18.022 + e * 4.8218)))));
}
