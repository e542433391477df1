using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Surface between pore and solid per volume, from the faces between their voxels. The faces across an axis show the surface as it is
/// projected along it, exactly as the voxel shrinks; their plain sum overstates a slanting surface (a sphere's by 3/2) for ever.
/// </summary>
/// <param name="AcrossX">Projected surface along x per volume, both senses [1/m].</param>
/// <param name="AcrossY">Projected surface along y per volume [1/m].</param>
/// <param name="AcrossZ">Projected surface along z per volume [1/m].</param>
public sealed record SpecificSurface(double AcrossX, double AcrossY, double AcrossZ)
{
    /// <summary>Surface per volume of walls that face all directions alike, 2/3 of the faces (Cauchy and Crofton) [1/m].</summary>
    public double Isotropic => 2.0 / 3.0 * (AcrossX + AcrossY + AcrossZ);

    /// <summary>Counts faces; open borders of the grid are no surface.</summary>
    public static SpecificSurface Of(VoxelGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var (x, y, z) = (0L, 0L, 0L);
        for (var k = 0; k < grid.Nz; k++)
        {
            for (var j = 0; j < grid.Ny; j++)
            {
                for (var i = 0; i < grid.Nx; i++)
                {
                    var v = grid.Index(i, j, k);
                    x += Differs(v, i, grid.Nx, 1, grid.Box.PeriodicX);
                    y += Differs(v, j, grid.Ny, grid.Nx, grid.Box.PeriodicY);
                    z += Differs(v, k, grid.Nz, grid.Nx * grid.Ny, grid.Box.PeriodicZ);
                }
            }
        }

        return new SpecificSurface(x / (grid.Count * grid.Edge.X), y / (grid.Count * grid.Edge.Y), z / (grid.Count * grid.Edge.Z));

        int Differs(int v, int place, int count, int stride, bool periodic)
        {
            if (place < count - 1) return grid.Solid[v] ^ grid.Solid[v + stride];
            return periodic ? grid.Solid[v] ^ grid.Solid[v - (count - 1) * stride] : 0;
        }
    }
}
