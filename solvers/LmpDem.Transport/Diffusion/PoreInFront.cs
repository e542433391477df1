using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The cell whose pore a facet looks into.</summary>
public static class PoreInFront
{
    private const int Steps = 4; // half edges looked ahead
    private const double Off = 0.05; // edges off the facet at first: a facet in the plane of a face belongs to the cell before it

    /// <summary>The first cell with pore from a facet along its normal, two edges far at most.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="center">Centre of the facet, need not lie in the box [m].</param>
    /// <param name="normal">Outward normal of length one.</param>
    /// <returns>The cell; null where there is none.</returns>
    public static int? Of(CutCells cells, Vec3 center, Vec3 normal)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var n = new Vec3(normal.X * cells.Edge.X, normal.Y * cells.Edge.Y, normal.Z * cells.Edge.Z);
        for (var s = 0; s <= Steps; s++)
        {
            var cell = cells.At(center + (s == 0 ? Off : 0.5 * s) * n);
            if (cell >= 0 && cells.Pore[cell] > 0.0f) return cell;
        }

        return null;
    }
}
