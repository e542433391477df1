using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// A disordered block between frictionless platens: stiffness and yield in free compression and in plane strain, and the
/// modulus of confined compression, K + 4G/3, which stands for the speed of the plane wave.
/// </summary>
public sealed class BlockLimits : IVerification
{
    private const double Edge = Bench.Unit;
    private static readonly BodyTemplate Mesh = Templates.Block((5, 5, 5), new Vec3(1, 1, 1), 0.2);

    /// <inheritdoc/>
    public string Name => "block between frictionless platens";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const string exact = "the mesh is exact for uniform stress; forces balance to 1e-4";
        var m = Bench.Lithium;
        double e = m.YoungsModulus, nu = m.PoissonRatio;
        const string soft = "uniform stress; corner nodes, pressed like inner ones, give way by 2e-4 of a zone";
        return
        [
            VerificationCase.Relative(Name, "Young's modulus, free sides [Pa]", Modulus(0), e, "Hooke", 0.002, exact),
            VerificationCase.Relative(
                Name, "modulus in plane strain, E / (1 - nu2) [Pa]", Modulus(1), e / (1.0 - nu * nu), "Hooke", 0.002, exact),
            VerificationCase.Relative(
                Name, "modulus of confined compression [Pa]", Modulus(2), m.BulkModulus + 4.0 / 3.0 * m.ShearModulus, "K + 4G/3", 0.002,
                exact + "; scaled masses give a wave no speed of its own, its modulus is what can be held"),
            VerificationCase.Relative(
                Name, "axial stress / Y at a strain of 0.01, free sides", Plateau(false) / m.YieldStrength, 1.0, "von Mises", 0.002, soft),
            VerificationCase.Relative(
                Name, "axial stress / Y at a strain of 0.01, plane strain", Plateau(true) / m.YieldStrength, 2.0 / Math.Sqrt(3.0),
                "von Mises, 2 k", 0.002, soft),
        ];
    }

    // Faces guided along their normals, their nodes free in the plane: platens without the compliance of contact.
    private static double Modulus(int walls)
    {
        const double strain = 5e-5;
        using var stepper = Bench.One(Mesh, Bench.Lithium, []);
        var top = Bench.Nodes(Mesh, p => p.Z > 0.999);
        Bench.Ease(stepper, strain * Edge, 2000, speed =>
        {
            for (var n = 0; n < Mesh.NodeCount; n++)
            {
                var p = Mesh.Nodes[n];
                stepper.PrescribedVelocities.Set(0, n, new Vec3(
                    walls > 0 && (p.X < 1e-3 || p.X > 0.999) ? 0.0 : Bench.Free,
                        walls > 1 && (p.Y < 1e-3 || p.Y > 0.999) ? 0.0 : Bench.Free,
                    p.Z < 1e-3 ? 0.0 : p.Z > 0.999 ? -speed : Bench.Free));
            }
        });
        var reached = 1.0 - top.Average(n => stepper.Capture().Nodes[n].Z) / Edge;
        return top.Sum(n => stepper.PrescribedVelocities.ForceOn(0, n).Z) / (reached * Edge * Edge);
    }

    private static double Plateau(bool plane)
    {
        const double strain = 1e-2;
        var walls = new List<Wall> { Bench.Plane(Vec3.Zero, new Vec3(0, 0, 1)), Bench.Plane(new Vec3(0, 0, Edge), new Vec3(0, 0, -1)) };
        if (plane) walls.AddRange([Bench.Plane(Vec3.Zero, new Vec3(1, 0, 0)), Bench.Plane(new Vec3(Edge, 0, 0), new Vec3(-1, 0, 0))]);
        using var stepper = Bench.One(Mesh, Bench.Lithium, walls);
        Bench.Ease(stepper, strain * Edge, 4000, speed => stepper.SetWall(1, stepper.Walls[1] with { Velocity = new Vec3(0, 0, -speed) }));
        // Volume is kept: the section grows as the height falls.
        return Math.Abs(stepper.LoadOn(1).Z) * (stepper.Walls[1].Point.Z / Edge) / (Edge * Edge);
    }
}
