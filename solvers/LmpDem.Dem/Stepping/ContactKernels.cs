using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// The loops of a step over a chunk of contacts, each short enough for the processor to overlap its batches of eight, and
/// each a compilation root of its own. Between them stands a buffer in the first-level cache (<see cref="ContactBuffer"/>).
/// Per contact, prototype on an idle machine: gather and geometry 1.3 ns, law 2.2 ns, scatter 1.0 ns.
/// </summary>
internal static unsafe class ContactKernels
{
    /// <summary>Geometry and relative motion of the pairs of a chunk.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Gather(in StepConstants step, PlaceRecord* places, MotionRecord* motions, uint* pairs, int batches, double* buffer)
    {
        var difference = Vector256.Create(-1.0, -1.0, -1.0, 1.0);          // x_i - x_j, R_i + R_j
        var motion = Vector512.Create(-1.0, -1.0, -1.0, 0, 1.0, 1.0, 1.0, 0); // v_i - v_j, surface spins added
        V lx = step.LengthX, ly = step.LengthY, lz = step.LengthZ, ix = step.InverseX, iy = step.InverseY, iz = step.InverseZ;
        for (var b = 0; b < batches; b++, pairs += 16, buffer += ContactBuffer.Stride)
        {
            Lanes.Combine4((double*)places, pairs, difference, out var x, out var y, out var z, out var sum);
            x = Lanes.MinImage(x, lx, ix);
            y = Lanes.MinImage(y, ly, iy);
            z = Lanes.MinImage(z, lz, iz);
            var squared = Vector512.FusedMultiplyAdd(x, x, Vector512.FusedMultiplyAdd(y, y, z * z));
            var distance = Vector512.Sqrt(squared);
            var inverse = V.One / distance;
            (x * inverse).Store(buffer);
            (y * inverse).Store(buffer + 8);
            (z * inverse).Store(buffer + 16);
            distance.Store(buffer + ContactBuffer.Distance);
            sum.Store(buffer + ContactBuffer.SumRadius);
            Lanes.Combine8((double*)motions, pairs, motion, out x, out y, out z, out var sx, out var sy, out var sz);
            x.Store(buffer + ContactBuffer.Velocity);
            y.Store(buffer + ContactBuffer.Velocity + 8);
            z.Store(buffer + ContactBuffer.Velocity + 16);
            sx.Store(buffer + ContactBuffer.Spin);
            sy.Store(buffer + ContactBuffer.Spin + 8);
            sz.Store(buffer + ContactBuffer.Spin + 16);
        }
    }

