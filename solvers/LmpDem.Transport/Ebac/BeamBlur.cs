namespace LmpDem.Transport.Ebac;

/// <summary>
/// Spreads a map by the beam's volume of interaction: a Gaussian, cut at four deviations. Axes that are periodic wrap; along
/// open ones the weights that fall outside are left out, so that a level map stays level.
/// </summary>
internal static class BeamBlur
{
    private const double Cut = 4.0;

    /// <summary>Blurs an image along both axes.</summary>
    /// <param name="image">Values, x fastest, then z.</param>
    /// <param name="nx">Pixels along x, periodic.</param>
    /// <param name="nz">Pixels along z, open.</param>
    /// <param name="deviation">Deviation of the Gaussian [pixels].</param>
    public static double[] Image(IReadOnlyList<double> image, int nx, int nz, double deviation)
    {
        var weight = Weights(deviation);
        var blurred = new double[nx * nz];
        var line = new double[nx];
        for (var z = 0; z < nz; z++)
        {
            for (var x = 0; x < nx; x++) line[x] = image[z * nx + x];
            Spread(line, weight, periodic: true).CopyTo(blurred, z * nx);
        }

        var column = new double[nz];
        for (var x = 0; x < nx; x++)
        {
            for (var z = 0; z < nz; z++) column[z] = blurred[z * nx + x];
            var spread = Spread(column, weight, periodic: false);
            for (var z = 0; z < nz; z++) blurred[z * nx + x] = spread[z];
        }

        return blurred;
    }

    /// <summary>Blurs a profile along an open axis.</summary>
    /// <param name="profile">Values.</param>
    /// <param name="deviation">Deviation of the Gaussian [values].</param>
    public static double[] Profile(double[] profile, double deviation) => Spread(profile, Weights(deviation), periodic: false);

    private static double[] Weights(double deviation)
    {
        var reach = (int)Math.Floor(Cut * deviation);
        var weight = new double[reach + 1];
        for (var k = 0; k <= reach; k++) weight[k] = k == 0 ? 1.0 : Math.Exp(-0.5 * k * k / (deviation * deviation));
        return weight;
    }

    private static double[] Spread(double[] line, double[] weight, bool periodic)
    {
        var spread = new double[line.Length];
        for (var i = 0; i < line.Length; i++)
        {
            double sum = 0.0, all = 0.0;
            for (var k = 1 - weight.Length; k < weight.Length; k++)
            {
                var at = i + k;
                if (periodic) at = ((at % line.Length) + line.Length) % line.Length;
                else if (at < 0 || at >= line.Length) continue;
                sum += weight[Math.Abs(k)] * line[at];
                all += weight[Math.Abs(k)];
            }

            spread[i] = sum / all;
        }

        return spread;
    }
}

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
