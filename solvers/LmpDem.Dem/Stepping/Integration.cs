using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// Moves finished rows on: v += f dt/m, x += v dt (leapfrog, velocities half a step behind), one record a particle. No
/// later contact touches a finished row, so this is fused into the pass over contacts.
/// </summary>
internal static unsafe class Integration
{
    /// <summary>Forces alone.</summary>
    /// <returns>The largest magnitude of every component of the velocity record so far.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Plain(
        PlaceRecord* places, MotionRecord* motions, PlaceRecord* placesOut, MotionRecord* motionsOut,
        ForceRecord* force, double* sums, int* last,
        int from, int to, double dt, bool past, V fastest)
    {
        var step = Vector256.Create(dt, dt, dt, 0.0);
        for (nint k = from; k < to; k++)
        {
            var v = Vector512.Load((double*)(motions + k));
            var f = Vector512.Load((double*)(force + k)) + Vector512.Load(sums + 8 * (nint)last[k]);
            v = Vector512.FusedMultiplyAdd(f, Mobility(v), v);
            V.Zero.Store((double*)(force + k));
            fastest = Fastest(v, fastest);
            Put(v, Vector256.FusedMultiplyAdd(v.GetLower(), step, Vector256.Load((double*)(places + k))), motionsOut + k, placesOut + k, past);
        }

        return fastest;
    }

    /// <summary>
    /// Forces, body force on particles that are not fixed, local damping f - a |f| sign(v) (Cundall 1987), viscous damping; follows
    /// rotations.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Full(
        PlaceRecord* places, MotionRecord* motions, PlaceRecord* placesOut, MotionRecord* motionsOut, TraceRecord* traces,
        ForceRecord* force, double* sums, int* last,
        int from, int to, in StepSettings settings, bool past, V fastest)
    {
        var dt = settings.TimeStep;
        var step = Vector256.Create(dt, dt, dt, 0.0);
        var gravity = Vector512.Create(settings.Gravity.X * dt, settings.Gravity.Y * dt, settings.Gravity.Z * dt, 0, 0, 0, 0, 0);
        var local = Vector512.Create(settings.LocalDamping);
        var decay = 1.0 - settings.ViscousDamping * dt;
        var viscous = Vector512.Create(decay, decay, decay, 1.0, decay, decay, decay, 1.0);
        var immobile = Vector512.Create(MotionRecord.FixedMobility);
        for (nint k = from; k < to; k++)
        {
            var v = Vector512.Load((double*)(motions + k));
            var f = Vector512.Load((double*)(force + k)) + Vector512.Load(sums + 8 * (nint)last[k]);
            var mobility = Mobility(v);
            var dv = Vector512.FusedMultiplyAdd(f, mobility, gravity & Vector512.GreaterThan(mobility, immobile));
            var against = Vector512.CopySign(local * Vector512.Abs(dv), v);
            dv -= Vector512.ConditionalSelect(Vector512.Equals(v, V.Zero), V.Zero, against);
            v = (v + dv) * viscous;
            V.Zero.Store((double*)(force + k));
            fastest = Fastest(v, fastest);
            var p = Vector256.Load((double*)(places + k));
            Put(v, Vector256.FusedMultiplyAdd(v.GetLower(), step, p), motionsOut + k, placesOut + k, past);
            var turned = Vector256.FusedMultiplyAdd(v.GetUpper(), step / p[3], Vector256.Load((double*)(traces + k)));
            turned.WithElement(3, traces[k].UndeformedRadius).Store((double*)(traces + k));
        }

        return fastest;
    }

    // Into the other buffer, which the next step reads when the caches have long forgotten it, past them: without a read before the write.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(V velocity, Vector256<double> centre, MotionRecord* motion, PlaceRecord* place, bool past)
    {
        if (past)
        {
            velocity.StoreAlignedNonTemporal((double*)motion);
            centre.StoreAlignedNonTemporal((double*)place);
            return;
        }

        velocity.Store((double*)motion);
        centre.Store((double*)place);
    }

    // dt/m for the force and R2 dt/I for the torque over radius, which are in the records themselves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mobility(V v) => LaneArithmetic.SpreadFourth(v);

    // As integers: magnitudes keep their order, and NaN compares above infinity and persists, whereas a maximum of doubles loses it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fastest(V v, V fastest) => Vector512.Max(fastest.AsInt64(), Vector512.Abs(v).AsInt64()).AsDouble();
}
