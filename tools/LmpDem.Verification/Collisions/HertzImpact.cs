using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Collisions;

/// <summary>Elastic collision of two spheres: largest force and duration of Hertz (Johnson 1985, Contact Mechanics, sect. 11.4).</summary>
public sealed class HertzImpact : IVerification
{
    private const double Speed = 0.1;

    /// <inheritdoc/>
    public string Name => "elastic collision of two spheres";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double radius = Laboratory.Radius;
        var material = Laboratory.Elastic;
        var mass = 0.5 * Laboratory.Mass(material.Density, radius);                              // reduced mass [kg]
        var modulus = material.YoungsModulus / (2.0 * (1.0 - material.PoissonRatio * material.PoissonRatio)); // E* [Pa]
        var prefactor = 4.0 / 3.0 * modulus * Math.Sqrt(0.5 * radius);                           // F = prefactor h^1.5
        var depth = Math.Pow(1.25 * mass * Speed * Speed / prefactor, 0.4);
        var duration = 2.94327 * depth / Speed; // 4/5 sqrt(pi) Gamma(2/5) / Gamma(9/10)
        var step = duration / 2000.0;
        using var stepper = DemStepper.Create(
            Laboratory.Pair(radius, radius, -0.5 * step * Speed, new Vec3(Speed, 0, 0)), Laboratory.OpenBox(0.1), [], material,
            new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 1.0, Friction = 0.0 },
            new DemSettings { TimeStep = step, FollowRotations = false });
        double largest = 0.0, before = Speed, touching = 0;
        for (var n = 0; n < 2100; n++)
        {
            stepper.Run(1);
            stepper.Synchronize();
            var now = stepper.Spheres.Velocity[0].X - stepper.Spheres.Velocity[1].X;
            var force = mass * (before - now) / step;
            largest = Math.Max(largest, force);
            touching += force > 0.0 ? 1 : 0;
            before = now;
        }

        const string reason = "2000 steps a collision; second order in the step, and the ends are seen to one step in 2000";
        return
        [
            VerificationCase.Relative(
                Name, "largest force [N]", largest, prefactor * Math.Pow(depth, 1.5), "Hertz", 1e-4,
                "2000 steps a collision, second order in the step; pair constants in single precision"),
            VerificationCase.Relative(Name, "duration [s]", touching * step, duration, "Hertz, 2.943 h/v", 2e-3, reason),
            VerificationCase.Relative(
                Name, "speed after over before", -before / Speed, 1.0, "energy", 1e-5,
                "leapfrog is time-reversible; target restitution 1 must not damp"),
        ];
    }
}
