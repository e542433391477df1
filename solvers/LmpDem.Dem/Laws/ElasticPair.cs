namespace LmpDem.Dem.Laws;

/// <summary>Elastic constants of two bodies of one material in contact (Johnson 1985, Contact Mechanics, ch. 4 and 7).</summary>
/// <param name="Modulus">Young's modulus of both bodies [Pa].</param>
/// <param name="PoissonRatio">Poisson's ratio of both bodies.</param>
internal readonly record struct ElasticPair(double Modulus, double PoissonRatio)
{
    /// <summary>Contact modulus E* = E / 2(1 - nu2) [Pa].</summary>
    public double Normal => Modulus / (2.0 * (1.0 - PoissonRatio * PoissonRatio));

    /// <summary>Shear counterpart G* = G / 2(2 - nu) [Pa].</summary>
    public double Shear => Modulus / (4.0 * (1.0 + PoissonRatio) * (2.0 - PoissonRatio));

    /// <summary>Tangential over normal secant stiffness, 8 G* a / (4/3 E* a).</summary>
    public double TangentialRatio => 8.0 * Shear / (4.0 / 3.0 * Normal);

    /// <summary>
    /// Damping ratio a of a Hertz contact, F = K h^1.5 + a sqrt(m K) h^1/4 dh/dt (Tsuji, Tanaka and Ishida 1992, doi
    /// 10.1016/0032-5910(92)88030-L), with the closed form that gives the target restitution for the reduced mass m: a = -sqrt5 ln
    /// e / sqrt(pi2 + ln2 e) (Antypov and Elliott 2011, doi 10.1209/0295-5075/94/50004). The polynomial fit used by some codes
    /// refers to the mass of one of two equal spheres; with m it would give 0.62 where 0.5 is the target.
    /// </summary>
    /// <param name="e">Restitution, above 0 to 1.</param>
    public static double TsujiDamping(double e)
    {
        var logarithm = Math.Log(e);
        return -Math.Sqrt(5.0) * logarithm / Math.Sqrt(Math.PI * Math.PI + logarithm * logarithm);
    }
}
