using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// Shape of particles under the law plastic_dense: the volume that contacts displace makes the apparent radius grow, so that
/// sphere minus flattened caps keeps the particle's volume (Zunker and Kamrin 2024, doi 10.1016/j.jmps.2023.105492). Where
/// little free surface is left the radius stays, and a bulk pressure on all contacts closes the rest: (2/3) Y ln(s/f) as the
/// free fraction f falls below s, the form of hydrostatic pore collapse (Torre 1948), then elastic, K times the volume lacking.
/// </summary>
internal sealed unsafe class Deformation : IDisposable
{
    private const int Interval = 4; // steps between updates of growth, which is slow against the time step

    /// <summary>Free fraction of the surface below which a particle is closed.</summary>
    public const double ClosedFraction = 0.1;

    private const double FullyClosedFraction = 0.01;

    // Volume lacking over the particle's own per free fraction below FullyClosedFraction: 3 d/R at the depth d = R/6 of closing.
    private const double LackPerFraction = 0.5;

    private const double MaxGrowth = 1e-3; // of the radius per update: no burst where a cap appears suddenly

    private readonly ParticleColumns particles;
    private readonly WallContacts wallContacts;
    private readonly Box box;
    private readonly double bulkModulus, yield;
    private readonly Column<Caps> caps;

    public Deformation(ParticleColumns particles, WallContacts wallContacts, Box box, MaterialSpec material)
    {
        this.particles = particles;
        this.wallContacts = wallContacts;
        this.box = box;
        bulkModulus = material.ContactModulus / (3.0 * (1.0 - 2.0 * material.PoissonRatio));
        yield = material.YieldStrength;
        caps = new Column<Caps>(particles.Count);
    }

    /// <summary>
    /// Whether an update is due: every few steps, or at every step once a particle is closed, whose pressure is stiff.
    /// </summary>
    public static bool IsDue(int step, Block[] blocks)
    {
        if (step % Interval == 0) return true;
        foreach (var block in blocks)
        {
            if (block.AnyClosed) return true;
        }

        return false;
    }

    /// <summary>Grows radii and sets pressures; all workers call it together.</summary>
    /// <returns>The largest growth of a radius [m], the same for every worker.</returns>
    public double Update(
        Block block, Block[] blocks, ReadOnlySpan<Wall> walls, PlaceRecord* places, MotionRecord* motions, SpinBarrier barrier)
    {
        AddCaps(block, places);
        AddWallCaps(block, walls, places);
        barrier.Wait();
        block.LastGrowth = Grow(block, places, motions);
        barrier.Wait();
        RefreshConstants(block, places);
        var most = 0.0;
        foreach (var b in blocks) most = Math.Max(most, b.LastGrowth);
        barrier.Wait();
        return most;
    }

    /// <summary>Brings asymmetry and bulk pressure of a block's pairs up to date.</summary>
    public void RefreshConstants(Block block, PlaceRecord* places)
    {
        var list = block.Current;
        float* asymmetry = list.Constant(PlasticDense.AsymmetryPlace), pressure = list.Constant(PlasticDense.BulkPressurePlace);
        var pairs = (uint*)list.Pairs;
        for (var q = 0; q < list.Count; q++)
        {
            long i = pairs[2 * q] >> 5, j = pairs[2 * q + 1] >> 5;
            double ri = places[i].Radius, rj = places[j].Radius;
            asymmetry[q] = (float)((ri - rj) / (ri + rj));
            pressure[q] = (float)(0.5 * (particles.Traces[i].BulkPressure + particles.Traces[j].BulkPressure));
        }
    }

    public void Dispose() => caps.Dispose();

    private static double CapVolume(double radius, double depth) => Math.PI / 3.0 * depth * depth * (3.0 * radius - depth);

