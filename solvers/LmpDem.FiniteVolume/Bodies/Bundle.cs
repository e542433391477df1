using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>
/// Eight bodies of one template, one body per lane: every array is [node, zone or facet][component][lane], so that a mesh index is
/// a scalar and every load a contiguous vector. Lanes beyond the last body contain a body at rest that touches nothing. Velocities
/// are displacements per step: the step is the unit of time.
/// </summary>
internal sealed unsafe class Bundle : IDisposable, IKept
{
    /// <summary>Bodies of a bundle.</summary>
    public const int Lanes = 8;

    /// <summary>Doubles of a vector quantity in all lanes.</summary>
    public const int Vector = 3 * Lanes;

    /// <summary>Columns: position, velocity, force [node][3][lane]; mass, mass beyond that of the zones [node][lane].</summary>
    public readonly Column<double> Position, Velocity, Force, Mass, ExtraMass;

    /// <summary>Zone state [zone][<see cref="ZoneRow"/> or <see cref="MixedRow"/>][lane].</summary>
    public readonly Column<double> Zone;

    /// <summary>Film state [facet][<see cref="FacetRow"/>][lane].</summary>
    public readonly Column<double> Facet;

    /// <summary>
    /// Normal contact force on surface nodes since the film was last checked, and since a measurement began [surface node][lane].
    /// </summary>
    public readonly Column<double> Load, LongLoad;

    /// <summary>Fraction of bare area around surface nodes [surface node][lane].</summary>
    public readonly Column<double> Bare;

    /// <summary>
    /// Room of the film check: facet normals [facet][3][lane] and facet areas [facet][lane], node areas [surface node][lane].
    /// </summary>
    public readonly Column<double> Normals, Areas, NodeAreas;

    /// <summary>Positions of surface nodes when contacts were searched [surface node][3][lane].</summary>
    public readonly Column<double> Searched;

    /// <summary>Sum of the magnitudes of the forces on nodes, filled at a residual check [node][lane].</summary>
    public readonly Column<double> Applied;

    /// <summary>Values per lane, see <see cref="LaneRow"/> [row][lane].</summary>
    public readonly Column<double> Lane;

    public Bundle(BodyTemplate template, int first, int count, ZoneFormulation formulation)
    {
        Formulation = formulation;
        ZoneStride = formulation == ZoneFormulation.Mixed ? MixedRow.Stride : ZoneRow.Stride;
        Template = template;
        First = first;
        Count = count;
        int nodes = template.NodeCount, surface = template.SurfaceNodes.Length;
        Position = new(nodes * Vector);
        Velocity = new(nodes * Vector);
        Force = new(nodes * Vector);
        Mass = new(nodes * Lanes);
        ExtraMass = new(nodes * Lanes);
        Applied = new(nodes * Lanes);
        Zone = new((long)template.ZoneCount * ZoneStride);
        Facet = new((long)template.FacetCount * FacetRow.Stride);
        Normals = new(template.FacetCount * Vector);
        Areas = new(template.FacetCount * Lanes);
        NodeAreas = new(surface * Lanes);
        Load = new(surface * Lanes);
        LongLoad = new(surface * Lanes);
        Bare = new(surface * Lanes);
        Searched = new(surface * Vector);
        Lane = new(LaneRow.Count * Lanes);
        Corners = Offsets(template.Zones, Vector);
        FacetCorners = Offsets(template.Facets, Vector);
        SurfaceOffsets = Offsets(template.SurfaceNodes, Vector);
        FacetSurface = new(template.Facets.Length);
        for (var c = 0; c < template.Facets.Length; c++) FacetSurface[c] = Lanes * template.SurfaceIndex[template.Facets[c]];
        Adjacent = new(template.Adjacent.Length);
        for (var c = 0; c < template.Adjacent.Length; c++) Adjacent[c] = template.Adjacent[c];
        for (var l = 0; l < count; l++) Lane[LaneRow.Mask * Lanes + l] = BitConverter.Int64BitsToDouble(-1L);
    }

    /// <summary>
    /// Mean velocities in time, of the present ones where it begins; null unless a damping with memory asked for it [node][3][lane].
    /// </summary>
    public Column<double>? Trend { get; private set; }

    /// <summary>Mesh of the bodies.</summary>
    public BodyTemplate Template { get; }

    /// <summary>Formulation of the zones.</summary>
    public ZoneFormulation Formulation { get; }

    /// <summary>Doubles of a zone's state.</summary>
    public int ZoneStride { get; }

