using ILGPU;
using ILGPU.Runtime;
using LmpDem.Engine.Execution;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Kernels;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>
/// A column of all bodies on a device: of every block of bodies one behind the other. The processor keeps the same numbers in bundles of
/// eight lanes, the device in groups of four bundles.
/// </summary>
internal sealed class DeviceColumn : IDisposable
{
    private readonly AcceleratorStream stream;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> buffer;
    private readonly IReadOnlyList<BodyBlock> blocks;
    private readonly Func<BodyBlock, int> items;
    private readonly int rows;
    private readonly long[] first;
    private double[] stage = [];

    /// <summary>Makes a column of zeros.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="blocks">Bodies by mesh.</param>
    /// <param name="items">Items of a body of a block: nodes, zones, facets.</param>
    /// <param name="rows">Numbers of an item.</param>
    public DeviceColumn(Accelerator accelerator, IReadOnlyList<BodyBlock> blocks, Func<BodyBlock, int> items, int rows)
    {
        (this.blocks, this.items, this.rows) = (blocks, items, rows);
        stream = accelerator.DefaultStream;
        first = new long[blocks.Count + 1];
        for (var b = 0; b < blocks.Count; b++) first[b + 1] = first[b] + (long)blocks[b].Groups * items(blocks[b]) * rows * Columns.Lanes;
        buffer = accelerator.Allocate1D<double>(Math.Max(first[^1], 1));
        Clear();
    }

    /// <summary>All of it.</summary>
    public ArrayView<double> All => buffer.View.BaseView;

    /// <summary>Bytes held on the device.</summary>
    public long Bytes => buffer.LengthInBytes;

    /// <summary>The part of a block.</summary>
    public ArrayView<double> Of(int block) => All.SubView(first[block], Math.Max(first[block + 1] - first[block], 0));

    /// <summary>Where a lane of a group of a block begins.</summary>
    public int Offset(int block, int group, int lane) =>
        checked((int)(first[block] + (long)group * items(blocks[block]) * rows * Columns.Lanes + lane));

    /// <summary>Sets all to zero.</summary>
    public void Clear() => buffer.MemSetToZero(stream);

    /// <summary>Writes the numbers of the processor's bundles.</summary>
    /// <param name="column">The column of a bundle, by block and place of the bundle in it.</param>
    /// <param name="hostRows">Numbers of an item there, at least as many as here.</param>
    public void Write(Func<BodyBlock, int, Column<double>> column, int hostRows)
    {
        Room();
        ForEach(column, hostRows, (host, device) => host.CopyTo(device));
        buffer.View.BaseView.CopyFromCPU(stream, stage);
        stream.Synchronize();
    }

    /// <summary>Reads the numbers into the processor's bundles.</summary>
    /// <param name="column">The column of a bundle, by block and place of the bundle in it.</param>
    /// <param name="hostRows">Numbers of an item there, at least as many as here.</param>
    public void Read(Func<BodyBlock, int, Column<double>> column, int hostRows)
    {
        Room();
        buffer.View.BaseView.CopyToCPU(stream, stage);
        stream.Synchronize();
        ForEach(column, hostRows, (host, device) => device.CopyTo(host));
    }

    /// <summary>Reads the numbers as they stand on the device, see <see cref="Offset"/>.</summary>
    public ReadOnlySpan<double> Read()
    {
        Room();
        buffer.View.BaseView.CopyToCPU(stream, stage);
        stream.Synchronize();
        return stage;
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();

    private delegate void Copy(Span<double> host, Span<double> device);

    private void Room()
    {
        if (stage.Length != buffer.Length) stage = new double[buffer.Length];
    }

    private void ForEach(Func<BodyBlock, int, Column<double>> column, int hostRows, Copy copy)
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            for (var n = 0; n < block.Bundles.Length; n++)
            {
                var host = column(block, n).AsSpan();
                var group = n / BodyBlock.BundlesOfGroup;
                var at = (int)first[b] + group * items(block) * rows * Columns.Lanes + n % BodyBlock.BundlesOfGroup * Bundle.Lanes;
                for (var item = 0; item < items(block); item++)
                {
                    for (var row = 0; row < rows; row++)
                    {
                        copy(
                            host.Slice((item * hostRows + row) * Bundle.Lanes, Bundle.Lanes),
                            stage.AsSpan(at + (item * rows + row) * Columns.Lanes, Bundle.Lanes));
                    }
                }
            }
        }
    }
}
