using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// One cycle of geometric multigrid, the preconditioner of the conjugate gradients. A coarse cell joins 2 x 2 x 2 cells; its faces
/// conduct what the open faces between them conduct together, halved as the way is twice as long. (The plain Galerkin sum would be
/// twice too stiff for smooth corrections, and the halving restores the resistance of an open region exactly.) Chebyshev sweeps
/// before and behind the coarse correction use the same weights, so the cycle is symmetric and positive whatever the coarse levels do.
/// Passes are split by planes, and none sums over a plane's border: the result is the same bits on any number of threads.
/// </summary>
internal sealed unsafe class Multigrid : IDisposable
{
    private const int SerialCells = 20_000; // below it a pass takes less time than a barrier
    private const int CoarsestSweeps = 12;

    private readonly List<MultigridLevel> levels = [];
    private readonly Column<float>[] line;
    private readonly float[] weights;

    /// <summary>Builds the coarse levels.</summary>
    /// <param name="finest">The finest level with its faces and diagonal, which the cycle then owns.</param>
    /// <param name="outer">Conductance to the two faces of the driven axis, which the diagonal holds besides open faces.</param>
    /// <param name="threads">Workers that will call <see cref="Cycle"/> together.</param>
    /// <param name="sweeps">Sweeps before and behind each coarse correction.</param>
    public Multigrid(MultigridLevel finest, OuterFaces outer, int threads, int sweeps = 2)
    {
        weights = Chebyshev(sweeps);
        line = new Column<float>[threads];
        for (var t = 0; t < threads; t++) line[t] = new Column<float>(finest.Shape.Stride + 2 * GridShape.Lanes);
        levels.Add(finest);
        while (levels[^1].Shape is { Nx: > 3 } or { Ny: > 3 } or { Nz: > 3 })
        {
            (var coarse, outer) = Coarsening.Of(levels[^1], outer, threads);
            levels.Add(coarse);
        }
    }

    /// <summary>The level whose right-hand side a cycle takes, and whose value it leaves.</summary>
    public MultigridLevel Finest => levels[0];

    /// <summary>Bytes held.</summary>
    public long Bytes => levels.Sum(l => l.Bytes);

    /// <summary>Planes of a level that a worker owns.</summary>
    public static (int First, int End) Planes(int planes, int worker, int workers) =>
        ((int)((long)planes * worker / workers), (int)((long)planes * (worker + 1) / workers));

    /// <summary>Does the same for every plane, each worker its own, and waits for all.</summary>
    /// <param name="planes">Number of planes.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="plane">What is done for a plane.</param>
    public static void ForPlanes(int planes, int threads, Action<int> plane) => Workers.Run(threads, (worker, _) =>
    {
        var (first, end) = Planes(planes, worker, threads);
        for (var k = first; k < end; k++) plane(k);
    });

    /// <summary>Approximates the solution for the right-hand side of the finest level. All workers call it together.</summary>
    public void Cycle(int worker, int workers, SpinBarrier barrier) => Descend(0, worker, workers, barrier);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var level in levels) level.Dispose();
        foreach (var buffer in line) buffer.Dispose();
    }

    private void Descend(int depth, int worker, int workers, SpinBarrier barrier)
    {
        if (workers > 1 && levels[depth].Shape.Cells < SerialCells)
        {
            if (worker == 0) Descend(depth, 0, 1, barrier);
            barrier.Wait();
        }
        else
        {
            Smooth(depth, worker, workers, barrier);
        }
    }

    private void Smooth(int depth, int worker, int workers, SpinBarrier barrier)
    {
        var isCoarsest = depth == levels.Count - 1;
        var cycle = isCoarsest
            ? new LevelCycle(levels[depth], CoarsestSweeps)
            : new LevelCycle(levels[depth], levels[depth + 1], weights, line[worker].Address);
        var planes = Planes(levels[depth].Shape.Nz, worker, workers);
        cycle.Down(planes, workers, barrier);
        if (isCoarsest) return;
        Descend(depth + 1, worker, workers, barrier);
        cycle.Up(planes, workers, barrier);
    }

    // Sweeps that damp the eigenvalues of D^-1 A that a coarse level cannot hold, from 1/3 (half a wave over two cells along one axis)
    // to 2 (a chequerboard), as evenly as so many sweeps can.
    private static float[] Chebyshev(int sweeps) =>
        [.. Enumerable.Range(0, sweeps).Select(s =>
            (float)(1.0 / (7.0 / 6.0 + 5.0 / 6.0 * Math.Cos(Math.PI * (2 * s + 1) / (2.0 * sweeps)))))];
}

/// <summary>The arrays of one level in single precision.</summary>
internal sealed class MultigridLevel : IDisposable
{
    /// <summary>An empty level.</summary>
    /// <param name="shape">Shape.</param>
    public MultigridLevel(GridShape shape)
    {
        Shape = shape;
        Diagonal = new Column<float>(shape.Length);
        Value = new Column<float>(shape.Length);
        Other = new Column<float>(shape.Length);
        Source = new Column<float>(shape.Length);
        FaceX = new Column<float>(shape.Length);
        FaceY = new Column<float>(shape.Length);
        FaceZ = new Column<float>(shape.Length);
    }

    /// <summary>Shape.</summary>
    public GridShape Shape { get; }

    /// <summary>Sum of a cell's conductances, 0 in solid.</summary>
    public Column<float> Diagonal { get; }

    /// <summary>Correction.</summary>
    public Column<float> Value { get; private set; }

    /// <summary>The correction that a sweep writes.</summary>
    public Column<float> Other { get; private set; }

    /// <summary>Right-hand side.</summary>
    public Column<float> Source { get; }

    /// <summary>Conductance to the next cell along x.</summary>
    public Column<float> FaceX { get; }

    /// <summary>Conductance to the next cell along y.</summary>
    public Column<float> FaceY { get; }

    /// <summary>Conductance to the next cell along z.</summary>
    public Column<float> FaceZ { get; }

    /// <summary>Writes zeros to the faces of a plane, so that its pages are mapped once; see CellScan.Zeros.</summary>
    /// <param name="k">Plane.</param>
    public unsafe void ClearFaces(int k)
    {
        var (first, count) = (Shape.Row(0, k), Shape.Ny * Shape.Stride);
        new Span<float>(FaceX.Address + first, count).Clear();
        new Span<float>(FaceY.Address + first, count).Clear();
        new Span<float>(FaceZ.Address + first, count).Clear();
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => 7 * Diagonal.Bytes;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in new[] { Diagonal, Value, Other, Source, FaceX, FaceY, FaceZ }) column.Dispose();
    }
}
