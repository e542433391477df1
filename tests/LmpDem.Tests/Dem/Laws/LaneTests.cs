using System.Runtime.Intrinsics;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

[TestFixture]
public sealed class LaneTests
{
    private static readonly MaterialSpec Material = new() { YoungsModulus = 5e9, PoissonRatio = 0.36, YieldStrength = 10e6 };
    private static readonly ContactSpec Spec = new() { Restitution = 0.5 };

    [Test]
    public void OneLaneAndEightGiveTheSameBits(
        [ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law, [Values] bool isAdhesive) =>
        Assert.That(law.Apply(new Comparison(isAdhesive)), Is.True);

    [Test]
    public void RollingGivesTheSameBits()
    {
        var random = new Random(2);
        for (var n = 0; n < 1000; n++)
        {
            var inputs = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 14).Select(_ => random.NextDouble() - 0.5).ToArray())
                .ToArray();
            var wide = Roll(Lanes(inputs));
            for (var lane = 0; lane < 8; lane++)
            {
                var scalar = Roll([.. inputs[lane].Select(v => new Scalar(v))]);
                for (var k = 0; k < scalar.Length; k++)
                    Assert.That(Bits(wide[k].Lanes[lane]), Is.EqualTo(Bits(scalar[k].Value)), $"case {n}, lane {lane}, output {k}");
            }
        }
    }

    private static void SameBits<TLaw>(TLaw law)
        where TLaw : struct, INormalLaw
    {
        var random = new Random(1);
        for (var n = 0; n < 2000; n++)
        {
            var atWall = n % 6 == 0;
            var inputs = Enumerable.Range(0, 8).Select(_ => Random(random, atWall)).ToArray();
            var wide = Touch.Evaluate(law, Lanes(inputs), atWall);
            for (var lane = 0; lane < 8; lane++)
            {
                var scalar = Touch.Evaluate(law, inputs[lane].Select(v => new Scalar(v)).ToArray(), atWall);
                for (var k = 0; k < Touch.Outputs; k++)
                {
                    Assert.That(Bits(wide[k].Lanes[lane]), Is.EqualTo(Bits(scalar[k].Value)),
                        $"case {n}, lane {lane}, output {k}: {wide[k].Lanes[lane]:R} and {scalar[k].Value:R}");
                }
            }
        }
    }

    // From far apart to deep overlap, sticking and sliding, at a plane too, loading and unloading.
    private static double[] Random(Random random, bool atWall)
    {
        var c = new double[Touch.Inputs];
        c[0] = 1e-5 * (0.2 + random.NextDouble());
        c[1] = atWall ? 1e15 * c[0] : 1e-5 * (0.2 + random.NextDouble());
        var sum = atWall ? c[0] : c[0] + c[1];
        c[2] = 1e-12 * (0.1 + random.NextDouble());
        var overlap = c[0] * (random.Next(3) == 0 ? Math.Pow(10.0, -9.0 * random.NextDouble()) * 0.5 : 0.4 * random.NextDouble() - 0.1);
        c[3] = sum - overlap;
        c[4] = random.Next(2) == 0 ? 0.0 : 1e6 * random.NextDouble();
        c[5] = random.Next(4) == 0 ? 0.0 : 1e-9;
        c[6] = random.Next(4) == 0 ? 0.0 : random.NextDouble();
        var n = new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5).Normalized();
        (c[7], c[8], c[9]) = (n.X, n.Y, n.Z);
        for (var k = 10; k < 16; k++) c[k] = random.NextDouble() - 0.5;
        for (var k = 16; k < 19; k++) c[k] = 1e-8 * (random.NextDouble() - 0.5);
        c[19] = random.Next(2) == 0 ? 0.0 : Math.Max(overlap, 0.0) * (1.0 + 0.1 * random.NextDouble());
        return c;
    }

    [Test]
    public void ExchangedBodiesGetOppositeForces()
    {
        var law = new Adhesive<PlasticDense>(PlasticDense.Create(Material, Spec, 1e-5), 0.5, 0.01);
        var random = new Random(4);
        for (var n = 0; n < 1000; n++)
        {
            var c = Random(random, atWall: false);
            var d = (double[])c.Clone();
            (d[0], d[1]) = (c[1], c[0]);
            foreach (var k in (int[])[7, 8, 9, 10, 11, 12, 16, 17, 18]) d[k] = -c[k]; // normal, relative velocity, springs
            var one = Touch.Evaluate(law, c.Select(v => new Scalar(v)).ToArray());
            var other = Touch.Evaluate(law, d.Select(v => new Scalar(v)).ToArray());
            var size = Math.Abs(one[0].Value) + Math.Abs(one[1].Value) + Math.Abs(one[2].Value);
            // The depth below either surface is a difference of near numbers: 1e-16 of the radius over a depth of 1e-9 of it at least.
            for (var k = 0; k < 3; k++) Assert.That(other[k].Value, Is.EqualTo(-one[k].Value).Within(1e-6 * size), $"case {n}, force {k}");
            for (var k = 3; k < 6; k++)
                Assert.That(other[k].Value, Is.EqualTo(one[k].Value).Within(1e-6 * size), $"case {n}, torque over radius {k - 3}");
        }
    }

    private static T[] Roll<T>(T[] c)
        where T : struct, IReal<T>
    {
        T gx = c[11], gy = c[12], gz = c[13];
        Contact.Roll(
            c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], ref gx, ref gy, ref gz, out var mx, out var my, out var mz);
        return [gx, gy, gz, mx, my, mz];
    }

    private static Wide[] Lanes(double[][] inputs) =>
        [.. Enumerable.Range(0, inputs[0].Length).Select(k => new Wide(Vector512.Create(inputs.Select(i => i[k]).ToArray())))];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private sealed record Comparison(bool IsAdhesive) : ILawUser<bool>
    {
        public bool Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw>
        {
            var law = TLaw.Create(Material, Spec, 1e-5);
            if (IsAdhesive) SameBits(new Adhesive<TLaw>(law, 0.5, 0.01));
            else SameBits(law);
            return true;
        }
    }
}
