using System.Text;

namespace LmpDem.Engine.Numerics;

/// <summary>
/// Counter-based random numbers, Philox4x32 with ten rounds (Salmon et al. 2011, doi 10.1145/2063384.2063405).
/// Every number is a function of (seed, stream, index, position): no state is shared, so neither the order of the work
/// nor the number of threads changes what is drawn. Streams have names ("radius", "film"): a new use gets a new name
/// and leaves the numbers of the others as they were.
/// </summary>
public struct Philox
{
    private readonly uint key0;
    private readonly uint key1;
    private readonly uint stream;
    private readonly ulong index;
    private uint block;
    private ulong spare;
    private bool hasSpare;

    /// <summary>The sequence of one entity in one stream.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Name of the use.</param>
    /// <param name="index">Entity (a particle's id, an attempt).</param>
    public Philox(ulong seed, string stream, ulong index = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        key0 = (uint)seed;
        key1 = (uint)(seed >> 32);
        this.stream = Fingerprint(stream);
        this.index = index;
        block = 0;
        spare = 0;
        hasSpare = false;
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }
        var (a, b, c, d) = Block(block++, stream, (uint)index, (uint)(index >> 32), key0, key1);
        spare = c | ((ulong)d << 32);
        hasSpare = true;
        return a | ((ulong)b << 32);
    }

    /// <summary>The next number, uniform in the open interval (0, 1): never 0 nor 1, so that inverse distributions stay finite.</summary>
    public double NextUniform() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>The next number of the standard normal distribution (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(NextUniform()));
        return radius * Math.Cos(2.0 * Math.PI * NextUniform());
    }

    /// <summary>The bijection itself: ten rounds on a counter of four words under a key of two.</summary>
    /// <param name="c0">Counter word 0.</param>
    /// <param name="c1">Counter word 1.</param>
    /// <param name="c2">Counter word 2.</param>
    /// <param name="c3">Counter word 3.</param>
    /// <param name="k0">Key word 0.</param>
    /// <param name="k1">Key word 1.</param>
    public static (uint, uint, uint, uint) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var p0 = 0xD2511F53UL * c0;
            var p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return (c0, c1, c2, c3);
    }

    // FNV-1a: stable over runs and machines, which string.GetHashCode is not.
    private static uint Fingerprint(string name)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(name)) hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
