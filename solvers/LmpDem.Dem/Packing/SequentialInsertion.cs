using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Packing;

/// <summary>
/// Random sequential insertion without overlap, largest first, into a column over the foil that is periodic in x and y
/// (Widom 1966, doi 10.1063/1.1726548). A cell grid keeps an attempt at constant cost. Where a particle finds no place
/// the column grows, so insertion always ends.
/// </summary>
internal static class SequentialInsertion
{
    private const int AttemptsPerHeight = 2000;

    /// <summary>Sets the positions of the particles.</summary>
    /// <param name="spheres">Particles with radii; their positions are written.</param>
    /// <param name="x">Periodic edge along x, at least two of the largest diameters [m].</param>
    /// <param name="y">Periodic edge along y, at least two of the largest diameters [m].</param>
    /// <param name="solids">Solids fraction of the column that is filled, below the saturation of insertion (0.38).</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="insertion">0, or the number of another insertion of the same particles.</param>
    /// <returns>Height of the column above the foil [m].</returns>
    public static double Fill(Spheres spheres, double x, double y, double solids, ulong seed, int insertion = 0)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        var largest = 2.0 * spheres.Radius.Max();
        var height = Math.Max(spheres.SolidVolume / (x * y * solids), 1.5 * largest);
        var grid = new Grid(x, y, largest);
        var order = Enumerable.Range(0, spheres.Count).OrderByDescending(i => spheres.Radius[i]).ThenBy(i => i);
        var stream = insertion == 0 ? "insertion" : $"insertion {insertion}";
        foreach (var i in order)
        {
            var random = new Philox(seed, stream, (ulong)i);
            var r = spheres.Radius[i];
            for (var attempt = 1; ; attempt++)
            {
                var p = new Vec3(x * random.NextUniform(), y * random.NextUniform(), r + (height - 2.0 * r) * random.NextUniform());
                if (grid.TryAdd(spheres, i, p)) break;
                if (attempt % AttemptsPerHeight == 0) height *= 1.05;
            }
        }
        return height;
    }

    /// <summary>Cells at least one largest diameter wide, chains of particles through them; open upward.</summary>
    private sealed class Grid(double x, double y, double largest)
    {
        private readonly int nx = Math.Max(1, (int)(x / largest));
        private readonly int ny = Math.Max(1, (int)(y / largest));
        private readonly List<List<int>?> cells = [];

        public bool TryAdd(Spheres spheres, int i, Vec3 p)
        {
            var r = spheres.Radius[i];
            var (cx, cy, cz) = (Math.Min((int)(p.X / x * nx), nx - 1), Math.Min((int)(p.Y / y * ny), ny - 1), (int)(p.Z / largest));
            for (var kz = Math.Max(cz - 1, 0); kz <= cz + 1; kz++)
            {
                for (var ky = cy - 1; ky <= cy + 1; ky++)
                {
                    for (var kx = cx - 1; kx <= cx + 1; kx++)
                    {
                        var cell = Index((kx + nx) % nx, (ky + ny) % ny, kz);
                        if (cell >= cells.Count || cells[cell] is not { } members) continue;
                        foreach (var j in members)
                        {
                            if (Overlaps(spheres, j, p, r)) return false;
                        }
                    }
                }
            }
            var home = Index(cx, cy, cz);
            while (cells.Count <= home) cells.Add(null);
            (cells[home] ??= []).Add(i);
            spheres.Position[i] = p;
            return true;
        }

        private int Index(int cx, int cy, int cz) => (cz * ny + cy) * nx + cx;

        private bool Overlaps(Spheres spheres, int j, Vec3 p, double r)
        {
            var q = spheres.Position[j];
            var (dx, dy, dz) = (p.X - q.X, p.Y - q.Y, p.Z - q.Z);
            dx -= x * Math.Round(dx / x);
            dy -= y * Math.Round(dy / y);
            var reach = r + spheres.Radius[j];
            return dx * dx + dy * dy + dz * dz < reach * reach;
        }
    }
}