    private void AddCaps(Block block, PlaceRecord* places)
    {
        new Span<Caps>(caps.Address + block.First, block.End - block.First).Clear();
        var list = block.Current;
        var pairs = (uint*)list.Pairs;
        var largest = list.LargestOverlap;
        for (var q = 0; q < list.Count; q++)
        {
            if (largest[q] <= 0.0) continue;
            long i = pairs[2 * q] >> 5, j = pairs[2 * q + 1] >> 5;
            double ri = places[i].Radius, rj = places[j].Radius, sum = ri + rj;
            var now = box.MinImage(places[i].Centre - places[j].Centre).Length;
            if (now >= sum) continue; // parted since the law saw it, which forgets the flat then
            var flat = Math.Min(sum - largest[q], now);
            if (i >= block.First) AddCap(i, ri, DepthOf(ri, rj, flat), DepthOf(ri, rj, now));
            if (j < block.End) AddCap(j, rj, DepthOf(rj, ri, flat), DepthOf(rj, ri, now));
        }
    }

    private void AddWallCaps(Block block, ReadOnlySpan<Wall> walls, PlaceRecord* places)
    {
        for (var wall = 0; wall < walls.Length; wall++)
        {
            for (long k = block.First; k < block.End; k++)
            {
                var memory = wallContacts.Memory(wall, k);
                if (memory->LargestOverlap <= 0.0) continue;
                var place = places + k;
                var now = place->Radius - walls[wall].Distance(place->Centre);
                if (now > 0.0) AddCap(k, place->Radius, Math.Max(memory->LargestOverlap, now), now);
            }
        }
    }

    private void AddCap(long particle, double radius, double depth, double depthNow)
    {
        ref var cap = ref caps[particle];
        cap.Area += 2.0 * Math.PI * radius * Math.Max(depth, 0.0);
        cap.Volume += CapVolume(radius, depth);
        cap.AreaNow += 2.0 * Math.PI * radius * Math.Max(depthNow, 0.0);
    }

    // Depth of the common circle's plane below the surface of the first sphere.
    private static double DepthOf(double radius, double other, double distance) =>
        radius - 0.5 * (distance + (radius - other) * (radius + other) / distance);

    private double Grow(Block block, PlaceRecord* places, MotionRecord* motions)
    {
        var most = 0.0;
        block.AnyClosed = false;
        for (long k = block.First; k < block.End; k++)
        {
            if (motions[k].IsFixed) continue; // its caps may be those of a part of its contacts
            ref var cap = ref caps[k];
            var trace = particles.Traces + k;
            var radius = places[k].Radius;
            var undeformed = trace->UndeformedRadius;
            var whole = 4.0 / 3.0 * Math.PI * undeformed * undeformed * undeformed;
            var sphere = 4.0 / 3.0 * Math.PI * radius * radius * radius;
            var surface = 4.0 * Math.PI * radius * radius;
            var free = surface - cap.Area;
            if (free <= ClosedFraction * surface)
            {
                var fraction = (surface - cap.AreaNow) / surface; // as it is now: a particle that gets room loses its pressure
                trace->BulkPressure =
                    2.0 / 3.0 * yield * Math.Log(ClosedFraction / Math.Clamp(fraction, FullyClosedFraction, ClosedFraction))
                    + bulkModulus * LackPerFraction * Math.Max(0.0, FullyClosedFraction - fraction);
                block.AnyClosed = true;
                continue;
            }

            trace->BulkPressure = 0.0;
            var lacking = whole - (sphere - cap.Volume);
            if (lacking <= 0.0) continue;
            var growth = Math.Min(lacking / free, MaxGrowth * radius);
            most = Math.Max(most, growth);
            places[k].Radius = radius + growth;
            var ratio = (radius + growth) / radius;
            motions[k].SurfaceSpin *= ratio;
            motions[k].SpinMobility *= ratio * ratio;
        }

        return most;
    }

    // The caps that contacts flatten: area and volume where they were deepest, area as it is now.
    private struct Caps
    {
        public double Area, Volume, AreaNow;
    }
}
