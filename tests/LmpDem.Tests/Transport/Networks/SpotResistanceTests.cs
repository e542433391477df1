using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class SpotResistanceTests
{
    private const double Rho = 92.8e-9;

    [Test]
    public void EqualHalfSpacesHaveHolmsConductance()
    {
        const double a = 2e-6;
        Assert.That(SpotResistance.Holm(Math.PI * a * a, Rho, Rho), Is.EqualTo(2.0 * a / Rho).Within(1e-12 * a / Rho));
    }

    [TestCase(0.02)]
    [TestCase(0.05)]
    [TestCase(0.1)]
    [TestCase(0.2)]
    public void SphereBetweenTwoSpotsIsTheSeriesOfItsHarmonics(double spot)
    {
        const double radius = 1e-5;
        var area = Math.PI * spot * spot * radius * radius;
        var side = SpotResistance.HalfSpace(area, Rho) + SpotResistance.Body(area, radius, Rho);
        var series = Rho / radius * Series(spot);
        var error = Math.Abs(2.0 * side / series - 1.0);
        TestContext.Out.WriteLine($"a/R {spot}: error {error:e2}");
        Assert.That(error, Is.LessThan(0.3 * spot * spot), "what is left out is of the second order in a/R");
    }

    [Test]
    public void CubeWhoseWholeFacesTouchIsNearlyAColumn()
    {
        const double edge = 1e-5;
        var radius = edge * Math.Cbrt(3.0 / (4.0 * Math.PI));
        var side = SpotResistance.HalfSpace(edge * edge, Rho) + SpotResistance.Body(edge * edge, radius, Rho);
        Assert.That(2.0 * side / (Rho / edge), Is.EqualTo(1.0).Within(0.05), "a circle and a sphere stand for a square and a cube");
    }

    /// <summary>
    /// Mean potential difference of two opposite spots on a unit sphere of unit resistivity, current density as on an equipotential
    /// disc: sum over odd l of (2l + 1) / (pi l) w_l^2, w_l the mean of the Legendre polynomial over a spot. Beyond l = L the
    /// mean square w_l^2 -> 1 / (2 a^2 l^2) leaves 1 / (2 pi a^2 L).
    /// </summary>
    private static double Series(double a)
    {
        const int points = 400, most = 4001;
        double[] w = new double[most + 1], cosine = new double[points], weight = new double[points];
        for (var q = 0; q < points; q++)
        {
            // s = a sin(beta) is the chord; the density a / sqrt(a^2 - s^2) leaves sin(beta) d(beta).
            var beta = (q + 0.5) / points * Math.PI / 2.0;
            cosine[q] = 1.0 - 0.5 * a * a * Math.Sin(beta) * Math.Sin(beta);
            weight[q] = Math.Sin(beta) * Math.PI / 2.0 / points;
        }

        var all = weight.Sum();
        for (var q = 0; q < points; q++)
        {
            double p0 = 1.0, p1 = cosine[q];
            for (var l = 1; l <= most; l++)
            {
                w[l] += weight[q] / all * p1;
                (p0, p1) = (p1, ((2 * l + 1) * cosine[q] * p1 - l * p0) / (l + 1));
            }
        }

        var sum = 0.0;
        for (var l = 1; l <= most; l += 2) sum += (2 * l + 1) / (Math.PI * l) * w[l] * w[l];
        return sum + 1.0 / (2.0 * Math.PI * a * a * most);
    }
}
