using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>Diffusion along the axes of a layer in cells of one edge.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Pores">Their pores.</param>
/// <param name="Z">Through the thickness.</param>
/// <param name="X">Along x; null if in-plane values are not requested.</param>
/// <param name="Y">Along y.</param>
internal sealed record Diffusivities(CutCells Cells, PoreSpace Pores, Diffusion Z, Diffusion? X, Diffusion? Y)
{
    /// <summary>Cuts a layer and solves.</summary>
    /// <param name="shapes">The bodies.</param>
    /// <param name="box">The layer.</param>
    /// <param name="edge">Edge of the cells [m].</param>
    /// <param name="settings">Lines and gap.</param>
    /// <param name="inPlane">Whether to solve along x and y.</param>
    /// <param name="how">Tolerance and threads.</param>
    public static Diffusivities Of(BodyShapes shapes, Box box, double edge, CutSettings settings, bool inPlane, DiffusionSettings how)
    {
        var cells = CutCells.Of(shapes, box, CutCells.Counts(box, edge), settings, how.Threads);
        var pores = PoreSpace.Of(cells);
        Diffusion? Along(Axis axis) => inPlane ? LaplaceSolver.Solve(pores, axis, how) : null;
        return new Diffusivities(cells, pores, LaplaceSolver.Solve(pores, Axis.Z, how), Along(Axis.X), Along(Axis.Y));
    }

    /// <summary>How well the solves ended.</summary>
    public IEnumerable<SolveCheck> Checks => ((Diffusion?[])[Z, X, Y]).SelectMany(d => d?.Checks ?? []);

    /// <summary>
    /// Effective over free diffusivity along an axis in the limit of small cells, and how far these cells are from it. Richardson at
    /// second order, in the logarithm so that it stays positive: ln D = ln D(h) + ln(D(h) / D(r h)) / (r^2 - 1), r the ratio of the
    /// edges that whole numbers of cells leave. Where one of them is 0 nothing is extrapolated.
    /// </summary>
    /// <param name="coarse">The same in cells about twice as large.</param>
    /// <param name="along">Chooses the axis; NaN where it was not solved.</param>
    public (double Value, double Error) Limit(Diffusivities coarse, Func<Diffusivities, Diffusion?> along)
    {
        if (along(this) is not { } here || along(coarse) is not { } there) return (double.NaN, double.NaN);
        var (fine, wide) = (here.EffectiveDiffusivity, there.EffectiveDiffusivity);
        var square = Math.Pow(coarse.Cells.CellVolume / Cells.CellVolume, 2.0 / 3.0);
        if (!(fine > 0.0 && wide > 0.0 && square > 1.5)) return (fine, fine == wide ? 0.0 : double.NaN);
        var limit = fine * Math.Pow(fine / wide, 1.0 / (square - 1.0));
        return (limit, Math.Abs(fine - limit));
    }
}
