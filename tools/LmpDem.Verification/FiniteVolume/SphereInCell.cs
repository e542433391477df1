using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Crushing;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

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
    public bool RunsOnDevices => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => Run(null);

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> RunOn(MarchDevice device) => Run(device);

    private List<VerificationCase> Run(MarchDevice? device)
    {
        var reference = ReferenceTable.Read(cell == CrushCell.Box ? "mixed_sphere_in_box.csv" : "mixed_sphere_in_six_walls.csv");
        var curve = new FvCrush { Cell = cell, Material = Bench.Lithium, Template = new TemplateSize(8, 5), Device = device }.Run(to, Rows);
        var rows = new List<VerificationCase>();
        var falls = 0.0;
        for (var k = 1; k < curve.Count; k++)
        {
            var row = curve[k];
            falls = Math.Max(falls, curve[k - 1].AxialPressure - row.AxialPressure);
            var compared = VerificationCase.Relative(
                Name, FormattableString.Invariant($"axial pressure / Y at relative density {row.RelativeDensity:0.00}"),
                    row.AxialPressure / Bench.Lithium.YieldStrength,
                ReferenceTable.At(reference, row.Approach, 2), "mixed zones of this program, same mesh", 0.05, "asked for");
            rows.Add(k > 1
                ? compared : compared.Limited(
                0.08, "contacts of one or two facets, where the load climbs in stairs, and not at the same approach in both formulations"));
        }

        var last = curve[^1];
        rows.Add(VerificationCase.Absolute(
            Name, "largest fall of the pressure between two rows / Y", falls / Bench.Lithium.YieldStrength, 0.0, "rising throughout", 0.0,
            "a bound"));
        if (cell == CrushCell.Isostatic)
        {
            rows.Add(VerificationCase.Relative(
                Name, "lateral over axial pressure at the end", last.LateralPressure / last.AxialPressure, 1.0, "symmetry", 0.05,
                    "meshes are turned against the cube"));
        }

        return rows;
    }
}

/// <summary>
/// One sphere in a rigid frictionless cylinder of its own radius, pressed almost dense, against an implicit finite-element curve.
/// </summary>
public sealed class SphereInDie : IVerification
{
    private readonly TemplateSize template;
    private readonly ZoneFormulation formulation;

    /// <summary>Creates the experiment.</summary>
    /// <param name="template">Mesh.</param>
    /// <param name="formulation">Formulation of strain and stress in a zone.</param>
    /// <param name="isQuick">Whether it runs with the tests.</param>
    public SphereInDie(TemplateSize template, ZoneFormulation formulation, bool isQuick)
    {
        this.template = template;
        this.formulation = formulation;
        IsQuick = isQuick;
    }

    /// <inheritdoc/>
    public string Name => $"sphere pressed in a cylinder, mesh {template}, {formulation.ToString().ToLowerInvariant()} zones";

    /// <inheritdoc/>
    public bool IsQuick { get; }

    /// <inheritdoc/>
    public bool RunsOnDevices => formulation == ZoneFormulation.Joint;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => Run(null);

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> RunOn(MarchDevice device) => Run(device);

    private List<VerificationCase> Run(MarchDevice? device)
    {
        const double yield = 1e6;
        var curve = ReferenceTable.Read("fe_sphere_in_die.csv");
        var crush = new FvCrush
        {
            Cell = CrushCell.Cylinder,
            Material = new PlasticMaterial(5e9, 0.36, yield),
            Template = template,
            Formulation = formulation,
            Device = device,
        };
        var rows = new List<VerificationCase>();
        foreach (var row in crush.Run(0.312, 8))
        {
            if (row.Approach < 0.04) continue;
            var compared = VerificationCase.Relative(
                Name, FormattableString.Invariant($"axial pressure / Y at relative density {row.RelativeDensity:0.00}"),
                    row.AxialPressure / yield,
                ReferenceTable.At(curve, row.Approach, 2), "implicit finite elements", 0.1,
                "asked for; at 0.97 flat facets of 0.2 R leave some 0.5 % of the tube unfilled, where the curve is steep");
            rows.Add(formulation == ZoneFormulation.Joint
                ? compared : compared.Limited(0.13, "the flat facets at 0.97; joint zones, a little softer there, read 9 %"));
        }

        return rows;
    }
}
