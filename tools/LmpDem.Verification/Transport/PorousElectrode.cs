using LmpDem.Transport.Plating;

namespace LmpDem.Verification.Transport;

/// <summary>
/// A comb of lithium fins with slits of electrolyte between them: a porous electrode in one dimension. With linear kinetics and a
/// solid without resistance the local current falls as cosh(nu z / L) from the separator, nu^2 = a i0 F L^2 / (R T kappa), a the wall area
/// per volume of electrolyte (Daniel-Bekki 1949; Euler and Nonnenmacher 1960; Newman and Tobias 1962, doi 10.1149/1.2425269).
/// </summary>
/// <param name="cells">Cells along the depth of the slit.</param>
public sealed class PorousElectrode(int cells) : IVerification
{
    private const double Depth = 60e-6;
    private const double Slit = 1e-6;

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"porous electrode, {cells} cells deep");

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        foreach (var nu in new[] { 0.5, 2.0, 4.0 }) Compare(nu, rows);
        return rows;
    }

    private void Compare(double nu, List<VerificationCase> rows)
    {
        var kinetics = new PlatingSpec { Kinetics = KineticsLaw.Linear, InterphaseResistance = 0.0 };
        var thermal = 1.0 / Electrochemistry.InverseThermalVoltage(kinetics.Temperature);
        var kappa = kinetics.ElectrolyteConductivity;
        var spec = kinetics with { ExchangeCurrentDensity = nu * nu * thermal * kappa / (2.0 / Slit * Depth * Depth) };

        // Fins and slits one cell wide and a micrometre thick, whatever the cells along the depth.
        var body = new int[2 * cells];
        for (var v = 0; v < body.Length; v++) body[v] = v % 2 == 0 ? 0 : ElectrodeCells.Pore;
        var layer = ElectrodeCells.OfBlocks(2, 1, cells, (Slit, Slit, Depth / cells), body);
        var patches = ReactivePatches.OnBodies(layer, [2.0 * Slit * Depth]);
        const double density = 2.0; // in the slit
        var result = SecondaryCurrent.Solve(layer, patches, ElectronicLinks.Of([true]), spec, density * Slit * Slit);

        double worst = 0.0, lowerHalf = 0.0;
        for (var k = 0; k < patches.Count; k++)
        {
            var z = layer.HeightOf(patches[k].Cell) / Depth;
            var wall = density * nu * Math.Cosh(nu * z) / (2.0 / Slit * Depth * Math.Sinh(nu));
            worst = Math.Max(worst, Math.Abs(result.PatchCurrentDensity[k] / wall - 1.0));
            if (z < 0.5) lowerHalf += patches[k].Area * result.PatchCurrentDensity[k] / result.Applied;
        }

        // Cells err by the order of (nu h / L)^2. Half a cell of electrolyte before the wall, which the theory has not, adds the fraction
        // i0 F h / (2 R T kappa) = nu^2 h^2 / (4 L^2) to the kinetic resistance, and the current at the foil answers nu coth(nu) / 2 fold.
        var step = nu / cells;
        var tolerance = 0.25 * step * step + Math.Max(1.0, 0.5 * nu) * nu * nu * Slit * Slit / (4.0 * Depth * Depth) + 1e-6;
        var reason = "square of nu / cells; half a cell of electrolyte before the wall, which the theory has not";
        var at = FormattableString.Invariant($"nu = {nu}");
        rows.Add(VerificationCase.Absolute(
            Name, $"largest relative error of the local current, {at}", worst, 0.0, "nu cosh(nu z/L) / sinh(nu)", tolerance, reason));
        rows.Add(VerificationCase.Relative(
            Name, $"fraction of the lower half, {at}", lowerHalf, Math.Sinh(0.5 * nu) / Math.Sinh(nu), "sinh(nu/2) / sinh(nu)", tolerance,
            reason));
        rows.Add(VerificationCase.Relative(
            Name, $"polarisation, {at} [V]", -result.Potential, density * Depth / (kappa * nu * Math.Tanh(nu)), "i L / (kappa nu tanh(nu))",
            tolerance, reason));
        rows.Add(VerificationCase.Absolute(
            Name, $"current in over current out - 1, {at}", result.Imbalance, 0.0, "conservation", 1e-8, "solver tolerance"));
    }
}
