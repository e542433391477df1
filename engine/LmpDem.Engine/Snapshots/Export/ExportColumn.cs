using System.Globalization;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>One column of a table made from a field: a component with a name of its own.</summary>
internal readonly record struct ExportColumn(string Name, string Unit, Field Field, int Component)
{
    private static readonly string[] Vector = ["_x", "_y", "_z"];
    private static readonly string[] Tensor = ["_xx", "_yy", "_zz", "_xy", "_yz", "_xz"];

    /// <summary>The columns of fields, component after component.</summary>
    public static ExportColumn[] Of(IEnumerable<Field> fields) =>
        [.. fields.SelectMany(f => Enumerable.Range(0, f.Components)
            .Select(c => new ExportColumn(f.Name + Suffix(f.Components, c), f.Unit, f, c)))];

    /// <summary>The point fields of a snapshot, each as the column of double precision that restarts use where there is one.</summary>
    public static IEnumerable<Field> Exact(Snapshot s) => s.PointFields.Select(f => s.Columns.FirstOrDefault(
        c => c.Name == f.Name && c.Components == f.Components && c.Values.Length == f.Values.Length && c.Values is double[]) ?? f);

    /// <summary>The number of a row, shortest text that reads back to the same value.</summary>
    public string Text(int row)
    {
        var i = row * Field.Components + Component;
        return Field.Values switch
        {
            double[] a => Number(a[i]),
            float[] a => a[i].ToString(CultureInfo.InvariantCulture),
            int[] a => a[i].ToString(CultureInfo.InvariantCulture),
            long[] a => a[i].ToString(CultureInfo.InvariantCulture),
            byte[] a => a[i].ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"a snapshot cannot hold {Field.Values.GetType().Name}"),
        };
    }

    /// <summary>A real as the shortest text that reads back to the same value.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Suffix(int components, int c) => components switch
    {
        1 => "",
        3 => Vector[c],
        6 => Tensor[c],
        _ => string.Create(CultureInfo.InvariantCulture, $"_{c}"),
    };
}
