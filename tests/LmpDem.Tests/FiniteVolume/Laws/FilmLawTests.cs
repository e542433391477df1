using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Laws;

/// <summary>
/// The film calculated by hand: E = 60 GPa, nu = 0.25, strength 200 MPa, so that E / (1 - nu^2) = 64 GPa and 2 G = 48 GPa. Stresses in MPa,
/// strains in per cent. Tolerance 1e-12 relative: rounding of some ten operations.
/// </summary>
[TestFixture]
public sealed class FilmLawTests
{
    private static readonly PlaneStress Sheet = PlaneStress.Of(new FilmMechanicsSpec { YoungsModulus = 60e9, PoissonRatio = 0.25 });

    // Pulled along one direction, free across (e22 = -nu e11): s11 = E e11. Held across: s11 = 64 GPa e11, s22 = nu s11. Evenly stretched:
    // E / (1 - nu) = 80 GPa. Sheared: 2 G e12.
    [TestCase(0.1, -0.025, 0.0, 60.0, 0.0, 0.0)]
    [TestCase(0.1, 0.0, 0.0, 64.0, 16.0, 0.0)]
    [TestCase(0.1, 0.1, 0.0, 80.0, 80.0, 0.0)]
    [TestCase(0.0, 0.0, 0.1, 0.0, 0.0, 48.0)]
    public void Stress(double e11, double e22, double e12, double s11, double s22, double s12)
    {
        Scalar first = Percent(e11), second = Percent(e22), both = Percent(e12);
        Sheet.Stress(first, second, both, out var along, out var across, out var shear);
        Near(along.Value, 1e6 * s11);
        Near(across.Value, 1e6 * s22);
        Near(shear.Value, 1e6 * s12);
        // Half the work of the stress, of which the shear strain counts twice.
        var energy = 1e4 * (0.5 * (s11 * e11 + s22 * e22) + s12 * e12);
        Near(Sheet.EnergyDensity(first, second, both).Value, energy);
        Near(PlaneStress.HalfProduct(along, across, shear, first, second, both).Value, energy);
    }

    // A facet stretched by 0.1 % along x: F = diag(1.001, 1), E11 = (1.001^2 - 1) / 2 = 0.0010005.
    [Test]
    public void StrainOfAStretch()
    {
        PlaneStress.Strain<Scalar>(new(1.001 * 1.001), new(1.0), new(0.0), out var e11, out var e22, out var e12);
        Near(e11.Value, 0.0010005);
        Assert.That((e22.Value, e12.Value), Is.EqualTo((0.0, 0.0)));
    }

    // Alone s: s. Both ways s: s. Shear s: sqrt(3) s. A pressure p on a free film is as a pull of p both ways; a film under the same
    // pressure from all sides bears nothing.
    [TestCase(200.0, 0.0, 0.0, 0.0, 200.0)]
    [TestCase(200.0, 200.0, 0.0, 0.0, 200.0)]
    [TestCase(0.0, 0.0, 100.0, 0.0, 173.20508075688772)]
    [TestCase(0.0, 0.0, 0.0, 30.0, 30.0)]
    [TestCase(-30.0, -30.0, 0.0, 30.0, 0.0)]
    public void Mises(double s11, double s22, double s12, double pressure, double mises) =>
        Near(Math.Sqrt(PlaneStress.SquareMises<Scalar>(new(1e6 * s11), new(1e6 * s22), new(1e6 * s12), new(1e6 * pressure)).Value), 1e6 * mises);

    // A facet at its strength holds, one beyond it takes the first of 75 steps down, and one that is broken goes on by itself whatever it bears.
    [TestCase(1.0, 200.0, 1.0)]
    [TestCase(1.0, 200.1, 74.0 / 75.0)]
    [TestCase(0.4, 0.0, 0.4)]
    [TestCase(0.0, 500.0, 0.0)]
    public void Breaking(double intact, double stress, double after) =>
        Near(FilmFracture.Check<Scalar>(new(intact), new(stress), new(200.0), new(74.0 / 75.0)).Value, after);

    [TestCase(1.0, 1.0)]
    [TestCase(0.4, 0.4 - 1.0 / 75.0)]
    [TestCase(0.01, 0.0)]
    [TestCase(0.0, 0.0)]
    public void Fading(double intact, double after) => Near(FilmFracture.Fade<Scalar>(new(intact)).Value, after);

    [Test]
    public void LanesGiveTheSameBits() => Lanes.Hold(6, Film<Scalar>, Film<Wide>, 3);

    private static T[] Film<T>(T[] v)
        where T : struct, IReal<T>
    {
        var law = new PlaneStress(1.7, 0.3);
        PlaneStress.Strain(T.Constant(1.0) + v[0], T.Constant(1.0) + v[1], v[2], out var e11, out var e22, out var e12);
        law.Stress(e11, e22, e12, out var s11, out var s22, out var s12);
        var mises = PlaneStress.SquareMises(s11, s22, s12, v[3]);
        var intact = T.Min(T.Constant(1.0), T.Abs(v[4]) * T.Constant(4.0)); // half of them whole
        return
        [
            e11, e22, e12, s11, s22, s12, mises, law.EnergyDensity(e11, e22, e12), PlaneStress.HalfProduct(s11, s22, s12, e11, e22, e12),
            FilmFracture.Check(intact, mises, v[5], T.Constant(0.9)), FilmFracture.Fade(intact),
        ];
    }

    private static Scalar Percent(double strain) => new(1e-2 * strain);

    private static void Near(double value, double expected) => Assert.That(value, Is.EqualTo(expected).Within(1e-12 * Math.Max(Math.Abs(expected), 1.0)));
}
