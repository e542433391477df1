using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Collisions;

/// <summary>A gas of spheres in a periodic box: elastic and frictionless it keeps its energy, with damping it never gains.</summary>
public sealed class GasEnergy : IVerification
{
    /// <inheritdoc/>
    public string Name => "gas of 400 spheres";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var (drift, _) = StepKernel(new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 1.0, Friction = 0.0 });
        var (_, gain) = StepKernel(new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 0.8, Friction = 0.3 });
        return
        [
            VerificationCase.Absolute(
                Name, "largest change of energy / energy, elastic", drift, 0.0, "conservation", 5e-3,
                "velocities stand half a step behind, which errs by half a step's work of the contacts at hand; it does not grow"),
            VerificationCase.Absolute(
                Name, "largest gain between two samples / energy, with damping and friction", gain, 0.0, "dissipation", 2e-3,
                "as above: half a step's work of the contacts at hand"),
        ];
    }

    private static (double Drift, double Gain) StepKernel(ContactSpec contact)
    {
        var box = new Box(new Vec3(0.024, 0.024, 0.024), true, true, true);
        var gas = Laboratory.Scatter(Enumerable.Repeat(Laboratory.Radius, 400).ToArray(), box, 2);
        var random = new Random(4);
        for (var i = 0; i < gas.Count; i++)
            gas.Velocity[i] = new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        using var stepper = DemStepper.Create(gas, box, [], Laboratory.Elastic, contact, new DemSettings { TimeStepFraction = 0.02 });
        var start = Laboratory.Energy(stepper);
        double before = start, drift = 0.0, gain = double.NegativeInfinity;
        for (var n = 0; n < 200; n++)
        {
            stepper.Run(200);
            var now = Laboratory.Energy(stepper);
            drift = Math.Max(drift, Math.Abs(now - start) / start);
            gain = Math.Max(gain, (now - before) / start);
            before = now;
        }

        return (drift, Math.Max(gain, 0.0));
    }
}
