using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry;

/// <summary>
/// The simulated region: an axis-aligned box from the origin to <see cref="Length"/>, periodic per axis.
/// Along an open axis the length only describes the region; particles may leave it.
/// </summary>
/// <param name="Length">Edge lengths [m].</param>
/// <param name="PeriodicX">Images repeat along x.</param>
/// <param name="PeriodicY">Images repeat along y.</param>
/// <param name="PeriodicZ">Images repeat along z.</param>
public readonly record struct Box(Vec3 Length, bool PeriodicX, bool PeriodicY, bool PeriodicZ)
{
    /// <summary>A box periodic in the plane of the foil and open along its normal: the electrode's.</summary>
    /// <param name="x">Edge along x [m].</param>
    /// <param name="y">Edge along y [m].</param>
    /// <param name="height">Height of the region [m].</param>
    public static Box Layer(double x, double y, double height) => new(new Vec3(x, y, height), true, true, false);

    /// <summary>Relative difference of lengths that is rounding, as of units: 80 um may come as 79.99999999999999.</summary>
    public const double Rounding = 1e-9;

    /// <summary>Whether a periodic edge is shorter than two diameters, so that a pair would touch itself across the box.</summary>
    /// <param name="edge">Periodic edge [m].</param>
    /// <param name="largest">Diameter of the largest particle [m].</param>
    public static bool IsTooNarrow(double edge, double largest) => edge < 2.0 * largest * (1.0 - Rounding);

    /// <summary>Area of the foil under the box [m2].</summary>
    public double FootArea => Length.X * Length.Y;

    /// <summary>Volume of the box [m3].</summary>
    public double Volume => Length.X * Length.Y * Length.Z;

    /// <summary>The shortest image of a separation vector [m].</summary>
    public Vec3 MinImage(Vec3 d) => new(
        PeriodicX ? d.X - Length.X * Math.Round(d.X / Length.X) : d.X,
        PeriodicY ? d.Y - Length.Y * Math.Round(d.Y / Length.Y) : d.Y,
        PeriodicZ ? d.Z - Length.Z * Math.Round(d.Z / Length.Z) : d.Z);

    /// <summary>
    /// Image of the second of two points that a separation, first less second, is nearest to: edges to add to the second.
    /// </summary>
    /// <param name="d">Separation [m].</param>
    public (int X, int Y) NearestImage(Vec3 d) => (
        PeriodicX ? (int)Math.Round(d.X / Length.X) : 0,
        PeriodicY ? (int)Math.Round(d.Y / Length.Y) : 0);

    /// <summary>Shift of an image in the plane [m].</summary>
    /// <param name="x">Edges along x.</param>
    /// <param name="y">Edges along y.</param>
    public Vec3 Shift(int x, int y) => new(x * Length.X, y * Length.Y, 0.0);

    /// <summary>The image of a point inside the box along its periodic axes [m].</summary>
    public Vec3 Wrap(Vec3 p) => new(
        PeriodicX ? Wrap(p.X, Length.X) : p.X,
        PeriodicY ? Wrap(p.Y, Length.Y) : p.Y,
        PeriodicZ ? Wrap(p.Z, Length.Z) : p.Z);

    private static double Wrap(double x, double length)
    {
        x -= length * Math.Floor(x / length);
        return x >= length ? 0.0 : x; // a tiny negative x rounds up to the length itself
    }
}
