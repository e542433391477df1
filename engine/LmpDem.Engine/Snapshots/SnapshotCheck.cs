using System.Text;
using System.Text.RegularExpressions;

namespace LmpDem.Engine.Snapshots;

/// <summary>What a snapshot must fulfil before it may be written.</summary>
internal static partial class SnapshotCheck
{
    /// <summary>Longest unit [UTF-8 bytes]: all short texts of a file share the length of "UnstructuredGrid".</summary>
    public const int MaxUnitBytes = 16;

    // By the exact type: at run time "is int[]" holds for uint[] too.
    private static readonly Type?[] Elements = [typeof(double), typeof(float), typeof(int), typeof(long), typeof(byte)];

    /// <summary>What is wrong with a snapshot, in one sentence; null where it is sound.</summary>
    public static string? Fault(Snapshot s)
    {
        if (!Name().IsMatch(s.Kind)) return $"kind '{s.Kind}' is not a name";
        if (s.Index < 0) return $"index {s.Index} is negative";
        if (!double.IsFinite(s.Time)) return $"time {s.Time} is not a finite number";
        if (!Enum.IsDefined(s.Cells)) return $"unknown kind of cells {s.Cells}";
        var corners = Snapshot.CornersOf(s.Cells);
        if (s.Connectivity.Length % corners != 0)
            return $"{s.Connectivity.Length} corners do not make whole cells of {corners}";
        foreach (var corner in s.Connectivity)
        {
            if (corner < 0 || corner >= s.PointCount) return $"a cell names point {corner} of {s.PointCount}";
        }

        return Fault("point field", s.PointFields, s.PointCount)
            ?? Fault("cell field", s.CellFields, s.CellCount)
            ?? Fault("column", s.Columns, null)
            ?? Fault("scalar", s.Scalars, 1);
    }

    private static string? Fault(string what, IReadOnlyList<Field> fields, int? tuples)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!Name().IsMatch(field.Name)) return $"{what} '{field.Name}' is not a name of letters, digits and underscores";
            if (!names.Add(field.Name)) return $"{what} '{field.Name}' occurs twice";
            if (field.Components < 1) return $"{what} '{field.Name}' has {field.Components} components";
            if (!Elements.Contains(field.Values.GetType().GetElementType()))
                return $"{what} '{field.Name}' holds {field.Values.GetType().Name}, which a snapshot cannot hold";
            if (field.Values.Length % field.Components != 0)
                return $"{what} '{field.Name}' has {field.Values.Length} numbers, not a multiple of {field.Components}";
            if (tuples is { } n && field.Count != n)
                return $"{what} '{field.Name}' has {field.Count} tuples where {n} are needed";
            if (Encoding.UTF8.GetByteCount(field.Unit) > MaxUnitBytes)
                return $"{what} '{field.Name}' has a unit longer than {MaxUnitBytes} bytes: '{field.Unit}'";
        }

        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