    /// <summary>Rolling velocities of the pairs of a chunk, reduced radius times relative angular velocity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void GatherRolling(PlaceRecord* places, MotionRecord* motions, uint* pairs, int batches, double* rolling)
    {
        for (var b = 0; b < batches; b++, pairs += 16, rolling += ContactBuffer.RollingStride)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                long i = pairs[2 * lane] >> 5, j = pairs[2 * lane + 1] >> 5;
                double ri = places[i].Radius, rj = places[j].Radius;
                var fraction = rj / Math.Max(ri + rj, 1e-300);
                var relative = fraction * motions[i].SurfaceSpin - (1.0 - fraction) * motions[j].SurfaceSpin;
                (rolling[lane], rolling[8 + lane], rolling[16 + lane]) = (relative.X, relative.Y, relative.Z);
                rolling[ContactBuffer.Fraction + lane] = fraction;
            }
        }
    }

    /// <summary>Force and torque of a chunk by the law; advances the history.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Evaluate<TLaw>(in TLaw law, in StepConstants step, InnerList list, int first, int batches, double* buffer)
        where TLaw : struct, INormalLaw
    {
        var constants = stackalloc float*[4];
        for (var c = 0; c < TLaw.Constants; c++) constants[c] = list.Constant(c) + first;
        double* px = list.Spring(0) + first, py = list.Spring(1) + first, pz = list.Spring(2) + first;
        var pm = TLaw.RemembersOverlap ? list.LargestOverlap + first : null;
        var local = law;
        Wide dt = Wide.Constant(step.TimeStep), friction = Wide.Constant(step.Friction);
        for (nint q = 0; q < 8 * batches; q += 8, buffer += ContactBuffer.Stride)
        {
            Wide hx = new(Vector512.Load(px + q)), hy = new(Vector512.Load(py + q)), hz = new(Vector512.Load(pz + q));
            Wide largest = TLaw.RemembersOverlap ? new(Vector512.Load(pm + q)) : default;
            Contact.Evaluate(
                local, false, dt, friction, At(buffer, ContactBuffer.SumRadius), At(buffer, ContactBuffer.Distance),
                Pair<TLaw>(constants, q), At(buffer, 0), At(buffer, 8), At(buffer, 16),
                At(buffer, ContactBuffer.Velocity), At(buffer, ContactBuffer.Velocity + 8), At(buffer, ContactBuffer.Velocity + 16),
                At(buffer, ContactBuffer.Spin), At(buffer, ContactBuffer.Spin + 8), At(buffer, ContactBuffer.Spin + 16),
                ref hx, ref hy, ref hz, ref largest,
                out var fx, out var fy, out var fz, out var tx, out var ty, out var tz, out _, out _);
            hx.Lanes.Store(px + q);
            hy.Lanes.Store(py + q);
            hz.Lanes.Store(pz + q);
            if (TLaw.RemembersOverlap) largest.Lanes.Store(pm + q);
            fx.Lanes.Store(buffer);
            fy.Lanes.Store(buffer + 8);
            fz.Lanes.Store(buffer + 16);
            tx.Lanes.Store(buffer + ContactBuffer.Torque);
            ty.Lanes.Store(buffer + ContactBuffer.Torque + 8);
            tz.Lanes.Store(buffer + ContactBuffer.Torque + 16);
        }
    }

    /// <summary>As <see cref="Evaluate{TLaw}"/> with rolling resistance; leaves the second bodies' torques in the rolling lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EvaluateRolling<TLaw>(
        in TLaw law, in StepConstants step, InnerList list, int first, int batches, double* buffer, double* rolling)
        where TLaw : struct, INormalLaw
    {
        var constants = stackalloc float*[4];
        for (var c = 0; c < TLaw.Constants; c++) constants[c] = list.Constant(c);
        var local = law;
        Wide dt = Wide.Constant(step.TimeStep), friction = Wide.Constant(step.Friction), coefficient = Wide.Constant(step.Rolling);
        for (nint q = first; q < first + 8 * batches; q += 8, buffer += ContactBuffer.Stride, rolling += ContactBuffer.RollingStride)
        {
            Wide hx = new(Vector512.Load(list.Spring(0) + q)), hy = new(Vector512.Load(list.Spring(1) + q)),
                hz = new(Vector512.Load(list.Spring(2) + q));
            Wide largest = TLaw.RemembersOverlap ? new(Vector512.Load(list.LargestOverlap + q)) : default;
            Wide nx = At(buffer, 0), ny = At(buffer, 8), nz = At(buffer, 16), distance = At(buffer, ContactBuffer.Distance),
                sum = At(buffer, ContactBuffer.SumRadius);
            Contact.Evaluate(
                local, false, dt, friction, sum, distance, Pair<TLaw>(constants, q),
                nx, ny, nz,
                At(buffer, ContactBuffer.Velocity), At(buffer, ContactBuffer.Velocity + 8), At(buffer, ContactBuffer.Velocity + 16),
                At(buffer, ContactBuffer.Spin), At(buffer, ContactBuffer.Spin + 8), At(buffer, ContactBuffer.Spin + 16),
                ref hx, ref hy, ref hz, ref largest,
                out var fx, out var fy, out var fz, out var tx, out var ty, out var tz, out var pressing, out var stiffness);
            double* g0 = list.RollingSpring(0) + q, g1 = list.RollingSpring(1) + q, g2 = list.RollingSpring(2) + q;
            Wide gx = new(Vector512.Load(g0)), gy = new(Vector512.Load(g1)), gz = new(Vector512.Load(g2));
            Contact.Roll(
                dt, coefficient, pressing, stiffness, sum - distance, nx, ny, nz, At(rolling, 0), At(rolling, 8), At(rolling, 16),
                ref gx, ref gy, ref gz, out var mx, out var my, out var mz);
            gx.Lanes.Store(g0);
            gy.Lanes.Store(g1);
            gz.Lanes.Store(g2);
            hx.Lanes.Store(list.Spring(0) + q);
            hy.Lanes.Store(list.Spring(1) + q);
            hz.Lanes.Store(list.Spring(2) + q);
            if (TLaw.RemembersOverlap) largest.Lanes.Store(list.LargestOverlap + q);

            // Moment on the first body over its radius: fraction of the reduced radius; the second body gets the opposite moment.
            Wide fraction = At(rolling, ContactBuffer.Fraction), other = Wide.Constant(1.0) - fraction;
            fx.Lanes.Store(buffer);
            fy.Lanes.Store(buffer + 8);
            fz.Lanes.Store(buffer + 16);
            Wide.MultiplyAdd(fraction, mx, tx).Lanes.Store(buffer + ContactBuffer.Torque);
            Wide.MultiplyAdd(fraction, my, ty).Lanes.Store(buffer + ContactBuffer.Torque + 8);
            Wide.MultiplyAdd(fraction, mz, tz).Lanes.Store(buffer + ContactBuffer.Torque + 16);
            Wide.SubtractProduct(other, mx, tx).Lanes.Store(rolling);
            Wide.SubtractProduct(other, my, ty).Lanes.Store(rolling + 8);
            Wide.SubtractProduct(other, mz, tz).Lanes.Store(rolling + 16);
        }
    }

    /// <summary>
    /// Adds a chunk's forces up: along a row in a running sum that is stored contact by contact, at the second body by
    /// adding to its record, which its own row collects later.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Scatter(ForceRecord* force, uint* pairs, int batches, double* buffer, double* sums, double* carry)
    {
        var opposite = Vector512.Create(-1.0, -1.0, -1.0, 0, 1.0, 1.0, 1.0, 0);
        var sum = Vector512.Load(carry);
        for (var b = 0; b < batches; b++, pairs += 16, buffer += ContactBuffer.Stride, sums += 64)
        {
            var keep = KeepRow(pairs, carry + 8);
            Lanes.Records(
                Vector512.Load(buffer), Vector512.Load(buffer + 8), Vector512.Load(buffer + 16),
                Vector512.Load(buffer + 24), Vector512.Load(buffer + 32), Vector512.Load(buffer + 40),
                out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
            sum = Row(sum, keep[0], r0, sums);
            Add(force, pairs[1], r0, opposite);
            sum = Row(sum, keep[1], r1, sums + 8);
            Add(force, pairs[3], r1, opposite);
            sum = Row(sum, keep[2], r2, sums + 16);
            Add(force, pairs[5], r2, opposite);
            sum = Row(sum, keep[3], r3, sums + 24);
            Add(force, pairs[7], r3, opposite);
            sum = Row(sum, keep[4], r4, sums + 32);
            Add(force, pairs[9], r4, opposite);
            sum = Row(sum, keep[5], r5, sums + 40);
            Add(force, pairs[11], r5, opposite);
            sum = Row(sum, keep[6], r6, sums + 48);
            Add(force, pairs[13], r6, opposite);
            sum = Row(sum, keep[7], r7, sums + 56);
            Add(force, pairs[15], r7, opposite);
        }

        sum.Store(carry);
    }

    /// <summary>As <see cref="Scatter"/>, where the second body's torque differs from the first's.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ScatterRolling(
        ForceRecord* force, uint* pairs, int batches, double* buffer, double* rolling, double* sums, double* carry)
    {
        var records = stackalloc double[128];
        var opposite = Vector512.Create(-1.0, -1.0, -1.0, 0, 1.0, 1.0, 1.0, 0);
        var sum = Vector512.Load(carry);
        for (var b = 0; b < batches; b++, pairs += 16, buffer += ContactBuffer.Stride, rolling += ContactBuffer.RollingStride, sums += 64)
        {
            var keep = KeepRow(pairs, carry + 8);
            V fx = Vector512.Load(buffer), fy = Vector512.Load(buffer + 8), fz = Vector512.Load(buffer + 16);
            StoreRecords(fx, fy, fz, buffer + ContactBuffer.Torque, records);
            StoreRecords(fx, fy, fz, rolling, records + 64);
            for (var lane = 0; lane < 8; lane++)
            {
                sum = Row(sum, keep[lane], Vector512.Load(records + 8 * lane), sums + 8 * lane);
                Add(force, pairs[2 * lane + 1], Vector512.Load(records + 64 + 8 * lane), opposite);
            }
        }

        sum.Store(carry);
    }

    // As many columns as the law keeps; the others cost nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PairConstants<Wide> Pair<TLaw>(float** constants, nint q)
        where TLaw : struct, INormalLaw => new(
            new(Lanes.Load(constants[0] + q)),
            TLaw.Constants > 1 ? new(Lanes.Load(constants[1] + q)) : default,
            TLaw.Constants > 2 ? new(Lanes.Load(constants[2] + q)) : default,
            TLaw.Constants > 3 ? new(Lanes.Load(constants[3] + q)) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide At(double* buffer, int offset) => new(Vector512.Load(buffer + offset));

    // 1 where a pair belongs to the row of the pair before it, 0 where a row begins.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double* KeepRow(uint* pairs, double* keep)
    {
        var low = Vector512.Create(0xFFFFFFFFL);
        var same = Vector512.Equals(Vector512.Load((long*)pairs) & low, Vector512.Load((long*)pairs - 1) & low);
        Vector512.ConditionalSelect(same.AsDouble(), V.One, V.Zero).Store(keep);
        return keep;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Row(V sum, double keep, V record, double* sums)
    {
        sum = Vector512.FusedMultiplyAdd(sum, Vector512.Create(keep), record);
        sum.Store(sums);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ForceRecord* force, nuint offset, V record, V sign)
    {
        var to = (double*)((byte*)force + 2 * offset);
        Vector512.FusedMultiplyAdd(record, sign, Vector512.Load(to)).Store(to);
    }

    private static void StoreRecords(V fx, V fy, V fz, double* torque, double* to)
    {
        Lanes.Records(
            fx, fy, fz, Vector512.Load(torque), Vector512.Load(torque + 8), Vector512.Load(torque + 16),
            out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
        r0.Store(to);
        r1.Store(to + 8);
        r2.Store(to + 16);
        r3.Store(to + 24);
        r4.Store(to + 32);
        r5.Store(to + 40);
        r6.Store(to + 48);
        r7.Store(to + 56);
    }
}
