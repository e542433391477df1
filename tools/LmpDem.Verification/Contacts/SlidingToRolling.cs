using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Contacts;

/// <summary>A sphere set sliding on a plane with friction ends up rolling: angular momentum about the contact point is kept.</summary>
public sealed class SlidingToRolling : IVerification
{
    private const double Start = 0.2;
    private const double Friction = 0.3;
    private const double Gravity = 9.81;

    /// <inheritdoc/>
    public string Name => "sphere sliding, then rolling on a plane";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double radius = Laboratory.Radius;
        using var stepper = Plane(Friction, 0.0, new Vec3(0, 0, -Gravity), new Vec3(Start, 0, 0), Vec3.Zero);
        var slides = 2.0 / 7.0 * Start / (Friction * Gravity); // [s]
        stepper.Run((int)(0.5 * slides / stepper.TimeStep));
        var halfTime = stepper.Time;
        stepper.Synchronize();
        var half = stepper.Spheres.Velocity[0].X;
        stepper.Run((int)(slides / stepper.TimeStep));
        stepper.Synchronize();
        var end = stepper.Spheres.Velocity[0].X;
        var spin = stepper.Spheres.AngularVelocity[0].Y;
        const string reason =
            "the lever arm is shorter than the radius by the overlap (1e-4); friction vibrates a little where sliding ends";
        return
        [
            VerificationCase.Relative(
                Name, "speed while sliding [m/s]", half, Start - Friction * Gravity * halfTime, "Coulomb", 2e-3,
                "the normal force starts at the weight to 1e-4"),
            VerificationCase.Relative(
                Name, "speed while rolling over speed at the start", end / Start, 5.0 / 7.0, "angular momentum about the contact",
                2e-3, reason),
            VerificationCase.Relative(
                Name, "radius x spin over speed while rolling", spin * radius / end, 1.0, "rolling without slip", 2e-3, reason),
        ];
    }

    /// <summary>A sphere on the plane z = 0, at the overlap that carries its weight.</summary>
    internal static DemStepper Plane(double friction, double rolling, Vec3 gravity, Vec3 velocity, Vec3 spin)
    {
        const double radius = Laboratory.Radius;
        var material = Laboratory.Elastic;
        var weight = -Laboratory.Mass(material.Density, radius) * gravity.Z;
        var modulus = material.YoungsModulus / (1.0 - material.PoissonRatio * material.PoissonRatio);
        var overlap = Math.Pow(weight / (4.0 / 3.0 * modulus * Math.Sqrt(radius)), 2.0 / 3.0);
        var sphere = Laboratory.Pair(radius, radius, -5.0, Vec3.Zero); // the second one is a metre away
        sphere.Position[0] = new Vec3(0, 0, radius - overlap);
        sphere.Velocity[0] = velocity;
        sphere.AngularVelocity[0] = spin;
        return DemStepper.Create(
            sphere, Laboratory.OpenBox(10.0), [new Wall("plane", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1))], material,
            new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 0.5, WallFriction = friction, RollingFriction = rolling },
            new DemSettings { Gravity = gravity, TimeStepFraction = 0.1 });
    }
}
