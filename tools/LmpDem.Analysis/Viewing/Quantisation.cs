using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>Positions and values in few bits. The error is half a step: 1/131070 of a body's edge, 1/508 of a value's range.</summary>
public static class Quantisation
{
    /// <summary>Largest step of a position.</summary>
    public const int PositionSteps = 65535;

    /// <summary>Largest step of a value; the byte above stands for a value that is not known.</summary>
    public const int ValueSteps = 254;

    /// <summary>The byte that stands for a value that is not known.</summary>
    public const byte Unknown = 255;

    /// <summary>The box around points.</summary>
    /// <param name="points">At least one point [m].</param>
    /// <returns>Its lowest corner and its edges [m].</returns>
    public static (Vec3 Low, Vec3 Edge) BoxOf(ReadOnlySpan<Vec3> points)
    {
        var (low, high) = (points[0], points[0]);
        foreach (var p in points)
        {
            low = new Vec3(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new Vec3(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }

        return (low, high - low);
    }

    /// <summary>A position as steps of the box around its body.</summary>
    /// <param name="p">Position [m].</param>
    /// <param name="low">Lowest corner of the box [m].</param>
    /// <param name="edge">Edges of the box [m].</param>
    public static (ushort X, ushort Y, ushort Z) Steps(Vec3 p, Vec3 low, Vec3 edge) =>
        (Step(p.X, low.X, edge.X), Step(p.Y, low.Y, edge.Y), Step(p.Z, low.Z, edge.Z));

    /// <summary>The position that steps stand for, as the page computes it.</summary>
    /// <param name="steps">Steps along x, y and z.</param>
    /// <param name="low">Lowest corner of the box [m].</param>
    /// <param name="edge">Edges of the box [m].</param>
    public static Vec3 Position((ushort X, ushort Y, ushort Z) steps, Vec3 low, Vec3 edge) => new(
        low.X + edge.X * steps.X / PositionSteps, low.Y + edge.Y * steps.Y / PositionSteps, low.Z + edge.Z * steps.Z / PositionSteps);

    /// <summary>A value as a byte: clamped to a range, <see cref="Unknown"/> where it is no number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">Value of the byte 0.</param>
    /// <param name="high">Value of the byte <see cref="ValueSteps"/>.</param>
    public static byte Value(double value, double low, double high) => double.IsNaN(value)
        ? Unknown
        : high > low ? (byte)Math.Round(ValueSteps * Math.Clamp((value - low) / (high - low), 0.0, 1.0)) : (byte)0;

    private static ushort Step(double x, double low, double edge) =>
        edge > 0.0 ? (ushort)Math.Round(PositionSteps * Math.Clamp((x - low) / edge, 0.0, 1.0)) : (ushort)0;
}
