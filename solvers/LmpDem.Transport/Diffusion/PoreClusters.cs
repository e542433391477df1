using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Pore voxels labelled by cluster: those that connect through faces, across periodic borders. Clusters are numbered in the order of
/// their first voxel. A flood also counts how often it crossed each periodic border; a voxel met again with another count proves
/// that the cluster runs into its own image.
/// </summary>
public sealed class PoreClusters
{
    private readonly VoxelGrid grid;
    private readonly List<int> size = [];
    private readonly List<PoreReach> reach = [];
    private readonly int[] turns;
    private int[] stack = new int[1 << 16];
    private int depth;

    private PoreClusters(VoxelGrid grid)
    {
        this.grid = grid;
        Label = new int[grid.Count];
        Array.Fill(Label, -1);
        turns = new int[grid.Count];
        for (var v = 0; v < grid.Count; v++)
        {
            if (grid.Solid[v] == 0 && Label[v] < 0) Flood(v);
        }

        turns = [];
        stack = [];
    }

    /// <summary>Number of clusters.</summary>
    public int Count => size.Count;

    /// <summary>Cluster of every voxel, -1 in solid.</summary>
    public int[] Label { get; }

    /// <summary>Number of voxels, one per cluster.</summary>
    public IReadOnlyList<int> Size => size;

    /// <summary>What each cluster reaches.</summary>
    public IReadOnlyList<PoreReach> Reach => reach;

    /// <summary>Labels the pores of a grid.</summary>
    public static PoreClusters Of(VoxelGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new PoreClusters(grid);
    }

    private void Flood(int seed)
    {
        var (nx, ny, nz, box) = (grid.Nx, grid.Ny, grid.Nz, grid.Box);
        var label = Count;
        var voxels = 0;
        var wraps = PoreReach.None;
        var faces = 0; // bits 0 .. 5: low and high face of x, y, z
        depth = 0;
        Visit(seed, 0, label, ref wraps);
        while (depth > 0)
        {
            var v = stack[--depth];
            voxels++;
            var (i, row) = (v % nx, v / nx);
            var (j, k) = (row % ny, row / ny);
            faces |= (i == 0 ? 1 : 0) | (i == nx - 1 ? 2 : 0) | (j == 0 ? 4 : 0) | (j == ny - 1 ? 8 : 0) | (k == 0 ? 16 : 0) | (k == nz - 1 ? 32 : 0);
            Step(v, i, nx, 1, box.PeriodicX, 0, label, ref wraps);
            Step(v, j, ny, nx, box.PeriodicY, 10, label, ref wraps);
            Step(v, k, nz, nx * ny, box.PeriodicZ, 20, label, ref wraps);
        }

        size.Add(voxels);
        reach.Add(PoreReach.Pore | wraps
            | ((faces & 16) != 0 ? PoreReach.Foil : 0) | ((faces & 32) != 0 ? PoreReach.Separator : 0)
            | (!box.PeriodicX && (faces & 3) == 3 ? PoreReach.SpansX : 0)
            | (!box.PeriodicY && (faces & 12) == 12 ? PoreReach.SpansY : 0)
            | (!box.PeriodicZ && (faces & 48) == 48 ? PoreReach.SpansZ : 0));
    }

    private void Step(int v, int place, int count, int stride, bool periodic, int shift, int label, ref PoreReach wraps)
    {
        if (place > 0) Visit(v - stride, turns[v], label, ref wraps);
        else if (periodic) Visit(v + (count - 1) * stride, Turned(turns[v], shift, -1), label, ref wraps);
        if (place < count - 1) Visit(v + stride, turns[v], label, ref wraps);
        else if (periodic) Visit(v - (count - 1) * stride, Turned(turns[v], shift, 1), label, ref wraps);
    }

    private void Visit(int v, int turn, int label, ref PoreReach wraps)
    {
        if (grid.Solid[v] != 0) return;
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
