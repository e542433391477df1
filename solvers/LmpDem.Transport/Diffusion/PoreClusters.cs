using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Cells with pore labelled by cluster: those that connect through open faces, across periodic borders. Clusters are numbered in the
/// order of their first cell. A flood also counts how often it crossed each periodic border; a cell met again with another count
/// proves that the cluster runs into its own image.
/// </summary>
internal sealed class PoreClusters
{
    private readonly CutCells cells;
    private readonly List<double> size = [];
    private readonly List<PoreReach> reach = [];
    private readonly int[] turns;
    private int[] stack = new int[1 << 16];
    private int depth;

    private PoreClusters(CutCells cells)
    {
        this.cells = cells;
        Label = new int[cells.Count];
        Array.Fill(Label, -1);
        turns = new int[cells.Count];
        for (var v = 0; v < cells.Count; v++)
        {
            if (cells.Pore[v] > 0.0f && Label[v] < 0) Flood(v);
        }

        turns = [];
        stack = [];
    }

    /// <summary>Number of clusters.</summary>
    public int Count => size.Count;

    /// <summary>Cluster of every cell, -1 where it has no pore.</summary>
    public int[] Label { get; }

    /// <summary>Pore volume in cells, one per cluster.</summary>
    public IReadOnlyList<double> Size => size;

    /// <summary>Boundaries reached by each cluster.</summary>
    public IReadOnlyList<PoreReach> Reach => reach;

    /// <summary>Labels the pores of a grid.</summary>
    public static PoreClusters Of(CutCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new PoreClusters(cells);
    }

    private void Flood(int seed)
    {
        var (nx, ny, nz, box) = (cells.Nx, cells.Ny, cells.Nz, cells.Box);
        var label = Count;
        var volume = 0.0;
        var wraps = PoreReach.None;
        var ends = 0; // bits 0 .. 5: low and high face of x, y, z
        depth = 0;
        Visit(seed, 0, label, ref wraps);
        while (depth > 0)
        {
            var v = stack[--depth];
            volume += cells.Pore[v];
            var (i, row) = (v % nx, v / nx);
            var (j, k) = (row % ny, row / ny);
            ends |= Step(v, i, nx, 1, box.PeriodicX, 0, cells.OpenX, cells.FaceX(i, j, k), 1, label, ref wraps);
            ends |= Step(v, j, ny, nx, box.PeriodicY, 10, cells.OpenY, cells.FaceY(i, j, k), nx, label, ref wraps) << 2;
            ends |= Step(v, k, nz, nx * ny, box.PeriodicZ, 20, cells.OpenZ, cells.FaceZ(i, j, k), nx * ny, label, ref wraps) << 4;
        }

        size.Add(volume);
        reach.Add(PoreReach.Pore | wraps
            | ((ends & 16) != 0 ? PoreReach.Foil : 0) | ((ends & 32) != 0 ? PoreReach.Separator : 0)
            | (!box.PeriodicX && (ends & 3) == 3 ? PoreReach.SpansX : 0)
            | (!box.PeriodicY && (ends & 12) == 12 ? PoreReach.SpansY : 0)
            | (!box.PeriodicZ && (ends & 48) == 48 ? PoreReach.SpansZ : 0));
    }

    // Visits both neighbours along an axis; tells by bits 1 and 2 which end of the grid is met through an open face.
    private int Step(int v, int place, int count, int stride, bool periodic, int shift, float[] open, int face, int faceStride, int label,
        ref PoreReach wraps)
    {
        var ends = 0;
        if (open[face] > 0.0f)
        {
            if (place > 0) Visit(v - stride, turns[v], label, ref wraps);
            else if (periodic) Visit(v + (count - 1) * stride, Turned(turns[v], shift, -1), label, ref wraps);
            if (place == 0) ends |= 1;
        }

        if (open[face + faceStride] > 0.0f)
        {
            if (place < count - 1) Visit(v + stride, turns[v], label, ref wraps);
            else if (periodic) Visit(v - (count - 1) * stride, Turned(turns[v], shift, 1), label, ref wraps);
            if (place == count - 1) ends |= 2;
        }

        return ends;
    }

    private void Visit(int v, int turn, int label, ref PoreReach wraps)
    {
        if (Label[v] < 0)
        {
            Label[v] = label;
            turns[v] = turn;
            if (depth == stack.Length) Array.Resize(ref stack, 2 * depth);
            stack[depth++] = v;
            return;
        }

        if (turns[v] == turn) return;
        if (((turns[v] ^ turn) & 0x3FF) != 0) wraps |= PoreReach.SpansX;
        if (((turns[v] ^ turn) >> 10 & 0x3FF) != 0) wraps |= PoreReach.SpansY;
        if (((turns[v] ^ turn) >> 20 & 0x3FF) != 0) wraps |= PoreReach.SpansZ;
    }

    // Three counts of ten bits, each modulo 1024: a loop that closes after exactly 1024 turns is out of reach of any grid.
    private static int Turned(int turn, int shift, int by)
    {
        var count = ((turn >> shift) + by) & 0x3FF;
        return turn & ~(0x3FF << shift) | count << shift;
    }
}

/// <summary>Boundaries reached by the cluster of a cell's pore.</summary>
[Flags]
public enum PoreReach : byte
{
    /// <summary>No pore.</summary>
    None = 0,

    /// <summary>Pore.</summary>
    Pore = 1,

    /// <summary>Connected with the separator's side, the top of the grid.</summary>
    Separator = 2,

    /// <summary>Connected with the foil's side, the bottom of the grid.</summary>
    Foil = 4,

    /// <summary>Runs through the grid along x: from face to face, or into its own image where x is periodic.</summary>
    SpansX = 8,

    /// <summary>Runs through the grid along y.</summary>
    SpansY = 16,

    /// <summary>Runs through the grid along z: connects foil and separator.</summary>
    SpansZ = 32,
}
