using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Exact shapes of bodies, which scan lines cut. Bodies may stick out of a periodic box and may overlap.</summary>
public abstract class BodyShapes
{
    /// <summary>Number of bodies.</summary>
    public abstract int Count { get; }

    /// <summary>Spheres.</summary>
    /// <param name="center">Centres, need not lie in the box [m].</param>
    /// <param name="radius">Radii [m].</param>
    public static BodyShapes Of(IReadOnlyList<Vec3> center, IReadOnlyList<double> radius)
    {
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(radius);
        if (center.Count != radius.Count) throw new ArgumentException($"{center.Count} centres and {radius.Count} radii", nameof(radius));
        return new SphereShapes(center, radius);
    }

    /// <summary>Bodies by their closed surfaces of triangles.</summary>
    public static BodyShapes Of(ClosedSurfaces surfaces)
    {
        ArgumentNullException.ThrowIfNull(surfaces);
        return new SurfaceShapes(surfaces);
    }

    /// <summary>Bodies that keep similar to themselves and shrink about their centres.</summary>
    /// <param name="scale">Linear scale, one per body; a body of 0 has been used up.</param>
    public abstract BodyShapes Scaled(IReadOnlyList<double> scale);

    /// <summary>Prepares to cut the bodies with lines.</summary>
    /// <param name="lattice">The lines.</param>
    internal abstract RowScan Scan(LineLattice lattice);
}

/// <summary>Cuts one row of lines after the other; rows may be cut by several threads at a time.</summary>
internal abstract class RowScan
{
    /// <summary>Adds the pieces of a row's lines that lie in bodies, in any order, along periodic lines without their images.</summary>
    /// <param name="row">The row.</param>
    /// <param name="spans">Receives the pieces.</param>
    /// <exception cref="ArgumentException">A surface is not closed.</exception>
    public abstract void Cut(int row, List<SolidSpan> spans);
}
