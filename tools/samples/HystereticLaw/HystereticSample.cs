using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;

namespace LmpDem.Samples;

/// <summary>A contact law of one's own: two spheres collide, then a small electrode is pressed.</summary>
public static class HystereticSample
{
    private static readonly ContactLaw Law = ContactLaw.Of<HystereticSpring>("hysteretic_spring");

    /// <summary>Runs the sample.</summary>
    /// <param name="told">Its output goes here.</param>
    public static void Run(TextWriter told)
    {
        ArgumentNullException.ThrowIfNull(told);
        foreach (var restitution in (double[])[0.3, 0.6, 0.9])
        {
            var (slow, fast) = (Collide(restitution, 0.1), Collide(restitution, 1.0));
            told.WriteLine(Text($"restitution {restitution}: {slow:0.000} at 0.1 m/s, {fast:0.000} at 1 m/s"));
        }

        foreach (var state in Press())
        {
            var (ratio, pressure) = (100.0 * state.AchievedRatio, 1e-6 * state.PressureTop);
            told.WriteLine(Text($"pressed to {ratio:0.0} %: {pressure:0.000} MPa, {state.Contacts.Count} contacts"));
        }
    }

    // The speed after over the speed before.
    private static double Collide(double restitution, double speed)
    {
        const double radius = 10e-6;
        var pair = new Spheres(2);
        for (var i = 0; i < 2; i++)
        {
            pair.Radius[i] = radius;
            pair.Position[i] = new Vec3(i * 2.001 * radius, 0, 0);
            pair.Velocity[i] = new Vec3((i == 0 ? 0.5 : -0.5) * speed, 0, 0);
        }

        var contact = new ContactSpec { Law = Law, Restitution = restitution };
        var box = new Box(new Vec3(1e-3, 1e-3, 1e-3), false, false, false);
        using var stepper = DemStepper.Create(pair, box, [], new MaterialSpec(), contact, new DemSettings { TimeStepFraction = 0.01 });
        double separation;
        do
        {
            stepper.Run(100);
            stepper.Synchronize();
            separation = stepper.Spheres.Velocity[1].X - stepper.Spheres.Velocity[0].X;
        }
        while (separation <= 0.0 || stepper.Contacts().Count > 0);

        return separation / speed;
    }

    private static IEnumerable<CalenderState> Press()
    {
        var electrode = ElectrodeGenerator.Generate(
            new ElectrodeSpec
            {
                Thickness = 45e-6,
                SolidsFraction = 0.5,
                LateralX = 50e-6,
                LateralY = 50e-6,
                SizeDistribution = new() { Weighting = SizeWeighting.Number, D50 = 16e-6, SigmaG = 1.1, CutMin = 12e-6, CutMax = 20e-6 },
            },
            new PowderSeeds(1, 1, 1));
        return new Calendering
        {
            Layer = electrode.Spheres,
            Box = electrode.Box,
            Press = new PressSpec { Ratios = [0.0, 0.05, 0.1], Unload = false },
            Material = new MaterialSpec { StiffnessScale = 0.03 },
            Contact = new ContactSpec { Law = Law },
        }.States();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
