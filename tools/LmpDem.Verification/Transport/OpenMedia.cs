using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>Pores whose diffusivity cells with walls on their faces hold exactly: an open box, slits, and a bent channel.</summary>
public sealed class OpenMedia : IVerification
{
    private const double Tolerance = 1e-9;
    private const string Reason = "exact on cells; rounding, and the square of a residual of 1e-6";

    /// <inheritdoc/>
    public string Name => "diffusion through open media";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var box = Cells((_, _, _) => -1);
        var slits = Cells((i, _, _) => i % 10 < 4 ? -1 : 0);
        var bends = Cells((i, j, k) => j == 7 && (i == (k < 20 ? 3 : 13) || (k == 20 && i is >= 3 and <= 13)) ? -1 : 0);
        return
        [
            Row("open box, D_e/D_0 through the thickness", box, Axis.Z, 1.0, "no solid"),
            Row("open box, D_e/D_0 in plane", box, Axis.X, 1.0, "no solid"),
            Row("slits of 0.4, D_e/D_0 along z", slits, Axis.Z, 0.4, "area fraction: resistances in parallel"),
            Row("slits of 0.4, D_e/D_0 along y", slits, Axis.Y, 0.4, "area fraction: resistances in parallel"),
            Row("a bent channel one cell wide, D_e/D_0", bends, Axis.Z, 40.0 / 1600.0 / 50.0, "50 faces in series"),
        ];
    }

    private static CutCells Cells(Func<int, int, int, int> body) => CutCells.OfBlocks(Box.Layer(1, 1, 1), (40, 40, 40), body);

    private VerificationCase Row(string quantity, CutCells cells, Axis axis, double reference, string source) =>
        VerificationCase.Relative(
            Name, quantity, LaplaceSolver.Solve(PoreSpace.Of(cells), axis).EffectiveDiffusivity, reference, source, Tolerance, Reason);
}