    /// <summary>Slot of the first body.</summary>
    public int First { get; }

    /// <summary>Bodies, at most <see cref="Lanes"/>.</summary>
    public int Count { get; }

    /// <summary>Offsets of the corners' nodes in vector columns: eight a zone, three a facet, one a surface node.</summary>
    public Column<int> Corners { get; }

    /// <summary>Offsets of the facets' corners in vector columns, three a facet.</summary>
    public Column<int> FacetCorners { get; }

    /// <summary>Offsets of the surface nodes in vector columns.</summary>
    public Column<int> SurfaceOffsets { get; }

    /// <summary>Offsets of the facets' corners in columns of surface nodes, three a facet.</summary>
    public Column<int> FacetSurface { get; }

    /// <summary>Facet across the edge opposite to each corner, three a facet.</summary>
    public Column<int> Adjacent { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes =>
        Position.Bytes + Velocity.Bytes + Force.Bytes + Mass.Bytes + ExtraMass.Bytes + Applied.Bytes + Zone.Bytes + Facet.Bytes
        + Normals.Bytes + Areas.Bytes + NodeAreas.Bytes + Load.Bytes + LongLoad.Bytes + Bare.Bytes + Searched.Bytes + Lane.Bytes
        + Corners.Bytes + FacetCorners.Bytes + SurfaceOffsets.Bytes + FacetSurface.Bytes + Adjacent.Bytes + (Trend?.Bytes ?? 0);

    /// <summary>
    /// Exchanges what steps change; forces and the room of checks are filled anew in every step, but for a foil's forces.
    /// </summary>
    /// <param name="book">The book.</param>
    public void Exchange(StateBook book)
    {
        foreach (var (name, column) in ((string, Column<double>)[])[
            ("positions", Position), ("velocities", Velocity), ("forces", Force), ("masses", Mass), ("zones", Zone), ("facets", Facet),
            ("loads", Load), ("long_loads", LongLoad), ("bare", Bare), ("searched", Searched), ("lanes", Lane)])
            book.Values(name, column.AsSpan());
        var trend = book.Span<double>("trend", book.IsReading || Trend is null ? [] : Trend.AsSpan());
        if (!book.IsReading || trend.Length == 0) return;
        Trend ??= new(Template.NodeCount * Vector);
        trend.CopyTo(Trend.AsSpan());
    }

    /// <summary>Begins the mean of velocities in time with the present ones.</summary>
    public void BeginTrend()
    {
        Trend ??= new(Template.NodeCount * Vector);
        Velocity.AsSpan().CopyTo(Trend.AsSpan());
    }

    /// <summary>Scales the mean of velocities in time, where there is one.</summary>
    public void ScaleTrend(double factor)
    {
        if (Trend is null || factor == 1.0) return;
        foreach (ref var v in Trend.AsSpan()) v *= factor;
    }

    /// <summary>Forgets all work done.</summary>
    public void ClearWork() => Lane.AsSpan().Slice(LaneRow.PlasticWork * Lanes, (LaneRow.Net - LaneRow.PlasticWork) * Lanes).Clear();

    /// <summary>Forgets the plastic strain of the zones.</summary>
    public void ClearPlasticStrain()
    {
        for (var z = 0; z < Template.ZoneCount; z++) Zone.AsSpan().Slice(z * ZoneStride + ZoneRow.PlasticStrain * Lanes, Lanes).Clear();
    }

    /// <summary>A node of a body [m].</summary>
    public Vec3 Node(int node, int lane)
    {
        var p = Position.Address + node * Vector + lane;
        return new Vec3(p[0], p[Lanes], p[2 * Lanes]);
    }

    /// <summary>A value of a lane.</summary>
    public ref double LaneValue(int row, int lane) => ref Lane.Address[row * Lanes + lane];

    /// <inheritdoc/>
    public void Dispose()
    {
        Trend?.Dispose();
        foreach (var column in (IDisposable[])[
            Position, Velocity, Force, Mass, ExtraMass, Zone, Facet, Load, LongLoad, Bare, Normals, Areas, NodeAreas, Searched,
                Applied, Lane,
            Corners, FacetCorners, SurfaceOffsets, FacetSurface, Adjacent]) column.Dispose();
    }

    private static Column<int> Offsets(int[] nodes, int stride)
    {
        var offsets = new Column<int>(nodes.Length);
        for (var c = 0; c < nodes.Length; c++) offsets[c] = stride * nodes[c];
        return offsets;
    }
}
