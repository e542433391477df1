using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Kernels;
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
        Near(1e6 * Math.Sqrt(PlaneStress.SquareMises<Scalar>(new(s11), new(s22), new(s12), new(pressure)).Value), 1e6 * mises);

    // A facet at its strength holds, one beyond it takes the first of 75 steps down, and one that is broken is left to itself.
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

    // A face that yields at 200 MPa. Stretched evenly by e: 80 GPa e; beyond, what is too much goes
    // into plastic strain at (1 - nu) / E along
    // both directions, and the equivalent strain is twice that: 40 MPa x 0.75 / 60 GPa = 5e-4 each. Sheared by e12: Mises sqrt(3) 48 GPa
    // e12, and the excess over 3 G is the equivalent strain: (249.4153 - 200) MPa / 72 GPa. A pressure of 250 MPa is a pull both ways, and
    // so is one of 130 MPa on a sheet that is stretched to 120 MPa.
    [TestCase(0.2, 0.0, 0.0, 160.0, 0.0)]
    [TestCase(0.25, 0.0, 0.0, 200.0, 0.0)]
    [TestCase(0.3, 0.0, 0.0, 200.0, 1e-3)]
    [TestCase(0.0, 0.2, 0.0, 166.27687752661222, 0.0)]
    [TestCase(0.0, 0.3, 0.0, 200.0, 6.863238373599765e-4)]
    [TestCase(0.0, 0.0, 250.0, 200.0, 1.25e-3)]
    [TestCase(0.15, 0.0, 130.0, 200.0, 1.25e-3)]
    public void Yielding(double stretch, double shear, double pressure, double stress, double strain)
    {
        Scalar p11 = new(1.0), p22 = new(1.0), p12 = new(0.0);
        var more = Return(stretch, shear, pressure, ref p11, ref p22, ref p12, out var mises);
        Assert.That(mises, Is.EqualTo(1e6 * stress).Within(1e-9 * 1e6 * stress), "Newton's iteration ends at rounding");
        Assert.That(more, Is.EqualTo(strain).Within(1e-12));
    }

    // After yielding at 0.3 % the stress-free metric is 1 + 2 x 5e-4, and back at 0.25 % the elastic
    // strain of the metric is 0.2 %, over 1.001
    // as it is measured by the stress-free shape: 80 GPa x 0.002 / 1.001, with no further yielding.
    [Test]
    public void UnloadingAfterYield()
    {
        Scalar p11 = new(1.0), p22 = new(1.0), p12 = new(0.0);
        Return(0.3, 0.0, 0.0, ref p11, ref p22, ref p12, out _);
        Assert.That(p11.Value, Is.EqualTo(1.001).Within(1e-11));
        Assert.That(p22.Value, Is.EqualTo(1.001).Within(1e-11));
        Assert.That(Return(0.25, 0.0, 0.0, ref p11, ref p22, ref p12, out var mises), Is.Zero);
        Assert.That(mises, Is.EqualTo(160e6 / 1.001).Within(10.0));
    }

    // A shear of 0.3 % along the edges, and the same across their diagonals, where it is a stretch and a shortening. The excess of above,
    // 6.863e-4, is a plastic shear strain of sqrt(3)/2 of it, and the metric changes by twice that.
    [TestCase(0.0, 0.3)]
    [TestCase(0.3, 0.0)]
    public void ShearedShape(double stretch, double shear)
    {
        Scalar p11 = new(1.0), p22 = new(1.0), p12 = new(0.0);
        var strain = Ductile.Return<Scalar>(
            new(1.0 + 0.02 * stretch), new(1.0 - 0.02 * stretch), new(0.02 * shear), ref p11, ref p22, ref p12,
            new(0.0), new(200e6), out _);
        var plastic = Math.Sqrt(3.0) / 2.0 * 6.863238373599765e-4;
        Assert.That(strain.Value, Is.EqualTo(6.863238373599765e-4).Within(1e-12));
        Assert.That(p11.Value, Is.EqualTo(stretch > 0.0 ? 1.0 + 2.0 * plastic : 1.0).Within(1e-11));
        Assert.That(p22.Value, Is.EqualTo(stretch > 0.0 ? 1.0 - 2.0 * plastic : 1.0).Within(1e-11));
        Assert.That(p12.Value, Is.EqualTo(shear > 0.0 ? 2.0 * plastic : 0.0).Within(1e-11));
    }

    // Metrics are given over the edges of a facet, whatever these are: over edges A, sheared and of other lengths, a metric M is A' M A and
    // a stress S is such that A S A' is S. A sheet stretched, shortened and sheared under a pressure yields alike.
    [Test]
    public void EdgesOfAFacetDoNotMatter()
    {
        const double a = 1.3, b = 0.4, c = -0.2, d = 0.8; // first edge (a, c), second (b, d)
        (double, double, double) Over((double M11, double M22, double M12) m) => (
            a * a * m.M11 + 2.0 * a * c * m.M12 + c * c * m.M22, b * b * m.M11 + 2.0 * b * d * m.M12 + d * d * m.M22,
            a * b * m.M11 + (a * d + b * c) * m.M12 + c * d * m.M22);
        var present = (1.008, 0.999, 0.002);
        var square = Yielded(present, (1.0, 1.0, 0.0));
        var skew = Yielded(Over(present), Over((1.0, 1.0, 0.0)));
        Assert.That(square.Strain, Is.GreaterThan(1e-4));
        Assert.That(skew.Strain, Is.EqualTo(square.Strain).Within(1e-12));
        Assert.That(skew.Mises, Is.EqualTo(square.Mises).Within(1e-12 * square.Mises));
        Near(skew.Energy, square.Energy);
        AreNear(skew.Shape, Over(square.Shape), 1e-14);
        var (s11, s22, s12) = skew.Stress;
        var turned = (
            a * a * s11 + 2.0 * a * b * s12 + b * b * s22, c * c * s11 + 2.0 * c * d * s12 + d * d * s22,
            a * c * s11 + (a * d + b * c) * s12 + b * d * s22);
        AreNear(turned, square.Stress, 1e-12 * 200e6);
    }

    // With the stress-free shape as reference it is the elastic sheet: held across, 64 and 16 GPa e.
    [Test]
    public void StressOfAFace()
    {
        Scalar one = new(1.0), none = new(0.0), longer = new(1.002);
        Ductile.Stress(longer, one, none, one, one, none, out var s11, out var s22, out var s12);
        Near(s11.Value, 64e6);
        Near(s22.Value, 16e6);
        Near(s12.Value, 0.0);
        Near(Ductile.EnergyDensity(longer, one, none, one, one, none).Value, 0.5 * 64e6 * 1e-3);
    }

    // The kernel of every step has the law's text once more: see there.
    [Test]
    public unsafe void TheKernelHasTheLawsBits()
    {
        var random = new Random(13);
        var film = new FilmConstants(new PlaneStress(1.7, 0.3), Bending: true, FractureStrain: 0.1);
        var plastic = stackalloc double[24];
        for (var n = 0; n < 1000; n++)
        {
            var c = new Vector512<double>[3];
            for (var k = 0; k < 3; k++)
            {
                var even = k < 2 ? 1.0 : 0.0;
                c[k] = Vector512.Create(even + 0.1 * (random.NextDouble() - 0.5));
                Vector512.Create(even + 0.1 * (random.NextDouble() - 0.5)).Store(plastic + 8 * k);
            }

            var face = new DuctileFilm.Face(new DuctileFilm.Metric(c[0], c[1], c[2]), plastic, film);
            var kernel = face.Stress();
            Scalar c11 = new(c[0][0]), c22 = new(c[1][0]), c12 = new(c[2][0]);
            Scalar p11 = new(plastic[0]), p22 = new(plastic[8]), p12 = new(plastic[16]);
            new DuctileSheet(film.Sheet).Stress(c11, c22, c12, p11, p22, p12, out var s11, out var s22, out var s12);
            var energy = new DuctileSheet(film.Sheet).EnergyDensity(c11, c22, c12, p11, p22, p12);
            double[] a = [kernel.M11[0], kernel.M22[0], kernel.M12[0], face.Energy[0]], b = [s11.Value, s22.Value, s12.Value, energy.Value];
            Assert.That(a.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(b.Select(BitConverter.DoubleToInt64Bits)), $"case {n}");
        }
    }

    [Test]
    public void FacesGiveTheSameBits() => Lanes.Hold(8, FaceOf<Scalar>, FaceOf<Wide>, 9);

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

    private static DuctileSheet Ductile => new(Sheet);

    // Of an even stretch and a shear strain in per cent, under a pressure in MPa.
    private static double Return(
        double stretch, double shear, double pressure, ref Scalar p11, ref Scalar p22, ref Scalar p12, out double mises)
    {
        Scalar even = new(1.0 + 0.02 * stretch), both = new(0.02 * shear);
        var more = Ductile.Return(even, even, both, ref p11, ref p22, ref p12, new(1e6 * pressure), new Scalar(200e6), out var stress);
        mises = stress.Value;
        return more.Value;
    }

    // Under a pressure of 20 MPa; stress and energy with the shape after yielding.
    private static Face Yielded((double M11, double M22, double M12) present, (double M11, double M22, double M12) shape)
    {
        Scalar c11 = new(present.M11), c22 = new(present.M22), c12 = new(present.M12);
        Scalar p11 = new(shape.M11), p22 = new(shape.M22), p12 = new(shape.M12);
        var strain = Ductile.Return(c11, c22, c12, ref p11, ref p22, ref p12, new(20e6), new Scalar(200e6), out var mises);
        Ductile.Stress(c11, c22, c12, p11, p22, p12, out var s11, out var s22, out var s12);
        var energy = Ductile.EnergyDensity(c11, c22, c12, p11, p22, p12);
        return new Face(
            strain.Value, mises.Value, energy.Value, (p11.Value, p22.Value, p12.Value), (s11.Value, s22.Value, s12.Value));
    }

    private static void AreNear((double M11, double M22, double M12) a, (double M11, double M22, double M12) b, double tolerance)
    {
        Assert.That(a.M11, Is.EqualTo(b.M11).Within(tolerance));
        Assert.That(a.M22, Is.EqualTo(b.M22).Within(tolerance));
        Assert.That(a.M12, Is.EqualTo(b.M12).Within(tolerance));
    }

    private sealed record Face(
        double Strain, double Mises, double Energy, (double M11, double M22, double M12) Shape,
        (double M11, double M22, double M12) Stress);

    private static T[] FaceOf<T>(T[] v)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1.0), tenth = T.Constant(0.1);
        var law = new DuctileSheet(new PlaneStress(1.7, 0.3));
        T c11 = one + tenth * v[0], c22 = one + tenth * v[1], c12 = tenth * v[2];
        T p11 = one + tenth * v[3], p22 = one + tenth * v[4], p12 = tenth * v[5];
        law.Stress(c11, c22, c12, p11, p22, p12, out var s11, out var s22, out var s12);
        var energy = law.EnergyDensity(c11, c22, c12, p11, p22, p12);
        var strain = law.Return(c11, c22, c12, ref p11, ref p22, ref p12, tenth * v[6], tenth * T.Abs(v[7]), out var mises);
        return [s11, s22, s12, energy, p11, p22, p12, strain, mises];
    }

    private static Scalar Percent(double strain) => new(1e-2 * strain);

    private static void Near(double value, double expected) =>
        Assert.That(value, Is.EqualTo(expected).Within(1e-12 * Math.Max(Math.Abs(expected), 1.0)));
}
