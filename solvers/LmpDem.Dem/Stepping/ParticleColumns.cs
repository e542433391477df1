using LmpDem.Engine.Execution;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// The particles as the kernels see them: records in cell order. Two more records behind the last particle stand for a
/// pair far apart that pads lists to full lanes. Position (x y z R) 32 bytes; velocity (v, dt/m, R w, R2 dt/I) 64 bytes;
/// trace (rotation vector, undeformed radius, bulk pressure, radius at the last search) 64 bytes. R is the apparent radius.
/// </summary>
internal sealed unsafe class ParticleColumns : IDisposable
{
    public const int PositionStride = 4;
    public const int VelocityStride = 8;
    public const int TraceStride = 8;
    public const int TraceRadius = 3;
    public const int TracePressure = 4;
    public const int TraceSearchRadius = 5;

    private Column<double> position, positionOther, velocity, velocityOther, trace, traceOther;
    private Column<int> id, idOther;

    public ParticleColumns(int count)
    {
        Count = count;
        position = new Column<double>(PositionStride * (count + 2L));
        positionOther = new Column<double>(PositionStride * (count + 2L));
        velocity = new Column<double>(VelocityStride * (count + 2L));
        velocityOther = new Column<double>(VelocityStride * (count + 2L));
        trace = new Column<double>(TraceStride * (count + 2L));
        traceOther = new Column<double>(TraceStride * (count + 2L));
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

    public double* Position => position.Address;

    public double* PositionOther => positionOther.Address;

    public double* Velocity => velocity.Address;

    public double* VelocityOther => velocityOther.Address;

    public double* Trace => trace.Address;

    public double* TraceOther => traceOther.Address;

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
        2 * (position.Bytes + velocity.Bytes + trace.Bytes + id.Bytes)
        + Cell.Bytes + OldIndex.Bytes + RowStart.Bytes + SearchX.Bytes + SearchY.Bytes + SearchZ.Bytes + SearchRadius.Bytes;

    /// <summary>Places the pair that pads lists: far apart, at rest, in both buffers.</summary>
    public void SetPaddingPair(double radius)
    {
        foreach (var p in new[] { position, positionOther })
        {
            p[PositionStride * (long)Count + 3] = 1e-3 * radius;
            p[PositionStride * (Count + 1L) + 3] = 1e-3 * radius;
            p[PositionStride * (Count + 1L)] = radius;
        }
    }

    public void SwapMotion()
    {
        (position, positionOther) = (positionOther, position);
        (velocity, velocityOther) = (velocityOther, velocity);
    }

    public void SwapIdentity()
    {
        (id, idOther) = (idOther, id);
        (trace, traceOther) = (traceOther, trace);
    }

    public void Dispose()
    {
        foreach (var c in new[] { position, positionOther, velocity, velocityOther, trace, traceOther }) c.Dispose();
        foreach (var c in new[] { id, idOther, Cell, OldIndex, RowStart }) c.Dispose();
        foreach (var c in new[] { SearchX, SearchY, SearchZ, SearchRadius }) c.Dispose();
    }
}
