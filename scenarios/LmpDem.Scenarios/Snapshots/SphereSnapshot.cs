using LmpDem.Dem.Bodies;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>Particles as a snapshot and back, without loss.</summary>
public static class SphereSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "spheres";

    /// <summary>Makes a snapshot of particles.</summary>
    /// <param name="spheres">Particles.</param>
    /// <param name="box">Their region.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Simulated time [s].</param>
    /// <param name="fields">Further arrays of one tuple per particle.</param>
    /// <param name="scalars">Further values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    /// <param name="kind">Kind of the snapshot.</param>
    public static Snapshot Of(
        Spheres spheres, Box box, int index, double time, IEnumerable<Field> fields, IEnumerable<Field> scalars, Provenance provenance,
            string kind = Kind) => new()
            {
                Kind = kind,
                Index = index,
                Time = time,
                Cells = CellKind.Vertex,
                Points = [.. spheres.Position],
                Connectivity = Snapshot.Vertices(spheres.Count),
                PointFields =
            [
                new("id", "1", 1, Enumerable.Range(0, spheres.Count).ToArray(), "number of the particle"),
                new("radius", "m", 1, spheres.Radius, "undeformed radius"),
                new("apparent_radius", "m", 1, spheres.ApparentRadius, "radius of the free surface, grown where contacts displaced volume"),
                new("film_thickness", "m", 1, spheres.FilmThickness, "thickness of the Li2CO3 film"),
                new("velocity", "m/s", 3, Flat(spheres.Velocity), "velocity"),
                new("angular_velocity", "rad/s", 3, Flat(spheres.AngularVelocity), "angular velocity"),
                new("bulk_pressure", "Pa", 1, spheres.BulkPressure, "pressure of nearly closed particles"),
                .. fields,
            ],
                Columns =
            [
                new("position", "m", 3, Flat(spheres.Position)),
                new("velocity", "m/s", 3, Flat(spheres.Velocity)),
                new("angular_velocity", "rad/s", 3, Flat(spheres.AngularVelocity)),
                new("rotation", "rad", 3, Flat(spheres.Rotation)),
                new("radius", "m", 1, spheres.Radius),
                new("apparent_radius", "m", 1, spheres.ApparentRadius),
                new("bulk_pressure", "Pa", 1, spheres.BulkPressure),
                new("film_thickness", "m", 1, spheres.FilmThickness),
            ],
                Scalars =
            [
                Catalogue.BoxX.Of(box.Length.X),
                Catalogue.BoxY.Of(box.Length.Y),
                Catalogue.BoxZ.Of(box.Length.Z),
                Catalogue.PeriodicX.Of(box.PeriodicX ? 1 : 0),
                Catalogue.PeriodicY.Of(box.PeriodicY ? 1 : 0),
                Catalogue.PeriodicZ.Of(box.PeriodicZ ? 1 : 0),
                .. scalars,
            ],
                Provenance = provenance,
            };

    /// <summary>The particles of a snapshot.</summary>
    /// <param name="snapshot">A snapshot of particles.</param>
    public static Spheres Spheres(Snapshot snapshot)
    {
        var spheres = new Spheres(snapshot.PointCount);
        Fill(snapshot, "position", spheres.Position);
        Fill(snapshot, "velocity", spheres.Velocity);
        Fill(snapshot, "angular_velocity", spheres.AngularVelocity);
        Fill(snapshot, "rotation", spheres.Rotation);
        Column(snapshot, "radius", spheres.Count).CopyTo(spheres.Radius, 0);
        Column(snapshot, "apparent_radius", spheres.Count).CopyTo(spheres.ApparentRadius, 0);
        Column(snapshot, "bulk_pressure", spheres.Count).CopyTo(spheres.BulkPressure, 0);
        Column(snapshot, "film_thickness", spheres.Count).CopyTo(spheres.FilmThickness, 0);
        return spheres;
    }

    /// <summary>The region of a snapshot.</summary>
    /// <param name="snapshot">A snapshot of particles.</param>
    public static Box Box(Snapshot snapshot)
    {
        double Value(string name) =>
            snapshot.Scalar(name) ?? throw new SnapshotException(snapshot.Kind, $"the value \"{name}\" is missing");
        return new Box(
            new Vec3(Value("box_x"), Value("box_y"), Value("box_z")), Value("periodic_x") != 0, Value("periodic_y") != 0,
            Value("periodic_z") != 0);
    }

    private static double[] Column(Snapshot snapshot, string name, int length) =>
        snapshot.Columns.FirstOrDefault(c => c.Name == name)?.Values is double[] values && values.Length == length
            ? values
            : throw new SnapshotException(snapshot.Kind, $"the column \"{name}\" is missing or has not {length} numbers");

    private static void Fill(Snapshot snapshot, string name, Vec3[] vectors)
    {
        var flat = Column(snapshot, name, 3 * vectors.Length);
        for (var i = 0; i < vectors.Length; i++) vectors[i] = new Vec3(flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]);
    }

    private static double[] Flat(Vec3[] vectors)
    {
        var flat = new double[3 * vectors.Length];
        for (var i = 0; i < vectors.Length; i++)
            (flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]) = (vectors[i].X, vectors[i].Y, vectors[i].Z);
        return flat;
    }
}

