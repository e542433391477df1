using System.Diagnostics;
using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// The passes of a multigrid cycle over one level: sweeps from zero and the residual for the coarse level on the way down, the coarse
/// correction and the same sweeps in reverse on the way up. Each pass needs a few planes of the pass before it on both sides. It
/// therefore runs that many planes behind, while they are still in the cache: a level is read once on the way down and once on the
/// way up, not once a pass. Planes next to those of other workers wait at a barrier. No value depends on the order.
/// </summary>
internal readonly unsafe struct LevelCycle
{
    private const float JacobiWeight = 2.0f / 3.0f;

    private readonly MultigridLevel level;
    private readonly MultigridLevel? coarse;
    private readonly float[]? weights;
    private readonly float* line;
    private readonly int sweeps;

    /// <summary>The cycle of a level with a coarser one.</summary>
    /// <param name="level">The level.</param>
    /// <param name="coarse">The coarser level.</param>
    /// <param name="weights">Weights of the sweeps on the way down.</param>
    /// <param name="line">A row of the level and a vector behind it, of this worker alone.</param>
    public LevelCycle(MultigridLevel level, MultigridLevel coarse, float[] weights, float* line)
    {
        (this.level, this.coarse, this.weights, sweeps) = (level, coarse, weights, weights.Length);
        this.line = line;
    }

    /// <summary>The cycle of the coarsest level: sweeps alone.</summary>
    /// <param name="level">The level.</param>
    /// <param name="sweeps">An even number of sweeps, which ends in the level's value.</param>
    public LevelCycle(MultigridLevel level, int sweeps)
    {
        Debug.Assert(sweeps % 2 == 0, "the last sweep of an odd number leaves its values in Other");
        (this.level, this.sweeps) = (level, sweeps);
    }

    // Passes are numbered: sweeps 0 to sweeps - 1, the residual, the correction, sweeps again.
    private int Residual => sweeps;

    private int Correction => sweeps + 1;

    /// <summary>Sweeps from zero, then the residual, which the coarsest level does not need. All workers call it together.</summary>
    /// <param name="planes">Planes of this worker.</param>
    /// <param name="workers">Workers.</param>
    /// <param name="barrier">Where they wait for each other.</param>
    public void Down((int First, int End) planes, int workers, SpinBarrier barrier) =>
        Follow(0, coarse is null ? sweeps : Residual + 1, planes, workers, barrier);

    /// <summary>The coarse correction, then sweeps. All workers call it together.</summary>
    /// <param name="planes">Planes of this worker.</param>
    /// <param name="workers">Workers.</param>
    /// <param name="barrier">Where they wait for each other.</param>
    public void Up((int First, int End) planes, int workers, SpinBarrier barrier) =>
        Follow(Correction, Correction + 1 + sweeps, planes, workers, barrier);

    private void Follow(int from, int to, (int First, int End) planes, int workers, SpinBarrier barrier)
    {
        var (first, end) = planes;
        for (var front = first; front < end; front++)
        {
            var lag = 0;
            for (var pass = from; pass < to; pass++)
            {
                lag += Reach(pass, from);
                if (front - lag >= first + lag) RunPass(pass, front - lag);
            }
        }

        // The planes at both ends, one pass after another: they need planes of other workers, or of the other end where z is periodic.
        var margin = 0;
        for (var pass = from; pass < to; pass++)
        {
            margin += Reach(pass, from);
            if (margin == 0) continue;
            if (workers > 1) barrier.Wait();
            for (var plane = first; plane < Math.Min(first + margin, end); plane++) RunPass(pass, plane);
            for (var plane = Math.Max(end - margin, first + margin); plane < end; plane++) RunPass(pass, plane);
        }

        if (workers > 1) barrier.Wait();
    }

    // Planes on both sides that a pass needs of the one before it. The residual of a coarse plane is taken at the second of its two.
    private int Reach(int pass, int from) => pass == from ? 0 : pass == Residual ? 2 : 1;

    private void RunPass(int pass, int plane)
    {
        if (pass == 0) LevelKernels.Begin(level, Values(0), Weight(0), plane);
        else if (pass < Residual) LevelKernels.Sweep(level, Values(pass - 1), Values(pass), Weight(pass), plane);
        else if (pass == Correction) LevelKernels.Prolong(level, Values(sweeps - 1), coarse!, line, plane);
        else if (pass > Correction) SweepUp(pass - 2, plane); // the two passes between are no sweeps
        else if (plane % 2 == 1 || plane == level.Shape.Nz - 1) LevelKernels.Restrict(level, Values(sweeps - 1), coarse!, line, plane / 2);
    }

    // Weights come back in reverse, which makes the cycle symmetric.
    private void SweepUp(int sweep, int plane) =>
        LevelKernels.Sweep(level, Values(sweep - 1), Values(sweep), Weight(2 * sweeps - 1 - sweep), plane);

    // Sweeps alternate between two arrays; the last of an even number leaves its values in Value.
    private float* Values(int sweep) => sweep % 2 == 0 ? level.Other.Address : level.Value.Address;

    private float Weight(int sweep) => weights is null ? JacobiWeight : weights[sweep];
}
