using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Contacts;

/// <summary>
/// A sphere too heavy to move, pressed on a plane whose surface slides to and fro: force and displacement draw the closed
/// loop of a spring with a slider, which dissipates 4 F (A - F/k) a cycle for the limit F and the amplitude A.
/// </summary>
public sealed class TangentialLoop : IVerification
{
    private const double Overlap = 2e-6;
    private const double Friction = 0.3;
    private const double TimeStep = 1e-7;
    private const int Samples = 400;

    /// <inheritdoc/>
    public string Name => "sphere on a plane, sheared to and fro";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var material = Laboratory.Elastic;
        var a = Math.Sqrt(Laboratory.Radius * Overlap);
        var shear = material.YoungsModulus / (2.0 * (1.0 + material.PoissonRatio));
        // rigid wall: G* = G / (2 - nu)
        var stiffness = 8.0 * shear / (2.0 - material.PoissonRatio) * a;
        // E* = E / (1 - nu2)
        var limit = Friction * 4.0 / 3.0 * material.YoungsModulus / (1.0 - material.PoissonRatio * material.PoissonRatio) * a * Overlap;
        var amplitude = 3.0 * limit / stiffness;
        // displacement a sample [m]
        var step = 2.0 * amplitude / Samples;
        var plane = new Wall("plane", WallShape.Plane, new Vec3(-Laboratory.Radius + Overlap, 0, 0), new Vec3(1, 0, 0));
        var sphere = Laboratory.Pair(Laboratory.Radius, Laboratory.Radius, -5.0 * Laboratory.Radius, Vec3.Zero);
        using var stepper = DemStepper.Create(
            sphere, Laboratory.OpenBox(0.1), [plane], material with { Density = 1e24 },
            new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 1.0, WallFriction = Friction },
                new DemSettings { TimeStep = TimeStep });

        double Leg(int samples, double direction, ref double dissipated)
        {
            stepper.SetWall(0, plane with { SurfaceVelocity = new Vec3(0, direction * step / (10 * TimeStep), 0) });
            for (var n = 0; n < samples; n++)
            {
                stepper.Run(10);
                dissipated -= stepper.WallForce(0).Y * direction * step;
            }

            return stepper.Contacts().Force[0].Y;
        }

        double ignored = 0.0, loss = 0.0;
        var first = Leg(Samples / 2, 1.0, ref ignored);
        Leg(Samples, -1.0, ref loss);
        var again = Leg(Samples, 1.0, ref loss);
        return
        [
            VerificationCase.Relative(
                Name, "force at the turn, second cycle over first", again / first, 1.0, "closed loop", 1e-12,
                "both lie on Coulomb's limit"),
            VerificationCase.Relative(
                Name, "force at the turn [N]", Math.Abs(first), limit, "Coulomb", 1e-6, "pair constants in single precision (6e-8)"),
            VerificationCase.Relative(
                Name, "energy lost in a cycle [J]", loss, 4.0 * limit * (amplitude - limit / stiffness), "spring with slider", 5e-3,
                "the force is sampled at 1/4000 of the amplitude; the corners of the loop are cut by as much"),
        ];
    }
}

/// <summary>Two spheres pressed together and moved along each other: Mindlin's stick stiffness 8 G* a, then Coulomb's limit.</summary>
public sealed class TangentialPair : IVerification
{
    private const double Overlap = 2e-6;
    private const double Friction = 0.3;
    private const double TimeStep = 1e-7;
    private const int StepsToSlide = 1000;

    /// <inheritdoc/>
    public string Name => "two pressed spheres, moved along each other";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var material = Laboratory.Elastic;
        var a = Math.Sqrt(0.5 * Laboratory.Radius * Overlap);                        // contact radius [m]
        var shear = material.YoungsModulus / (2.0 * (1.0 + material.PoissonRatio));
        var stiffness = 8.0 * shear / (2.0 * (2.0 - material.PoissonRatio)) * a;       // 8 G* a, G* = G / 2 (2 - nu) [N/m]
        var modulus = material.YoungsModulus / (2.0 * (1.0 - material.PoissonRatio * material.PoissonRatio));
        var normal = 4.0 / 3.0 * modulus * a * Overlap;                              // Hertz with a2 = R0 h [N]
        var onset = Friction * normal / stiffness;                                   // displacement where sliding begins [m]
        using var stepper = Laboratory.PrescribedPair(
            material, new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 1.0, Friction = Friction },
            Laboratory.Radius, Laboratory.Radius, Overlap, new Vec3(0, onset / (StepsToSlide * TimeStep), 0), TimeStep);
        var pressed = stepper.Contacts().NormalForce[0];
        stepper.Run(StepsToSlide / 2);
        var stick = Math.Abs(stepper.Contacts().Force[0].Y) / (0.5 * onset);
        stepper.Run(3 * StepsToSlide / 2);
        var contacts = stepper.Contacts();
        const string reason = "exact law; pair constants in single precision (6e-8)";
        return
        [
            VerificationCase.Relative(Name, "normal force [N]", pressed, normal, "Hertz", 1e-6, reason),
            VerificationCase.Relative(
                Name, "tangential stiffness before sliding [N/m]", stick, stiffness, "Mindlin 1949, 8 G* a", 1e-3,
                "the overlap shrinks by 3e-4 as the centres move along each other"),
            VerificationCase.Relative(
                Name, "tangential over normal force while sliding",
                (contacts.Force[0] - contacts.NormalForce[0] * contacts.Normal[0]).Length / contacts.NormalForce[0], Friction, "Coulomb",
                    1e-6, reason),
        ];
    }
}
