using System.Runtime.Intrinsics.X86;

namespace LmpDem.Engine.Execution;

/// <summary>
/// A barrier for a few workers that synchronise every step. It spins first, as a step is far shorter than a thread's wake-up, and
/// yields the processor when the others are late. A worker that failed breaks it, so that none waits for it.
/// </summary>
/// <param name="workers">Number of workers that meet.</param>
public sealed class SpinBarrier(int workers)
{
    private readonly int count = workers;
    private int missing = workers;
    private volatile int generation;
    private volatile bool broken;

    /// <summary>Waits until all workers have arrived.</summary>
    /// <exception cref="OperationCanceledException">Another worker broke the barrier.</exception>
    public void Wait()
    {
        if (count == 1) return;
        var mine = generation;
        if (Interlocked.Decrement(ref missing) == 0)
        {
            missing = count;
            generation = mine + 1;
            return;
        }

        for (var spins = 0; generation == mine; spins++)
        {
            if (broken) throw new OperationCanceledException("another worker stopped");
            if (spins > 2000) Thread.Yield();
            else if (X86Base.IsSupported) X86Base.Pause();
        }
    }

    /// <summary>Releases all waiting workers with an exception.</summary>
    public void Break() => broken = true;
}
