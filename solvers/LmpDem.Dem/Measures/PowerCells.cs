using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// Power (radical Voronoi) cells of a packing: the points whose tangent length to a sphere is least for that sphere. Periodic
/// images count; walls cut the cells, a roll or tube by its tangent plane nearest to the particle; an open layer ends at the
/// state's bottom and top. The cells fill the region exactly, so their apparent solids average to the layer's.
/// </summary>
public sealed class PowerCells
{
    /// <summary>Builds the cell of every particle.</summary>
    /// <param name="state">The packing.</param>
    /// <param name="threads">Worker threads; the result does not depend on it.</param>
    public PowerCells(PackingState state, int threads = 1)
    {
        Volume = new double[state.Count];
        Solids = new double[state.Count];
        if (state.Count == 0) return;
        var largest = state.Radius.Max();
        var mean = state.Radius.Average();
        var grid = new PointGrid(state.Box, state.Position, 2.0 * mean);
        var (low, high) = Region(state);
        Parallel.For(
            0,
            state.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) },
            () => (Cell: new ConvexCell(), Found: new List<PointGrid.Found>()),
            (i, _, own) =>
            {
                Build(state, grid, i, largest, 2.0 * (state.Radius[i] + mean), low, high, own.Cell, own.Found);
                Volume[i] = own.Cell.Volume();
                Solids[i] = Volume[i] > 0.0 ? PackingState.VolumeOf(state.Radius[i]) / Volume[i] : 0.0;
                return own;
            },
            _ => { });
    }

    /// <summary>Volume of the cell, one per particle; 0 for a particle that its neighbours enclose [m3].</summary>
    public double[] Volume { get; }

    /// <summary>Undeformed volume of the particle over its cell's (apparent: may exceed 1 where overlaps are deep).</summary>
    public double[] Solids { get; }

    private static (Vec3 Low, Vec3 High) Region(PackingState state)
    {
        double x0 = 0.0, x1 = 0.0, y0 = 0.0, y1 = 0.0;
        for (var i = 0; i < state.Count; i++)
        {
            x0 = Math.Min(x0, state.Position[i].X - state.Radius[i]);
            x1 = Math.Max(x1, state.Position[i].X + state.Radius[i]);
            y0 = Math.Min(y0, state.Position[i].Y - state.Radius[i]);
            y1 = Math.Max(y1, state.Position[i].Y + state.Radius[i]);
        }

        return (new Vec3(x0, y0, state.Bottom), new Vec3(x1, y1, state.Top));
    }

    private static void Build(
        PackingState state, PointGrid grid, int i, double largest, double step, Vec3 low, Vec3 high, ConvexCell cell,
        List<PointGrid.Found> found)
    {
        var site = state.Position[i];
        var half = 0.5 * state.Box.Length;
        cell.Reset(
            new Vec3(
                state.Box.PeriodicX ? -half.X : low.X - site.X,
                state.Box.PeriodicY ? -half.Y : low.Y - site.Y,
                state.Box.PeriodicZ ? -half.Z : low.Z - site.Z),
            new Vec3(
                state.Box.PeriodicX ? half.X : high.X - site.X,
                state.Box.PeriodicY ? half.Y : high.Y - site.Y,
                state.Box.PeriodicZ ? half.Z : high.Z - site.Z));
        foreach (var wall in state.Walls) cell.Clip(-wall.NormalAt(site), wall.Distance(site));

        // The radical plane of a neighbour at distance d lies no nearer than (d^2 + ri^2 - rmax^2) / 2d, which grows with d:
        // once that is past the farthest vertex, no farther neighbour can cut.
        var own = state.Radius[i] * state.Radius[i];
        var surplus = own - largest * largest;
        var done = false;
        for (var from = 0.0; !done && !cell.IsEmpty; from += step)
        {
            found.Clear();
            grid.Gather(site, from, from + step, found);
            found.Sort(Nearer);
            foreach (var (j, offset, d2) in found)
            {
                if (j == i || d2 == 0.0) continue; // its own images are the sides of the start box
                var d = Math.Sqrt(d2);
                done = Passed(d, surplus, cell);
                if (done) break;
                cell.Clip(offset / d, (d2 + own - state.Radius[j] * state.Radius[j]) / (2.0 * d));
            }

            done = done || Passed(from + step, surplus, cell);
        }
    }

    private static bool Passed(double d, double surplus, ConvexCell cell)
    {
        var plane = (d * d + surplus) / (2.0 * d);
        return plane > 0.0 && plane * plane >= cell.ReachSquared;
    }

    private static int Nearer(PointGrid.Found a, PointGrid.Found b)
    {
        var order = a.DistanceSquared.CompareTo(b.DistanceSquared);
        if (order == 0) order = a.Index.CompareTo(b.Index);
        if (order == 0) order = a.Offset.X.CompareTo(b.Offset.X);
        if (order == 0) order = a.Offset.Y.CompareTo(b.Offset.Y);
        return order != 0 ? order : a.Offset.Z.CompareTo(b.Offset.Z);
    }
}
