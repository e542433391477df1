using System.Runtime.CompilerServices;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry;

/// <summary>Shapes a rigid wall may have.</summary>
public enum WallShape
{
    /// <summary>Half space below a plane; <see cref="Wall.Axis"/> is the plane's normal towards the particles.</summary>
    Plane,

    /// <summary>Solid cylinder (a roll); particles stay outside of it.</summary>
    Roll,

    /// <summary>Bore of a tube; particles stay inside of it.</summary>
    Tube,
}

/// <summary>
/// A rigid wall: shape, prescribed motion, and the load measured on it. Immutable but for what a run advances through
/// <c>with</c>. SI units.
/// </summary>
/// <param name="Name">Name in tables and messages ("foil", "platen", "roll").</param>
/// <param name="Shape">Shape of the surface.</param>
/// <param name="Point">A point of the plane, or of the cylinder's axis [m].</param>
/// <param name="Axis">Unit normal of a plane (towards the particles), or unit direction of a cylinder's axis.</param>
/// <param name="Radius">Radius of a cylinder; 0 for a plane [m].</param>
public readonly record struct Wall(string Name, WallShape Shape, Vec3 Point, Vec3 Axis, double Radius = 0.0)
{
    /// <summary>Velocity of <see cref="Point"/>, which moves the surface [m/s].</summary>
    public Vec3 Velocity { get; init; }

    /// <summary>Velocity of the surface material that does not move the surface (a roll's shear on a nip cell) [m/s].</summary>
    public Vec3 SurfaceVelocity { get; init; }

    /// <summary>Angular velocity about the cylinder's axis, right-handed [rad/s].</summary>
    public double Spin { get; init; }

    /// <summary>Distance of a point from the surface, positive where particles may be [m].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Distance(Vec3 p) => Shape == WallShape.Plane ? Vec3.Dot(p - Point, Axis) : DistanceFromCylinder(p);

    /// <summary>Unit normal of the surface towards the particle at a point.</summary>
    public Vec3 NormalAt(Vec3 p)
    {
        if (Shape == WallShape.Plane) return Axis;
        var d = p - Point;
        var radial = d - Vec3.Dot(d, Axis) * Axis;
        return Shape == WallShape.Roll ? radial.Normalized() : -radial.Normalized();
    }

    /// <summary>Velocity of the surface material at a point [m/s].</summary>
    public Vec3 VelocityAt(Vec3 p)
    {
        var v = Velocity + SurfaceVelocity;
        return Shape == WallShape.Plane ? v : v + Spin * Vec3.Cross(Axis, p - Point);
    }

    /// <summary>Exchanges a wall with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="wall">The wall now; not looked at where the book is read.</param>
    /// <returns>The wall after the exchange.</returns>
    public static Wall Exchange(StateBook book, Wall wall)
    {
        ArgumentNullException.ThrowIfNull(book);
        return new Wall(
            book.Text("wall", wall.Name ?? ""), book.Value("wall_shape", wall.Shape), book.Value("wall_point", wall.Point),
            book.Value("wall_axis", wall.Axis), book.Value("wall_radius", wall.Radius))
        {
            Velocity = book.Value("wall_velocity", wall.Velocity),
            SurfaceVelocity = book.Value("wall_surface_velocity", wall.SurfaceVelocity),
            Spin = book.Value("wall_spin", wall.Spin),
        };
    }

    /// <summary>The wall after a time with its present velocity.</summary>
    /// <param name="time">Time [s].</param>
    public Wall Moved(double time) => this with { Point = Point + time * Velocity };

    private double DistanceFromCylinder(Vec3 p)
    {
        var d = p - Point;
        var radial = (d - Vec3.Dot(d, Axis) * Axis).Length;
        return Shape == WallShape.Roll ? radial - Radius : Radius - radial;
    }
}
