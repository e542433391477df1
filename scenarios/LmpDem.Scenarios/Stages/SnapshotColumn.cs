using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Stages;

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
            : throw new SnapshotException(snapshot.Kind, $"the array \"{name}\" is missing or has not {(length is { } n ? $"{n} " : "")}numbers of the right type");
}