/// <summary>Arrays of a snapshot by name, checked for type and length.</summary>
internal static class SnapshotColumn
{
    /// <summary>A lossless column of reals.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="name">Name of the column.</param>
    /// <param name="length">Length that it must have.</param>
    /// <exception cref="SnapshotException">It is missing, or of another type or length.</exception>
    public static double[] Reals(Snapshot snapshot, string name, int length) => Find<double>(snapshot, snapshot.Columns, name, length);

    /// <summary>A column of whole numbers.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="name">Name of the column.</param>
    /// <param name="length">Length that it must have; unset: any.</param>
    /// <exception cref="SnapshotException">It is missing, or of another type or length.</exception>
    public static int[] Integers(Snapshot snapshot, string name, int? length = null) => Find<int>(snapshot, snapshot.Columns, name, length);

    /// <summary>A field of whole numbers, one per cell.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="name">Name of the field.</param>
    /// <exception cref="SnapshotException">It is missing or of another type.</exception>
    public static int[] CellIntegers(Snapshot snapshot, string name) => Find<int>(snapshot, snapshot.CellFields, name, snapshot.CellCount);

    /// <summary>A field of reals, one per cell, in the single precision that files hold it in, before and after a file alike.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="name">Name of the field.</param>
    /// <exception cref="SnapshotException">It is missing or of another type.</exception>
    public static double[] CellReals(Snapshot snapshot, string name) =>
        snapshot.CellFields.FirstOrDefault(f => f.Name == name)?.Values is float[] single && single.Length == snapshot.CellCount
            ? Array.ConvertAll(single, v => (double)v)
            : Array.ConvertAll(Find<double>(snapshot, snapshot.CellFields, name, snapshot.CellCount), v => (double)(float)v);

    /// <summary>A value of the whole snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="name">Name of the value.</param>
    /// <exception cref="SnapshotException">It is missing.</exception>
    public static double Scalar(Snapshot snapshot, string name) =>
        snapshot.Scalar(name) ?? throw new SnapshotException(snapshot.Kind, $"the value \"{name}\" is missing");

    private static T[] Find<T>(Snapshot snapshot, IReadOnlyList<Field> fields, string name, int? length) =>
        fields.FirstOrDefault(f => f.Name == name)?.Values is T[] values && (length is null || values.Length == length)
            ? values
            : throw new SnapshotException(
                snapshot.Kind, $"the array \"{name}\" is missing or has not {(length is { } n ? $"{n} " : "")}numbers of the right type");
}
