using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Networks;

/// <summary>
/// D2min (Falk and Langer 1998, doi 10.1103/PhysRevE.57.7192) of bodies between two networks: the mean square of what the
/// neighbours of a body do beyond their own best affine map. Neighbours are the bodies whose centres, in the earlier state, are
/// nearer than 1.5 times the sum of the radii; as for spheres in LmpDem.Dem, which this room does not know.
/// </summary>
public static class NonAffineMotion
{
    /// <summary>Reach of a neighbourhood over the sum of the two radii.</summary>
    public const double Reach = 1.5;

    /// <summary>D2min, one per body [m2].</summary>
    /// <param name="from">Earlier state.</param>
    /// <param name="to">Later state of the same bodies; sides of the box as before.</param>
    public static double[] D2Min(BodyNetwork from, BodyNetwork to)
    {
        if (from.Count != to.Count) throw new ArgumentException($"{to.Count} bodies do not follow {from.Count}", nameof(to));
        var d2min = new double[from.Count];
        var (before, after) = (new List<Vec3>(), new List<Vec3>());
        for (var i = 0; i < from.Count; i++)
        {
            before.Clear();
            after.Clear();
            // All pairs: 0.1 s for 10,000 bodies, once a state.
            for (var j = 0; j < from.Count; j++)
            {
                if (j == i) continue;
                var offset = from.Box.MinImage(from.Centre[j] - from.Centre[i]);
                var reach = Reach * (from.Radius[i] + from.Radius[j]);
                if (offset.LengthSquared >= reach * reach) continue;
                before.Add(offset);
                // The image that the neighbour was before, wherever its centre was wrapped to since.
                after.Add(offset + to.Box.MinImage(to.Centre[j] - to.Centre[i] - offset));
            }

            d2min[i] = Misfit(before, after);
        }

        return d2min;
    }

    private static double Misfit(List<Vec3> before, List<Vec3> after)
    {
        if (before.Count == 0) return 0.0;
        var (square, cross) = (default(Sym3), default(Mat3));
        for (var k = 0; k < before.Count; k++)
        {
            square += Sym3.Dyad(before[k], before[k]);
            cross += Mat3.Dyad(after[k], before[k]);
        }

        // Few or coplanar neighbours leave directions without information; the pseudo-inverse gives the least squares then too.
        var e = Eigen3.Of(square);
        var inverse = default(Mat3);
        foreach (var (value, axis) in ((double, Vec3)[])[(e.Low, e.LowAxis), (e.Middle, e.MiddleAxis), (e.High, e.HighAxis)])
            if (value > 1e-10 * e.High) inverse += Mat3.Dyad(axis / value, axis);
        var map = cross * inverse;
        var sum = 0.0;
        for (var k = 0; k < before.Count; k++) sum += (after[k] - map * before[k]).LengthSquared;
        return sum / before.Count;
    }
}
