using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The flux in every cell of a solved diffusion problem.</summary>
internal static class FluxMap
{
    public static Vec3[] Of(Diffusion diffusion)
    {
        var cells = diffusion.Cells;
        var flux = new Vec3[cells.Count];
        var c = diffusion.Concentration;
        if (c.Length == 0) return flux;
        var box = cells.Box;
        var length = diffusion.Axis switch { Axis.X => box.Length.X, Axis.Y => box.Length.Y, _ => box.Length.Z };
        var (sx, sy, sz) = (0.5 * length / cells.Edge.X, 0.5 * length / cells.Edge.Y, 0.5 * length / cells.Edge.Z);
        var layer = cells.Nx * cells.Ny;
        for (var k = 0; k < cells.Nz; k++)
        {
            for (var j = 0; j < cells.Ny; j++)
            {
                for (var i = 0; i < cells.Nx; i++)
                {
                    var v = cells.Index(i, j, k);
                    if (float.IsNaN(c[v])) continue;
                    flux[v] = new Vec3(
                        sx * Along(v, i, cells.Nx, 1, box.PeriodicX, Axis.X, cells.OpenX, cells.FaceX(i, j, k), 1),
                        sy * Along(v, j, cells.Ny, cells.Nx, box.PeriodicY, Axis.Y, cells.OpenY, cells.FaceY(i, j, k), cells.Nx),
                        sz * Along(v, k, cells.Nz, layer, box.PeriodicZ, Axis.Z, cells.OpenZ, cells.FaceZ(i, j, k), layer));
                }
            }
        }

        return flux;

        double Along(int v, int place, int count, int stride, bool periodic, Axis axis, float[] open, int face, int faceStride)
        {
            var driven = diffusion.Axis == axis;
            var low = place > 0 ? Step(c[v - stride], c[v])
                : periodic ? Step(c[v + (count - 1) * stride] - (driven ? 1.0 : 0.0), c[v])
                : driven ? 2.0 * c[v] : 0.0;
            var high = place < count - 1 ? Step(c[v], c[v + stride])
                : periodic ? Step(c[v], c[v - (count - 1) * stride] + (driven ? 1.0 : 0.0))
                : driven ? 2.0 * (1.0 - c[v]) : 0.0;
            return open[face] * low + open[face + faceStride] * high;
        }
    }

    private static double Step(double from, double to) => double.IsNaN(from) || double.IsNaN(to) ? 0.0 : to - from;
}
