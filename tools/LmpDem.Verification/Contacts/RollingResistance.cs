using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Contacts;

/// <summary>
/// A sphere with rolling resistance c: on a level plane it slows down by 5/7 c g, on a slope it stays below tan = c and
/// runs off above. Both follow from the moment limit c N R.
/// </summary>
public sealed class RollingResistance : IVerification
{
    private const double Coefficient = 0.1;
    private const double Gravity = 9.81;

    /// <inheritdoc/>
    public string Name => "sphere rolling against rolling resistance";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double speed = 0.1;
        const string reason = "the lever arm is shorter than the radius by the overlap (1e-4); the tangential spring swings at the start";
        using var level = SlidingToRolling.Plane(
            0.5, Coefficient, new Vec3(0, 0, -Gravity), new Vec3(speed, 0, 0), new Vec3(0, speed / Laboratory.Radius, 0));
        var steps = (int)(0.05 / level.TimeStep);
        level.Run(steps / 10);
        level.Synchronize();
        var (before, start) = (level.Spheres.Velocity[0].X, level.Time);
        level.Run(steps);
        level.Synchronize();
        var slows = (before - level.Spheres.Velocity[0].X) / (level.Time - start);
        var (runs, rolled) = Slope(1.1 * Coefficient);
        var (stays, _) = Slope(0.95 * Coefficient);
        return
        [
            VerificationCase.Relative(
                Name, "deceleration on the level [m/s2]", slows, 5.0 / 7.0 * Coefficient * Gravity, "moment limit c N R", 5e-3, reason),
            VerificationCase.Relative(
                Name, "acceleration at 1.1 of the critical slope [m/s2]", runs, 5.0 / 7.0 * 0.1 * Coefficient * rolled,
                    "moment limit c N R", 0.02,
                "the difference of slope and limit, a tenth of either; the start from rest takes a little time"),
            VerificationCase.Absolute(
                Name, "speed after 0.1 s at 0.95 of the critical slope [m/s]", Math.Abs(stays) * 0.1, 0.0, "moment limit c N R", 5e-4,
                "it only swings on its rolling spring"),
        ];
    }

    // Mean acceleration over 0.1 s on a slope of the given tangent, and g cos of it.
    private static (double Acceleration, double NormalGravity) Slope(double tangent)
    {
        var normal = Gravity / Math.Sqrt(1.0 + tangent * tangent);
        using var slope = SlidingToRolling.Plane(0.5, Coefficient, new Vec3(tangent * normal, 0, -normal), Vec3.Zero, Vec3.Zero);
        slope.Run((int)(0.1 / slope.TimeStep));
        slope.Synchronize();
        return (slope.Spheres.Velocity[0].X / slope.Time, normal);
    }
}
