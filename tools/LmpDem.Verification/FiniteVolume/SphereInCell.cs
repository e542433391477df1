using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Crushing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// One sphere in a closing box (two of six walls move) or between six closing walls, on joint zones, against the same mesh of mixed zones:
/// a stored run of this program with a kernel that shares neither stress nor hourglass modes. It is no independent reference for contact,
/// marching and mesh, which the flattened sphere and the die are.
/// </summary>
/// <param name="cell">Box or six closing walls.</param>
/// <param name="to">Approach at the end.</param>
public sealed class SphereInCell(CrushCell cell, double to) : IVerification
{
    private const int Rows = 8;

    /// <inheritdoc/>
    public string Name => cell == CrushCell.Box ? "sphere in a closing box, mesh 8,5" : "sphere between six closing walls, mesh 8,5";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var reference = ReferenceTable.Read(cell == CrushCell.Box ? "mixed_sphere_in_box.csv" : "mixed_sphere_in_six_walls.csv");
        var curve = new FvCrush { Cell = cell, Material = Bench.Lithium, Template = new TemplateSize(8, 5) }.Run(to, Rows);
        var rows = new List<VerificationCase>();
        var falls = 0.0;
        for (var k = 1; k < curve.Count; k++)
        {
            var row = curve[k];
            falls = Math.Max(falls, curve[k - 1].AxialPressure - row.AxialPressure);
            var compared = VerificationCase.Relative(
                Name, FormattableString.Invariant($"axial pressure / Y at relative density {row.RelativeDensity:0.00}"), row.AxialPressure / Bench.Lithium.YieldStrength,
                ReferenceTable.At(reference, row.Approach, 2), "mixed zones of this program, same mesh", 0.05, "asked for");
            rows.Add(k > 1 ? compared : compared.Limited(0.08, "contacts of one or two facets, where the load climbs in stairs, and not at the same approach in both formulations"));
        }

        var last = curve[^1];
        rows.Add(VerificationCase.Absolute(Name, "largest fall of the pressure between two rows / Y", falls / Bench.Lithium.YieldStrength, 0.0, "rising throughout", 0.0, "a bound"));
        if (cell == CrushCell.Isostatic)
        {
            rows.Add(VerificationCase.Relative(
                Name, "lateral over axial pressure at the end", last.LateralPressure / last.AxialPressure, 1.0, "symmetry", 0.05, "meshes are turned against the cube"));
        }

        return rows;
    }
}
