using System.Text;
using System.Text.RegularExpressions;

namespace LmpDem.Engine.Snapshots;

/// <summary>Conditions that a snapshot must fulfil before it is written.</summary>
internal static partial class SnapshotCheck
{
    // By the exact type: at run time "is int[]" holds for uint[] too.
    private static readonly Type?[] Elements = [typeof(double), typeof(float), typeof(int), typeof(long), typeof(byte)];

    /// <summary>Error in a snapshot, in one sentence; null if it is valid.</summary>
    public static string? Fault(Snapshot s)
    {
        if (Fault(s.Kind, s.Index, s.Time) is { } fault) return fault;
        if (!Enum.IsDefined(s.Cells)) return $"unknown kind of cells {s.Cells}";
        var corners = Snapshot.CornersOf(s.Cells);
        if (s.Connectivity.Length % corners != 0)
            return $"{s.Connectivity.Length} corners do not make whole cells of {corners}";
        foreach (var corner in s.Connectivity)
        {
            if (corner < 0 || corner >= s.PointCount) return $"a cell names point {corner} of {s.PointCount}";
        }

        var longest = SnapshotLayout.GridType.Length;
        return Fault("point field", s.PointFields, s.PointCount, longest)
            ?? Fault("cell field", s.CellFields, s.CellCount, longest)
            ?? Fault("column", s.Columns, null, longest)
            ?? Fault("scalar", s.Scalars, 1, longest);
    }

    /// <summary>Error in an image of voxels, in one sentence; null if it is valid.</summary>
    public static string? Fault(VoxelImage image)
    {
        if (Fault(image.Kind, image.Index, image.Time) is { } fault) return fault;
        if (image.Nx < 1 || image.Ny < 1 || image.Nz < 1) return $"{image.Nx} x {image.Ny} x {image.Nz} voxels are no image";
        if (image.Count > Array.MaxLength) return $"{image.Nx} x {image.Ny} x {image.Nz} voxels are more than an array holds";
        if (!image.Origin.IsFinite) return $"origin {image.Origin} is not finite";
        if (!image.Spacing.IsFinite || !(image.Spacing.X > 0 && image.Spacing.Y > 0 && image.Spacing.Z > 0))
            return $"spacing {image.Spacing} is not positive";
        var longest = SnapshotLayout.ImageType.Length;
        return Fault("field", image.Fields, (int)image.Count, longest) ?? Fault("scalar", image.Scalars, 1, longest);
    }

    private static string? Fault(string kind, int index, double time)
    {
        if (!Name().IsMatch(kind)) return $"kind '{kind}' is not a name";
        if (index < 0) return $"index {index} is negative";
        return double.IsFinite(time) ? null : $"time {time} is not a finite number";
    }

    // All short texts of a file, units too, share the length of its VTK type, which must be exact for ParaView.
    private static string? Fault(string what, IReadOnlyList<Field> fields, int? tuples, int longestUnit)
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
            if (Encoding.UTF8.GetByteCount(field.Unit) > longestUnit)
                return $"{what} '{field.Name}' has a unit longer than {longestUnit} bytes: '{field.Unit}'";
        }

        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
