using System.Runtime.CompilerServices;
using ILGPU;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Constants of the zones, with what can be formed of them beforehand.</summary>
internal struct ZoneCoefficients
{
    public double BulkModulus, ShearModulus, Hardening, BulkViscosity, HourglassWeight, HourglassViscosity;
}

/// <summary>The zones of joint yield, a thread a zone of a body, operation by operation as the processor's kernel does eight.</summary>
internal static class ZoneKernels
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Updates the stress of the zones and writes their forces on the corners.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="k">Constants.</param>
    /// <param name="survey">Whether the magnitudes of forces are written too.</param>
    public static void Update(Columns b, ZoneCoefficients k, int survey)
    {
        for (var i = Columns.Thread; i < b.Count(b.Zones); i += Columns.Stride)
        {
            if (b.Find(i, b.Zones, out var group, out var zone, out var lane)) UpdateOne(b, k, survey, group, zone, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateOne(Columns b, ZoneCoefficients k, int survey, int group, int zone, int lane)
    {
        var nodes = group * b.Nodes * Columns.Vector + lane;
        var at = group * b.Zones + zone;
        var corner = 8 * zone;
        Split(b.Position, b.Corners, nodes, corner, out var r, out var s, out var t, out var x1, out var x2, out var x3, out var x4);
        const double fraction = 1.0 / 64.0, third = 1.0 / 192.0;
        var gr = Triple.Fma(fraction, Triple.Cross(s, t), third * Triple.Cross(x3, x2));
        var gs = Triple.Fma(fraction, Triple.Cross(t, r), third * Triple.Cross(x1, x3));
        var gt = Triple.Fma(fraction, Triple.Cross(r, s), third * Triple.Cross(x2, x1));
        var g1 = third * (Triple.Cross(x3, s) + Triple.Cross(t, x2));
        var g2 = third * (Triple.Cross(x1, t) + Triple.Cross(r, x3));
        var g3 = third * (Triple.Cross(s, x1) + Triple.Cross(x2, r));
        var volume = 1.0 / 3.0 * (Triple.Dot(r, gr) + Triple.Dot(s, gs) + Triple.Dot(t, gt)
            + (Triple.Dot(x1, g1) + Triple.Dot(x2, g2) + Triple.Dot(x3, g3)));

        Split(b.Velocity, b.Corners, nodes, corner, out r, out s, out t, out var u1, out var u2, out var u3, out var u4);
        var inverse = 1.0 / volume;
        Triple a1 = inverse * gr, a2 = inverse * gs, a3 = inverse * gt, a4 = inverse * g1, a5 = inverse * g2, a6 = inverse * g3;
        var lx = Six(r.X, a1, s.X, a2, t.X, a3, u1.X, a4, u2.X, a5, u3.X, a6);
        var ly = Six(r.Y, a1, s.Y, a2, t.Y, a3, u1.Y, a4, u2.Y, a5, u3.Y, a6);
        var lz = Six(r.Z, a1, s.Z, a2, t.Z, a3, u1.Z, a4, u2.Z, a5, u3.Z, a6);

        var state = at * ZoneRow.Count * Columns.Lanes + lane;
        var size = b.Zone[state + ZoneRow.Size * Columns.Lanes];
        const double half = 0.5;
        double w12 = half * (lx.Y - ly.X), w13 = half * (lx.Z - lz.X), w23 = half * (ly.Z - lz.Y);
        var sum = default(Scalar);
        var law = new HourglassModes(k.HourglassWeight, k.ShearModulus);
        var q1 = Bend(law, 0, b.Zone, state, size, w12, w13, w23, lx, ly, lz, x1, ref u1, ref sum);
        var q2 = Bend(law, 1, b.Zone, state, size, w12, w13, w23, lx, ly, lz, x2, ref u2, ref sum);
        var q3 = Bend(law, 2, b.Zone, state, size, w12, w13, w23, lx, ly, lz, x3, ref u3, ref sum);
        var q4 = Bend(law, 3, b.Zone, state, size, w12, w13, w23, lx, ly, lz, x4, ref u4, ref sum);
        var area = size * size;
        var bending = sum.Value / (area * area);

        var work = at * Columns.WorkRows * Columns.Lanes + lane;
        var scale = Yield(b, k, state, work, lx, ly, lz, bending, volume, out var mx, out var my, out var mz);
        var viscosity = k.HourglassViscosity * size;
        Triple nx = default, ny = default, nz = default;
        Resist(b, state, work, 0, scale, viscosity, x1, u1, ref q1, ref nx, ref ny, ref nz);
        Resist(b, state, work, 1, scale, viscosity, x2, u2, ref q2, ref nx, ref ny, ref nz);
        Resist(b, state, work, 2, scale, viscosity, x3, u3, ref q3, ref nx, ref ny, ref nz);
        Resist(b, state, work, 3, scale, viscosity, x4, u4, ref q4, ref nx, ref ny, ref nz);
        mx -= inverse * nx;
        my -= inverse * ny;
        mz -= inverse * nz;
        var to = at * Columns.CornerRows * Columns.Lanes + lane;
        Apply(b.CornerForce, to, mx, gr, gs, gt, g1, g2, g3, q1.X, q2.X, q3.X, q4.X);
        Apply(b.CornerForce, to + Columns.Lanes, my, gr, gs, gt, g1, g2, g3, q1.Y, q2.Y, q3.Y, q4.Y);
        Apply(b.CornerForce, to + 2 * Columns.Lanes, mz, gr, gs, gt, g1, g2, g3, q1.Z, q2.Z, q3.Z, q4.Z);
        if (survey == 0) return;
        AddMagnitudes(b.CornerMagnitude, to, mx, gr, gs, gt, g1, g2, g3);
        AddMagnitudes(b.CornerMagnitude, to + Columns.Lanes, my, gr, gs, gt, g1, g2, g3);
        AddMagnitudes(b.CornerMagnitude, to + 2 * Columns.Lanes, mz, gr, gs, gt, g1, g2, g3);
    }

    /// <summary>Lets the stress-free zones grow by a step.</summary>
    /// <param name="b">Bodies.</param>
    public static void Grow(Columns b)
    {
        for (var i = Columns.Thread; i < b.Count(b.Zones); i += Columns.Stride)
        {
            if (b.Find(i, b.Zones, out var group, out var zone, out var lane)) GrowOne(b, group, zone, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GrowOne(Columns b, int group, int zone, int lane)
    {
        var growth = b.Lane[(group * LaneRow.Count + LaneRow.Growth) * Columns.Lanes + lane];
        var state = (group * b.Zones + zone) * ZoneRow.Count * Columns.Lanes + lane;
        int volume = state + ZoneRow.Volume * Columns.Lanes, size = state + ZoneRow.Size * Columns.Lanes;
        b.Zone[volume] = growth * growth * growth * b.Zone[volume];
        b.Zone[size] = growth * b.Zone[size];
    }

    /// <summary>Masses that make the step stable, what a zone asks of its nodes: in the first row of its corner forces.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="factor">Mass factor times K + 4G/3 [Pa].</param>
    public static void Stiffen(Columns b, double factor)
    {
        for (var i = Columns.Thread; i < b.Count(b.Zones); i += Columns.Stride)
        {
            if (b.Find(i, b.Zones, out var group, out var zone, out var lane)) StiffenOne(b, factor, group, zone, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StiffenOne(Columns b, double factor, int group, int zone, int lane)
    {
        var nodes = group * b.Nodes * Columns.Vector + lane;
        double most = 0.0, volume = 0.0;
        for (var f = 0; f < 24; f += 4)
        {
            var p = Triple.Load(b.Position, nodes + b.Corners[8 * zone + b.Faces[f]]);
            var q = Triple.Load(b.Position, nodes + b.Corners[8 * zone + b.Faces[f + 1]]);
            var r = Triple.Load(b.Position, nodes + b.Corners[8 * zone + b.Faces[f + 2]]);
            var s = Triple.Load(b.Position, nodes + b.Corners[8 * zone + b.Faces[f + 3]]);
            var area = 0.5 * Triple.Cross(r - p, s - q);
            most = Triple.Max(most, Triple.Dot(area, area));
            volume += Triple.Dot(p + q + r + s, area);
        }

        b.CornerForce[(group * b.Zones + zone) * Columns.CornerRows * Columns.Lanes + lane] = factor * most / (1.0 / 12.0 * volume);
    }

    // Modes of a nodal vector, as sums over the corners: the mean is not needed.
    [MethodImpl(Inline)]
    private static void Split(
        ArrayView<double> column, ArrayView<int> corners, int nodes, int corner,
        out Triple r, out Triple s, out Triple t, out Triple h1, out Triple h2, out Triple h3, out Triple h4)
    {
        Triple p0 = Triple.Load(column, nodes + corners[corner]), p1 = Triple.Load(column, nodes + corners[corner + 1]);
        Triple p2 = Triple.Load(column, nodes + corners[corner + 2]), p3 = Triple.Load(column, nodes + corners[corner + 3]);
        Triple p4 = Triple.Load(column, nodes + corners[corner + 4]), p5 = Triple.Load(column, nodes + corners[corner + 5]);
        Triple p6 = Triple.Load(column, nodes + corners[corner + 6]), p7 = Triple.Load(column, nodes + corners[corner + 7]);
        Triple a0 = p1 + p0, a1 = p2 + p3, a2 = p5 + p4, a3 = p6 + p7;
        Triple d0 = p1 - p0, d1 = p2 - p3, d2 = p5 - p4, d3 = p6 - p7;
        Triple low = a1 - a0, high = a3 - a2, even = d0 + d1, odd = d2 + d3, below = d1 - d0, above = d3 - d2;
        r = odd + even;
        s = high + low;
        t = a2 + a3 - (a0 + a1);
        h1 = high - low;
        h2 = odd - even;
        h3 = above + below;
        h4 = above - below;
    }

    [MethodImpl(Inline)]
    private static Triple Six(
        double a, Triple x, double b, Triple y, double c, Triple z, double d, Triple u, double e, Triple v, double f, Triple w) =>
        Triple.Fma(a, x, Triple.Fma(b, y, Triple.Fma(c, z, Triple.Fma(d, u, Triple.Fma(e, v, f * w)))));

    // Rate of a hourglass mode, and the trial of its force.
    [MethodImpl(Inline)]
    private static Triple Bend(
        HourglassModes law, int mode, ArrayView<double> zone, int state, double size, double w12, double w13, double w23,
        Triple lx, Triple ly, Triple lz, Triple x, ref Triple u, ref Scalar sum)
    {
        u = new Triple(u.X - Triple.Three(lx, x), u.Y - Triple.Three(ly, x), u.Z - Triple.Three(lz, x));
        var old = Triple.Load(zone, state + (ZoneRow.Hourglass + 3 * mode) * Columns.Lanes);
        Scalar qx = new(old.X), qy = new(old.Y), qz = new(old.Z);
        law.Try(
            mode, new Scalar(size), new Scalar(w12), new Scalar(w13), new Scalar(w23), new Scalar(u.X), new Scalar(u.Y), new Scalar(u.Z),
            ref qx, ref qy, ref qz, ref sum);
        return new Triple(qx.Value, qy.Value, qz.Value);
    }

    // Stress by joint yield, and what acts on the area vectors; gives the factor of the return.
    [MethodImpl(Inline)]
    private static double Yield(
        Columns b, ZoneCoefficients k, int state, int work, Triple lx, Triple ly, Triple lz, double bending, double volume,
        out Triple mx, out Triple my, out Triple mz)
    {
        Scalar s11 = new(b.Zone[state]), s22 = new(b.Zone[state + Columns.Lanes]), s12 = new(b.Zone[state + 2 * Columns.Lanes]);
        Scalar s13 = new(b.Zone[state + 3 * Columns.Lanes]), s23 = new(b.Zone[state + 4 * Columns.Lanes]);
        Scalar strain = new(b.Zone[state + ZoneRow.PlasticStrain * Columns.Lanes]);
        Scalar strength = new(b.Zone[state + ZoneRow.Yield * Columns.Lanes]);
        new JointYield(k.ShearModulus, k.Hardening).Advance(
            new Scalar(lx.X), new Scalar(lx.Y), new Scalar(lx.Z), new Scalar(ly.X), new Scalar(ly.Y), new Scalar(ly.Z),
            new Scalar(lz.X), new Scalar(lz.Y), new Scalar(lz.Z), new Scalar(bending), strength,
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out var s33, out var scale, out var dissipated, out var bent);
        b.Zone[state] = s11.Value;
        b.Zone[state + Columns.Lanes] = s22.Value;
        b.Zone[state + 2 * Columns.Lanes] = s12.Value;
        b.Zone[state + 3 * Columns.Lanes] = s13.Value;
        b.Zone[state + 4 * Columns.Lanes] = s23.Value;
        b.Zone[state + ZoneRow.PlasticStrain * Columns.Lanes] = strain.Value;
        var ratio = volume / b.Zone[state + ZoneRow.Volume * Columns.Lanes];
        var rate = lx.X + ly.Y + lz.Z;
        var viscous = k.BulkViscosity * (1.0 / 3.0 * rate);
        b.ZoneWork[work] = dissipated.Value * volume;
        b.ZoneWork[work + Columns.Lanes] = bent.Value;
        b.ZoneWork[work + 2 * Columns.Lanes] = viscous * rate;
        b.ZoneWork[work + 3 * Columns.Lanes] = volume;
        var isotropic = new BulkElasticity(k.BulkModulus).Tension(new Scalar(ratio)).Value + viscous;
        mx = new Triple(s11.Value + isotropic, s12.Value, s13.Value);
        my = new Triple(s12.Value, s22.Value + isotropic, s23.Value);
        mz = new Triple(s13.Value, s23.Value, s33.Value + isotropic);
        return scale.Value;
    }

    // Returned force of a mode with its viscous part, and what it adds to the tensor.
    [MethodImpl(Inline)]
    private static void Resist(
        Columns b, int state, int work, int mode, double scale, double viscosity, Triple x, Triple rate,
        ref Triple q, ref Triple nx, ref Triple ny, ref Triple nz)
    {
        q = scale * q;
        q.Store(b.Zone, state + (ZoneRow.Hourglass + 3 * mode) * Columns.Lanes);
        b.ZoneWork[work + (4 + mode) * Columns.Lanes] = Triple.Three(rate, rate);
        q += viscosity * rate;
        nx = Triple.Fma(q.X, x, nx);
        ny = Triple.Fma(q.Y, x, ny);
        nz = Triple.Fma(q.Z, x, nz);
    }

    [MethodImpl(Inline)]
    private static void Apply(
        ArrayView<double> to, int at, Triple m, Triple gr, Triple gs, Triple gt, Triple g1, Triple g2, Triple g3,
        double q1, double q2, double q3, double h4)
    {
        double r = Triple.Three(m, gr), s = Triple.Three(m, gs), t = Triple.Three(m, gt);
        double h1 = Triple.Three(m, g1) + q1, h2 = Triple.Three(m, g2) + q2, h3 = Triple.Three(m, g3) + q3;
        Take(to, at, 0, 1, h1 - (s + t), r - h3 - (h2 - h4));
        Take(to, at, 3, 2, s - t - h1, r + h3 - (h2 + h4));
        Take(to, at, 4, 5, t - s - h1, r - h3 + (h2 - h4));
        Take(to, at, 7, 6, h1 + (s + t), r + h3 + (h2 + h4));
    }

    [MethodImpl(Inline)]
    private static void AddMagnitudes(
        ArrayView<double> to, int at, Triple m, Triple gr, Triple gs, Triple gt, Triple g1, Triple g2, Triple g3)
    {
        double r = Triple.Three(m, gr), s = Triple.Three(m, gs), t = Triple.Three(m, gt);
        double h1 = Triple.Three(m, g1), h2 = Triple.Three(m, g2), h3 = Triple.Three(m, g3);
        Take(to, at, 0, 1, h1 - (s + t), r - h3 - h2);
        Take(to, at, 3, 2, s - t - h1, r + h3 - h2);
        Take(to, at, 4, 5, t - s - h1, r - h3 + h2);
        Take(to, at, 7, 6, h1 + (s + t), r + h3 + h2);
    }

    // The two nodes of an edge along xi.
    [MethodImpl(Inline)]
    private static void Take(ArrayView<double> to, int at, int before, int behind, double even, double odd)
    {
        to[at + 3 * before * Columns.Lanes] = even - odd;
        to[at + 3 * behind * Columns.Lanes] = even + odd;
    }
}
