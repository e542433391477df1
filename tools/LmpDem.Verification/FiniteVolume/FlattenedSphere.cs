using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Crushing;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>One sphere between rigid frictionless planes to 40 % flattening, against an implicit finite-element curve.</summary>
public sealed class FlattenedSphere : IVerification
{
    private readonly TemplateSize template;
    private readonly double tolerance;
    private readonly string reason;

    /// <summary>Creates the experiment.</summary>
    /// <param name="template">Mesh.</param>
    /// <param name="tolerance">Largest relative error of the force.</param>
    /// <param name="reason">Why this tolerance.</param>
    /// <param name="isQuick">Whether it runs with the tests.</param>
    public FlattenedSphere(TemplateSize template, double tolerance, string reason, bool isQuick)
    {
        this.template = template;
        this.tolerance = tolerance;
        this.reason = reason;
        IsQuick = isQuick;
    }

    /// <inheritdoc/>
    public string Name => $"sphere flattened between planes, mesh {template}";

    /// <inheritdoc/>
    public bool IsQuick { get; }

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double radius = 10e-6, yield = 50e6;
        var curve = ReferenceTable.Read("fe_flattened_sphere.csv");
        var crush = new FvCrush
        {
            Cell = CrushCell.Planes, Radius = radius, Material = new PlasticMaterial(5e9, 0.36, yield), Template = template, AdvancePerStep = 2e-5,
        };
        var rows = new List<VerificationCase>();
        foreach (var row in crush.Run(0.4, 10))
        {
            if (row.Approach < 0.039) continue;
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"force / (Y R2) at an approach of {row.Approach:0.00} R"), row.Force / (yield * radius * radius),
                ReferenceTable.At(curve, row.Approach, 1), "implicit finite elements", tolerance, reason));
        }

        return rows;
    }
}
