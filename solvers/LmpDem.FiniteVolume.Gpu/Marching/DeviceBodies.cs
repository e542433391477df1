using ILGPU;
using ILGPU.Runtime;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Boundaries;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.States;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>The columns of all bodies on a device, and what goes to and fro.</summary>
internal sealed partial class DeviceBodies : IDisposable
{
    private readonly FvState state;
    private readonly Accelerator accelerator;
    private readonly List<IDisposable> owned = [];
    private readonly MemoryBuffer1D<int, Stride1D.Dense>[] near;
    private readonly int walls;
    private readonly DeviceColumn position, velocity, force, trend, mass, extraMass, applied, damped, net;
    private readonly DeviceColumn zone, cornerForce, cornerMagnitude, zoneWork, facet, filmForce, normals, areas;
    private readonly DeviceColumn load, longLoad, nodeAreas, bare, lane, mean, wallSlip, wallForce, wallLoad, searched, way;
    private MemoryBuffer1D<double, Stride1D.Dense>? places;

    /// <summary>Makes the columns; they are empty.</summary>
    /// <param name="state">The state.</param>
    /// <param name="accelerator">The device.</param>
    public DeviceBodies(FvState state, Accelerator accelerator)
    {
        (this.state, this.accelerator) = (state, accelerator);
        walls = state.Walls.Walls.Length;
        Blocks = BodyBlock.Of(state.Bodies.Bundles);
        Func<BodyBlock, int> nodes = b => b.Mesh.NodeCount, zones = b => b.Mesh.ZoneCount, facets = b => b.Mesh.FacetCount;
        Func<BodyBlock, int> surface = b => b.Mesh.SurfaceNodes.Length, one = _ => 1, touches = b => walls * surface(b);
        (position, velocity, force, trend) = (Column(nodes, 3), Column(nodes, 3), Column(nodes, 3), Column(nodes, 3));
        (mass, extraMass, applied) = (Column(nodes, 1), Column(nodes, 1), Column(nodes, 1));
        (damped, net) = (Column(nodes, 1), Column(nodes, 1));
        (zone, zoneWork) = (Column(zones, ZoneRow.Count), Column(zones, Columns.WorkRows));
        (cornerForce, cornerMagnitude) = (Column(zones, Columns.CornerRows), Column(zones, Columns.CornerRows));
        (facet, filmForce) = (Column(facets, Columns.FacetRows), Column(facets, Columns.FilmRows));
        (normals, areas) = (Column(facets, 3), Column(facets, 1));
        (load, longLoad, nodeAreas, bare) = (Column(surface, 1), Column(surface, 1), Column(surface, 1), Column(surface, 1));
        (lane, mean, searched, way) = (Column(one, LaneRow.Count), Column(one, 6), Column(surface, 3), Column(one, 1));
        (wallSlip, wallForce) = (Column(touches, 3), Column(touches, Columns.WallRows));
        wallLoad = Column(_ => walls, Columns.WallRows);
        near = [.. Blocks.Select(b => Table(new int[Math.Max(b.Groups * touches(b), 1)]))];
        Views = [.. Enumerable.Range(0, Blocks.Length).Select(View)];
    }

    /// <summary>The bodies by mesh.</summary>
    public BodyBlock[] Blocks { get; }

    /// <summary>The columns as kernels take them, by block; but for the walls' places.</summary>
    public Columns[] Views { get; }

    /// <summary>Bytes held on the device.</summary>
    public long Bytes => owned.Sum(o => o is DeviceColumn column ? column.Bytes : ((MemoryBuffer)o).LengthInBytes);

    /// <summary>Writes the whole state of the processor to the device.</summary>
    public void Write()
    {
        foreach (var (column, of, rows) in Carried()) column.Write((b, n) => of(b.Bundles[n]), rows);
        extraMass.Write((b, n) => b.Bundles[n].ExtraMass, 1);
        facet.Write(Film, FacetRow.Count);
        if (HasTrend) trend.Write((b, n) => b.Bundles[n].Trend!, 3);
        if (walls > 0) wallSlip.Write((b, n) => Touch(b, n).Slip, 3);
        WriteNear();
    }

