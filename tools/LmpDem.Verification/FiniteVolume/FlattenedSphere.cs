using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// Spheres between rigid frictionless planes to 40 % flattening, against an implicit finite-element curve: the mean of sixteen
/// orientations of the mesh, as the force of a single one climbs in steps when a row of nodes meets the plane; and the energy
/// balance.
/// </summary>
public sealed class FlattenedSphere : IVerification
{
    private const int Bodies = 16;
    private readonly TemplateSize template;
    private readonly ZoneFormulation formulation;

    /// <summary>Creates the experiment.</summary>
    /// <param name="template">Mesh.</param>
    /// <param name="formulation">Formulation of strain and stress in a zone.</param>
    /// <param name="isQuick">Whether it runs with the tests.</param>
    public FlattenedSphere(TemplateSize template, ZoneFormulation formulation, bool isQuick)
    {
        this.template = template;
        this.formulation = formulation;
        IsQuick = isQuick;
    }

    /// <inheritdoc/>
    public string Name => $"spheres flattened between planes, mesh {template}, {formulation.ToString().ToLowerInvariant()} zones";

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
        const double radius = Bench.Unit, yield = 50e6, perRow = 0.04;
        var curve = ReferenceTable.Read("fe_flattened_sphere.csv");
        using var stepper = Bench.Spheres(Bodies, template, new PlasticMaterial(5e9, 0.36, yield), formulation, device);
        var rows = new List<VerificationCase>();
        for (var row = 1; row <= 10; row++)
        {
            Bench.Ease(stepper, perRow * radius, 4000, speed => Bench.ClosePlanes(stepper, speed));
            var approach = (radius - stepper.Walls[0].Point.Z) / radius; // still creeping: a little beyond the row
            if (row == 1) continue; // two nodes of the reference touch
            var target = row == 2 ? 0.06 : 0.03;
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"force / (Y R2) at an approach of {approach:0.00} R"),
                    Math.Abs(stepper.LoadOn(0).Z) / (Bodies * yield * radius * radius),
                ReferenceTable.At(curve, approach, 1), "implicit finite elements", target,
                    "asked for; facets of 0.26 R meet the plane ring by ring, and the reference climbs in stairs of 1 % too"));
        }

        var energy = stepper.Energy();
        rows.Add(VerificationCase.Absolute(
            Name, "work of the walls that is not found again / work", Math.Abs(energy.Error), 0.0, "conservation of energy", 0.02,
            "asked for"));
        rows.Add(VerificationCase.Absolute(
            Name, "viscous hourglass work / plastic work", energy.HourglassViscous / energy.Plastic, 0.0, "none in a fully integrated zone",
                0.05, "asked for"));
        return rows;
    }
}
