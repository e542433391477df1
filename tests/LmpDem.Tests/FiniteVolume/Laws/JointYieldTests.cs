using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Laws;

/// <summary>
/// Steps of a zone calculated by hand, in units of the yield strength: Y = 1, G = 100, so that shear yields at a tensor strain of
/// 1 / (2 sqrt(3) G) and an isochoric stretch at 1 / (3 G). Tolerance 1e-12: rounding of some thirty operations.
/// </summary>
[TestFixture]
public sealed class JointYieldTests
{
    private const double G = 100.0;
    private static readonly double Root3 = Math.Sqrt(3.0);

    // Simple shear without spin, e12 = e21 = fraction of the yield strain: s12 = 2 G e12 up to Y / sqrt(3). Beyond, the trial exceeds the
    // surface by sqrt(3) 2 G e12 - Y = (share - 1) Y, and flow = (share - 1) Y / (3 G + H), s12 = (Y + H flow) / sqrt(3).
    [TestCase(0.5, 0.0, 0.5, 0.0)]
    [TestCase(1.0, 0.0, 1.0, 0.0)]
    [TestCase(3.0, 0.0, 1.0, 2.0 / 300.0)]
    [TestCase(3.0, 20.0, 1.0 + 20.0 * 2.0 / 320.0, 2.0 / 320.0)]
    public void Shear(double fraction, double hardening, double stress, double strain)
    {
        var e = fraction / (2.0 * Root3 * G);
        var after = Step(new Zone(), new JointYield(G, hardening), new Gradient { L12 = e, L21 = e });
        Near(after.S12, stress / Root3);
        Near(after.Strain, strain);
        Near(after.S11, 0.0);
        Near(after.Dissipated, strain * stress); // flow at the strength reached
    }

    // Stretch e along x, -e/2 across: s11 = 2 G e, s22 = s33 = -G e, Mises 3 G e. At yield s11 = 2/3 Y, s22 = -1/3 Y, beyond it too.
    [TestCase(0.5, 1.0 / 3.0, 0.0)]
    [TestCase(1.0, 2.0 / 3.0, 0.0)]
    [TestCase(2.5, 2.0 / 3.0, 1.5 / 300.0)]
    public void Uniaxial(double fraction, double stress, double strain)
    {
        var e = fraction / (3.0 * G);
        var after = Step(new Zone(), new JointYield(G, 0.0), new Gradient { L11 = e, L22 = -0.5 * e, L33 = -0.5 * e });
        Near(after.S11, stress);
        Near(after.S22, -0.5 * stress);
        Near(after.S33, -0.5 * stress);
        Near(after.Strain, strain);
    }

    // An even swelling strains no deviator.
    [Test]
    public void Swelling() => Near(Step(new Zone(), new JointYield(G, 0.0), new Gradient { L11 = 0.1, L22 = 0.1, L33 = 0.1 }).S11, 0.0);

    // From the surface back by half a yield strain: elastic, s12 = (1 - 1/2) Y / sqrt(3), with the plastic strain as it was. By 2.5 of them
    // it yields backwards: |1 - 2.5| = 1.5, half a yield stress too much.
    [TestCase(0.5, 0.5, 0.01)]
    [TestCase(2.5, -1.0, 0.01 + 0.5 / 300.0)]
    public void Unloading(double fraction, double stress, double strain)
    {
        var e = -fraction / (2.0 * Root3 * G);
        var after = Step(new Zone { S12 = 1.0 / Root3, Strain = 0.01 }, new JointYield(G, 0.0), new Gradient { L12 = e, L21 = e });
        Near(after.S12, stress / Root3);
        Near(after.Strain, strain);
    }

    // A turn by w, counter-clockwise from x to y (l21 = w, l12 = -w), turns the stress along: s12 gains w (s11 - s22).
    [Test]
    public void Turning()
    {
        const double w = 1e-3;
        var after = Step(new Zone { S11 = 0.4, S22 = -0.2 }, new JointYield(G, 0.0), new Gradient { L21 = w, L12 = -w });
        Near(after.S12, w * 0.6);
        Near(after.S11, 0.4);
        Near(after.S22, -0.2);
    }

    // Three yield stresses of shear and four of bending are five together, 3-4-5: both keep a fifth, the flow is (5 - 1) Y / 3 G, and
    // bending takes 16/25 of the work.
    [Test]
    public void BendingSharesTheSurface()
    {
        const double e = 3.0 / 200.0;
        var after = Step(new Zone { Bending = 16.0 }, new JointYield(G, 0.0), new Gradient { L12 = e / Root3, L21 = e / Root3 });
        Near(after.Scale, 0.2);
        Near(after.S12, 0.6 / Root3);
        Near(after.Strain, 4.0 / 300.0);
        Near(after.Bent, 0.64);
    }

    // K ln J at J = 1.003: 0.0029955089797985 K; the series leaves out e^4 / 4 = 2e-11.
    [Test]
    public void MeanStress() =>
        Assert.That(new BulkElasticity(2.0).Tension(new Scalar(1.003)).Value, Is.EqualTo(2.0 * 0.0029955089797985).Within(5e-11));

