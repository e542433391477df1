using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Crushing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>One sphere in a rigid cube that closes from all sides: pressure must rise throughout, alike on all walls.</summary>
public sealed class SphereInBox : IVerification
{
    /// <inheritdoc/>
    public string Name => "sphere in a closing cube";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var curve = new FvCrush { Cell = CrushCell.Isostatic, Material = Bench.Lithium, Template = new TemplateSize(6, 4), AdvancePerStep = 2e-5, MaxUnbalanced = 1e-2 }.Run(0.18, 9);
        var falls = 0.0;
        for (var k = 1; k < curve.Count; k++) falls = Math.Max(falls, curve[k - 1].AxialPressure - curve[k].AxialPressure);
        var last = curve[^1];
        return
        [
            VerificationCase.Absolute(Name, "largest fall of the pressure between two rows / Y", falls / Bench.Lithium.YieldStrength, 0.0, "rising throughout", 0.0, "a bound"),
            VerificationCase.Relative(Name, "lateral over axial pressure at the end", last.LateralPressure / last.AxialPressure, 1.0, "symmetry", 0.05, "the mesh is turned against the cube"),
            VerificationCase.Relative(
                Name, FormattableString.Invariant($"pressure / Y at relative density {last.RelativeDensity:0.000}"), last.AxialPressure / Bench.Lithium.YieldStrength,
                2.0 / 3.0 * Math.Log(1.0 / (1.0 - last.RelativeDensity)), "(2/3) Y ln(1/f)", 0.4, "of this order: the voids are eight corners and not one hole, and the mesh fills no sharp corner"),
        ];
    }
}
