namespace LmpDem.Transport.Ebac;

/// <summary>Range of the electrons of a beam in a material.</summary>
public static class ElectronRange
{
    private const double JoulePerKeV = 1.602176634e-16;

    // Lithium: atomic weight, number, density [g/cm3].
    private const double Weight = 6.94;
    private const double Number = 3.0;
    private const double Density = 0.534;

    /// <summary>
    /// Range after Kanaya and Okayama 1972 (doi 10.1088/0022-3727/5/1/308): 0.0276 A E^1.67 / (Z^0.889 rho) um with E in keV and
    /// the density in g/cm3. In lithium 12 um at 15 keV, as large as a particle [m].
    /// </summary>
    /// <param name="energy">Beam energy [J].</param>
    public static double InLithium(double energy) => KanayaOkayama(energy, Weight, Number, Density);

    /// <summary>Range in a material [m].</summary>
    /// <param name="energy">Beam energy [J].</param>
    /// <param name="weight">Atomic weight [g/mol].</param>
    /// <param name="number">Atomic number.</param>
    /// <param name="density">Density [g/cm3].</param>
    public static double KanayaOkayama(double energy, double weight, double number, double density) =>
        1e-6 * 0.0276 * weight * Math.Pow(energy / JoulePerKeV, 1.67) / (Math.Pow(number, 0.889) * density);

    /// <summary>
    /// Deviation along one axis of a uniform sphere whose diameter is the range, the usual volume of interaction in maps of induced
    /// current: range / (2 sqrt 5). A Gaussian of it blurs the maps [m].
    /// </summary>
    /// <param name="range">Range [m].</param>
    public static double Deviation(double range) => range / (2.0 * Math.Sqrt(5.0));
}
