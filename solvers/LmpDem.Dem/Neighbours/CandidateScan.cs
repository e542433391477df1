using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LmpDem.Dem.Neighbours;

/// <summary>From candidates in consecutive cells to the outer list of a block.</summary>
internal static unsafe class CandidateScan
{
    /// <summary>Candidates that are scanned at once.</summary>
    public const int Piece = 512;

    /// <summary>Sixteen candidates at a time in single precision; writes the numbers of those within reach.</summary>
    /// <returns>The number written so far.</returns>
    public static int Scan(
        float* sx, float* sy, float* sz, float* sr, int i, int from, int to, float limit,
        float lx, float ly, float lz, float ix, float iy, float iz, int* found, int count)
    {
        if (!Avx512F.IsSupported)
        {
            Vector256<float> x8 = Vector256.Create(sx[i]), y8 = Vector256.Create(sy[i]), z8 = Vector256.Create(sz[i]);
            for (var k = from; k < to; k += 8)
            {
                var dx = Nearest(x8 - Vector256.Load(sx + k), lx, ix);
                var dy = Nearest(y8 - Vector256.Load(sy + k), ly, iy);
                var dz = Nearest(z8 - Vector256.Load(sz + k), lz, iz);
                var reach = Vector256.Create(limit) + Vector256.Load(sr + k);
                var bits = Vector256.LessThan(dx * dx + dy * dy + dz * dz, reach * reach).ExtractMostSignificantBits();
                if (to - k < 8) bits &= (1u << (to - k)) - 1;
                for (; bits != 0; bits &= bits - 1) found[count++] = k + BitOperations.TrailingZeroCount(bits);
            }

            return count;
        }

        var iota = Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        var x = Vector512.Create(sx[i]);
        var y = Vector512.Create(sy[i]);
        var z = Vector512.Create(sz[i]);
        for (var k = from; k < to; k += 16)
        {
            var dx = x - Vector512.Load(sx + k);
            var dy = y - Vector512.Load(sy + k);
            var dz = z - Vector512.Load(sz + k);
            dx -= Avx512F.RoundScale(dx * ix, 8) * lx;
            dy -= Avx512F.RoundScale(dy * iy, 8) * ly;
            dz -= Avx512F.RoundScale(dz * iz, 8) * lz;
            var reach = Vector512.Create(limit) + Vector512.Load(sr + k);
            var near = Vector512.LessThan(dx * dx + dy * dy + dz * dz, reach * reach).AsInt32()
                & Vector512.LessThan(iota, Vector512.Create(to - k));
            Avx512F.Compress(Vector512<int>.Zero, near, iota + Vector512.Create(k)).Store(found + count);
            count += BitOperations.PopCount(near.ExtractMostSignificantBits());
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Nearest(Vector256<float> d, float length, float inverse) => d - Vector256.Round(d * inverse) * length;

    /// <summary>Adds a row's pairs to the outer list, and to the cut pairs where they reach into later blocks.</summary>
    /// <returns>The end of the list.</returns>
    public static long Append(Block block, long n, int i, int* found, int count, bool cuts)
    {
        block.ReserveOuter(n + count + 16);
        var pairs = block.Outer.Address;
        for (var k = 0; k < count; k++) pairs[n + k] = ((long)found[k] << 37) | ((long)i << 5);
        if (cuts)
        {
            for (var k = 0; k < count; k++)
            {
                if (found[k] < block.End) continue;
                block.Cut.Grow(block.CutCount + 1 > block.Cut.Length ? 2 * block.Cut.Length : 0);
                block.Cut[block.CutCount++] = pairs[n + k];
                block.CutEnd = Math.Max(block.CutEnd, found[k] + 1);
            }
        }

        return n + count;
    }

    /// <summary>Puts the cut pairs that earlier blocks found in front of a block's own.</summary>
    public static void TakeCutPairs(int worker, Block block, Block[] blocks)
    {
        var total = 0;
        for (var t = 0; t < worker; t++)
        {
            if (blocks[t].CutEnd <= block.First) continue; // most reach into the next block alone
            for (var c = 0; c < blocks[t].CutCount; c++) total += Touches(block, blocks[t].Cut[c]) ? 1 : 0;
        }

        if (total > block.Front)
        {
            var shift = total + total / 4 - block.Front;
            block.ReserveOuter(block.Front + block.OuterCount + (long)shift + 16);
            var from = block.Outer.Address + block.Front;
            Buffer.MemoryCopy(from, from + shift, 8L * block.OuterCount, 8L * block.OuterCount);
            block.Front += shift;
        }

        var at = block.Front - total;
        block.OuterStart = at;
        block.OuterCount += total;
        for (var t = 0; t < worker; t++)
        {
            if (blocks[t].CutEnd <= block.First) continue;
            for (var c = 0; c < blocks[t].CutCount; c++)
            {
                if (Touches(block, blocks[t].Cut[c])) block.Outer[at++] = blocks[t].Cut[c];
            }
        }
    }

    private static bool Touches(Block block, long pair)
    {
        var j = (int)((ulong)pair >> 37);
        return j >= block.First && j < block.End;
    }
}
