using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// A disordered block between frictionless platens: stiffness and yield in free compression and in plane strain, and the
/// modulus of confined compression, K + 4G/3, which stands for the speed of the plane wave.
/// </summary>
public sealed class BlockLimits : IVerification
{
    private const double Edge = Bench.Unit;

    /// <inheritdoc/>
    public string Name => "block between frictionless platens";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const string slack = "stress is uniform and the mesh exact for it; platens give way by the yield strength over the bulk modulus, 2e-4 of a zone";
        var m = Bench.Lithium;
        double e = m.YoungsModulus, nu = m.PoissonRatio, yield = m.YieldStrength;
        var (free, freeYield) = Pressed(0);
        var (plane, planeYield) = Pressed(1);
        var (confined, _) = Pressed(2);
        return
        [
            VerificationCase.Relative(Name, "Young's modulus, free sides [Pa]", free, e, "Hooke", 0.01, slack),
            VerificationCase.Relative(Name, "modulus in plane strain, E / (1 - nu2) [Pa]", plane, e / (1.0 - nu * nu), "Hooke", 0.01, slack),
            VerificationCase.Relative(
                Name, "modulus of confined compression, K + 4G/3 [Pa]", confined, m.BulkModulus + 4.0 / 3.0 * m.ShearModulus, "Hooke", 0.01,
                slack + "; scaled masses give a wave no speed of its own, its modulus is what can be held"),
            VerificationCase.Relative(Name, "axial stress / Y beyond yield, free sides", freeYield / yield, 1.0, "von Mises", 0.005, slack),
            VerificationCase.Relative(Name, "axial stress / Y beyond yield, plane strain", planeYield / yield, 2.0 / Math.Sqrt(3.0), "von Mises, 2 k", 0.005, slack),
        ];
    }

    // Modulus from the second half of the elastic range, and true axial stress at 1 % strain.
    private static (double Modulus, double Plateau) Pressed(int walls)
    {
        var mesh = Templates.Block((5, 5, 5), new Vec3(1, 1, 1), 0.2);
        var tools = new List<Engine.Geometry.Tool> { Bench.Plane(Vec3.Zero, new Vec3(0, 0, 1)), Bench.Plane(new Vec3(0, 0, Edge), new Vec3(0, 0, -1)) };
        if (walls > 0) tools.AddRange([Bench.Plane(Vec3.Zero, new Vec3(1, 0, 0)), Bench.Plane(new Vec3(Edge, 0, 0), new Vec3(-1, 0, 0))]);
        if (walls > 1) tools.AddRange([Bench.Plane(Vec3.Zero, new Vec3(0, 1, 0)), Bench.Plane(new Vec3(0, Edge, 0), new Vec3(0, -1, 0))]);
        using var stepper = Bench.One(mesh, Bench.Lithium, tools);
        var first = Strained(stepper, 4e-5);
        var second = Strained(stepper, 8e-5);
        var modulus = (second - first) / (4e-5 * Edge * Edge);
        var force = Strained(stepper, 1e-2);
        var width = walls == 0 ? 1.0 + 0.5e-2 : 1.0 + 1e-2; // volume is kept
        return (modulus, force / (Edge * Edge * (walls == 0 ? width * width : width)));
    }

    private static double Strained(FvStepper stepper, double strain)
    {
        var way = stepper.Tools[1].Point.Z - Edge * (1.0 - strain);
        Bench.Move(stepper, 1, new Vec3(0, 0, -way), 2000);
        Bench.Settle(stepper, 1e-6, 3000);
        return Math.Abs(Bench.Load(stepper, 1).Z);
    }
}
