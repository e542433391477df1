using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Press;

namespace LmpDem.Verification.Packs;

/// <summary>A layer pressed and opened with three scaled moduli: its springback is that of the material, whatever the scale.</summary>
public sealed class Springback : IVerification
{
    private static readonly double[] Scales = [0.03, 0.13];

    /// <inheritdoc/>
    public string Name => "springback of a layer at three scaled moduli, plastic_dense";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var electrode = ElectrodeGenerator.Generate(
            new ElectrodeSpec
            {
                SolidsFraction = 0.55,
                LateralX = 84e-6,
                LateralY = 84e-6,
                Thickness = 60e-6,
                SizeDistribution = new SizeDistributionSpec { Weighting = SizeWeighting.Volume },
            },
            1);
        var own = Open(electrode, 1.0);
        return
        [
            .. Scales.Select(scale => VerificationCase.Relative(
                Name, FormattableString.Invariant($"springback from 20 % at stiffness_scale {scale:0.00} over that at 1"),
                    Open(electrode, scale) / own, 1.0, "elastic recovery goes with 1/E", 0.15,
                "a layer of so few spheres rearranges otherwise at another stiffness; without scaling the quotient is 33 and 8")),
        ];
    }

    private static double Open(PackedElectrode electrode, double scale) => new Calendering
    {
        Layer = electrode.Spheres,
        Box = electrode.Box,
        Press = new PressSpec { Ratios = [0.2] },
        Material = new MaterialSpec { StiffnessScale = scale },
        Settings = new DemSettings { LocalDamping = 0.3 },
    }.States().Last().Springback;
}
