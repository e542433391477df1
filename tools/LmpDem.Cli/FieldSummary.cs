using System.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Cli;

/// <summary>What `lmpdem inspect` tells about a field.</summary>
/// <param name="On">What carries it: point, cell or voxel.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Components">Numbers per tuple.</param>
/// <param name="Least">Least of those that are numbers; null in an empty field.</param>
/// <param name="Greatest">Greatest number, likewise.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record FieldSummary(string On, string Name, string Unit, int Components, double? Least, double? Greatest, string Meaning)
{
    /// <summary>The summary of a field.</summary>
    /// <param name="on">What carries it.</param>
    /// <param name="field">The field.</param>
    public static FieldSummary Of(string on, Field field)
    {
        var (least, greatest) = field.Values switch
        {
            double[] a => Ends(a),
            float[] a => Ends(a),
            int[] a => Ends(a),
            long[] a => Ends(a),
            byte[] a => Ends(a),
            _ => (null, null),
        };
        return new FieldSummary(on, field.Name, field.Unit, field.Components, least, greatest, field.Meaning);
    }

    private static (double? Least, double? Greatest) Ends<T>(T[] values)
        where T : struct, INumber<T>
    {
        if (values.Length == 0) return (null, null);
        var (least, greatest) = (values[0], values[0]);
        foreach (var value in values) (least, greatest) = (T.MinNumber(least, value), T.MaxNumber(greatest, value));
        return (double.CreateChecked(least), double.CreateChecked(greatest));
    }
}
