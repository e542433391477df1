using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Plane slits between slabs that slant through the cells, down to a twentieth of a cell wide. The concentration in a slit is linear, and
/// open areas close to zero around every cell, so two-point fluxes carry the exact current: D_e = width share x cos^2 of the slant.
/// </summary>
public sealed class ObliqueSlits : IVerification
{
    private const int Size = 24;

    /// <inheritdoc/>
    public string Name => "diffusion through oblique slits";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        foreach (var (slope, cellsWide) in new[] { (0, 0.3), (1, 0.5), (1, 0.05), (2, 0.3), (3, 1.5), (3, 0.1) })
        {
            // A slab leans slope box widths over the height and closes on its image through top and bottom.
            var cos = 1.0 / Math.Sqrt(1.0 + slope * slope);
            var width = cellsWide / Size; // across the slit
            var along = width / cos; // of a horizontal line in the slit
            var cells = CutCells.Of(
                Slab(slope, along), new Box(new Vec3(1, 1, 1), true, true, true), (Size, Size, Size),
                new CutSettings { BetweenWalls = false });
            var flow = LaplaceSolver.Solve(PoreSpace.Of(cells), Axis.Z);
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"D_e/D_0, {cellsWide} cells wide, leaning {slope} to 1"), flow.EffectiveDiffusivity,
                    along * cos * cos, "width fraction x cos^2", 2e-3,
                "open fractions are rounded to 1e-6 and lines are 4 a cell"));
        }

        return rows;
    }

    // One slab as high as the box with a slit beside it.
    private static BodyShapes Slab(int slope, double slit)
    {
        var nodes = new List<Vec3>();
        var corners = new List<long>();
        var first = new List<int> { 0 };
        // A body that leans by whole periods meets its own images above and behind.
        Vec3[] low = [new(0.137 + slit, 0, 0), new(1.137, 0, 0), new(1.137, 1, 0), new(0.137 + slit, 1, 0)];
        for (var n = 0; n < 8; n++) nodes.Add(n < 4 ? low[n] : low[n - 4] + new Vec3(slope, 0, 1));
        long[] quads = [0, 3, 2, 1, 4, 5, 6, 7, 0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6, 3, 0, 4, 7];
        for (var q = 0; q < quads.Length; q += 4)
            corners.AddRange([quads[q], quads[q + 1], quads[q + 2], quads[q], quads[q + 2], quads[q + 3]]);
        first.Add(corners.Count / 3);
        return BodyShapes.Of(new ClosedSurfaces([.. nodes], [.. corners], [.. first]));
    }
}
