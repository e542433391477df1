using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Scenarios.Networks;

/// <summary>Diffusion along the axes of a layer in cells of one edge.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Pores">Their pores.</param>
/// <param name="Z">Through the thickness.</param>
/// <param name="X">Along x; null where the plane is not asked for.</param>
/// <param name="Y">Along y.</param>
internal sealed record Diffusivities(CutCells Cells, PoreSpace Pores, Diffusion Z, Diffusion? X, Diffusion? Y)
{
    /// <summary>Mean over free diffusivity in the plane; NaN where it is not asked for.</summary>
    public double InPlane => 0.5 * (X?.EffectiveDiffusivity + Y?.EffectiveDiffusivity) ?? double.NaN;

    /// <summary>Cuts a layer and solves.</summary>
    /// <param name="shapes">The bodies.</param>
    /// <param name="box">The layer.</param>
    /// <param name="edge">Edge of the cells [m].</param>
    /// <param name="settings">Lines and gap.</param>
    /// <param name="inPlane">Whether to solve along x and y.</param>
    /// <param name="threads">Worker threads.</param>
    public static Diffusivities Of(BodyShapes shapes, Box box, double edge, CutSettings settings, bool inPlane, int threads)
    {
        var cells = CutCells.Of(shapes, box, CutCells.Counts(box, edge), settings, threads);
        var pores = PoreSpace.Of(cells);
        var how = new DiffusionSettings { Threads = threads };
        Diffusion? Along(Axis axis) => inPlane ? LaplaceSolver.Solve(pores, axis, how) : null;
        return new Diffusivities(cells, pores, LaplaceSolver.Solve(pores, Axis.Z, how), Along(Axis.X), Along(Axis.Y));
    }

    /// <summary>Error of the diffusivity through the thickness, from that in coarser cells.</summary>
    /// <param name="coarse">The same in cells about twice as large.</param>
    public double ErrorZ(Diffusivities coarse) => Error(coarse, Z.EffectiveDiffusivity, coarse.Z.EffectiveDiffusivity);

    /// <summary>Error of the mean diffusivity in the plane.</summary>
    /// <param name="coarse">The same in cells about twice as large.</param>
    public double ErrorInPlane(Diffusivities coarse) => Error(coarse, InPlane, coarse.InPlane);

    // Richardson at second order: |D(h) - D(r h)| / (r^2 - 1), r the ratio of the edges that whole numbers of cells leave.
    private double Error(Diffusivities coarse, double value, double coarser)
    {
        var square = Math.Pow(coarse.Cells.CellVolume / Cells.CellVolume, 2.0 / 3.0);
        return square > 1.0 ? Math.Abs(value - coarser) / (square - 1.0) : double.NaN;
    }
}
