using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Insulating spheres on a simple cubic lattice against the series of Sangani and Acrivos (1983, Proc. R. Soc. A 386, 263), which
/// goes on from Rayleigh (1892). Stairs shift the wall, so the error is of first order in the voxel's edge; two grids remove it.
/// </summary>
public sealed class CubicSpheres : IVerification
{
    private const int Coarse = 48;

    /// <inheritdoc/>
    public string Name => "diffusion between spheres on a cubic lattice";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        foreach (var solids in new[] { 0.1, 0.2, 0.3, 0.4 })
        {
            // Held against the series at the solids fraction that the raster has: what is tested is transport, not the count.
            var (coarse, fine) = (Share(solids, Coarse), Share(solids, 2 * Coarse));
            var series = Series(solids);
            const string source = "Sangani & Acrivos 1983";
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"D_e/D_0 at solids {solids}, {2 * Coarse}^3 voxels"), series * fine, series, source, 0.02,
                "stairs: about -0.5 h/R, at 35 to 44 voxels a radius"));
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"D_e/D_0 at solids {solids}, extrapolated from two grids"), series * (2.0 * fine - coarse), series, source, 0.003,
                "first order removed; stairs of a lattice are not smooth in h"));
            rows.Add(VerificationCase.Absolute(
                Name, FormattableString.Invariant($"order of the error at solids {solids}"), Math.Log2((1.0 - coarse) / (1.0 - fine)), 1.0, "Richardson, two grids", 0.25,
                "from two grids, whose stairs are not similar"));
        }

        return rows;
    }

    /// <summary>D_e / D_0 between insulating spheres on a simple cubic lattice; below a solids fraction of about 0.45.</summary>
    private static double Series(double solids)
    {
        // L_i = (k - 1) / (k + 2 i / (2 i - 1)) for a conductivity ratio k = 0.
        static double L(int i) => -(2.0 * i - 1.0) / (2.0 * i);
        double Power(double thirds) => Math.Pow(solids, thirds / 3.0);
        var pairs = 1.3047 * L(2) * Power(10) * (1.0 + 0.2305 * L(3) * Power(11)) / (1.0 - 0.4054 * L(2) * Power(7));
        var rest = 0.07231 * L(3) * Power(14) + 0.1526 * L(4) * Power(18) + 0.0105 * L(5) * Power(22);
        return 1.0 - 3.0 * solids / (-1.0 / L(1) + solids + pairs + rest);
    }

    // Found over the series' diffusivity on a grid.
    private static double Share(double solids, int size)
    {
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), size, size, size);
        SphereRaster.Fill(grid, [new Vec3(0.5, 0.5, 0.5)], [Math.Cbrt(0.75 * solids / Math.PI)]);
        return LaplaceSolver.Solve(PoreSpace.Of(grid), Axis.Z).EffectiveDiffusivity / Series(1.0 - grid.Porosity());
    }
}
