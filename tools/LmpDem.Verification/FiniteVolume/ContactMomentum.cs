using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>Two free bodies in film that collide off centre, without damping: momentum stays while the film breaks.</summary>
public sealed class ContactMomentum : IVerification
{
    /// <inheritdoc/>
    public string Name => "collision of two bodies whose film breaks";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double radius = Bench.Unit, speed = 4e-4 * radius;
        var settings =
            new FvSettings { Material = Bench.Lithium, Film = new FilmMechanicsSpec(), Template = new TemplateSize(5, 3), Friction = 0.2 };
        BodySeed[] seeds =
            [new(new Vec3(-1.005 * radius, 0.2 * radius, 0), radius, 1e-7),
            new(new Vec3(1.005 * radius, -0.2 * radius, 0.1 * radius), radius, 1e-7)];
        using var stepper = FvStepper.Create(seeds, Laboratory.OpenBox(20.0 * radius), [], settings);
        stepper.Drag = new Drag(0.0, 0.0, Vec3.Zero);
        var nodes = stepper.Capture().NodeFirst;
        for (var b = 0; b < 2; b++)
        {
            for (var n = 0; n < nodes[b + 1] - nodes[b]; n++)
                stepper.PrescribedVelocities.Set(b, n, new Vec3(b == 0 ? speed : -speed, 0, 0));
        }

        stepper.Run(1);
        stepper.PrescribedVelocities.Release();
        var before = stepper.Momentum();
        stepper.Run(498); // masses are set anew after the 500th step
        var after = stepper.Momentum();
        var body = stepper.Capture();
        var broken = (double)body.FilmIntact.Count(i => i < 1.0) / body.FilmIntact.Length;
        const string reason = "rounding: forces act in equal and opposite pairs";
        return
        [
            new VerificationCase(
                Name, "fraction of the film that broke", broken, 0.02, "at least, for the case to say something", broken > 0.02 ? 0.0 : 1.0,
                "absolute", 0.0, "a bound"),
            VerificationCase.Absolute(
                Name, "change of momentum / sum of m |v|", (after.Linear - before.Linear).Length / before.Magnitude, 0.0, "conservation",
                1e-12, reason),
            VerificationCase.Absolute(
                Name, "change of angular momentum / sum of m |v| R", (after.Angular - before.Angular).Length / (before.Magnitude * radius),
                    0.0, "conservation", 1e-3,
                "a node's force is returned to its facet where the ray from the body's centre meets it, not at the foot of the normal: a "
                    + "lever of a part of the penetration"),
        ];
    }
}
