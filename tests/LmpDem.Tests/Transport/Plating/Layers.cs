using LmpDem.Transport.Plating;

namespace LmpDem.Tests.Transport.Plating;

/// <summary>Small layers of cells for the tests of plating.</summary>
internal static class Layers
{
    public const double Edge = 1e-6;

    /// <summary>Pores above a flat body 0 that fills the lowest layer of cells.</summary>
    public static ElectrodeCells Plane(int nx, int ny, int nz) => Of(nx, ny, nz, (_, _, z) => z == 0 ? 0 : ElectrodeCells.Pore);

    /// <summary>A layer whose bodies a function gives.</summary>
    public static ElectrodeCells Of(int nx, int ny, int nz, Func<int, int, int, int> body)
    {
        var cells = new int[nx * ny * nz];
        for (var v = 0; v < cells.Length; v++) cells[v] = body(v % nx, v / nx % ny, v / (nx * ny));
        return ElectrodeCells.OfBlocks(nx, ny, nz, (Edge, Edge, Edge), cells);
    }

    /// <summary>Every closed face of the bodies is bare.</summary>
    public static IReadOnlyList<ReactivePatch> AllFaces(ElectrodeCells cells, int bodies)
    {
        var faces = new double[bodies];
        for (var v = 0; v < cells.Count; v++)
        {
            if (cells.Body[v] != ElectrodeCells.Pore) continue;
            for (var face = 0; face < 6; face++)
            {
                var next = cells.Neighbour(v, face).Cell;
                if (next >= 0 && cells.Body[next] >= 0) faces[cells.Body[next]] += Edge * Edge;
            }
        }

        return ReactivePatches.OnBodies(cells, faces);
    }

    /// <summary>A heap of balls at random places, the same for the same seed.</summary>
    public static ElectrodeCells Balls(int n, int bodies, double radius, int seed)
    {
        var random = new Random(seed);
        var centres = Enumerable.Range(0, bodies)
            .Select(_ => (X: random.NextDouble() * n, Y: random.NextDouble() * n, Z: random.NextDouble() * n)).ToArray();
        return Of(n, n, n, (x, y, z) =>
        {
            for (var b = 0; b < bodies; b++)
            {
                double dx = Wrap(x + 0.5 - centres[b].X, n), dy = Wrap(y + 0.5 - centres[b].Y, n), dz = z + 0.5 - centres[b].Z;
                if (dx * dx + dy * dy + dz * dz < radius * radius) return b;
            }

            return ElectrodeCells.Pore;
        });
    }

    private static double Wrap(double d, double length) => d - length * Math.Round(d / length);
}
