using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Tests.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Laws;

/// <summary>The law of a tetrahedron: the table of a zone's law in short, and the kernel's text against it.</summary>
[TestFixture]
public sealed class TetrahedronYieldTests
{
    private const double G = 100.0;

    // As JointYieldTests.Shear, the gradient given as twice itself with a factor of a half.
    [TestCase(0.5, 0.0, 0.5, 0.0)]
    [TestCase(1.0, 0.0, 1.0, 0.0)]
    [TestCase(3.0, 0.0, 1.0, 2.0 / 300.0)]
    [TestCase(3.0, 20.0, 1.0 + 20.0 * 2.0 / 320.0, 2.0 / 320.0)]
    public void Shear(double fraction, double hardening, double stress, double strain)
    {
        var e = fraction / (Math.Sqrt(3.0) * G);
        Scalar s11 = default, s22 = default, s12 = default, s13 = default, s23 = default, plastic = default, none = default;
        new TetrahedronYield(G, hardening).Advance<Scalar>(
            new(0.5), none, new(e), none, new(e), none, none, none, none, none, new(1.0),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref plastic, out var work);
        Assert.That(s12.Value, Is.EqualTo(stress / Math.Sqrt(3.0)).Within(1e-12));
        Assert.That(plastic.Value, Is.EqualTo(strain).Within(1e-12));
        Assert.That(work.Value, Is.EqualTo(strain * stress).Within(1e-12));
    }

    [Test]
    public void LanesGiveTheSameBits() => Lanes.Hold(17, Tetrahedron<Scalar>, Tetrahedron<Wide>, 11);

    // Two roundings of one law: values around 1 after some thirty operations.
    [Test]
    public void IsTheLawOfAZone()
    {
        var random = new Random(12);
        for (var n = 0; n < 1000; n++)
        {
            Scalar[] v = [.. Enumerable.Range(0, 17).Select(_ => new Scalar(random.NextDouble() - 0.5))];
            v[16] = new Scalar(1.0); // factor
            Scalar[] a = Tetrahedron(v), b = Zone(v);
            for (var k = 0; k < a.Length; k++) Assert.That(a[k].Value, Is.EqualTo(b[k].Value).Within(1e-14), $"case {n}, value {k}");
        }
    }

    // The kernel has the text once more, as its lanes in their wrapping cost 1.4 times the time: both to the bit, yielding and not.
    [Test]
    public void TheKernelHasTheLawsBits()
    {
        var material = new PlasticMaterial(5e9, 0.36, 1e6, 1e7);
        using var block = new Block(ZoneFormulation.Mixed, material, across: 1);
        var random = new Philox(4, "tetrahedra");
        var yielding = 0;
        for (var step = 0; step < 6; step++)
        {
            block.MoveNodes((_, _) => 1e-4 * new Vec3(random.NextNormal(), random.NextNormal(), random.NextNormal()));
            double[][] before = Rows(block);
            block.Update();
            var after = Rows(block);
            for (var r = 0; r < before.Length; r++)
            {
                var expected = Advance(block, material, r / Bundle.Lanes, r % Bundle.Lanes, before[r]);
                Assert.That(
                    after[r].Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(expected.Select(BitConverter.DoubleToInt64Bits)),
                    $"step {step}, row {r}");
                yielding += after[r][5] > before[r][5] ? 1 : 0;
            }
        }

        Assert.That(yielding, Is.InRange(50, 430), "of 480");
    }

    // Deviator and plastic strain of every tetrahedron and lane.
    private static double[][] Rows(Block block) =>
        [.. from t in Enumerable.Range(0, MixedRow.Tetrahedra)
            from l in Enumerable.Range(0, Bundle.Lanes)
            let first = MixedRow.Tetrahedron + t * MixedRow.TetrahedronRows
            select Enumerable.Range(0, MixedRow.TetrahedronRows).Select(k => block.Row(0, l, first + k)).ToArray()];

    // The kernel's gradient over six volumes, rounded as there.
    private static double[] Advance(Block block, PlasticMaterial material, int t, int lane, double[] row)
    {
        int Node(int k) => block.Template.Zones[MixedKernel.Corners[4 * t + k]];
        Vec3 Edge(int k) => block.Bundle.Node(Node(k), lane) - block.Bundle.Node(Node(0), lane);
        Vec3 Rate(int k) => block.Velocity(Node(k), lane) - block.Velocity(Node(0), lane);
        Vec3 e1 = Edge(1), e2 = Edge(2), e3 = Edge(3), u1 = Rate(1), u2 = Rate(2), u3 = Rate(3);
        Vec3 g1 = Cross(e2, e3), g2 = Cross(e3, e1), g3 = Cross(e1, e2);
        var six = Fma(e1.Z, g1.Z, Fma(e1.Y, g1.Y, e1.X * g1.X));
        Scalar Sum(double a, double x, double b, double y, double c, double z) => new(Fma(a, x, Fma(b, y, c * z)));
        Scalar s11 = new(row[0]), s22 = new(row[1]), s12 = new(row[2]), s13 = new(row[3]), s23 = new(row[4]), strain = new(row[5]);
        new TetrahedronYield(material.ShearModulus, material.Hardening).Advance(
            new(six / (six * six)),
            Sum(u1.X, g1.X, u2.X, g2.X, u3.X, g3.X), Sum(u1.X, g1.Y, u2.X, g2.Y, u3.X, g3.Y), Sum(u1.X, g1.Z, u2.X, g2.Z, u3.X, g3.Z),
            Sum(u1.Y, g1.X, u2.Y, g2.X, u3.Y, g3.X), Sum(u1.Y, g1.Y, u2.Y, g2.Y, u3.Y, g3.Y), Sum(u1.Y, g1.Z, u2.Y, g2.Z, u3.Y, g3.Z),
            Sum(u1.Z, g1.X, u2.Z, g2.X, u3.Z, g3.X), Sum(u1.Z, g1.Y, u2.Z, g2.Y, u3.Z, g3.Y), Sum(u1.Z, g1.Z, u2.Z, g2.Z, u3.Z, g3.Z),
            new Scalar(material.YieldStrength), ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out _);
        return [s11.Value, s22.Value, s12.Value, s13.Value, s23.Value, strain.Value];
    }

    private static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    private static Vec3 Cross(Vec3 a, Vec3 b) => new(Fma(a.Y, b.Z, -(a.Z * b.Y)), Fma(a.Z, b.X, -(a.X * b.Z)), Fma(a.X, b.Y, -(a.Y * b.X)));

    private static T[] Tetrahedron<T>(T[] v)
        where T : struct, IReal<T>
    {
        T s11 = v[9], s22 = v[10], s12 = v[11], s13 = v[12], s23 = v[13], strain = T.Abs(v[14]);
        new TetrahedronYield(0.7, 0.3).Advance(
            v[16], v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], T.Abs(v[15]),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out var work);
        return [s11, s22, s12, s13, s23, strain, work];
    }

    private static Scalar[] Zone(Scalar[] v)
    {
        Scalar s11 = v[9], s22 = v[10], s12 = v[11], s13 = v[12], s23 = v[13], strain = Scalar.Abs(v[14]);
        new JointYield(0.7, 0.3).Advance(
            v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], default, Scalar.Abs(v[15]),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out _, out _, out var work, out _);
        return [s11, s22, s12, s13, s23, strain, work];
    }
}
