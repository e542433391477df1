using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics.X86;

namespace LmpDem.Engine.Execution;

/// <summary>Runs one body of work on a fixed number of threads that meet at a barrier.</summary>
public static class Workers
{
    /// <summary>Stack of a worker's thread [bytes].</summary>
    internal const int StackBytes = 4 << 20;

    private const int ShortRange = 100_000; // entries, some 0.1 ms of work: as long as it takes to start a thread

    /// <summary>Runs the work on the calling thread and <paramref name="count"/> - 1 others, and waits for all.</summary>
    /// <param name="count">Number of workers, >= 1.</param>
    /// <param name="work">Called with the worker's index and the barrier they share.</param>
    /// <exception cref="Exception">The first exception of a worker, after all have stopped.</exception>
    public static void Run(int count, Action<int, SpinBarrier> work)
    {
        var barrier = new SpinBarrier(count);
        if (count == 1)
        {
            work(0, barrier);
            return;
        }

        var faults = new Exception?[count];
        var threads = new Thread[count - 1];
        for (var t = 1; t < count; t++)
        {
            var index = t;
            threads[t - 1] = new Thread(() => Guarded(work, index, barrier, faults), StackBytes) { IsBackground = true };
            threads[t - 1].Start();
        }

        Guarded(work, 0, barrier, faults);
        foreach (var thread in threads) thread.Join();
        ThrowFirst(faults);
    }

    /// <summary>Gives each worker an equal part of a range of entries, and waits for all; a short range is one worker's.</summary>
    /// <param name="entries">Number of entries, >= 0.</param>
    /// <param name="count">Number of workers, >= 1.</param>
    /// <param name="work">Called with the first entry of a part and the one behind its last.</param>
    internal static void Split(int entries, int count, Action<int, int> work)
    {
        if (entries < ShortRange)
        {
            work(0, entries);
            return;
        }

        Run(count, (worker, _) => work((int)((long)entries * worker / count), (int)((long)entries * (worker + 1) / count)));
    }

    /// <summary>Throws what a worker met, the first that is no consequence of another's.</summary>
    internal static void ThrowFirst(Exception?[] faults)
    {
        var first = Array.Find(faults, f => f is not (null or OperationCanceledException)) ?? Array.Find(faults, f => f is not null);
        if (first is not null) ExceptionDispatchInfo.Capture(first).Throw();
    }

    /// <summary>Does the work of one worker; an exception is kept, and ends the others at the barrier.</summary>
    internal static void Guarded(Action<int, SpinBarrier> work, int index, SpinBarrier barrier, Exception?[] faults)
    {
        try
        {
            work(index, barrier);
        }
#pragma warning disable CA1031 // whatever a worker met is thrown again on the caller's thread
        catch (Exception fault)
#pragma warning restore CA1031
        {
            faults[index] = fault;
            barrier.Break();
        }
    }
}

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
