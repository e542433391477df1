using LmpDem.Dem.Laws;

namespace LmpDem.Verification.Packs;

/// <summary>A pack pressed at three speeds: platen and foil carry the same load, which does not depend on the speed.</summary>
public sealed class QuasiStaticPress : IVerification
{
    private const double Density = 0.68;

    /// <inheritdoc/>
    public string Name => "press of 300 spheres at three speeds, plastic";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var material = new MaterialSpec { Density = 2500.0, YoungsModulus = 2e9, PoissonRatio = 0.36, YieldStrength = 10e6 };
        var contact = new ContactSpec { Law = ContactLaw.Plastic, Friction = 0.3, WallFriction = 0.3, Restitution = 0.5 };
        var pressures = new List<double>();
        double balance = 0.0, inertial = 0.0;
        foreach (var rate in new[] { 500.0, 1000.0, 2000.0 })
        {
            using var die = new DiePress(material, contact, localDamping: 0.3);
            die.Close(0.60, 5000.0);
            inertial = die.Close(Density, rate);
            pressures.Add(die.Top);
            balance = Math.Max(balance, Math.Abs(die.Top / die.Bottom - 1.0));
        }

        return
        [
            VerificationCase.Absolute(
                Name, "load of platen over foil - 1, largest", balance, 0.0, "equilibrium", 0.02,
                "the inertia of the layer at an inertial number below 1e-3"),
            VerificationCase.Absolute(
                Name, "inertial number of the fastest", inertial, 0.0, "quasi-static below 1e-3", 1e-3, "the limit itself"),
            VerificationCase.Relative(
                Name, "pressure at relative density 0.68, fastest over slowest", pressures[2] / pressures[0], 1.0, "quasi-static", 0.03,
                "rearrangements of so few spheres differ by speed"),
            VerificationCase.Relative(
                Name, "pressure at relative density 0.68, middle over slowest", pressures[1] / pressures[0], 1.0, "quasi-static", 0.03,
                "rearrangements of so few spheres differ by speed"),
        ];
    }
}
