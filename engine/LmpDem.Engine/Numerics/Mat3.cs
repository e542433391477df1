namespace LmpDem.Engine.Numerics;

/// <summary>A general 3 x 3 matrix (deformation gradient), by its rows.</summary>
/// <param name="RowX">First row.</param>
/// <param name="RowY">Second row.</param>
/// <param name="RowZ">Third row.</param>
public readonly record struct Mat3(Vec3 RowX, Vec3 RowY, Vec3 RowZ)
{
    /// <summary>The identity.</summary>
    public static Mat3 Identity => new(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));

    /// <summary>Sum of two matrices.</summary>
    public static Mat3 operator +(Mat3 a, Mat3 b) => new(a.RowX + b.RowX, a.RowY + b.RowY, a.RowZ + b.RowZ);

    /// <summary>Matrix times vector.</summary>
    public static Vec3 operator *(Mat3 a, Vec3 v) => new(Vec3.Dot(a.RowX, v), Vec3.Dot(a.RowY, v), Vec3.Dot(a.RowZ, v));

    /// <summary>Matrix product.</summary>
    public static Mat3 operator *(Mat3 a, Mat3 b) => new(Combine(a.RowX, b), Combine(a.RowY, b), Combine(a.RowZ, b));

    /// <summary>The dyad a (x) b, component (i, j) = a_i b_j.</summary>
    public static Mat3 Dyad(Vec3 a, Vec3 b) => new(a.X * b, a.Y * b, a.Z * b);

    private static Vec3 Combine(Vec3 row, Mat3 b) => row.X * b.RowX + row.Y * b.RowY + row.Z * b.RowZ;
}
