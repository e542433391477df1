using System.Runtime.CompilerServices;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Damping of velocities, as the processor's.</summary>
internal struct DragCoefficients
{
    public double Within, OfBodies, FlowX, FlowY, FlowZ, Fresh;
    public int HasMemory;
}

/// <summary>Nodes: forces of zones and film gathered in the processor's order, masses, motion.</summary>
internal static class NodeKernels
{
    /// <summary>Sets the forces on the nodes to those of zones and film, a thread a node of a body.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="hasFilm">Whether there is a film.</param>
    /// <param name="survey">Whether the magnitudes of forces are summed too.</param>
    public static void Gather(Columns b, int hasFilm, int survey)
    {
        for (var i = Columns.Thread; i < b.Count(b.Nodes); i += Columns.Stride)
        {
            if (b.Find(i, b.Nodes, out var group, out var node, out var lane)) GatherOne(b, hasFilm, survey, group, node, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GatherOne(Columns b, int hasFilm, int survey, int group, int node, int lane)
    {
        Triple f = default;
        var zones = group * b.Zones * Columns.CornerRows * Columns.Lanes + lane;
        int first = b.NodeFirst[node], end = b.NodeFirst[node + 1];
        for (var n = first; n < end; n++) f -= Triple.Load(b.CornerForce, zones + b.NodeCorners[n]);
        var s = b.SurfaceIndex[node];
        if (hasFilm != 0 && s >= 0)
        {
            var film = group * b.Facets * Columns.FilmRows * Columns.Lanes + lane;
            for (int n = b.FilmFirst[s], last = b.FilmFirst[s + 1]; n < last; n++)
            {
                var code = b.FilmCorners[n];
                var at = film + (code >> 2) * Columns.FilmRows * Columns.Lanes;
                if ((code & 3) == 0) f = f + Triple.Load(b.FilmForce, at) + Triple.Load(b.FilmForce, at + Columns.Vector);
                else f -= Triple.Load(b.FilmForce, (code & 3) == 1 ? at : at + Columns.Vector);
            }
        }

        f.Store(b.Force, (group * b.Nodes + node) * Columns.Vector + lane);
        if (survey == 0) return;
        var applied = 0.0;
        for (var n = first; n < end; n++)
        {
            var m = Triple.Load(b.CornerMagnitude, zones + b.NodeCorners[n]);
            applied = applied + Math.Abs(m.X) + Math.Abs(m.Y) + Math.Abs(m.Z);
        }

        b.Applied[(group * b.Nodes + node) * Columns.Lanes + lane] = applied;
    }

    /// <summary>Raises the masses to what the zones ask for, after <see cref="ZoneKernels.Stiffen"/>.</summary>
    /// <param name="b">Bodies.</param>
    public static void Weigh(Columns b)
    {
        for (var i = Columns.Thread; i < b.Count(b.Nodes); i += Columns.Stride)
        {
            if (b.Find(i, b.Nodes, out var group, out var node, out var lane)) WeighOne(b, group, node, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeighOne(Columns b, int group, int node, int lane)
    {
        var sum = 0.0;
        for (int n = b.NodeFirst[node], end = b.NodeFirst[node + 1]; n < end; n++)
        {
            var zone = b.NodeCorners[n] / (Columns.CornerRows * Columns.Lanes);
            sum += b.CornerForce[(group * b.Zones + zone) * Columns.CornerRows * Columns.Lanes + lane];
        }

        var at = (group * b.Nodes + node) * Columns.Lanes + lane;
        b.Mass[at] = Triple.Max(b.Mass[at], sum + b.ExtraMass[at]);
    }

    /// <summary>Mean velocities of the bodies and their drift against the even closing, a thread a component of a body.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="drag">Damping.</param>
    public static void Average(Columns b, DragCoefficients drag)
    {
        for (var i = Columns.Thread; i < b.Count(3); i += Columns.Stride)
        {
            if (b.Find(i, 3, out var group, out var component, out var lane)) AverageOne(b, drag, group, component, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AverageOne(Columns b, DragCoefficients drag, int group, int component, int lane)
    {
        int mass = group * b.Nodes * Columns.Lanes + lane, velocity = group * b.Nodes * Columns.Vector + component * Columns.Lanes + lane;
        double momentum = 0.0, total = 0.0;
        var left = b.Nodes;
        for (; left >= 4; left -= 4)
        {
            double m0 = b.Mass[mass], m1 = b.Mass[mass + Columns.Lanes], m2 = b.Mass[mass + 2 * Columns.Lanes],
                m3 = b.Mass[mass + 3 * Columns.Lanes];
            double v0 = b.Velocity[velocity], v1 = b.Velocity[velocity + Columns.Vector], v2 = b.Velocity[velocity + 2 * Columns.Vector],
                v3 = b.Velocity[velocity + 3 * Columns.Vector];
            momentum = Triple.Fma(m3, v3, Triple.Fma(m2, v2, Triple.Fma(m1, v1, Triple.Fma(m0, v0, momentum))));
            total = total + m0 + m1 + m2 + m3;
            mass += 4 * Columns.Lanes;
            velocity += 4 * Columns.Vector;
        }

        for (; left > 0; left--)
        {
            momentum = Triple.Fma(b.Mass[mass], b.Velocity[velocity], momentum);
            total += b.Mass[mass];
            mass += Columns.Lanes;
            velocity += Columns.Vector;
        }

        var mean = 1.0 / total * momentum;
        var centre = b.Lane[(group * LaneRow.Count + LaneRow.Centre + 2) * Columns.Lanes + lane];
        var flow = component == 0 ? drag.FlowX : component == 1 ? drag.FlowY : drag.FlowZ;
        var to = (6 * group + component) * Columns.Lanes + lane;
        b.Mean[to] = mean;
        b.Mean[to + Columns.Vector] = drag.OfBodies * (mean - flow * centre);
    }

    /// <summary>One leapfrog step, a thread a node of a body.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="drag">Damping.</param>
    /// <param name="survey">Whether the magnitude of the net force is written.</param>
    public static void Move(Columns b, DragCoefficients drag, int survey)
    {
        for (var i = Columns.Thread; i < b.Count(b.Nodes); i += Columns.Stride)
        {
            if (b.Find(i, b.Nodes, out var group, out var node, out var lane)) MoveOne(b, drag, survey, group, node, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveOne(Columns b, DragCoefficients drag, int survey, int group, int node, int lane)
    {
        int at = (group * b.Nodes + node) * Columns.Lanes + lane, vector = (group * b.Nodes + node) * Columns.Vector + lane;
        var means = 6 * group * Columns.Lanes + lane;
        Triple rest = Triple.Load(b.Mean, means), drift = Triple.Load(b.Mean, means + Columns.Vector);
        Triple f = Triple.Load(b.Force, vector), old = Triple.Load(b.Velocity, vector);
        var m = b.Mass[at];
        if (drag.HasMemory != 0)
        {
            rest = Triple.Load(b.Trend, vector);
            Triple.Fma(drag.Fresh, old - rest, rest).Store(b.Trend, vector);
        }

        var slowing = Triple.Fma(drag.Within, old - rest, drift);
        var now = Triple.Fma(1.0 / m, f, old) - slowing;
        b.Damped[at] = m * 0.5 * Triple.Dot(slowing, old + now);
        now.Store(b.Velocity, vector);
        (Triple.Load(b.Position, vector) + now).Store(b.Position, vector);
        if (survey != 0) b.Net[at] = f.Magnitude;
    }
}
