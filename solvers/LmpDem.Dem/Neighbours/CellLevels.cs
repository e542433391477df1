using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Cells for wide size ratios: particles are sorted into levels by radius, each level a factor of two, each with a grid of its own
/// whose cells hold its largest pair. Levels and their cells are numbered from the finest to the coarsest, so that a
/// particle finds its partners among later ones: half of its own level, all around it in the coarser levels.
/// </summary>
internal sealed class CellLevels
{
    // One level serves size ratios up to this: the extra candidates cost less than a second grid.
    private const double SingleLevelRatio = 4.5;
    private const int MaxLevels = 12;

    private readonly Box box;
    private readonly double[] upper; // largest undeformed radius of each level
    private readonly double[] largest;
    private readonly int[] axisOrder;
    private readonly int[][] counts;
    private readonly double[][] inverse;

    public CellLevels(Box box, ReadOnlySpan<double> radius)
    {
        this.box = box;
        double least = double.PositiveInfinity, most = 0.0;
        foreach (var r in radius)
        {
            least = Math.Min(least, r);
            most = Math.Max(most, r);
        }

        var levels = most / least <= SingleLevelRatio ? 1 : Math.Min(MaxLevels, (int)Math.Ceiling(Math.Log2(most / least)));
        upper = new double[levels];
        for (var l = 0; l < levels; l++) upper[l] = l == levels - 1 ? double.PositiveInfinity : most / Math.Pow(2.0, levels - 1 - l);
        largest = new double[levels];
        Offset = new int[levels + 1];
        counts = new int[levels][];
        inverse = new double[levels][];
        for (var l = 0; l < levels; l++)
        {
            counts[l] = new int[3];
            inverse[l] = new double[3];
        }

        axisOrder = [0, 1, 2];
    }

    public int Levels => upper.Length;

    /// <summary>First cell of each level; the last entry is the number of cells.</summary>
    public int[] Offset { get; }

    public int CellCount => Offset[^1];

    /// <summary>Lowest corner of the grids [m].</summary>
    public double[] Origin { get; } = new double[3];

    /// <summary>Edges of the gridded region [m].</summary>
    public double[] Extent { get; } = new double[3];

    public bool[] Periodic { get; } = new bool[3];

    /// <summary>The axis along which cells of a row are neighbours in memory: the shortest.</summary>
    public int[] AxisOrder => axisOrder;

    public int LevelOf(double undeformedRadius)
    {
        var level = 0;
        while (undeformedRadius > upper[level]) level++;
        return level;
    }

    public double Largest(int level) => largest[level];

    public int[] Counts(int level) => counts[level];

    public double[] Inverse(int level) => inverse[level];

    /// <summary>Room for what a worker measures.</summary>
    public Extents NewExtents() => new(Levels);

    /// <summary>Measures the particles of a block: where they lie, and the largest of each level.</summary>
    /// <param name="particles">Particles.</param>
    /// <param name="block">The block.</param>
    /// <param name="extents">Takes what is measured.</param>
    public unsafe void Measure(ParticleColumns particles, Block block, Extents extents)
    {
        extents.Clear();
        double[] low = extents.Low, high = extents.High;
        for (long i = block.First; i < block.End; i++)
        {
            var place = particles.Places + i;
            Span<double> centre = [place->Centre.X, place->Centre.Y, place->Centre.Z];
            for (var k = 0; k < 3; k++)
            {
                low[k] = Math.Min(low[k], centre[k]);
                high[k] = Math.Max(high[k], centre[k]);
            }

            var level = LevelOf(particles.Traces[i].UndeformedRadius);
            extents.Largest[level] = Math.Max(extents.Largest[level], place->Radius);
        }
    }

    /// <summary>Fits the grids to the present particles.</summary>
    /// <param name="extents">What the workers measured of their blocks.</param>
    /// <param name="particles">Number of particles.</param>
    /// <param name="reach">Gap up to which pairs are wanted [m].</param>
    public void Fit(Extents[] extents, int particles, double reach)
    {
        Span<double> low = stackalloc double[3], high = stackalloc double[3];
        low.Fill(double.PositiveInfinity);
        high.Fill(double.NegativeInfinity);
        Array.Clear(largest);
        foreach (var e in extents)
        {
            for (var k = 0; k < 3; k++)
            {
                low[k] = Math.Min(low[k], e.Low[k]);
                high[k] = Math.Max(high[k], e.High[k]);
            }

            for (var l = 0; l < Levels; l++) largest[l] = Math.Max(largest[l], e.Largest[l]);
        }

        ReadOnlySpan<bool> periodic = [box.PeriodicX, box.PeriodicY, box.PeriodicZ];
        ReadOnlySpan<double> length = [box.Length.X, box.Length.Y, box.Length.Z];
        for (var k = 0; k < 3; k++)
        {
            Periodic[k] = periodic[k];
            Origin[k] = periodic[k] ? 0.0 : low[k];
            Extent[k] = periodic[k] ? length[k] : Math.Max(high[k] - low[k], 1e-12) * (1.0 + 1e-12);
        }

        OrderAxes();
        Offset[0] = 0;
        for (var l = 0; l < Levels; l++)
        {
            Shape(l, reach, particles);
            Offset[l + 1] = Offset[l] + counts[l][0] * counts[l][1] * counts[l][2];
        }
    }

    // By hand: a comparison for Array.Sort would be allocated at every search.
    private void OrderAxes()
    {
        for (var k = 0; k < 3; k++) axisOrder[k] = k;
        for (var (k, swapped) = (0, true); k < 3 && swapped; k++)
        {
            swapped = false;
            for (var a = 0; a < 2; a++)
            {
                if (Extent[axisOrder[a]] <= Extent[axisOrder[a + 1]]) continue;
                (axisOrder[a], axisOrder[a + 1]) = (axisOrder[a + 1], axisOrder[a]);
                swapped = true;
            }
        }
    }

    // Cells as small as the largest pair of the level allows, but never many more of them than particles.
    private void Shape(int level, double reach, int particles)
    {
        var size = Math.Max((2.0 * largest[level] + reach) * 1.0001, 1e-12);
        double cells;
        do
        {
            cells = 1.0;
            for (var k = 0; k < 3; k++)
            {
                counts[level][k] = (int)Math.Clamp(Math.Floor(Extent[k] / size), 1.0, 1e6);
                inverse[level][k] = counts[level][k] / Extent[k];
                cells *= counts[level][k];
            }

            size *= 1.25;
        }
        while (cells > 2.0 * particles + 64.0);
    }

    /// <summary>Where some particles lie, and the largest of each level.</summary>
    /// <param name="levels">Number of levels.</param>
    internal sealed class Extents(int levels)
    {
        public double[] Low { get; } = new double[3];

        public double[] High { get; } = new double[3];

        public double[] Largest { get; } = new double[levels];

        public void Clear()
        {
            Array.Fill(Low, double.PositiveInfinity);
            Array.Fill(High, double.NegativeInfinity);
            Array.Clear(Largest);
        }
    }
}
