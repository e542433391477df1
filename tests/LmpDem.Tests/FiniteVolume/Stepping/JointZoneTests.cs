using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

/// <summary>
/// Stress and hourglass forces of a joint zone, by hand on a cube of edge 1: a mode that moves at kappa along a direction gives a node the
/// velocity kappa h / 8, with h the product of two or three of its signs.
/// </summary>
public sealed class JointZoneTests
{
    private const double Y = 1e6;

    private static readonly PlasticMaterial Soft = new(5e9, 0.36, Y);

    private static readonly double Shear = Soft.ShearModulus;

    [Test]
    public void ModesWeighAsTheirStrainsInATrilinearCube([Values(0, 1, 2, 3)] int mode)
    {
        // Two Gauss points along each axis are exact for squares of linear strains; the mean of the directions x, y, z.
        var sum = 0.0;
        var place = 1.0 / Math.Sqrt(3.0);
        for (var axis = 0; axis < 3; axis++)
        {
            for (var point = 0; point < 8; point++)
            {
                double[] p = [(point & 1) == 0 ? -place : place, (point & 2) == 0 ? -place : place, (point & 4) == 0 ? -place : place];
                var gradient = new double[3, 3];
                for (var b = 0; b < 3; b++)
                {
                    double Derivative(int[] factors) =>
                        factors.Contains(b) ? factors.Where(f => f != b).Aggregate(1.0, (x, f) => x * p[f]) : 0.0;
                    gradient[axis, b] = 2.0 / 8.0 * Derivative(Factors(mode));
                }

                var trace = gradient[axis, axis];
                for (var a = 0; a < 3; a++)
                {
                    for (var b = 0; b < 3; b++)
                    {
                        var e = 0.5 * (gradient[a, b] + gradient[b, a]) - (a == b ? trace / 3.0 : 0.0);
                        sum += 2.0 / 3.0 * e * e / 24.0;
                    }
                }
            }
        }

        Assert.That(sum, Is.EqualTo(mode < 3 ? 5.0 / 324.0 : 5.0 / 648.0).Within(1e-15));
        Assert.That(HourglassModes.Stiffness(mode), Is.EqualTo(3.0 * sum)
            .Within(1e-15), "the energy of a mode is that of the trilinear cube");
    }

    [Test]
    public void BendingAloneYieldsAtTheAnalyticForce([Values(0, 1, 2, 3)] int mode, [Values(1.0, 2.5)] double weight)
    {
        const double kappa = 0.1; // 2.5e-3 and less yields
        using var block = Cube(Soft, weight);
        block.MoveNodes((n, _) => kappa / 8.0 * Sign(block, n, mode) * Direction);
        block.Update();
        var (work, strain) = (block.Bundle.LaneValue(LaneRow.PlasticWork, 0), block.Row(0, 0, ZoneRow.PlasticStrain));
        block.Update();
        var c = Math.Sqrt(mode < 3 ? 5.0 / 324.0 : 5.0 / 648.0);
        var force = Math.Sqrt(weight) * c * Y;
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            for (var n = 0; n < 8; n++)
                Assert.That((block.Force(n, l) + force * Sign(block, n, mode) * Direction).Length, Is.LessThan(1e-9 * force));
            Assert.That(block.Deviator(0, l).VonMises, Is.LessThan(1e-9 * Y), "no strain on the mean");
        }

