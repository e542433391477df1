namespace LmpDem.Transport.Plating;

/// <summary>
/// The layer cut into voxels, x fastest: index = x + nx (y + ny z). Periodic along x and y; the foil lies below z = 0 and the
/// separator above the last layer.
/// </summary>
public sealed class ElectrodeVoxels
{
    /// <summary>Number that stands for a pore in place of a body.</summary>
    public const int Pore = -1;

    /// <summary>Makes voxels.</summary>
    /// <param name="nx">Voxels along x.</param>
    /// <param name="ny">Voxels along y.</param>
    /// <param name="nz">Voxels along z.</param>
    /// <param name="edge">Edges of a voxel along x, y, z [m].</param>
    /// <param name="body">Body of each voxel, <see cref="Pore"/> in pores; kept, not copied.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public ElectrodeVoxels(int nx, int ny, int nz, (double X, double Y, double Z) edge, int[] body)
    {
        if (nx < 1 || ny < 1 || nz < 1 || (long)nx * ny * nz != body.Length)
            throw new ArgumentException(FormattableString.Invariant($"{nx} x {ny} x {nz} voxels need as many bodies, not {body.Length}"), nameof(body));
        if (!(edge.X > 0.0 && edge.Y > 0.0 && edge.Z > 0.0)) throw new ArgumentException("edges must be positive", nameof(edge));
        (Nx, Ny, Nz, Edge, Body) = (nx, ny, nz, edge, body);
    }

    /// <summary>Voxels along x.</summary>
    public int Nx { get; }

    /// <summary>Voxels along y.</summary>
    public int Ny { get; }

    /// <summary>Voxels along z.</summary>
    public int Nz { get; }

    /// <summary>Edges of a voxel along x, y, z [m].</summary>
    public (double X, double Y, double Z) Edge { get; }

    /// <summary>Body of each voxel, <see cref="Pore"/> in pores.</summary>
    public IReadOnlyList<int> Body { get; }

    /// <summary>Number of voxels.</summary>
    public int Count => Body.Count;

    /// <summary>Area of the foil under the voxels [m2].</summary>
    public double FootArea => Nx * Edge.X * Ny * Edge.Y;

    /// <summary>Height of the layer [m].</summary>
    public double Height => Nz * Edge.Z;

    /// <summary>Height of a voxel's centre above the foil [m].</summary>
    public double HeightOf(int voxel) => (voxel / (Nx * Ny) + 0.5) * Edge.Z;

    /// <summary>The neighbour of a voxel; -1 at the foil and at the separator.</summary>
    /// <param name="voxel">The voxel.</param>
    /// <param name="face">0 to 5: -x, +x, -y, +y, -z, +z.</param>
    public int Neighbour(int voxel, int face)
    {
        int x = voxel % Nx, y = voxel / Nx % Ny, z = voxel / (Nx * Ny);
        switch (face)
        {
            case 0: x = x == 0 ? Nx - 1 : x - 1; break;
            case 1: x = x == Nx - 1 ? 0 : x + 1; break;
            case 2: y = y == 0 ? Ny - 1 : y - 1; break;
            case 3: y = y == Ny - 1 ? 0 : y + 1; break;
            case 4: z--; break;
            default: z++; break;
        }

        return z < 0 || z == Nz ? -1 : x + Nx * (y + Ny * z);
    }

    /// <summary>Area of a face over the distance of the centres it lies between, per axis x, y, z [m].</summary>
    internal (double X, double Y, double Z) FaceLengths => (Edge.Y * Edge.Z / Edge.X, Edge.X * Edge.Z / Edge.Y, Edge.X * Edge.Y / Edge.Z);
}
