using System.Runtime.ExceptionServices;

namespace LmpDem.Engine.Execution;

/// <summary>Runs one body of work on a fixed number of threads that meet at a barrier.</summary>
public static class Workers
{
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
            threads[t - 1] = new Thread(() => Guarded(work, index, barrier, faults), 4 << 20) { IsBackground = true };
            threads[t - 1].Start();
        }

        Guarded(work, 0, barrier, faults);
        foreach (var thread in threads) thread.Join();
        var first = Array.Find(faults, f => f is not (null or OperationCanceledException)) ?? Array.Find(faults, f => f is not null);
        if (first is not null) ExceptionDispatchInfo.Capture(first).Throw();
    }

    private static void Guarded(Action<int, SpinBarrier> work, int index, SpinBarrier barrier, Exception?[] faults)
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
