using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Plating;

/// <summary>
/// The layer in cut cells, x fastest: index = x + nx (y + ny z). Periodic along x and y; the foil lies below z = 0 and the separator
/// above the last layer of cells. Bodies can shrink, as stripping makes them.
/// </summary>
public sealed class ElectrodeCells
{
    /// <summary>Number that stands for a pore in place of a body.</summary>
    public const int Pore = -1;

    private readonly Func<IReadOnlyList<double>, CutCells> shrunk;

    /// <summary>Cells of a layer.</summary>
    /// <param name="cells">Cells, periodic along x and y.</param>
    /// <param name="shrunk">Cuts the same cells anew with bodies of a linear scale each, 0 for none.</param>
    /// <exception cref="ArgumentException">The cells are not periodic along x and y, or periodic along z.</exception>
    public ElectrodeCells(CutCells cells, Func<IReadOnlyList<double>, CutCells> shrunk)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(shrunk);
        if (!cells.Box.PeriodicX || !cells.Box.PeriodicY || cells.Box.PeriodicZ)
            throw new ArgumentException("an electrode is periodic along x and y alone", nameof(cells));
        (Cells, this.shrunk) = (cells, shrunk);
    }

    /// <summary>The cells.</summary>
    public CutCells Cells { get; }

    /// <summary>Body of each cell, <see cref="Pore"/> where it is more pore than solid.</summary>
    public IReadOnlyList<int> Body => Cells.Body;

    /// <summary>Number of cells.</summary>
    public int Count => Cells.Count;

    /// <summary>Area of the foil under the cells [m2].</summary>
    public double FootArea => Cells.Box.FootArea;

    /// <summary>Height of the layer [m].</summary>
    public double Height => Cells.Box.Length.Z;

    /// <summary>Height of a cell's centre above the foil [m].</summary>
    public double HeightOf(int cell) => (cell / (Cells.Nx * Cells.Ny) + 0.5) * Cells.Edge.Z;

    /// <summary>Cells that are wholly of one body or wholly pore; their bodies are whole or used up.</summary>
    /// <param name="nx">Cells along x.</param>
    /// <param name="ny">Cells along y.</param>
    /// <param name="nz">Cells along z.</param>
    /// <param name="edge">Edges of a cell along x, y, z [m].</param>
    /// <param name="body">Body of each cell, <see cref="Pore"/> in pores.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public static ElectrodeCells OfBlocks(int nx, int ny, int nz, (double X, double Y, double Z) edge, IReadOnlyList<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (nx < 1 || ny < 1 || nz < 1 || (long)nx * ny * nz != body.Count)
            throw new ArgumentException(
                FormattableString.Invariant($"{nx} x {ny} x {nz} cells need as many bodies, not {body.Count}"), nameof(body));
        if (!(edge.X > 0.0 && edge.Y > 0.0 && edge.Z > 0.0)) throw new ArgumentException("edges must be positive", nameof(edge));
        var length = new Vec3(nx * edge.X, ny * edge.Y, nz * edge.Z);
        var box = Box.Layer(length.X, length.Y, length.Z);
        CutCells Of(IReadOnlyList<double>? scale) => CutCells.OfBlocks(box, (nx, ny, nz), (x, y, z) =>
        {
            var b = body[x + nx * (y + ny * z)];
            return b >= 0 && scale is not null && scale[b] <= 0.0 ? Pore : b;
        });
        return new ElectrodeCells(Of(null), Of);
    }

    /// <summary>The cells with shrunk bodies.</summary>
    /// <param name="scale">Linear scale, one per body; a body of 0 has been used up.</param>
    public ElectrodeCells Shrunk(IReadOnlyList<double> scale) => new(shrunk(scale), shrunk);

    /// <summary>The neighbour of a cell; -1 at the foil and at the separator.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="face">0 to 5: -x, +x, -y, +y, -z, +z.</param>
    /// <returns>The neighbour, and the open fraction of the face.</returns>
    public (int Cell, float Open) Neighbour(int cell, int face)
    {
        var (nx, ny, nz) = (Cells.Nx, Cells.Ny, Cells.Nz);
        int x = cell % nx, y = cell / nx % ny, z = cell / (nx * ny);
        var open = face switch
        {
            0 => Cells.OpenX[Cells.FaceX(x, y, z)],
            1 => Cells.OpenX[Cells.FaceX(x + 1, y, z)],
            2 => Cells.OpenY[Cells.FaceY(x, y, z)],
            3 => Cells.OpenY[Cells.FaceY(x, y + 1, z)],
            4 => Cells.OpenZ[Cells.FaceZ(x, y, z)],
            _ => Cells.OpenZ[Cells.FaceZ(x, y, z + 1)],
        };
        switch (face)
        {
            case 0: x = x == 0 ? nx - 1 : x - 1; break;
            case 1: x = x == nx - 1 ? 0 : x + 1; break;
            case 2: y = y == 0 ? ny - 1 : y - 1; break;
            case 3: y = y == ny - 1 ? 0 : y + 1; break;
            case 4: z--; break;
            default: z++; break;
        }

        return (z < 0 || z == nz ? -1 : Cells.Index(x, y, z), open);
    }
}
