using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Bodies;

/// <summary>
/// The particles of a packing in order of their id (0 .. Count-1): what generators make, steppers start from and
/// give back, and measures read. SI units.
/// </summary>
public sealed class Spheres
{
    /// <summary>Room for a number of particles, all at rest at the origin with radius 0.</summary>
    /// <param name="count">Number of particles, >= 0.</param>
    public Spheres(int count)
    {
        Count = count;
        Position = new Vec3[count];
        Velocity = new Vec3[count];
        AngularVelocity = new Vec3[count];
        Rotation = new Vec3[count];
        Radius = new double[count];
        ApparentRadius = new double[count];
        BulkPressure = new double[count];
        FilmThickness = new double[count];
    }

    /// <summary>Number of particles.</summary>
    public int Count { get; }

    /// <summary>Centres, one per particle [m]; periodic axes are wrapped into the box.</summary>
    public Vec3[] Position { get; }

    /// <summary>Velocities, one per particle [m/s].</summary>
    public Vec3[] Velocity { get; }

    /// <summary>Angular velocities, one per particle [rad/s].</summary>
    public Vec3[] AngularVelocity { get; }

    /// <summary>Rotation vector accumulated since the start of the run, one per particle [rad].</summary>
    public Vec3[] Rotation { get; }

    /// <summary>Undeformed radii (of the particle's volume), one per particle [m].</summary>
    public double[] Radius { get; }

    /// <summary>Radii of the free surface, grown where contacts displaced volume (law plastic_dense); else = Radius [m].</summary>
    public double[] ApparentRadius { get; }

    /// <summary>Pressure of nearly closed particles (law plastic_dense), one per particle, >= 0 [Pa].</summary>
    public double[] BulkPressure { get; }

    /// <summary>Thickness of the Li2CO3 film, one per particle [m].</summary>
    public double[] FilmThickness { get; }

    /// <summary>Sum of the particles' undeformed volumes [m3].</summary>
    public double SolidVolume
    {
        get
        {
            var volume = 0.0;
            foreach (var r in Radius) volume += 4.0 / 3.0 * Math.PI * r * r * r;
            return volume;
        }
    }

    /// <summary>Exchanges the state with a book; radii and films are those of the start.</summary>
    internal void Exchange(StateBook book)
    {
        book.Values("sphere_position", Position.AsSpan());
        book.Values("sphere_velocity", Velocity.AsSpan());
        book.Values("sphere_spin", AngularVelocity.AsSpan());
        book.Values("sphere_rotation", Rotation.AsSpan());
        book.Values("sphere_apparent_radius", ApparentRadius.AsSpan());
        book.Values("sphere_bulk_pressure", BulkPressure.AsSpan());
    }

    /// <summary>Takes over the present state of a particle of other spheres.</summary>
    internal void Take(int particle, Spheres other, int from)
    {
        Position[particle] = other.Position[from];
        Velocity[particle] = other.Velocity[from];
        AngularVelocity[particle] = other.AngularVelocity[from];
        Rotation[particle] = other.Rotation[from];
        Radius[particle] = other.Radius[from];
        ApparentRadius[particle] = other.ApparentRadius[from];
        BulkPressure[particle] = other.BulkPressure[from];
        FilmThickness[particle] = other.FilmThickness[from];
    }

    /// <summary>A copy that shares nothing with this one.</summary>
    public Spheres Copy()
    {
        var copy = new Spheres(Count);
        Position.CopyTo(copy.Position, 0);
        Velocity.CopyTo(copy.Velocity, 0);
        AngularVelocity.CopyTo(copy.AngularVelocity, 0);
        Rotation.CopyTo(copy.Rotation, 0);
        Radius.CopyTo(copy.Radius, 0);
        ApparentRadius.CopyTo(copy.ApparentRadius, 0);
        BulkPressure.CopyTo(copy.BulkPressure, 0);
        FilmThickness.CopyTo(copy.FilmThickness, 0);
        return copy;
    }
}
