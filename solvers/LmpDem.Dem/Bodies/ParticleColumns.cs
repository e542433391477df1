using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Bodies;

/// <summary>Position of a particle; 32 bytes, four lanes.</summary>
internal struct PlaceRecord
{
    /// <summary>Centre [m].</summary>
    public Vec3 Centre;

    /// <summary>Apparent radius R [m].</summary>
    public double Radius;
}

/// <summary>
/// Motion of a particle; 64 bytes, eight lanes. Mobilities are stored next to the quantities they act on, so that one product moves
/// a particle on.
/// </summary>
internal struct MotionRecord
{
    /// <summary>Mobility of a particle that keeps its place, far below any other and still finite as a mass [s/kg].</summary>
    public const double FixedMobility = 1e-30;

    /// <summary>Velocity [m/s].</summary>
    public Vec3 Velocity;

    /// <summary>Time step over mass [s/kg].</summary>
    public double Mobility;

    /// <summary>Apparent radius times angular velocity [m/s].</summary>
    public Vec3 SurfaceSpin;

    /// <summary>R2 times the time step over the moment of inertia [s/kg].</summary>
    public double SpinMobility;

    /// <summary>Whether the particle keeps its place.</summary>
    public readonly bool IsFixed => Mobility <= FixedMobility;
}

/// <summary>Data that the contacts of a step do not need; 64 bytes.</summary>
internal struct TraceRecord
{
    /// <summary>Rotation vector since the start [rad].</summary>
    public Vec3 Rotation;

    /// <summary>Undeformed radius [m].</summary>
    public double UndeformedRadius;

    /// <summary>Bulk pressure [Pa].</summary>
    public double BulkPressure;

    /// <summary>Apparent radius at the last search [m].</summary>
    public double SearchRadius;

    private readonly double spare, spareToo;
}

/// <summary>Force on a particle and torque over its radius, in the lanes of <see cref="MotionRecord"/>; 64 bytes.</summary>
internal struct ForceRecord
{
    /// <summary>Force [N].</summary>
    public Vec3 Force;

    private readonly double spare;

    /// <summary>Torque over the radius [N].</summary>
    public Vec3 Torque;

    private readonly double spareToo;
}

/// <summary>
/// The particles as the kernels see them: records in cell order. Two more records behind the last particle stand for a
/// pair far apart that pads lists to full lanes.
/// </summary>
internal sealed unsafe class ParticleColumns : IDisposable, IKept
{
    private Column<PlaceRecord> place, placeOther;
    private Column<MotionRecord> motion, motionOther;
    private Column<TraceRecord> trace, traceOther;
    private Column<int> id, idOther;

    public ParticleColumns(int count)
    {
        Count = count;
        place = new Column<PlaceRecord>(count + 2L);
        placeOther = new Column<PlaceRecord>(count + 2L);
        motion = new Column<MotionRecord>(count + 2L);
        motionOther = new Column<MotionRecord>(count + 2L);
        trace = new Column<TraceRecord>(count + 2L);
        traceOther = new Column<TraceRecord>(count + 2L);
        id = new Column<int>(count);
        idOther = new Column<int>(count);
        Cell = new Column<int>(count);
        OldIndex = new Column<int>(count + 2L);
        RowStart = new Column<int>(count + 2L);
        SearchX = new Column<float>(count);
        SearchY = new Column<float>(count);
        SearchZ = new Column<float>(count);
        SearchRadius = new Column<float>(count);
    }

    public int Count { get; }

    /// <summary>Time step of the run, which the velocity records contain [s].</summary>
    public double TimeStep { get; set; }

    public PlaceRecord* Places => place.Address;

    public PlaceRecord* PlacesOther => placeOther.Address;

    public MotionRecord* Motions => motion.Address;

    public MotionRecord* MotionsOther => motionOther.Address;

    public TraceRecord* Traces => trace.Address;

    public TraceRecord* TracesOther => traceOther.Address;

    public int* Id => id.Address;

    public int* IdOther => idOther.Address;

    /// <summary>Cell of each particle, in the order before a search.</summary>
    public Column<int> Cell { get; }

    /// <summary>Place of each particle before the last search.</summary>
    public Column<int> OldIndex { get; }

    /// <summary>First contact of each row of the list before the last search, or -1.</summary>
    public Column<int> RowStart { get; }

    /// <summary>Wrapped positions and radii at the last search, single precision [m].</summary>
    public Column<float> SearchX { get; }

    public Column<float> SearchY { get; }

    public Column<float> SearchZ { get; }

    public Column<float> SearchRadius { get; }

    public long Bytes =>
        2 * (place.Bytes + motion.Bytes + trace.Bytes + id.Bytes)
        + Cell.Bytes + OldIndex.Bytes + RowStart.Bytes + SearchX.Bytes + SearchY.Bytes + SearchZ.Bytes + SearchRadius.Bytes;

    /// <summary>Places the pair that pads lists: far apart, at rest, in both buffers.</summary>
    public void SetPaddingPair(double radius)
    {
        foreach (var p in new[] { place, placeOther })
        {
            p[Count] = new PlaceRecord { Radius = 1e-3 * radius };
            p[Count + 1L] = new PlaceRecord { Radius = 1e-3 * radius, Centre = new Vec3(radius, 0, 0) };
        }
    }

    /// <summary>The particles in their present order, and where they were at the last search.</summary>
    public void Exchange(StateBook book)
    {
        book.Values("places", place.AsSpan()[..Count]);
        book.Values("motions", motion.AsSpan()[..Count]);
        book.Values("traces", trace.AsSpan()[..Count]);
        book.Values("ids", id.AsSpan());
        book.Values("search_x", SearchX.AsSpan());
        book.Values("search_y", SearchY.AsSpan());
        book.Values("search_z", SearchZ.AsSpan());
        book.Values("search_radius", SearchRadius.AsSpan());
    }

    public void SwapMotion()
    {
        (place, placeOther) = (placeOther, place);
        (motion, motionOther) = (motionOther, motion);
    }

    public void SwapIdentity()
    {
        (id, idOther) = (idOther, id);
        (trace, traceOther) = (traceOther, trace);
    }

    public void Dispose()
    {
        foreach (var c in new[] { place, placeOther }) c.Dispose();
        foreach (var c in new[] { motion, motionOther }) c.Dispose();
        foreach (var c in new[] { trace, traceOther }) c.Dispose();
        foreach (var c in new[] { id, idOther, Cell, OldIndex, RowStart }) c.Dispose();
        foreach (var c in new[] { SearchX, SearchY, SearchZ, SearchRadius }) c.Dispose();
    }
}
