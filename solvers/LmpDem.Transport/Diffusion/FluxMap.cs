using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The flux in every voxel of a solved diffusion problem.</summary>
internal static class FluxMap
{
    public static Vec3[] Of(Diffusion diffusion)
    {
        var grid = diffusion.Grid;
        var flux = new Vec3[grid.Count];
        var c = diffusion.Concentration;
        if (c.Length == 0) return flux;
        var length = diffusion.Axis switch { Axis.X => grid.Box.Length.X, Axis.Y => grid.Box.Length.Y, _ => grid.Box.Length.Z };
        var (sx, sy, sz) = (0.5 * length / grid.Edge.X, 0.5 * length / grid.Edge.Y, 0.5 * length / grid.Edge.Z);
        for (var k = 0; k < grid.Nz; k++)
        {
            for (var j = 0; j < grid.Ny; j++)
            {
                for (var i = 0; i < grid.Nx; i++)
                {
                    var v = grid.Index(i, j, k);
                    if (float.IsNaN(c[v])) continue;
                    flux[v] = new Vec3(
                        sx * Along(v, i, grid.Nx, 1, grid.Box.PeriodicX, Axis.X),
                        sy * Along(v, j, grid.Ny, grid.Nx, grid.Box.PeriodicY, Axis.Y),
                        sz * Along(v, k, grid.Nz, grid.Nx * grid.Ny, grid.Box.PeriodicZ, Axis.Z));
                }
            }
        }

        return flux;

        double Along(int v, int place, int count, int stride, bool periodic, Axis axis)
        {
            var driven = diffusion.Axis == axis;
            var low = place > 0 ? Step(c[v - stride], c[v])
                : periodic ? Step(c[v + (count - 1) * stride] - (driven ? 1.0 : 0.0), c[v])
                : driven ? 2.0 * c[v] : 0.0;
            var high = place < count - 1 ? Step(c[v], c[v + stride])
                : periodic ? Step(c[v], c[v - (count - 1) * stride] + (driven ? 1.0 : 0.0))
                : driven ? 2.0 * (1.0 - c[v]) : 0.0;
            return low + high;
        }
    }

    private static double Step(double from, double to) => double.IsNaN(from) || double.IsNaN(to) ? 0.0 : to - from;
}
