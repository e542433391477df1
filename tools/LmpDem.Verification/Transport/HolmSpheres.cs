using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>A sphere between two opposite spots, as a link of a chain of spheres: closed formula against its series of harmonics.</summary>
public sealed class HolmSpheres : IVerification
{
    private const double Resistivity = 92.8e-9;
    private const double Radius = 10e-6;

    private static readonly double[] Spots = [0.05, 0.1, 0.2, 0.4]; // a/R

    /// <inheritdoc/>
    public string Name => "sphere between two contact spots";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() =>
    [
        .. Spots.Select(spot =>
        {
            var area = Math.PI * spot * spot * Radius * Radius;
            var sides = 2.0 * (SpotResistance.HalfSpace(area, Resistivity) + SpotResistance.Body(area, Radius, Resistivity));
            return VerificationCase.Relative(
                Name, FormattableString.Invariant($"resistance at a/R = {spot} [Ohm]"), sides, Resistivity / Radius * Series(spot),
                    "series of 4,000 harmonics", 0.3 * spot * spot,
                "the closed formula leaves out terms of the second order in a/R");
        }),
        HalfSpaces(),
    ];

    // Spots far smaller than the spheres: two half-spaces, by Holm.
    private VerificationCase HalfSpaces()
    {
        const double spot = 1e-3 * Radius;
        var area = Math.PI * spot * spot;
        var side = SpotResistance.HalfSpace(area, Resistivity) + SpotResistance.Body(area, Radius, Resistivity);
        return VerificationCase.Relative(
            Name, "conductance of two spheres at a/R = 0.001 [S]", 0.5 / side, 2.0 * spot / Resistivity, "Holm: 2a / rho", 0.003,
            "the bodies add a/R (ln(R/a) + 1/2) / pi = 0.24 % to the resistance");
    }

    /// <summary>
    /// Resistance of a unit sphere of unit resistivity, the current spread over each spot as over an equipotential disc: sum over odd l of
    /// (2l + 1) / (pi l) w_l^2, w_l the mean of the Legendre polynomial over a spot; beyond l = L the mean of w_l^2 leaves
    /// 1 / (2 pi a^2 L).
    /// </summary>
    private static double Series(double a)
    {
        const int points = 500, most = 4001;
        var w = new double[most + 1];
        var all = 0.0;
        for (var q = 0; q < points; q++)
        {
            // The chord is a sin(beta); the density 1 / sqrt(a^2 - s^2) leaves sin(beta) d(beta).
            var beta = (q + 0.5) / points * Math.PI / 2.0;
            var weight = Math.Sin(beta);
            var cosine = 1.0 - 0.5 * a * a * weight * weight;
            all += weight;
            double p0 = 1.0, p1 = cosine;
            for (var l = 1; l <= most; l++)
            {
                w[l] += weight * p1;
                (p0, p1) = (p1, ((2 * l + 1) * cosine * p1 - l * p0) / (l + 1));
            }
        }

        var sum = 1.0 / (2.0 * Math.PI * a * a * most);
        for (var l = 1; l <= most; l += 2) sum += (2 * l + 1) / (Math.PI * l) * w[l] * w[l] / (all * all);
        return sum;
    }
}
