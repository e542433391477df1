using LmpDem.Dem.Crushing;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;

namespace LmpDem.Verification.Contacts;

/// <summary>
/// One sphere between two planes under plastic_dense to 40 % strain: against the curve of the MDR model, and for another
/// material against its closed formula with the apparent radius that keeps the volume.
/// </summary>
public sealed class DenseSphere : IVerification
{
    private const double Radius = 10e-6;

    /// <inheritdoc/>
    public string Name => "sphere between planes, plastic_dense";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var curve = ReferenceTable.Read("mdr_single_sphere.csv");
        var material = new MaterialSpec { YoungsModulus = 5e9, PoissonRatio = 0.36, YieldStrength = 10e6 };
        var ours = Crushed(material, 100);
        var worst = ours.Max(r => Math.Abs(r.Force * 1e6 / ReferenceTable.At(curve, r.Approach, 1) - 1.0));
        var rows = new List<VerificationCase>
        {
            VerificationCase.Absolute(
                Name, "largest relative deviation of the force, strain 0.004 to 0.4", worst, 0.0, "MDR curve, Y = 10 MPa, E/Y = 500", 0.01,
                "the same loading branch; radii grow every fourth step and follow the volume by a step of at most 1e-3"),
        };
        foreach (var (yield, modulus) in new[] { (1e6, 5e9), (1e6, 7.8e9), (50e6, 20e9) })
        {
            var other = material with { YieldStrength = yield, YoungsModulus = modulus };
            var deviation = Crushed(other, 40).Max(r => Math.Abs(r.Force / Formula(other, r.Approach) - 1.0));
            rows.Add(VerificationCase.Absolute(
                Name, FormattableString.Invariant(
                    $"largest relative deviation of the force, strain 0.01 to 0.4, Y = {yield * 1e-6} MPa, E/Y = {modulus / yield}"),
                deviation, 0.0, "Zunker and Kamrin 2024, loading", 0.01, "as above"));
        }

        return rows;
    }

    private static IEnumerable<CrushRow> Crushed(MaterialSpec material, int rows) =>
        Crush.Run(CrushCell.Planes, Radius, material, new ContactSpec { Law = ContactLaw.PlasticDense, WallFriction = 0.0 }, 0.4, rows)
            .Skip(1);

    // F = Y (1 + 1.75 exp(-4.4 d/R)) (pi (2 d R - d2) - pi R0 hY) with d the depth below the grown radius R.
    private static double Formula(MaterialSpec material, double strain)
    {
        const double volume = 4.0 / 3.0 * Math.PI * Radius * Radius * Radius;
        var half = Radius * (1.0 - strain);
        double low = Radius, high = 2.0 * Radius;
        for (var n = 0; n < 60; n++)
        {
            var middle = 0.5 * (low + high);
            var cap = middle - half;
            if (4.0 / 3.0 * Math.PI * middle * middle * middle - 2.0 * Math.PI / 3.0 * cap * cap * (3.0 * middle - cap) < volume)
                low = middle;
            else high = middle;
        }

        var depth = low - half;
        var modulus = material.YoungsModulus / (1.0 - material.PoissonRatio * material.PoissonRatio); // E* at a rigid plane
        var yieldOverlap = Math.Pow(0.75 * Math.PI * 2.75 * material.YieldStrength / modulus, 2) * low;
        var pressure = material.YieldStrength * (1.0 + 1.75 * Math.Exp(-4.4 * depth / low));
        return pressure * Math.PI * (2.0 * depth * low - depth * depth - low * yieldOverlap);
    }
}
