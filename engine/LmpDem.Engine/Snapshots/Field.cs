using System.Runtime.InteropServices;

namespace LmpDem.Engine.Snapshots;

/// <summary>A named array of a snapshot: one value or tuple per point, cell or voxel or for the whole snapshot.</summary>
/// <param name="Name">Name in the file: letters, digits and underscores, starting with a letter.</param>
/// <param name="Unit">Unit of the numbers as text: SI ("m", "Pa", "1" for a pure number) unless the
/// name ends with another ("_mAh_cm2").</param>
/// <param name="Components">Numbers per tuple: 1 scalar, 3 vector, 6 symmetric tensor (xx yy zz xy yz xz).</param>
/// <param name="Values">double[], float[], int[], long[] or byte[]; length = tuples x <paramref name="Components"/>.</param>
/// <param name="Meaning">What the quantity is, in a few words.</param>
public sealed record Field(string Name, string Unit, int Components, Array Values, string Meaning = "")
{
    /// <summary>Number of tuples.</summary>
    public int Count => Components > 0 ? Values.Length / Components : 0;

    /// <summary>A field that holds a single number.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="unit">Unit as text.</param>
    /// <param name="value">The number, in that unit.</param>
    /// <param name="meaning">What the quantity is.</param>
    public static Field Single(string name, string unit, double value, string meaning = "") =>
        new(name, unit, 1, new[] { value }, meaning);

    /// <summary>The first number of the field of a name; null where there is none.</summary>
    internal static double? FirstNumber(IReadOnlyList<Field> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name && field.Values.Length > 0)
                return Convert.ToDouble(field.Values.GetValue(0), System.Globalization.CultureInfo.InvariantCulture);
        }

        return null;
    }

    /// <summary>The bytes of an array that a field may hold.</summary>
    internal static ReadOnlySpan<byte> BytesOf(Array values) => values switch
    {
        double[] a => MemoryMarshal.AsBytes<double>(a),
        float[] a => MemoryMarshal.AsBytes<float>(a),
        int[] a => MemoryMarshal.AsBytes<int>(a),
        long[] a => MemoryMarshal.AsBytes<long>(a),
        byte[] a => a,
        _ => throw new ArgumentException($"a snapshot cannot hold {values.GetType().Name}", nameof(values)),
    };
}
