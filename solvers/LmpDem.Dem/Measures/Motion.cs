using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// How the particles moved between two states: displacement, its part beyond the layer's affine map, rotation, and D2min
/// (Falk and Langer 1998, doi 10.1103/PhysRevE.57.7192): the mean square of what a particle's neighbourhood does beyond its
/// own best affine map. Neighbours are the particles nearer in the earlier state than a multiple of the sum of radii.
/// </summary>
public sealed class Motion
{
    /// <summary>Compares two states.</summary>
    /// <param name="from">Earlier state.</param>
    /// <param name="to">Later state of the same particles.</param>
    /// <param name="neighbourRange">Reach of the neighbourhood, as a multiple of the sum of the two radii.</param>
    public Motion(PackingState from, PackingState to, double neighbourRange = 1.5)
    {
        if (from.Count != to.Count)
            throw new ArgumentException($"{to.Count} particles do not follow {from.Count} particles", nameof(to));
        Affine = AffineMap.Between(from, to);
        Displacement = new Vec3[from.Count];
        NonAffine = new Vec3[from.Count];
        Rotation = new Vec3[from.Count];
        for (var i = 0; i < from.Count; i++)
        {
            Displacement[i] = to.Path[i] - from.Path[i];
            NonAffine[i] = Displacement[i] - Affine.Displacement(from.Path[i]);
            Rotation[i] = to.Rotation[i] - from.Rotation[i];
        }

        D2Min = LocalMisfit(from, to, neighbourRange);
    }

    /// <summary>The layer's affine map.</summary>
    public AffineMap Affine { get; }

    /// <summary>Displacement, one per particle [m].</summary>
    public Vec3[] Displacement { get; }

    /// <summary>Displacement beyond the layer's affine map, one per particle [m].</summary>
    public Vec3[] NonAffine { get; }

    /// <summary>Rotation vector, one per particle [rad].</summary>
    public Vec3[] Rotation { get; }

    /// <summary>Mean square misfit of the neighbourhood to its best affine map, one per particle [m2].</summary>
    public double[] D2Min { get; }

    private double[] LocalMisfit(PackingState from, PackingState to, double range)
    {
        var d2min = new double[from.Count];
        if (from.Count == 0) return d2min;
        var largest = from.Radius.Max();
        var grid = new PointGrid(from.Box, from.Position, 2.0 * largest);
        var found = new List<PointGrid.Found>();
        var before = new List<Vec3>();
        var after = new List<Vec3>();
        for (var i = 0; i < from.Count; i++)
        {
            found.Clear();
            before.Clear();
            after.Clear();
            grid.Gather(from.Position[i], 0.0, range * (from.Radius[i] + largest), found);
            foreach (var (j, offset, d2) in found)
            {
                var reach = range * (from.Radius[i] + from.Radius[j]);
                if (j == i || d2 >= reach * reach) continue; // its own images move as it does
                before.Add(offset);
                // The image keeps its lattice vector, which stretches with the sides.
                var image = offset - (from.Path[j] - from.Path[i]);
                var stretched = new Vec3(Affine.StretchX * image.X, Affine.StretchY * image.Y, image.Z);
                after.Add(to.Path[j] - to.Path[i] + stretched);
            }

            d2min[i] = Misfit(before, after);
        }

        return d2min;
    }

    private static double Misfit(List<Vec3> before, List<Vec3> after)
    {
        if (before.Count == 0) return 0.0;
        var square = default(Sym3); // sum of d0 d0
        var cross = default(Mat3); // sum of d d0
        for (var k = 0; k < before.Count; k++)
        {
            square += Sym3.Dyad(before[k], before[k]);
            cross += Mat3.Dyad(after[k], before[k]);
        }

        var map = cross * PseudoInverse(square);
        var sum = 0.0;
        for (var k = 0; k < before.Count; k++) sum += (after[k] - map * before[k]).LengthSquared;
        return sum / before.Count;
    }

    // Few or coplanar neighbours leave directions without information; the pseudo-inverse gives the least-squares fit then too.
    private static Mat3 PseudoInverse(Sym3 square)
    {
        var e = Eigen3.Of(square);
        var floor = 1e-10 * e.High;
        var inverse = default(Mat3);
        if (e.Low > floor) inverse += Mat3.Dyad(e.LowAxis / e.Low, e.LowAxis);
        if (e.Middle > floor) inverse += Mat3.Dyad(e.MiddleAxis / e.Middle, e.MiddleAxis);
        if (e.High > 0.0) inverse += Mat3.Dyad(e.HighAxis / e.High, e.HighAxis);
        return inverse;
    }
}