    /// <summary>Reads the whole state back.</summary>
    public void Read()
    {
        foreach (var (column, of, rows) in Carried()) column.Read((b, n) => of(b.Bundles[n]), rows);
        facet.Read(Film, FacetRow.Count);
        if (HasTrend) trend.Read((b, n) => b.Bundles[n].Trend!, 3);
        if (walls == 0) return;
        wallSlip.Read((b, n) => Touch(b, n).Slip, 3);
        ReadNear();
    }

    /// <summary>The farthest way of a node of any body since the last search over its bundle's facet size, and values per lane.</summary>
    public double ReadReaches()
    {
        ReadLanes();
        var squares = way.Read();
        var farthest = 0.0;
        for (var b = 0; b < Blocks.Length; b++)
        {
            for (var n = 0; n < Blocks[b].Bundles.Length; n++)
            {
                var (bundle, most) = (Blocks[b].Bundles[n], 0.0);
                for (var l = 0; l < bundle.Count; l++)
                {
                    most = Math.Max(
                        most, squares[way.Offset(b, n / BodyBlock.BundlesOfGroup, n % BodyBlock.BundlesOfGroup * Bundle.Lanes + l)]);
                }

                farthest = Math.Max(farthest, Math.Sqrt(most) / ContactSearch.SmallestFacet(bundle));
            }
        }

        return farthest;
    }

    /// <summary>Forgets what the walls gave to nodes: others are near them from now on.</summary>
    public void ForgetWallForces() => wallForce.Clear();

    /// <summary>Reads the values per lane.</summary>
    public void ReadLanes() => lane.Read((b, n) => b.Bundles[n].Lane, LaneRow.Count);

    /// <summary>Reads the loads on the walls into the processor's, which were taken before, and begins them anew.</summary>
    public void TakeLoads()
    {
        if (walls == 0) return;
        wallLoad.Read((b, n) => Touch(b, n).Loads, WallContact.LoadRows);
        wallLoad.Clear();
    }

    /// <summary>Puts the walls where they stand in every step of a run.</summary>
    /// <param name="steps">Walls by step.</param>
    public void Place(IReadOnlyList<Wall[]> steps)
    {
        var numbers = new double[Math.Max(steps.Count * walls * Columns.WallValues, 1)];
        for (var n = 0; n < steps.Count; n++)
            for (var t = 0; t < walls; t++) Describe(steps[n][t], numbers.AsSpan((n * walls + t) * Columns.WallValues, Columns.WallValues));
        if (places is null || places.Length < numbers.Length)
        {
            places?.Dispose();
            places = accelerator.Allocate1D<double>(numbers.Length);
            for (var b = 0; b < Views.Length; b++) Views[b].WallPlaces = places.View.BaseView;
        }

        places.View.BaseView.SubView(0, numbers.Length).CopyFromCPU(accelerator.DefaultStream, numbers);
        accelerator.DefaultStream.Synchronize();
    }

    /// <summary>Fills in what contacts know of bodies: columns of all of them.</summary>
    /// <param name="c">Contacts.</param>
    public void Describe(ref ContactColumns c)
    {
        (c.Position, c.Velocity, c.Force, c.Applied) = (position.All, velocity.All, force.All, applied.All);
        (c.Load, c.Bare, c.Facet, c.Lane) = (load.All, bare.All, facet.All, lane.All);
    }

    /// <summary>Where the columns of a body begin: vectors and numbers of nodes, numbers of surface nodes, facets, lane values.</summary>
    /// <param name="block">Index of the block.</param>
    /// <param name="body">Place of the body in it, in lanes.</param>
    public (int Vector, int Node, int Surface, int Facet, int Lane) Offsets(int block, int body)
    {
        int group = body / Columns.Lanes, l = body % Columns.Lanes;
        return (position.Offset(block, group, l), applied.Offset(block, group, l), load.Offset(block, group, l),
            facet.Offset(block, group, l), lane.Offset(block, group, l));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        places?.Dispose();
        foreach (var one in owned) one.Dispose();
    }