    // E = 3, nu = 1/4: K = E / 3(1 - 2 nu) = 2, G = E / 2(1 + nu) = 1.2.
    [Test]
    public void ModuliOfAMaterial()
    {
        var material = new PlasticMaterial(3.0, 0.25, 1.0);
        Near(material.BulkModulus, 2.0);
        Near(material.ShearModulus, 1.2);
    }

    // A mode that moves at kappa in a zone of size h: Q = beta 3 c^2 G h kappa with c^2 = 5/324, and |Q|^2 / (beta c^2 h^4) of the
    // squared stress. With beta = 1, h = 2 and kappa = 0.01: Q = 5/108 x 100 x 2 x 0.01 = 5/54, and Q^2 / c^2 = 25/2916 x 324/5 = 5/9.
    [Test]
    public void HourglassForce()
    {
        Scalar x = default, y = default, z = default, square = default, none = default;
        new HourglassModes(1.0, G).Try(0, new Scalar(2.0), none, none, none, new Scalar(0.01), none, none, ref x, ref y, ref z, ref square);
        Near(x.Value, 5.0 / 54.0);
        Near(y.Value, 0.0);
        Near(square.Value, 5.0 / 9.0);
        var q = x.Value;
        Near(HourglassModes.SquareBending(k => k == 0 ? q : 0.0, 2.0, 1.0), 5.0 / 9.0 / 16.0);
    }

    // Turned by (0.1, 0.2, 0.3), of which the spins are w12 = -0.3, w13 = 0.2, w23 = -0.1, a force of (2, 3, 5) gains the vector product
    // of both, (0.1, 0.1, -0.1); with beta = 2 and c^2 = 5/648 its square 38.03 counts 64.8 fold.
    [Test]
    public void HourglassForceTurnsWithTheZone()
    {
        Scalar x = new(2.0), y = new(3.0), z = new(5.0), square = new(7.0), still = default;
        new HourglassModes(2.0, G).Try(
            3, new Scalar(1.0), new(-0.3), new(0.2), new(-0.1), still, still, still, ref x, ref y, ref z, ref square);
        Near(x.Value, 2.1);
        Near(y.Value, 3.1);
        Near(z.Value, 4.9);
        Assert.That(square.Value, Is.EqualTo(7.0 + 64.8 * 38.03).Within(1e-9));
    }

    // Twelve forces of 1 in a zone of size 2: nine of the first three modes count 324/5 each, three of the last 648/5, over beta h^4 = 32.
    [Test]
    public void EveryHourglassForceCountsOnce() =>
        Near(HourglassModes.SquareBending(_ => 1.0, 2.0, 2.0), (9.0 * 324.0 / 5.0 + 3.0 * 648.0 / 5.0) / 32.0);

    [Test]
    public void LanesGiveTheSameBits() => Lanes.Hold(19, Advance<Scalar>, Advance<Wide>, 7);

    private static T[] Advance<T>(T[] v)
        where T : struct, IReal<T>
    {
        T s11 = v[11], s22 = v[12], s12 = v[13], s13 = v[14], s23 = v[15], strain = T.Abs(v[16]);
        new JointYield(0.7, 0.3).Advance(
            v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9] * v[9], T.Abs(v[10]),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out var s33, out var scale, out var dissipated, out var bent);
        T x = v[11], y = v[12], z = v[13], square = v[17] * v[17];
        new HourglassModes(1.3, 0.7).Try(3, T.Abs(v[18]), v[0], v[1], v[2], v[3], v[4], v[5], ref x, ref y, ref z, ref square);
        var tension = new BulkElasticity(3.0).Tension(T.Constant(1.0) + v[18]);
        return [s11, s22, s12, s13, s23, strain, s33, scale, dissipated, bent, x, y, z, square, tension];
    }

    private static Zone Step(Zone z, JointYield law, Gradient l)
    {
        Scalar s11 = new(z.S11), s22 = new(z.S22), s12 = new(z.S12), s13 = default, s23 = default, strain = new(z.Strain);
        law.Advance<Scalar>(
            new(l.L11), new(l.L12), default, new(l.L21), new(l.L22), default, default, default, new(l.L33), new(z.Bending), new(1.0),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out var s33, out var scale, out var dissipated, out var bent);
        return new Zone
        {
            S11 = s11.Value,
            S22 = s22.Value,
            S12 = s12.Value,
            S33 = s33.Value,
            Strain = strain.Value,
            Scale = scale.Value,
            Dissipated = dissipated.Value,
            Bent = bent.Value,
        };
    }

    private static void Near(double value, double expected) => Assert.That(value, Is.EqualTo(expected).Within(1e-12));

    private record struct Gradient(double L11, double L12, double L21, double L22, double L33);

    private record struct Zone(
        double S11, double S22, double S12, double S33, double Strain, double Bending, double Scale, double Dissipated, double Bent);
}
