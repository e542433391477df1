namespace LmpDem.Engine.Numerics;

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
