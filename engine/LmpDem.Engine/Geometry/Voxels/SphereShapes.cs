using System.Numerics;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Spheres, cut by lines in closed form.</summary>
internal sealed class SphereShapes(IReadOnlyList<Vec3> centre, IReadOnlyList<double> radius) : BodyShapes
{
    /// <inheritdoc/>
    public override int Count => radius.Count;

    /// <inheritdoc/>
    public override BodyShapes Scaled(IReadOnlyList<double> scale) => new SphereShapes(centre, [.. radius.Select((r, s) => scale[s] * r)]);

    /// <inheritdoc/>
    internal override RowScan Scan(LineLattice lattice) => new Lines(centre, radius, lattice);

    private sealed class Lines : RowScan
    {
        private readonly (double D, double U, double V)[] place;
        private readonly IReadOnlyList<double> radius;
        private readonly LineLattice lattice;
        private readonly RowBins bins;

        public Lines(IReadOnlyList<Vec3> centre, IReadOnlyList<double> radius, LineLattice lattice)
        {
            (this.radius, this.lattice) = (radius, lattice);
            place = [.. centre.Select(c => lattice.Axis switch { 0 => (c.X, c.Y, c.Z), 1 => (c.Y, c.Z, c.X), _ => (c.Z, c.X, c.Y) })];
            bins = new RowBins(
                lattice, radius.Count, s => ((place[s].V - radius[s]) / lattice.SpacingV, (place[s].V + radius[s]) / lattice.SpacingV));
        }

        public override void Cut(int row, List<SolidSpan> spans)
        {
            var spheres = bins.Entities(row);
            var unfolded = bins.Unfolded(row);
            for (var e = 0; e < spheres.Length; e++)
            {
                var (d, u, v) = place[spheres[e]];
                var r = radius[spheres[e]];
                var dv = (unfolded[e] + lattice.OffsetV) * lattice.SpacingV - v;
                var disc = r * r - dv * dv;
                if (disc <= 0.0) continue;
                var reach = Math.Sqrt(disc);
                for (var i = (int)Math.Floor((u - reach) / lattice.SpacingU - lattice.OffsetU); i <= (int)Math.Ceiling(
                    (u + reach) / lattice.SpacingU - lattice.OffsetU); i++)
                {
                    var du = (i + lattice.OffsetU) * lattice.SpacingU - u;
                    var square = disc - du * du;
                    var line = LineLattice.Fold(i, lattice.LinesU, lattice.PeriodicU);
                    if (square <= 0.0 || line < 0) continue;
                    var half = Math.Sqrt(square);
                    spans.Add(new SolidSpan(
                        line, spheres[e], d - half, d + half, Normal(lattice.Axis, -half / r, du / r, dv / r),
                        Normal(lattice.Axis, half / r, du / r, dv / r)));
                }
            }
        }

        private static Vector3 Normal(int axis, double d, double u, double v) => axis switch
        {
            0 => new((float)d, (float)u, (float)v),
            1 => new((float)v, (float)d, (float)u),
            _ => new((float)u, (float)v, (float)d),
        };
    }
}
