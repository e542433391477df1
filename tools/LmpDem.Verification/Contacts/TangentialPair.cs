using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Contacts;

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
            VerificationCase.Relative(Name, "tangential stiffness before sliding [N/m]", stick, stiffness, "Mindlin 1949, 8 G* a", 1e-3, "the overlap shrinks by 3e-4 as the centres move along each other"),
            VerificationCase.Relative(
                Name, "tangential over normal force while sliding",
                (contacts.Force[0] - contacts.NormalForce[0] * contacts.Normal[0]).Length / contacts.NormalForce[0], Friction, "Coulomb", 1e-6, reason),
        ];
    }
}
