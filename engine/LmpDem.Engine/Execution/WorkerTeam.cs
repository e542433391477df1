namespace LmpDem.Engine.Execution;

/// <summary>
/// Workers for work that comes again and again: as <see cref="Workers"/>, but the threads stay between two runs and wait without using
/// the processor. To start fifteen threads takes as long as many steps do on sixteen; to wake them does not.
/// </summary>
/// <param name="count">Number of workers, >= 1.</param>
public sealed class WorkerTeam(int count) : IDisposable
{
    private readonly Exception?[] faults = new Exception?[count];
    private readonly SemaphoreSlim finished = new(0);
    private SemaphoreSlim[] calls = [];
    private Action<int, SpinBarrier>? work;
    private SpinBarrier barrier = new(count);
    private int atWork;
    private volatile bool isOver;

    /// <summary>Number of workers.</summary>
    public int Count => count;

    /// <summary>Runs the work on the calling thread and the others, and waits for all. Not to be called while it runs.</summary>
    /// <param name="work">Called with the worker's index and the barrier they share.</param>
    /// <exception cref="Exception">The first exception of a worker, after all have stopped.</exception>
    public void Run(Action<int, SpinBarrier> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(isOver, this);
        if (count == 1)
        {
            work(0, barrier);
            return;
        }

        if (calls.Length == 0) Start();
        Array.Clear(faults);
        (this.work, barrier, atWork) = (work, new SpinBarrier(count), count - 1);
        foreach (var call in calls) call.Release();
        Workers.Guarded(work, 0, barrier, faults);
        finished.Wait();
        this.work = null;
        Workers.ThrowFirst(faults);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (isOver) return;
        isOver = true;
        foreach (var call in calls) call.Release();
    }

    private void Start()
    {
        calls = [.. Enumerable.Range(1, count - 1).Select(_ => new SemaphoreSlim(0))];
        for (var t = 1; t < count; t++)
        {
            var index = t;
            new Thread(() => Serve(index), Workers.StackBytes) { IsBackground = true, Name = "LmpDem worker" }.Start();
        }
    }

    private void Serve(int index)
    {
        while (true)
        {
            calls[index - 1].Wait();
            if (isOver) return;
            Workers.Guarded(work!, index, barrier, faults);
            if (Interlocked.Decrement(ref atWork) == 0) finished.Release();
        }
    }
}
