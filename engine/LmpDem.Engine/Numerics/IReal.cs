namespace LmpDem.Engine.Numerics;

/// <summary>
/// What a formula needs of a number, whether it stands for one value (<see cref="Scalar"/>) or for eight lanes
/// (<see cref="Wide"/>). Both round every operation alike, so one law text gives the same bits in either form.
/// Comparisons give masks: all bits set where true.
/// </summary>
/// <typeparam name="T">The number itself.</typeparam>
public interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>The same value in every lane.</summary>
    static abstract T Constant(double value);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>Opposite.</summary>
    static abstract T operator -(T a);

    /// <summary>a b + c with one rounding.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>c - a b with one rounding.</summary>
    static abstract T SubtractProduct(T a, T b, T c);

    /// <summary>Square root.</summary>
    static abstract T Sqrt(T a);

    /// <summary>Magnitude.</summary>
    static abstract T Abs(T a);

    /// <summary>The larger of two; the second where they compare neither way.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller of two; the second where they compare neither way.</summary>
    static abstract T Min(T a, T b);

    /// <summary>Mask of a &lt; b.</summary>
    static abstract T LessThan(T a, T b);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>a where the mask is set, 0 elsewhere.</summary>
    static abstract T Where(T mask, T a);
}