    private bool HasTrend => state.Bodies.Bundles[0].Trend is not null;

    // Columns that go both ways and have the same rows here and there.
    private IEnumerable<(DeviceColumn Column, Func<Bundle, Column<double>> Of, int Rows)> Carried() =>
    [
        (position, b => b.Position, 3), (velocity, b => b.Velocity, 3), (force, b => b.Force, 3), (mass, b => b.Mass, 1),
        (zone, b => b.Zone, ZoneRow.Count), (load, b => b.Load, 1), (longLoad, b => b.LongLoad, 1), (bare, b => b.Bare, 1),
        (lane, b => b.Lane, LaneRow.Count), (searched, b => b.Searched, 3),
    ];

    private static Column<double> Film(BodyBlock block, int bundle) => block.Bundles[bundle].Facet;

    private WallContact Touch(BodyBlock block, int bundle) => state.Walls.ContactOf(block.FirstBundle + bundle);

    private void WriteNear()
    {
        for (var b = 0; b < Blocks.Length && walls > 0; b++)
        {
            var block = Blocks[b];
            var surface = block.Mesh.SurfaceNodes.Length;
            var bits = new int[block.Groups * walls * surface];
            for (var n = 0; n < block.Bundles.Length; n++)
            {
                for (var t = 0; t < walls; t++)
                {
                    var at = (n / BodyBlock.BundlesOfGroup * walls + t) * surface;
                    foreach (var s in Touch(block, n).Near(t)) bits[at + s] |= 1 << n % BodyBlock.BundlesOfGroup;
                }
            }

            near[b].View.BaseView.CopyFromCPU(accelerator.DefaultStream, bits);
        }

        wallForce.Clear();
        accelerator.DefaultStream.Synchronize();
    }

    private void ReadNear()
    {
        for (var b = 0; b < Blocks.Length; b++)
        {
            var block = Blocks[b];
            var surface = block.Mesh.SurfaceNodes.Length;
            var bits = new int[block.Groups * walls * surface];
            near[b].View.BaseView.CopyToCPU(accelerator.DefaultStream, bits);
            accelerator.DefaultStream.Synchronize();
            for (var n = 0; n < block.Bundles.Length; n++)
            {
                var touch = Touch(block, n);
                touch.ForgetNear();
                for (var k = 0; k < walls * surface; k++)
                {
                    var bit = bits[n / BodyBlock.BundlesOfGroup * walls * surface + k] >> n % BodyBlock.BundlesOfGroup;
                    if ((bit & 1) != 0) touch.AddNear(k / surface, k % surface);
                }
            }
        }
    }

    private static void Describe(in Wall wall, Span<double> to)
    {
        to[WallKernels.Shape] = wall.Shape switch { WallShape.Roll => 1.0, WallShape.Tube => -1.0, _ => 0.0 };
        (to[WallKernels.Point], to[WallKernels.Point + 1], to[WallKernels.Point + 2]) = (wall.Point.X, wall.Point.Y, wall.Point.Z);
        (to[WallKernels.Axis], to[WallKernels.Axis + 1], to[WallKernels.Axis + 2]) = (wall.Axis.X, wall.Axis.Y, wall.Axis.Z);
        to[WallKernels.Radius] = wall.Radius;
        var v = wall.Velocity + wall.SurfaceVelocity;
        (to[WallKernels.Velocity], to[WallKernels.Velocity + 1], to[WallKernels.Velocity + 2]) = (v.X, v.Y, v.Z);
    }

    private DeviceColumn Column(Func<BodyBlock, int> items, int rows)
    {
        var column = new DeviceColumn(accelerator, Blocks, items, rows);
        owned.Add(column);
        return column;
    }

    private MemoryBuffer1D<int, Stride1D.Dense> Table(int[] values)
    {
        var buffer = accelerator.Allocate1D(values);
        owned.Add(buffer);
        return buffer;
    }
}
