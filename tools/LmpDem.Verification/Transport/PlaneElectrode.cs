using LmpDem.Transport.Plating;

namespace LmpDem.Verification.Transport;

/// <summary>A plane of lithium under electrolyte: the cell's potential is an ohmic drop and a kinetic overpotential in series.</summary>
public sealed class PlaneElectrode : IVerification
{
    private const double Edge = 2e-6;
    private const int Depth = 25;

    /// <inheritdoc/>
    public string Name => "plane lithium electrode";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const string reason = "a layered medium is exact on voxels; solver tolerance";
        var spec = new PlatingSpec();
        var thermal = 1.0 / Electrochemistry.InverseThermalVoltage(spec.Temperature);
        double Ohmic(double density) => density * Depth * Edge / spec.ElectrolyteConductivity;
        double Curved(double density) => 2.0 * thermal * Math.Asinh(density / (2.0 * spec.ExchangeCurrentDensity));
        var tafel = (Polarisation(spec, 1e5) - Ohmic(1e5)) - (Polarisation(spec, 1e4) - Ohmic(1e4));
        return
        [
            VerificationCase.Relative(Name, "polarisation at 0.2 mA/cm2, linear kinetics [V]", Polarisation(spec with { Kinetics = KineticsLaw.Linear }, 2.0), Ohmic(2.0) + thermal * 2.0 / spec.ExchangeCurrentDensity, "i L / kappa + i R T / (F i0)", 1e-8, reason),
            VerificationCase.Relative(Name, "polarisation at 0.2 mA/cm2, Butler-Volmer [V]", Polarisation(spec, 2.0), Ohmic(2.0) + Curved(2.0), "i L / kappa + (2 R T / F) arsinh(i / 2 i0)", 1e-8, reason),
            VerificationCase.Relative(Name, "polarisation at 10,000 A/m2, Butler-Volmer [V]", Polarisation(spec, 1e4), Ohmic(1e4) + Curved(1e4), "i L / kappa + (2 R T / F) arsinh(i / 2 i0)", 1e-8, reason),
            VerificationCase.Relative(Name, "Tafel slope from 1e4 to 1e5 A/m2 [V/decade]", tafel, 2.0 * thermal * Math.Log(10.0), "2.303 R T / (alpha F), alpha = 1/2", 1e-6, "the back reaction is (i0 / i)^2 = 1e-6 of the current"),
        ];
    }

    private static double Polarisation(PlatingSpec spec, double density)
    {
        var body = new int[4 * (Depth + 1)];
        for (var v = 0; v < body.Length; v++) body[v] = v < 4 ? 0 : ElectrodeCells.Pore;
        var voxels = ElectrodeCells.OfBlocks(2, 2, Depth + 1, (Edge, Edge, Edge), body);
        var patches = ReactivePatches.OnBodies(voxels, [voxels.FootArea]);
        return -SecondaryCurrent.Solve(voxels, patches, ElectronicLinks.Of([true]), spec, density * voxels.FootArea).Potential;
    }
}
