using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>Pores whose diffusivity voxels hold exactly: an open box, slits, and layers in series with slits.</summary>
public sealed class OpenMedia : IVerification
{
    private const double Tolerance = 1e-9;
    private const string Reason = "exact on voxels; rounding, and the square of a residual of 1e-6";

    /// <inheritdoc/>
    public string Name => "diffusion through open media";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var box = new VoxelGrid(Box.Layer(1, 1, 1), 40, 40, 40);
        var slits = new VoxelGrid(Box.Layer(1, 1, 1), 40, 40, 40);
        for (var v = 0; v < slits.Count; v++) slits.Solid[v] = (byte)(v % 10 < 4 ? 0 : 1);
        var bends = new VoxelGrid(Box.Layer(1, 1, 1), 40, 40, 40);
        Array.Fill(bends.Solid, (byte)1);
        for (var k = 0; k < 40; k++) bends.Solid[bends.Index(k < 20 ? 3 : 13, 7, k)] = 0;
        for (var i = 3; i <= 13; i++) bends.Solid[bends.Index(i, 7, 20)] = 0;
        return
        [
            Row("open box, D_e/D_0 through the thickness", box, Axis.Z, 1.0, "no solid"),
            Row("open box, D_e/D_0 in plane", box, Axis.X, 1.0, "no solid"),
            Row("slits of 0.4, D_e/D_0 along z", slits, Axis.Z, 0.4, "area share: resistances in parallel"),
            Row("slits of 0.4, D_e/D_0 along y", slits, Axis.Y, 0.4, "area share: resistances in parallel"),
            Row("a bent channel one voxel wide, D_e/D_0", bends, Axis.Z, 40.0 / 1600.0 / 50.0, "50 faces in series"),
        ];
    }

    private VerificationCase Row(string quantity, VoxelGrid grid, Axis axis, double reference, string source) =>
        VerificationCase.Relative(Name, quantity, LaplaceSolver.Solve(PoreSpace.Of(grid), axis).EffectiveDiffusivity, reference, source, Tolerance, Reason);
}
