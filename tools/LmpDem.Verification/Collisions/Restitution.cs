using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Collisions;

/// <summary>Two unequal spheres collide head-on: the speeds after and before are in the target ratio.</summary>
/// <param name="law">Linear or hertz_mindlin.</param>
/// <param name="restitution">Target ratio.</param>
/// <param name="speed">Relative speed [m/s].</param>
public sealed class Restitution(ContactLaw law, double restitution, double speed) : IVerification
{
    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"collision of two spheres, {law}, e = {restitution}, {speed} m/s");

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var pair = Laboratory.Pair(Laboratory.Radius, 1.7 * Laboratory.Radius, -1e-9, new Vec3(speed, 0, 0));
        var contact = new ContactSpec { Law = law, Restitution = restitution, Friction = 0.3 };
        using var stepper = DemStepper.Create(
            pair, Laboratory.OpenBox(0.1), [], Laboratory.Elastic, contact,
                new DemSettings { TimeStepFraction = 0.002, FollowRotations = false });
        double after;
        do
        {
            stepper.Run(200);
            stepper.Synchronize();
            after = stepper.Spheres.Velocity[1].X - stepper.Spheres.Velocity[0].X;
        }
        while (after <= 0.0 || stepper.Spheres.Position[1].X - stepper.Spheres.Position[0].X < 2.7 * Laboratory.Radius);

        var (source, tolerance, reason) = law == ContactLaw.Linear
            ? ("damped oscillator over half a period", 2e-3, "first order in the time step for the dashpot, here 1/1000 of the collision")
            : ("Tsuji et al. 1992, Antypov and Elliott 2011", 5e-3,
                "first order in the time step for the dashpot, which is strongest at first touch");
        return [VerificationCase.Relative(Name, "restitution", after / speed, restitution, source, tolerance, reason)];
    }
}
