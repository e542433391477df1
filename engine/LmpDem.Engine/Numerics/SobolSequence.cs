using System.Numerics;

namespace LmpDem.Engine.Numerics;

/// <summary>
/// The Sobol sequence (Sobol 1967, doi 10.1016/0041-5553(67)90144-9) in Gray-code order (Antonov and Saleev 1979), with the direction
/// numbers new-joe-kuo-6 (Joe and Kuo 2008, doi 10.1137/070709359): every further power of two of points fills the unit cube evenly, also
/// in each pair of dimensions. A digital shift, one random word per dimension, makes it unbiased and keeps this property.
/// </summary>
/// <remarks>
/// The direction numbers are copyright 2008 Frances Y. Kuo and Stephen Joe and may be redistributed under the terms of the BSD licence
/// that they come with.
/// </remarks>
public sealed class SobolSequence
{
    private const int Bits = 32;

    // Degree s of the primitive polynomial, its inner coefficients a, and the first s direction numbers m, from the second dimension on.
    private static readonly (int Degree, uint Inner, uint[] First)[] Table =
    [
        (1, 0, [1]),
        (2, 1, [1, 3]),
        (3, 1, [1, 3, 1]),
        (3, 2, [1, 1, 1]),
        (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]),
        (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]),
        (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]),
        (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]),
        (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]),
        (6, 19, [1, 1, 1, 15, 7, 5]),
        (6, 22, [1, 3, 1, 15, 13, 25]),
        (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]),
        (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private readonly uint[][] directions;

    private readonly uint[] shift;

    /// <summary>A sequence.</summary>
    /// <param name="dimensions">Number of dimensions, 1 to <see cref="MaxDimensions"/>.</param>
    /// <param name="seed">Seed of the digital shift; null for the sequence itself, which starts at the origin.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many dimensions are not tabulated.</exception>
    public SobolSequence(int dimensions, ulong? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MaxDimensions);
        directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
        shift = new uint[dimensions];
        if (seed is not { } key) return;
        for (var d = 0; d < dimensions; d++) shift[d] = (uint)(new Philox(key, "sobol_shift", (ulong)d).NextBits() >> 32);
    }

    /// <summary>Largest number of dimensions.</summary>
    public static int MaxDimensions => Table.Length + 1;

    /// <summary>A point.</summary>
    /// <param name="index">Its place in the sequence, from 0.</param>
    /// <returns>A coordinate per dimension, 0 or more and below 1.</returns>
    public double[] Point(uint index)
    {
        var gray = index ^ (index >> 1);
        var point = new double[directions.Length];
        for (var d = 0; d < point.Length; d++)
        {
            var word = shift[d];
            for (var left = gray; left != 0; left &= left - 1) word ^= directions[d][BitOperations.TrailingZeroCount(left)];
            point[d] = word * (1.0 / (1UL << Bits));
        }

        return point;
    }

    // Direction numbers as binary fractions: word k belongs to bit k of the Gray code. The first dimension is van der Corput's.
    private static uint[] Directions(int dimension)
    {
        var v = new uint[Bits];
        if (dimension == 0)
        {
            for (var k = 0; k < Bits; k++) v[k] = 1u << (Bits - 1 - k);
            return v;
        }

        var (degree, inner, first) = Table[dimension - 1];
        for (var k = 0; k < degree; k++) v[k] = first[k] << (Bits - 1 - k);
        for (var k = degree; k < Bits; k++)
        {
            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (var j = 1; j < degree; j++)
                if (((inner >> (degree - 1 - j)) & 1) != 0) v[k] ^= v[k - j];
        }

        return v;
    }
}
