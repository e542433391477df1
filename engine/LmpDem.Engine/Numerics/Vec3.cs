namespace LmpDem.Engine.Numerics;

/// <summary>A vector in three dimensions, double precision, Cartesian components.</summary>
/// <param name="X">Component along x (roll direction of the web).</param>
/// <param name="Y">Component along y (across the web).</param>
/// <param name="Z">Component along z (normal to the foil, upward).</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The zero vector.</summary>
    public static Vec3 Zero => default;

    /// <summary>Sum of two vectors.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference of two vectors.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The opposite vector.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>A vector scaled by a number.</summary>
    public static Vec3 operator *(double s, Vec3 a) => new(s * a.X, s * a.Y, s * a.Z);

    /// <summary>A vector scaled by a number.</summary>
    public static Vec3 operator *(Vec3 a, double s) => s * a;

    /// <summary>A vector divided by a number.</summary>
    public static Vec3 operator /(Vec3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>Vector product.</summary>
    public static Vec3 Cross(Vec3 a, Vec3 b) => new(
        a.Y * b.Z - a.Z * b.Y,
        a.Z * b.X - a.X * b.Z,
        a.X * b.Y - a.Y * b.X);

    /// <summary>Square of the Euclidean length.</summary>
    public double LengthSquared => Dot(this, this);

    /// <summary>Euclidean length.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>The vector of length one along this one; undefined for the zero vector.</summary>
    public Vec3 Normalized() => this / Length;

    /// <summary>True where no component is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);
}

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

/// <summary>A symmetric 3 x 3 tensor (stress, fabric), six components.</summary>
/// <param name="Xx">Component xx.</param>
/// <param name="Yy">Component yy.</param>
/// <param name="Zz">Component zz.</param>
/// <param name="Xy">Component xy = yx.</param>
/// <param name="Yz">Component yz = zy.</param>
/// <param name="Xz">Component xz = zx.</param>
public readonly record struct Sym3(double Xx, double Yy, double Zz, double Xy, double Yz, double Xz)
{
    /// <summary>Sum of two tensors.</summary>
    public static Sym3 operator +(Sym3 a, Sym3 b) =>
        new(a.Xx + b.Xx, a.Yy + b.Yy, a.Zz + b.Zz, a.Xy + b.Xy, a.Yz + b.Yz, a.Xz + b.Xz);

    /// <summary>A tensor scaled by a number.</summary>
    public static Sym3 operator *(double s, Sym3 a) =>
        new(s * a.Xx, s * a.Yy, s * a.Zz, s * a.Xy, s * a.Yz, s * a.Xz);

    /// <summary>Symmetric part of the dyad a (x) b.</summary>
    public static Sym3 Dyad(Vec3 a, Vec3 b) => new(
        a.X * b.X,
        a.Y * b.Y,
        a.Z * b.Z,
        0.5 * (a.X * b.Y + a.Y * b.X),
        0.5 * (a.Y * b.Z + a.Z * b.Y),
        0.5 * (a.X * b.Z + a.Z * b.X));

    /// <summary>Sum of the diagonal.</summary>
    public double Trace => Xx + Yy + Zz;

    /// <summary>Von Mises equivalent of the tensor, sqrt(3/2 s:s) with s the deviator.</summary>
    public double VonMises => Math.Sqrt(
        0.5 * ((Xx - Yy) * (Xx - Yy) + (Yy - Zz) * (Yy - Zz) + (Zz - Xx) * (Zz - Xx))
        + 3.0 * (Xy * Xy + Yz * Yz + Xz * Xz));
}
