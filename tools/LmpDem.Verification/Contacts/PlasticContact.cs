using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Contacts;

/// <summary>
/// The law plastic: two unequal spheres pressed together, F = 6 pi c2 Y R0 h; a rigid plane pressed on a sphere and drawn
/// back, with the stiffness 2 E* a at the turn and an overlap that remains.
/// </summary>
public sealed class PlasticContact : IVerification
{
    private const double Deepest = 0.05; // overlap over the reduced radius
    private const double TimeStep = 1e-9;
    private const double ShapeFactor = 1.43;
    private const int Steps = 2000;
    private const string Reason = "exact law; pair constants in single precision (6e-8)";

    private static MaterialSpec Lithium => new() { YoungsModulus = 7.8e9, PoissonRatio = 0.38, YieldStrength = 1e6 };

    private static ContactSpec Law => new() { Law = ContactLaw.Plastic, Restitution = 1.0, Friction = 0.0, WallFriction = 0.0 };

    /// <inheritdoc/>
    public string Name => "spheres pressed and released, plastic";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => [Press(), .. Release()];

    private VerificationCase Press()
    {
        const double first = 10e-6, second = 15e-6;
        const double reduced = first * second / (first + second), deepest = Deepest * reduced;
        using var stepper = Laboratory.PrescribedPair(
            Lithium, Law, first, second, 0.0, new Vec3(deepest / (Steps * TimeStep), 0, 0), TimeStep);
        var worst = 0.0;
        for (var n = 1; n <= 20; n++)
        {
            stepper.Run(Steps / 20);
            var expected = 6.0 * Math.PI * ShapeFactor * Lithium.YieldStrength * reduced * deepest * n / 20;
            worst = Math.Max(worst, Math.Abs(stepper.Contacts().NormalForce[0] / expected - 1.0));
        }

        return VerificationCase.Absolute(
            Name, "largest relative deviation of the force on loading a pair", worst, 0.0, "Storakers et al. 1997, 6 pi c2 Y R0 h",
            1e-6, Reason);
    }

    private IEnumerable<VerificationCase> Release()
    {
        const double radius = 10e-6, deepest = Deepest * radius;
        var modulus = Lithium.YoungsModulus / (1.0 - Lithium.PoissonRatio * Lithium.PoissonRatio);      // E* at a rigid plane
        var force = 6.0 * Math.PI * ShapeFactor * Lithium.YieldStrength * radius * deepest;
        var a = Math.Sqrt(2.0 * ShapeFactor * radius * deepest);
        var retreat = 0.75 * force / (modulus * a);                                                   // to zero force [m]
        var plane = new Wall("plane", WallShape.Plane, new Vec3(-radius, 0, 0), new Vec3(1, 0, 0));
        using var stepper = DemStepper.Create(
            Laboratory.Pair(radius, radius, -10.0 * radius, Vec3.Zero), Laboratory.OpenBox(100.0 * radius), [plane],
                Lithium with { Density = 1e24 }, Law,
            new DemSettings { TimeStep = TimeStep });
        double Move(double distance, int steps)
        {
            stepper.SetWall(0, stepper.Walls[0] with { Velocity = new Vec3(distance / (steps * TimeStep), 0, 0) });
            stepper.Run(steps);
            stepper.SetWall(0, stepper.Walls[0] with { Velocity = Vec3.Zero });
            return stepper.Contacts().NormalForce[0];
        }

        var turn = Move(deepest, Steps);
        var released = Move(-0.01 * retreat, 10);
        var drawn = 0.01;
        double now;
        do
        {
            now = Move(-0.005 * retreat, 5);
            drawn += 0.005;
        }
        while (now > 1e-4 * force && drawn < 2.0);

        yield return VerificationCase.Relative(Name, "force at the turn [N]", turn, force, "Storakers et al. 1997", 1e-6, Reason);
        yield return VerificationCase.Relative(
            Name, "first stiffness of unloading [N/m]", (turn - released) / (0.01 * retreat), 2.0 * modulus * a, "2 E* a (Johnson 1985)",
                1e-2, "secant over 1/100 of the elastic retreat, which is curved");
        yield return VerificationCase.Relative(
            Name, "overlap that remains [m]", deepest - drawn * retreat, deepest - retreat, "Thornton and Ning 1998",
                1e-2 * retreat / (deepest - retreat) + 1e-4,
            "the end is found in steps of 1/200 of the retreat");
    }
}
