using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Packs;

/// <summary>
/// Equal spheres grow in a periodic box until they jam. The pressure of linear springs rises in proportion to the solids
/// fraction beyond jamming, so the line through two relaxed states leads to the fraction at zero pressure.
/// </summary>
/// <param name="count">Number of spheres.</param>
/// <param name="friction">Coulomb friction.</param>
/// <param name="isQuick">Whether this size belongs to the quick suite.</param>
public sealed class RandomPacking(int count, double friction, bool isQuick) : IVerification
{
    private const double Standing = 300.0; // 3e-4 of stiffness over radius: a tenth of a per cent beyond jamming [Pa]

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"random packing of {count} spheres by growth, friction {friction}");

    /// <inheritdoc/>
    public bool IsQuick => isQuick;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double start = 0.3;
        var edge = Math.Cbrt(count * 4.0 / 3.0 * Math.PI / start) * Laboratory.Radius;
        var box = new Box(new Vec3(edge, edge, edge), true, true, true);
        var spheres = Laboratory.Scatter(Enumerable.Repeat(Laboratory.Radius, count).ToArray(), box, 7);
        var random = new Random(8);
        for (var i = 0; i < count; i++)
            spheres.Velocity[i] = 0.2 * new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        var contact = new ContactSpec { Law = ContactLaw.Linear, LinearStiffness = 1e3, Restitution = 0.5, Friction = friction };
        using var stepper = DemStepper.Create(spheres, box, [], Laboratory.Elastic, contact, new DemSettings { TimeStepFraction = 0.2 });

        var fraction = start;
        double Grow(double until, double step, int steps)
        {
            while (fraction < until)
            {
                var next = Math.Min(fraction * (1.0 + step), until);
                stepper.ScaleRadii(Math.Cbrt(next / fraction));
                fraction = next;
                stepper.Run(steps);
            }

            return fraction;
        }

        // Grow until a pressure is sustained at rest, then further, at rest each time.
        Grow(0.5, 2e-3, 50);
        do Grow(fraction * (1.0 + 1e-3), 2e-4, 60);
        while (Relaxed(stepper, box, 20) < Standing && fraction < 0.75);
        var (low, lowPressure) = (Grow(fraction * 1.005, 2e-4, 60), Relaxed(stepper, box, 200));
        var (high, highPressure) = (Grow(fraction * 1.01, 2e-4, 60), Relaxed(stepper, box, 200));
        var jamming = low - lowPressure * (high - low) / (highPressure - lowPressure);
        return
        [
            friction == 0.0
                ? VerificationCase.Absolute(
                    Name, "solids fraction at jamming", jamming, 0.64, "random close packing (Scott and Kilgour 1969; O'Hern et al. 2003)",
                    0.01, "a few hundred spheres scatter by 0.003, and the limit itself is not sharp")
                : VerificationCase.Absolute(
                    Name, "solids fraction at jamming", jamming, 0.585,
                    "random loose packing, 0.55 to 0.60 (Onoda and Liniger 1990; Silbert 2010)", 0.03,
                    "depends on how slowly the spheres grow"),
        ];
    }

    private static double Relaxed(DemStepper stepper, Box box, int rounds)
    {
        stepper.LocalDamping = 0.3;
        for (var n = 0; n < rounds && stepper.Equilibrium().UnbalancedRatio > 1e-4; n++) stepper.Run(200);
        stepper.LocalDamping = 0.0;
        return Pressure(stepper, box);
    }

    // A third of the trace of the Love-Weber stress [Pa].
    private static double Pressure(DemStepper stepper, Box box)
    {
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        var sum = 0.0;
        for (var c = 0; c < contacts.Count; c++)
        {
            var distance = stepper.Spheres.ApparentRadius[contacts.First[c]]
                + stepper.Spheres.ApparentRadius[contacts.Second[c]] - contacts.Overlap[c];
            sum += distance * contacts.NormalForce[c];
        }

        return sum / (3.0 * box.Volume);
    }
}
