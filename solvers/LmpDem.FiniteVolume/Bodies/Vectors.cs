using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Three components in eight lanes: a vector of eight bodies.</summary>
internal struct Vectors
{
    public V X;
    public V Y;
    public V Z;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public Vectors(V x, V y, V z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    [MethodImpl(Inline)]
    public static unsafe Vectors Load(double* at) => new(Vector512.Load(at), Vector512.Load(at + 8), Vector512.Load(at + 16));

    [MethodImpl(Inline)]
    public readonly unsafe void Store(double* at)
    {
        X.Store(at);
        Y.Store(at + 8);
        Z.Store(at + 16);
    }

    [MethodImpl(Inline)]
    public readonly unsafe void AddTo(double* at)
    {
        (X + Vector512.Load(at)).Store(at);
        (Y + Vector512.Load(at + 8)).Store(at + 8);
        (Z + Vector512.Load(at + 16)).Store(at + 16);
    }

    [MethodImpl(Inline)]
    public static Vectors operator +(Vectors a, Vectors b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    [MethodImpl(Inline)]
    public static Vectors operator -(Vectors a, Vectors b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    [MethodImpl(Inline)]
    public static Vectors operator *(V s, Vectors a) => new(s * a.X, s * a.Y, s * a.Z);

    [MethodImpl(Inline)]
    public static V Dot(Vectors a, Vectors b) => Vector512.FusedMultiplyAdd(a.Z, b.Z, Vector512.FusedMultiplyAdd(a.Y, b.Y, a.X * b.X));

    [MethodImpl(Inline)]
    public static Vectors Cross(Vectors a, Vectors b) => new(
        Minus(a.Y, b.Z, a.Z * b.Y), Minus(a.Z, b.X, a.X * b.Z), Minus(a.X, b.Y, a.Y * b.X));

    /// <summary>s a + b.</summary>
    [MethodImpl(Inline)]
    public static Vectors Fma(V s, Vectors a, Vectors b) => new(
        Vector512.FusedMultiplyAdd(s, a.X, b.X), Vector512.FusedMultiplyAdd(s, a.Y, b.Y), Vector512.FusedMultiplyAdd(s, a.Z, b.Z));

    /// <summary>a b - c.</summary>
    [MethodImpl(Inline)]
    public static V Minus(V a, V b, V c) => LaneArithmetic.ProductMinus(a, b, c);

    [MethodImpl(Inline)]
    public static V Max(V a, V b) => LaneArithmetic.Max(a, b);

    [MethodImpl(Inline)]
    public static V Min(V a, V b) => LaneArithmetic.Min(a, b);
}
