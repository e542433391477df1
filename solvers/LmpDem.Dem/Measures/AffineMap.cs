using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// The affine map from one state of a layer to another: displacement = shift + gradient z, fitted over the particles
/// by volume-weighted least squares, plus the stretch of the periodic sides. The sides forbid any other affine part, so
/// gradient.Z is the vertical strain and gradient.X, gradient.Y are the shears.
/// </summary>
/// <param name="Shift">Displacement at z = 0 [m].</param>
/// <param name="Gradient">Change of the displacement with height.</param>
/// <param name="StretchX">Ratio of the box lengths along x.</param>
/// <param name="StretchY">Ratio of the box lengths along y.</param>
public readonly record struct AffineMap(Vec3 Shift, Vec3 Gradient, double StretchX, double StretchY)
{
    /// <summary>Displacement of a point by the map [m].</summary>
    /// <param name="point">Point in the earlier state [m].</param>
    public Vec3 Displacement(Vec3 point) => Side(point) + Shift + point.Z * Gradient;

    /// <summary>Fits the map between two states of the same particles.</summary>
    public static AffineMap Between(PackingState from, PackingState to)
    {
        var sides = new AffineMap(
            Vec3.Zero, Vec3.Zero, to.Box.Length.X / from.Box.Length.X, to.Box.Length.Y / from.Box.Length.Y);
        double weight = 0.0, meanZ = 0.0;
        var meanU = Vec3.Zero;
        for (var i = 0; i < from.Count; i++)
        {
            var w = from.Radius[i] * from.Radius[i] * from.Radius[i];
            weight += w;
            meanZ += w * from.Path[i].Z;
            meanU += w * (to.Path[i] - from.Path[i] - sides.Side(from.Path[i]));
        }

        if (weight == 0.0) return sides;
        meanZ /= weight;
        meanU /= weight;
        var zz = 0.0;
        var uz = Vec3.Zero;
        for (var i = 0; i < from.Count; i++)
        {
            var w = from.Radius[i] * from.Radius[i] * from.Radius[i];
            var z = from.Path[i].Z - meanZ;
            zz += w * z * z;
            uz += w * z * (to.Path[i] - from.Path[i] - sides.Side(from.Path[i]) - meanU);
        }

        var gradient = zz > 0.0 ? uz / zz : Vec3.Zero;
        return sides with { Shift = meanU - meanZ * gradient, Gradient = gradient };
    }

    private Vec3 Side(Vec3 point) => new((StretchX - 1.0) * point.X, (StretchY - 1.0) * point.Y, 0.0);
}
