using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Collisions;

/// <summary>A cloud of unequal spheres falls together with friction, damping, adhesion and rolling resistance: both momenta stay.</summary>
public sealed class MomentumConservation : IVerification
{
    /// <inheritdoc/>
    public string Name => "cloud of 400 colliding spheres";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var random = new Random(3);
        var radius = new double[400];
        for (var i = 0; i < radius.Length; i++) radius[i] = Laboratory.Radius * (0.5 + random.NextDouble());
        var cloud = Laboratory.Scatter(radius, Laboratory.OpenBox(0.022), 1);
        for (var i = 0; i < cloud.Count; i++)
        {
            var swirl = Vec3.Cross(new Vec3(1, 2, 3), cloud.Position[i]);
            cloud.Velocity[i] = 20.0 * (new Vec3(0.011, 0.011, 0.011) - cloud.Position[i]) + 5.0 * swirl + new Vec3(0.1, 0, 0);
            cloud.AngularVelocity[i] = new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 100.0;
        }

        var contact =
            new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 0.6, Friction = 0.4, RollingFriction = 0.05, Adhesion = 0.1 };
        using var stepper = DemStepper.Create(cloud, Laboratory.OpenBox(0.022), [], Laboratory.Elastic, contact, new DemSettings());
        stepper.Synchronize();
        var (linear, angular, linearScale, angularScale) = Sums(stepper.Spheres);
        stepper.Run(10_000);
        stepper.Synchronize();
        var (linearEnd, angularEnd, _, _) = Sums(stepper.Spheres);
        const string reason = "rounding of 10,000 steps; forces act in equal and opposite pairs at a common point";
        return
        [
            VerificationCase.Absolute(
                Name, "change of momentum / sum of m |v|", (linearEnd - linear).Length / linearScale, 0.0, "conservation", 1e-12, reason),
            VerificationCase.Absolute(
                Name, "change of angular momentum / sum of m |x| |v|", (angularEnd - angular).Length / angularScale, 0.0, "conservation",
                1e-11, reason),
        ];
    }

    private static (Vec3 Linear, Vec3 Angular, double LinearScale, double AngularScale) Sums(Spheres s)
    {
        Vec3 linear = default, angular = default;
        double linearScale = 0.0, angularScale = 0.0;
        for (var i = 0; i < s.Count; i++)
        {
            var mass = Laboratory.Mass(Laboratory.Elastic.Density, s.Radius[i]);
            linear += mass * s.Velocity[i];
            angular += mass * Vec3.Cross(s.Position[i], s.Velocity[i]) + 0.4 * mass * s.Radius[i] * s.Radius[i] * s.AngularVelocity[i];
            linearScale += mass * s.Velocity[i].Length;
            angularScale += mass * s.Position[i].Length * s.Velocity[i].Length;
        }

        return (linear, angular, linearScale, angularScale);
    }
}
