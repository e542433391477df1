using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

public sealed class ZoneTests
{
    private static readonly PlasticMaterial Elastic = Block.Elastic;

    private static readonly Mat3 Gradient = new(new Vec3(2e-5, -1e-5, 3e-5), new Vec3(4e-5, -3e-5, 1e-5), new Vec3(-2e-5, 5e-5, 2.5e-5));

    [Test]
    public void LinearFieldGivesOneStressEverywhereAndNoForceInside([Values] ZoneFormulation formulation)
    {
        using var block = new Block(formulation, Elastic);
        block.Move(x => Gradient * x);
        block.Update();
        var expected = Deviator(Gradient);
        var size = expected.VonMises;
        for (var z = 0; z < block.Template.ZoneCount; z++)
        {
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                for (var t = 0; t < (formulation == ZoneFormulation.Mixed ? MixedRow.Tetrahedra : 1); t++)
                    AreAlike(block.Deviator(z, l, t), expected, 1e-10 * size); // differences of places of order 10 lose three digits
            }
        }

        for (var n = 0; n < block.Template.NodeCount; n++)
        {
            if (block.Template.SurfaceIndex[n] >= 0) continue;
            Assert.That(block.Force(n, 3).Length, Is.LessThan(1e-10 * size), $"node {n}"); // faces are of order 0.1
        }
    }

    [Test]
    public void RotationTurnsTheStressAndKeepsItsSize([Values] ZoneFormulation formulation)
    {
        const int steps = 1000;
        const double angle = 1e-4; // a step
        using var block = new Block(formulation, Elastic);
        block.Move(x => Gradient * x);
        block.Update();
        var before = block.Deviator(5, 2);
        block.Move(x => new Vec3(-angle * x.Y, angle * x.X, 0.0));
        for (var n = 0; n < steps; n++) block.Update();
        var after = block.Deviator(5, 2);
        // The explicit rotation lengthens a tensor by 2 angle^2 a step.
        Assert.That(after.VonMises, Is.EqualTo(before.VonMises).Within(3.0 * steps * angle * angle * before.VonMises));
        double c = Math.Cos(steps * angle), s = Math.Sin(steps * angle);
        Assert.That(after.Xx, Is.EqualTo(c * c * before.Xx + s * s * before.Yy - 2 * c * s * before.Xy).Within(1e-4 * before.VonMises));
        Assert.That(after.Xz, Is.EqualTo(c * before.Xz - s * before.Yz).Within(1e-4 * before.VonMises));
    }

    [Test]
    public void EvenCompressionGivesPressureByTheLogarithmOfTheRatio([Values] ZoneFormulation formulation)
    {
        using var block = new Block(formulation, Elastic);
        block.Stretch(0.9995);
        block.Update();
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            double virial = 0.0, volume = 0.9995 * 0.9995 * 0.9995 * block.Template.Volume();
            for (var n = 0; n < block.Template.NodeCount; n++) virial += Vec3.Dot(block.Force(n, l), block.Bundle.Node(n, l));
            var pressure = -Elastic.BulkModulus * 3.0 * Math.Log(0.9995);
            // The logarithm is a series to third order: e^3 / 4.
            Assert.That(virial / (3.0 * volume), Is.EqualTo(pressure).Within(2e-9 * pressure));
            Assert.That(block.Deviator(4, l).VonMises, Is.Zero);
        }
    }

    [Test]
    public void ForcesOfABodyHaveNoSumAndNoMoment([Values] ZoneFormulation formulation)
    {
        using var block = new Block(formulation, Elastic, across: 1, distortion: 0.25);
        Stir(block);
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            Vec3 sum = default, moment = default;
            var size = 0.0;
            for (var n = 0; n < block.Template.NodeCount; n++)
            {
                sum += block.Force(n, l);
                moment += Vec3.Cross(block.Bundle.Node(n, l), block.Force(n, l));
                size += block.Force(n, l).Length;
            }

            Assert.That(size, Is.GreaterThan(1e3));
            Assert.That(sum.Length, Is.LessThan(1e-13 * size));
            Assert.That(moment.Length, Is.LessThan(1e-12 * size)); // arms of order 10
        }
    }

    [Test]
    public void ForcesOfTetrahedraDoTheWorkOfTheirStress()
    {
        using var block = new Block(ZoneFormulation.Mixed, Elastic, across: 1, distortion: 0.25);
        Stir(block);
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            double work = 0.0, terms = 0.0, power = 0.0, volumeRate = 0.0, volume = 0.0;
            for (var n = 0; n < 8; n++)
            {
                var own = Vec3.Dot(block.Force(n, l), block.Velocity(n, l));
                work -= own;
                terms += Math.Abs(own);
            }

            for (var t = 0; t < MixedRow.Tetrahedra; t++)
            {
                var (own, gradient) = Tetrahedron(block, t, l);
                var s = block.Deviator(0, l, t);
                power += 0.5 * own * (Vec3.Dot(new Vec3(s.Xx, s.Xy, s.Xz), gradient.RowX)
                    + Vec3.Dot(new Vec3(s.Xy, s.Yy, s.Yz), gradient.RowY)
                    + Vec3.Dot(new Vec3(s.Xz, s.Yz, s.Zz), gradient.RowZ));
                volume += 0.5 * own;
                volumeRate += 0.5 * own * (gradient.RowX.X + gradient.RowY.Y + gradient.RowZ.Z);
            }

            var free = BodyTemplate.ZoneVolume(block.Template.Nodes, block.Template.Zones);
            var e = volume / free - 1.0;
            var logarithm = e - e * e / 2.0 + e * e * e / 3.0; // the kernel's
            power += Elastic.BulkModulus * (logarithm + 0.4 / 3.0 * volumeRate / volume) * volumeRate;
            Assert.That(work, Is.EqualTo(power).Within(1e-10 * terms)); // e loses three digits of sixteen, lengths one each
        }
    }

    [Test]
    public void OverlaysHaveTheVolumeByTheDiagonalsOfFacesOnAverage()
    {
        using var block = new Block(ZoneFormulation.Mixed, Elastic, across: 1, distortion: 0.25);
        var sum = 0.0;
        for (var t = 0; t < MixedRow.Tetrahedra; t++) sum += 0.5 * Tetrahedron(block, t, 0).Volume;
        Assert.That(sum, Is.EqualTo(BodyTemplate.ZoneVolume(block.Template.Nodes, block.Template.Zones)).Within(1e-14));
    }

    [Test]
    public unsafe void CornerThatTurnsInsideOutStaysBoundedAndDissipates()
    {
        var material = new PlasticMaterial(5e9, 0.36, 1e6);
        using var block = new Block(ZoneFormulation.Mixed, material, across: 1, distortion: 0.0);
        var bundle = block.Bundle;
        // The corner goes along the body's diagonal: its tetrahedron has no volume at a third of the way.
        const int steps = 4000;
        var speed = new Vec3[Bundle.Lanes];
        for (var l = 0; l < Bundle.Lanes; l++) speed[l] = 0.5 / steps * (bundle.Node(0, l) - bundle.Node(7, l));
        var last = 0.0;
        for (var n = 0; n < steps; n++)
        {
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                double* x = bundle.Position.Address + 7 * Bundle.Vector + l, v = bundle.Velocity.Address + 7 * Bundle.Vector + l;
                (v[0], v[8], v[16]) = (speed[l].X, speed[l].Y, speed[l].Z);
                (x[0], x[8], x[16]) = (x[0] + v[0], x[8] + v[8], x[16] + v[16]);
            }

            block.Update();
            var work = bundle.LaneValue(LaneRow.PlasticWork, 4);
            Assert.That(work, Is.GreaterThanOrEqualTo(last));
            last = work;
        }

        for (var t = 0; t < MixedRow.Tetrahedra; t++)
            Assert.That(block.Deviator(0, 4, t).VonMises, Is.LessThanOrEqualTo(1e6 * (1 + 1e-12)));
        Assert.That(last, Is.InRange(1e5, 1e7)); // some Y V
    }

    // Random velocities twice, at a volume ratio beside 1: stress, pressure, viscosity, and hourglass resistance.
    private static void Stir(Block block)
    {
        block.Stretch(1.0004);
        var random = new Philox(3, "stir");
        for (var n = 0; n < 2; n++)
        {
            block.Move(_ => 1e-4 * new Vec3(random.NextNormal(), random.NextNormal(), random.NextNormal()));
            block.Update();
        }
    }

    private static (double Volume, Mat3 Gradient) Tetrahedron(Block block, int t, int lane)
    {
        int Node(int k) => block.Template.Zones[MixedKernel.Corners[4 * t + k]];
        var x = block.Bundle.Node(Node(0), lane);
        var v = block.Velocity(Node(0), lane);
        Vec3 a = block.Bundle.Node(Node(1), lane) - x, b = block.Bundle.Node(Node(2), lane) - x, c = block.Bundle.Node(Node(3), lane) - x;
        var six = Vec3.Dot(a, Vec3.Cross(b, c));
        var gradient = Mat3.Dyad(block.Velocity(Node(1), lane) - v, Vec3.Cross(b, c) / six)
            + Mat3.Dyad(block.Velocity(Node(2), lane) - v, Vec3.Cross(c, a) / six)
            + Mat3.Dyad(block.Velocity(Node(3), lane) - v, Vec3.Cross(a, b) / six);
        return (six / 6.0, gradient);
    }

    private static Sym3 Deviator(Mat3 l)
    {
        double g = Elastic.ShearModulus, mean = (l.RowX.X + l.RowY.Y + l.RowZ.Z) / 3.0;
        return new Sym3(
            2 * g * (l.RowX.X - mean), 2 * g * (l.RowY.Y - mean), 2 * g * (l.RowZ.Z - mean), g * (l.RowX.Y + l.RowY.X),
                g * (l.RowY.Z + l.RowZ.Y),
            g * (l.RowX.Z + l.RowZ.X));
    }

    private static void AreAlike(Sym3 a, Sym3 b, double tolerance)
    {
        Assert.That(a.Xx, Is.EqualTo(b.Xx).Within(tolerance));
        Assert.That(a.Yy, Is.EqualTo(b.Yy).Within(tolerance));
        Assert.That(a.Xy, Is.EqualTo(b.Xy).Within(tolerance));
        Assert.That(a.Xz, Is.EqualTo(b.Xz).Within(tolerance));
        Assert.That(a.Yz, Is.EqualTo(b.Yz).Within(tolerance));
    }
}
