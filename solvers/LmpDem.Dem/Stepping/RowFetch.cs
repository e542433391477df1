using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Neighbours;

namespace LmpDem.Dem.Stepping;

/// <summary>Asks memory for what the kernels of a chunk of contacts need next. No result depends on it.</summary>
internal static unsafe class RowFetch
{
    private const int LayerInCache = 1700; // rows of 160 bytes: a quarter of 1 MiB, as the lists pass through it too
    private const int Lead = 300;          // rows

    /// <summary>
    /// Fetches what the rows of a chunk touch first, the particles one layer of cells ahead and its lists, and where a layer does not
    /// stay in a core's cache also the rows that come next: 200,000 spheres on two cores went from 33 to 39 M steps/s, 100,000 from
    /// 39 to 45 M; 50,000 lost 7 % by it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fetch(
        ParticleColumns particles, PlaceRecord* places, MotionRecord* motions, ForceRecord* force, InnerList list,
        int at, int chunk, int from, int to, int layer)
    {
        if (!Sse.IsSupported) return;
        FetchRows(particles, places, motions, force, from + layer, to + layer);
        if (layer > LayerInCache) FetchRows(particles, places, motions, force, from + Lead, to + Lead);
        for (var k = at; k < at + chunk; k += 8)
        {
            Sse.Prefetch0(list.Pairs + k);
            for (var c = 0; c < list.HistoryColumns; c++) Sse.Prefetch0(list.History(c) + k);
            if ((k & 8) != 0) continue;
            for (var c = 0; c < list.ConstantColumns; c++) Sse.Prefetch0(list.Constant(c) + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchRows(
        ParticleColumns particles, PlaceRecord* places, MotionRecord* motions, ForceRecord* force, int from, int to)
    {
        to = Math.Min(to, particles.Count);
        for (nint k = from; k < to; k++)
        {
            Sse.Prefetch0(motions + k);
            Sse.Prefetch0(force + k);
            if ((k & 1) == 0) Sse.Prefetch0(places + k);
        }
    }
}
