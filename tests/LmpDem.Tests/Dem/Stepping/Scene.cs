using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>Small packings for tests of the stepper. SI units.</summary>
internal static class Scene
{
    public const double Radius = 1e-5;

    public static MaterialSpec Material => new() { YoungsModulus = 2e9, PoissonRatio = 0.36, YieldStrength = 5e6 };

    /// <summary>The law of a name, for attributes.</summary>
    public static ContactLaw Law(string name) => ContactLaw.All.Single(law => law.Key == name);

    /// <summary>A disordered cubic array of touching spheres of unequal size in motion, n a side, on a foil and under a platen.</summary>
    public static (Spheres Spheres, Box Box, Wall[] Walls) Layer(int n)
    {
        var random = new Random(11);
        var edge = 2.0 * Radius * n;
        var spheres = new Spheres(n * n * n);
        double Noise(double scale) => scale * (random.NextDouble() - 0.5);
        for (var i = 0; i < spheres.Count; i++)
        {
            spheres.Radius[i] = spheres.ApparentRadius[i] = Radius * (1.0 + Noise(0.3));
            spheres.Position[i] = 2.0 * Radius * new Vec3(
                i % n + 0.5 + Noise(0.1), i / n % n + 0.5 + Noise(0.1), i / n / n + 0.5 + Noise(0.1));
            spheres.Velocity[i] = new Vec3(Noise(4.0), Noise(4.0), Noise(4.0));
            spheres.AngularVelocity[i] = new Vec3(Noise(1e5), Noise(1e5), Noise(1e5));
        }

        return (spheres, Box.Layer(edge, edge, edge),
        [
            new Wall("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new Wall("platen", WallShape.Plane, new Vec3(0, 0, edge), new Vec3(0, 0, -1)) { Velocity = new Vec3(0.5, 0, -2.0) },
        ]);
    }

    /// <summary>A stepper of such a layer with friction, rolling resistance, damping and gravity.</summary>
    public static DemStepper Start(int n, ContactLaw law, double adhesion = 0.0, double rolling = 0.02, int threads = 1)
    {
        var (spheres, box, walls) = Layer(n);
        return DemStepper.Create(
            spheres, box, walls, Material, new ContactSpec { Law = law, Friction = 0.4, Adhesion = adhesion, RollingFriction = rolling },
            new DemSettings { Threads = threads, LocalDamping = 0.1, ViscousDamping = 10.0, Gravity = new Vec3(1, 0, -9.81) });
    }

    /// <summary>Every bit of the state, for comparisons.</summary>
    public static double[] State(DemStepper stepper)
    {
        stepper.Synchronize();
        var s = stepper.Spheres;
        var vectors = new[] { s.Position, s.Velocity, s.AngularVelocity, s.Rotation }.SelectMany(v => v)
            .SelectMany(v => new[] { v.X, v.Y, v.Z });
        var walls = Enumerable.Range(0, stepper.Walls.Count).SelectMany(t =>
            new[] { stepper.WallForce(t).X, stepper.WallForce(t).Y, stepper.WallForce(t).Z, stepper.WallWork(t),
                stepper.Walls[t].Point.Z });
        return [.. vectors, .. s.ApparentRadius, .. s.BulkPressure, .. walls];
    }
}
