using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Laws;

/// <summary>Holds the scalar and the wide form of a law to the same bits.</summary>
internal static class Lanes
{
    /// <summary>Values of a law by its arguments.</summary>
    public delegate T[] Law<T>(T[] arguments);

    /// <summary>Compares both forms on random arguments between -1/2 and 1/2.</summary>
    /// <param name="arguments">Number of arguments.</param>
    /// <param name="scalar">The scalar form.</param>
    /// <param name="wide">The wide form.</param>
    /// <param name="seed">Seed of the arguments.</param>
    public static void Hold(int arguments, Law<Scalar> scalar, Law<Wide> wide, int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 1000; n++)
        {
            var values = new double[arguments][];
            for (var k = 0; k < arguments; k++) values[k] = [.. Enumerable.Range(0, Wide.Count).Select(_ => random.NextDouble() - 0.5)];
            var eight = wide([.. values.Select(v => new Wide(Vector512.Create(v)))]);
            for (var lane = 0; lane < Wide.Count; lane++)
            {
                var one = scalar([.. values.Select(v => new Scalar(v[lane]))]);
                for (var k = 0; k < one.Length; k++)
                {
                    var (a, b) = (eight[k].Lanes[lane], one[k].Value);
                    Assert.That(
                        BitConverter.DoubleToInt64Bits(a), Is.EqualTo(BitConverter.DoubleToInt64Bits(b)),
                        $"case {n}, lane {lane}, value {k}: {a:R} and {b:R}");
                }
            }
        }
    }
}