        var power = 0.0;
        for (var n = 0; n < 8; n++) power -= Vec3.Dot(block.Force(n, 0), block.Velocity(n, 0));
        var flow = block.Row(0, 0, ZoneRow.PlasticStrain) - strain;
        Assert.That(flow, Is.EqualTo(Math.Sqrt(weight) * c * kappa).Within(1e-9 * kappa), "the mean of the bending strain over the cube");
        Assert.That(block.Bundle.LaneValue(LaneRow.PlasticWork, 0) - work, Is.EqualTo(power).Within(1e-9 * power));
        Assert.That(power, Is.EqualTo(Y * flow).Within(1e-9 * power), "of a cube of volume 1");
    }

    [Test]
    public void WeightScalesTheStiffnessOfBending()
    {
        foreach (var weight in new[] { 1.0, 2.5 })
        {
            using var block = Cube(Block.Elastic, weight);
            block.MoveNodes((n, _) => 1e-6 / 8.0 * Sign(block, n, 1) * Direction);
            block.Update();
            Assert.That(block.Mode(0, 3, 1).Length, Is.EqualTo(weight * 5.0 / 108.0 * Shear * 1e-6).Within(1e-12 * Shear * 1e-6));
        }
    }

    [Test]
    public void ShearAndBendingShareOneYieldStress()
    {
        // Squares of the trial: shear 3 (G gamma)^2, bending (a G kappa)^2 / c^2 = 5/36 (G kappa)^2. With these rates 16 + 9 = 25 times
        // (Y/2)^2, so that the equivalent stress is 2.5 Y and everything is held to 0.4 of the trial.
        var unit = 0.5 * Y / Shear;
        double gamma = 4.0 * unit / Math.Sqrt(3.0), kappa = 3.0 * unit * Math.Sqrt(36.0 / 5.0);
        using var block = Cube(Soft, 1.0);
        block.MoveNodes((n, l) => new Vec3(gamma * block.Bundle.Node(n, l).Y, 0, 0) + kappa / 8.0 * Sign(block, n, 0) * Direction);
        block.Update();
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            Assert.That(block.Deviator(0, l).Xy, Is.EqualTo(0.4 * Shear * gamma).Within(1e-9 * Y));
            Assert.That((block.Mode(0, l, 0) - 0.4 * 5.0 / 108.0 * Shear * kappa * Direction).Length, Is.LessThan(1e-9 * Y));
            Assert.That(block.Row(0, l, ZoneRow.PlasticStrain), Is.EqualTo(1.5 * Y / (3.0 * Shear)).Within(1e-9 * Y / Shear));
        }

        // Of the plastic work Y flow, the square of bending over that of all.
        var work = block.Bundle.LaneValue(LaneRow.PlasticWork, 2);
        Assert.That(work, Is.EqualTo(Y * 0.5 * Y / Shear).Within(1e-9 * work));
        Assert.That(block.Bundle.LaneValue(LaneRow.HourglassPlasticWork, 2), Is.EqualTo(9.0 / 25.0 * work).Within(1e-9 * work));
    }

    [Test]
    public void NothingExceedsTheYieldStressAndAllScalesAlike()
    {
        using var block = new Block(ZoneFormulation.Joint, Soft, across: 2, hourglass: new HourglassSpec { Weight = 2.5 });
        using var elastic = new Block(ZoneFormulation.Joint, Block.Elastic, across: 2, hourglass: new HourglassSpec { Weight = 2.5 });
        var random = new Philox(5, "joint");
        for (var step = 0; step < 20; step++)
        {
            var velocity = Enumerable.Range(0, block.Template.NodeCount * Bundle.Lanes)
                .Select(_ => 2e-4 * new Vec3(random.NextNormal(), random.NextNormal(), random.NextNormal())).ToArray();
            foreach (var one in new[] { block, elastic })
            {
                one.MoveNodes((n, l) => velocity[n * Bundle.Lanes + l]);
                one.Update();
            }

            for (var z = 0; z < block.Template.ZoneCount; z++)
            {
                var size = block.Row(z, 1, ZoneRow.Size);
                var stress = Equivalent(block, z, size, 2.5);
                Assert.That(stress, Is.LessThanOrEqualTo(Y * (1.0 + 1e-12)));
                if (step > 0) continue;
                // From rest on the trial is the elastic zone's state.
                var scale = Y / Equivalent(elastic, z, size, 2.5);
                Assert.That(scale, Is.LessThan(0.9));
                Assert.That(block.Deviator(z, 1).Xz, Is.EqualTo(scale * elastic.Deviator(z, 1).Xz).Within(1e-9 * Y));
                Assert.That(block.Deviator(z, 1).Xx, Is.EqualTo(scale * elastic.Deviator(z, 1).Xx).Within(1e-9 * Y));
                for (var mode = 0; mode < 4; mode++)
                    Assert.That((block.Mode(z, 1, mode) - scale * elastic.Mode(z, 1, mode)).Length, Is.LessThan(1e-9 * Y * size * size));
            }
        }
    }

    [Test]
    public void WorkOnTheNodesIsStoredOrDissipated()
    {
        // Forces at the end of a step are half an increment ahead: the error is of first order in the step.
        var (coarse, fine) = (Lost(200), Lost(400));
        Assert.That(Math.Abs(coarse), Is.LessThan(0.02));
        Assert.That(coarse / fine, Is.InRange(1.6, 2.4));
    }

    // Energy-balance residual over the work, for a shear of 3e-3, ten times what yields, and bending beside it, in a number of steps.
    private static double Lost(int steps)
    {
        using var block = new Block(ZoneFormulation.Joint, Soft, across: 2);
        var random = new Philox(9, "energy");
        var way = Enumerable.Range(0, block.Template.NodeCount)
            .Select(n => new Vec3(3e-3 * block.Bundle.Node(n, 0).Y, 0, 0)
                + 3e-4 * new Vec3(random.NextNormal(), random.NextNormal(), random.NextNormal())).ToArray();
        block.MoveNodes((n, _) => 1.0 / steps * way[n]);
        var work = 0.0;
        for (var k = 0; k < steps; k++)
        {
            block.Drift();
            block.Update();
            for (var n = 0; n < way.Length; n++) work -= Vec3.Dot(block.Force(n, 0), block.Velocity(n, 0));
        }

        double stored = 0.0, dissipated = 0.0;
        foreach (var row in new[] { LaneRow.PlasticWork, LaneRow.ViscousWork, LaneRow.HourglassViscousWork })
            dissipated += block.Bundle.LaneValue(row, 0);
        var nodes = Enumerable.Range(0, way.Length).Select(n => block.Bundle.Node(n, 0)).ToArray();
        for (var z = 0; z < block.Template.ZoneCount; z++)
        {
            var volume = BodyTemplate.ZoneVolume(nodes, block.Template.Zones.AsSpan(8 * z, 8));
            double free = block.Row(z, 0, ZoneRow.Volume), mises = block.Deviator(z, 0).VonMises, e = volume / free - 1.0;
            stored += volume * mises * mises / (6.0 * Shear) + 0.5 * Soft.BulkModulus * free * e * e;
            for (var mode = 0; mode < 4; mode++)
            {
                var q = block.Mode(z, 0, mode).Length;
                stored += q * q / (2.0 * (mode < 3 ? 5.0 / 108.0 : 5.0 / 216.0) * Shear * Math.Cbrt(free));
            }
        }

        Assert.That(dissipated, Is.GreaterThan(0.2 * work));
        Assert.That(stored, Is.GreaterThan(0.05 * work));
        Assert.That(block.Bundle.LaneValue(LaneRow.HourglassPlasticWork, 0), Is.GreaterThan(0.02 * work));
        return (work - stored - dissipated) / work;
    }

    // sqrt(3/2 s:s + sum |Q|^2 / (beta c^2 h^4)) in lane 1.
    private static double Equivalent(Block block, int zone, double size, double weight)
    {
        var mises = block.Deviator(zone, 1).VonMises;
        var sum = mises * mises;
        for (var mode = 0; mode < 4; mode++)
        {
            var q = block.Mode(zone, 1, mode).Length / (size * size);
            sum += q * q / (weight * (mode < 3 ? 5.0 / 324.0 : 5.0 / 648.0));
        }

        return Math.Sqrt(sum);
    }

    private static Vec3 Direction => new Vec3(2, -1, 3).Normalized();

    private static int[] Factors(int mode) => mode switch { 0 => [1, 2], 1 => [0, 2], 2 => [0, 1], _ => [0, 1, 2] };

    // h of a node: the product of its signs.
    private static double Sign(Block block, int node, int mode)
    {
        var p = block.Template.Nodes[node];
        double[] signs = [Math.Sign(p.X - 0.5), Math.Sign(p.Y - 0.5), Math.Sign(p.Z - 0.5)];
        return Factors(mode).Aggregate(1.0, (x, f) => x * signs[f]);
    }

    private static Block Cube(PlasticMaterial material, double weight) =>
        new(ZoneFormulation.Joint, material, across: 1, distortion: 0.0, new HourglassSpec { Weight = weight, Viscosity = 0.0 });
}
