using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Updates the zones of a bundle: mean velocity gradient over the control volume, Jaumann rate and radial return (Wilkins
/// 1964; Simo and Hughes 1998), pressure from the volume ratio, bulk viscosity, hourglass resistance (modes of Flanagan and
/// Belytschko 1981), and the zone's forces on its nodes, work-conjugate to the gradient.
/// With area vectors S of the faces, a node takes B_i = 1/4 sum of the S of its three faces; L = sum v_i (x) B_i / V, forces
/// sigma B_i. A hourglass mode h has the generalised velocity sum h_i v_i - L X with X = sum h_i x_i, and its resistance Q
/// acts on node i as h_i Q - (X . B_i / V) Q: the second part joins the stress, so no mode needs its vector gamma.
/// About 650 vector operations a zone; 22 M zones/s/core in the prototype, see docs/performance.md for ours.
/// </summary>
internal static unsafe class ZoneKernel
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Updates all zones; forces are subtracted from <see cref="Bundle.Force"/>, which must be cleared before.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="constants">Moduli and coefficients.</param>
    /// <param name="survey">Whether the magnitudes of the forces are added to <see cref="Bundle.Applied"/>.</param>
    public static void Update(Bundle bundle, in ZoneConstants constants, bool survey)
    {
        if (survey) Update<Surveying>(bundle, constants);
        else Update<Marching>(bundle, constants);
    }

    private interface IPass
    {
        static abstract bool Surveys { get; }
    }

    private readonly struct Surveying : IPass
    {
        public static bool Surveys => true;
    }

    private readonly struct Marching : IPass
    {
        public static bool Surveys => false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update<TPass>(Bundle bundle, in ZoneConstants constants)
        where TPass : struct, IPass
    {
        double* position = bundle.Position.Address, velocity = bundle.Velocity.Address, force = bundle.Force.Address;
        double* applied = bundle.Applied.Address, state = bundle.Zone.Address;
        var corners = bundle.Corners.Address;
        var zones = bundle.Template.ZoneCount;
        V one = V.One, half = Vector512.Create(0.5), third = Vector512.Create(1.0 / 3.0), two = Vector512.Create(2.0);
        V eighth = Vector512.Create(0.125), tiny = Vector512.Create(1e-60), threeHalves = Vector512.Create(1.5);
        V bulk = Vector512.Create(constants.BulkModulus), shear2 = Vector512.Create(2.0 * constants.ShearModulus);
        V hardening = Vector512.Create(constants.Hardening), perStrain = Vector512.Create(1.0 / (3.0 * constants.ShearModulus + constants.Hardening));
        V viscosity = Vector512.Create(constants.BulkViscosity * constants.BulkModulus);
        V modeStiffness = Vector512.Create(constants.HourglassStiffness * constants.ShearModulus);
        V modeViscosity = Vector512.Create(constants.HourglassViscosity * constants.ShearModulus);
        V modeCap = Vector512.Create(constants.HourglassCap);
        V plasticWork = V.Zero, viscousWork = V.Zero, hourglassWork = V.Zero, least = Vector512.Create(1e300);
        for (var z = 0; z < zones; z++, corners += 8, state += ZoneRow.Stride)
        {
            int n0 = corners[0], n1 = corners[1], n2 = corners[2], n3 = corners[3], n4 = corners[4], n5 = corners[5], n6 = corners[6], n7 = corners[7];

            // Area vectors of the faces, a quarter each, and their sums over the edges they share.
            Vectors a, b, c, d, bottom, top;
            Vectors x0, x1, x2, x3;
            V volume;
            Vectors X1, X2, X3, X4;
            {
                Vectors p0 = Vectors.Load(position + n0), p1 = Vectors.Load(position + n1), p2 = Vectors.Load(position + n2), p3 = Vectors.Load(position + n3);
                Vectors p4 = Vectors.Load(position + n4), p5 = Vectors.Load(position + n5), p6 = Vectors.Load(position + n6), p7 = Vectors.Load(position + n7);
                bottom = eighth * Vectors.Cross(p2 - p0, p1 - p3);
                top = eighth * Vectors.Cross(p6 - p4, p7 - p5);
                var front = eighth * Vectors.Cross(p5 - p0, p4 - p1);
                var right = eighth * Vectors.Cross(p6 - p1, p5 - p2);
                var back = eighth * Vectors.Cross(p7 - p2, p6 - p3);
                var left = eighth * Vectors.Cross(p4 - p3, p7 - p0);
                a = front + left;
                b = front + right;
                c = right + back;
                d = back + left;
                x0 = p0 + p4;
                x1 = p1 + p5;
                x2 = p2 + p6;
                x3 = p3 + p7;
                Vectors d0 = p0 - p4, d1 = p1 - p5, d2 = p2 - p6, d3 = p3 - p7;
                Modes(x0, x1, x2, x3, d0, d1, d2, d3, out X1, out X2, out X3, out X4);
                volume = third * (Vectors.Dot(x0, a) + Vectors.Dot(x1, b) + Vectors.Dot(x2, c) + Vectors.Dot(x3, d)
                    + Vectors.Dot(p0 + p1 + p2 + p3, bottom) + Vectors.Dot(p4 + p5 + p6 + p7, top));
            }

            var inverse = one / volume;
            V l11, l12, l13, l21, l22, l23, l31, l32, l33;
            Vectors v1, v2, v3, v4;
            {
                Vectors u0 = Vectors.Load(velocity + n0), u1 = Vectors.Load(velocity + n1), u2 = Vectors.Load(velocity + n2), u3 = Vectors.Load(velocity + n3);
                Vectors u4 = Vectors.Load(velocity + n4), u5 = Vectors.Load(velocity + n5), u6 = Vectors.Load(velocity + n6), u7 = Vectors.Load(velocity + n7);
                Vectors s0 = u0 + u4, s1 = u1 + u5, s2 = u2 + u6, s3 = u3 + u7;
                Modes(s0, s1, s2, s3, u0 - u4, u1 - u5, u2 - u6, u3 - u7, out v1, out v2, out v3, out v4);
                Vectors low = u0 + u1 + u2 + u3, high = u4 + u5 + u6 + u7;
                Gradient(s0.X, s1.X, s2.X, s3.X, low.X, high.X, a, b, c, d, bottom, top, inverse, out l11, out l12, out l13);
                Gradient(s0.Y, s1.Y, s2.Y, s3.Y, low.Y, high.Y, a, b, c, d, bottom, top, inverse, out l21, out l22, out l23);
                Gradient(s0.Z, s1.Z, s2.Z, s3.Z, low.Z, high.Z, a, b, c, d, bottom, top, inverse, out l31, out l32, out l33);
            }

            V w12 = half * (l12 - l21), w13 = half * (l13 - l31), w23 = half * (l23 - l32);
            var rate = l11 + l22 + l33;
            var mean = third * rate;
            var ratio = volume / Vector512.Load(state + 8 * ZoneRow.Volume);
            least = Vectors.Min(ratio, least);
            // ln J to third order: a volume ratio strays from 1 by the pressure over the bulk modulus, some per mille.
            var e = ratio - one;
            var tension = bulk * e * (one - e * (half - third * e));

            // Deviator: Jaumann rotation, elastic trial, radial return.
            V s11 = Vector512.Load(state), s22 = Vector512.Load(state + 8), s12 = Vector512.Load(state + 16);
            V s13 = Vector512.Load(state + 24), s23 = Vector512.Load(state + 32), s33 = -(s11 + s22);
            var t11 = s11 + two * (w12 * s12 + w13 * s13) + shear2 * (l11 - mean);
            var t22 = s22 + two * (w23 * s23 - w12 * s12) + shear2 * (l22 - mean);
            var t12 = s12 + w12 * (s22 - s11) + w13 * s23 + w23 * s13 + shear2 * half * (l12 + l21);
            var t13 = s13 + w13 * (s33 - s11) + w12 * s23 - w23 * s12 + shear2 * half * (l13 + l31);
            var t23 = s23 + w23 * (s33 - s22) - w12 * s13 - w13 * s12 + shear2 * half * (l23 + l32);
            var t33 = -(t11 + t22);
            var equivalent = Vector512.Sqrt(threeHalves * (t11 * t11 + t22 * t22 + t33 * t33 + two * (t12 * t12 + t13 * t13 + t23 * t23)) + tiny);
            var strain = Vector512.Load(state + 8 * ZoneRow.PlasticStrain);
            var yield = Vector512.FusedMultiplyAdd(hardening, strain, Vector512.Load(state + 8 * ZoneRow.Yield));
            var flow = Vectors.Max(V.Zero, equivalent - yield) * perStrain;
            yield += hardening * flow;
            var scale = Vectors.Min(one, yield / equivalent);
            t11 *= scale;
            t22 *= scale;
            t33 *= scale;
            t12 *= scale;
            t13 *= scale;
            t23 *= scale;
            t11.Store(state);
            t22.Store(state + 8);
            t12.Store(state + 16);
            t13.Store(state + 24);
            t23.Store(state + 32);
            (strain + flow).Store(state + 8 * ZoneRow.PlasticStrain);
            plasticWork = Vector512.FusedMultiplyAdd(yield * flow, volume, plasticWork);
            var viscous = viscosity * mean;
            viscousWork = Vector512.FusedMultiplyAdd(viscous * rate, volume, viscousWork);
            var isotropic = tension + viscous;

            // Total stress, and with the hourglass modes the (unsymmetric) tensor that acts on the nodes.
            V m11 = t11 + isotropic, m22 = t22 + isotropic, m33 = t33 + isotropic;
            V m12 = t12, m21 = t12, m13 = t13, m31 = t13, m23 = t23, m32 = t23;
            var size = Vector512.Load(state + 8 * ZoneRow.Size);
            V stiffness = modeStiffness * size, damping = modeViscosity * size;
            var cap = modeCap * Vector512.Load(state + 8 * ZoneRow.Yield) * size * size;
            var q = state + 8 * ZoneRow.Hourglass;
            var f1 = Resist(q, v1, X1, l11, l12, l13, l21, l22, l23, l31, l32, l33, w12, w13, w23, stiffness, damping, cap, ref hourglassWork);
            var f2 = Resist(q + 24, v2, X2, l11, l12, l13, l21, l22, l23, l31, l32, l33, w12, w13, w23, stiffness, damping, cap, ref hourglassWork);
            var f3 = Resist(q + 48, v3, X3, l11, l12, l13, l21, l22, l23, l31, l32, l33, w12, w13, w23, stiffness, damping, cap, ref hourglassWork);
            var f4 = Resist(q + 72, v4, X4, l11, l12, l13, l21, l22, l23, l31, l32, l33, w12, w13, w23, stiffness, damping, cap, ref hourglassWork);
            Subtract(inverse, f1, X1, f2, X2, f3, X3, f4, X4, ref m11, ref m12, ref m13, ref m21, ref m22, ref m23, ref m31, ref m32, ref m33);

            // Forces: the tensor on the shared area vectors, plus the signs of the modes.
            Vectors ma = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, a), mb = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, b);
            Vectors mc = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, c), md = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, d);
            Vectors low0 = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, bottom), high0 = Times(m11, m12, m13, m21, m22, m23, m31, m32, m33, top);
            Vectors difference = f1 - f4, sum = f1 + f4, plus = f2 + f3, minus = f2 - f3;
            Take<TPass>(force, applied, n0, ma + low0 + difference + plus);
            Take<TPass>(force, applied, n1, mb + low0 + minus - difference);
            Take<TPass>(force, applied, n2, mc + low0 + difference - plus);
            Take<TPass>(force, applied, n3, md + low0 - difference - minus);
            Take<TPass>(force, applied, n4, ma + high0 + sum - plus);
            Take<TPass>(force, applied, n5, mb + high0 - sum - minus);
            Take<TPass>(force, applied, n6, mc + high0 + sum + plus);
            Take<TPass>(force, applied, n7, md + high0 + minus - sum);
        }

        Add(bundle, LaneRow.PlasticWork, plasticWork);
        Add(bundle, LaneRow.ViscousWork, viscousWork);
        Add(bundle, LaneRow.HourglassWork, hourglassWork);
        least.Store(bundle.Lane.Address + LaneRow.LeastVolumeRatio * Bundle.Lanes);
    }

    // The four modes' sums from sums and differences of the corners of a vertical edge.
    [MethodImpl(Inline)]
    private static void Modes(
        Vectors s0, Vectors s1, Vectors s2, Vectors s3, Vectors d0, Vectors d1, Vectors d2, Vectors d3,
        out Vectors h1, out Vectors h2, out Vectors h3, out Vectors h4)
    {
        h1 = s0 - s1 + (s2 - s3);
        Vectors even = d0 - d2, odd = d1 - d3;
        h2 = even + odd;
        h3 = even - odd;
        h4 = d1 + d3 - (d0 + d2);
    }

    [MethodImpl(Inline)]
    private static void Gradient(
        V s0, V s1, V s2, V s3, V low, V high, Vectors a, Vectors b, Vectors c, Vectors d, Vectors bottom, Vectors top, V inverse,
        out V x, out V y, out V z)
    {
        x = inverse * Row(s0, s1, s2, s3, low, high, a.X, b.X, c.X, d.X, bottom.X, top.X);
        y = inverse * Row(s0, s1, s2, s3, low, high, a.Y, b.Y, c.Y, d.Y, bottom.Y, top.Y);
        z = inverse * Row(s0, s1, s2, s3, low, high, a.Z, b.Z, c.Z, d.Z, bottom.Z, top.Z);
    }

    [MethodImpl(Inline)]
    private static V Row(V s0, V s1, V s2, V s3, V low, V high, V a, V b, V c, V d, V bottom, V top) => Vector512.FusedMultiplyAdd(
        s0, a, Vector512.FusedMultiplyAdd(s1, b, Vector512.FusedMultiplyAdd(s2, c, Vector512.FusedMultiplyAdd(s3, d, Vector512.FusedMultiplyAdd(low, bottom, high * top)))));

    // An elastic-plastic resistance that turns with the zone, capped, plus a viscous one. Purely elastic resistance reads
    // 26 % too high on one sphere, purely viscous fails in a crowd; a cap of 1.0 doubles the pressure at 35 %.
    [MethodImpl(Inline)]
    private static Vectors Resist(
        double* q, Vectors v, Vectors x, V l11, V l12, V l13, V l21, V l22, V l23, V l31, V l32, V l33, V w12, V w13, V w23,
        V stiffness, V damping, V cap, ref V work)
    {
        var rate = new Vectors(
            v.X - Vector512.FusedMultiplyAdd(l11, x.X, Vector512.FusedMultiplyAdd(l12, x.Y, l13 * x.Z)),
            v.Y - Vector512.FusedMultiplyAdd(l21, x.X, Vector512.FusedMultiplyAdd(l22, x.Y, l23 * x.Z)),
            v.Z - Vector512.FusedMultiplyAdd(l31, x.X, Vector512.FusedMultiplyAdd(l32, x.Y, l33 * x.Z)));
        var old = Vectors.Load(q);
        var now = new Vectors(
            old.X + w12 * old.Y + w13 * old.Z + stiffness * rate.X,
            old.Y - w12 * old.X + w23 * old.Z + stiffness * rate.Y,
            old.Z - w13 * old.X - w23 * old.Y + stiffness * rate.Z);
        var square = Vectors.Dot(now, now);
        // One root of a quotient instead of a root and a division.
        var scale = Vector512.Sqrt(Vectors.Min(V.One, cap * cap / Vectors.Max(square, Vector512.Create(1e-60))));
        now = scale * now;
        now.Store(q);
        var total = Vectors.Fma(damping, rate, now);
        work += Vectors.Dot(total, rate);
        return total;
    }

    [MethodImpl(Inline)]
    private static void Subtract(
        V inverse, Vectors f1, Vectors x1, Vectors f2, Vectors x2, Vectors f3, Vectors x3, Vectors f4, Vectors x4,
        ref V m11, ref V m12, ref V m13, ref V m21, ref V m22, ref V m23, ref V m31, ref V m32, ref V m33)
    {
        m11 -= inverse * Sum(f1.X, x1.X, f2.X, x2.X, f3.X, x3.X, f4.X, x4.X);
        m12 -= inverse * Sum(f1.X, x1.Y, f2.X, x2.Y, f3.X, x3.Y, f4.X, x4.Y);
        m13 -= inverse * Sum(f1.X, x1.Z, f2.X, x2.Z, f3.X, x3.Z, f4.X, x4.Z);
        m21 -= inverse * Sum(f1.Y, x1.X, f2.Y, x2.X, f3.Y, x3.X, f4.Y, x4.X);
        m22 -= inverse * Sum(f1.Y, x1.Y, f2.Y, x2.Y, f3.Y, x3.Y, f4.Y, x4.Y);
        m23 -= inverse * Sum(f1.Y, x1.Z, f2.Y, x2.Z, f3.Y, x3.Z, f4.Y, x4.Z);
        m31 -= inverse * Sum(f1.Z, x1.X, f2.Z, x2.X, f3.Z, x3.X, f4.Z, x4.X);
        m32 -= inverse * Sum(f1.Z, x1.Y, f2.Z, x2.Y, f3.Z, x3.Y, f4.Z, x4.Y);
        m33 -= inverse * Sum(f1.Z, x1.Z, f2.Z, x2.Z, f3.Z, x3.Z, f4.Z, x4.Z);
    }

    [MethodImpl(Inline)]
    private static V Sum(V f1, V x1, V f2, V x2, V f3, V x3, V f4, V x4) =>
        Vector512.FusedMultiplyAdd(f1, x1, Vector512.FusedMultiplyAdd(f2, x2, Vector512.FusedMultiplyAdd(f3, x3, f4 * x4)));

    [MethodImpl(Inline)]
    private static Vectors Times(V m11, V m12, V m13, V m21, V m22, V m23, V m31, V m32, V m33, Vectors s) => new(
        Vector512.FusedMultiplyAdd(m11, s.X, Vector512.FusedMultiplyAdd(m12, s.Y, m13 * s.Z)),
        Vector512.FusedMultiplyAdd(m21, s.X, Vector512.FusedMultiplyAdd(m22, s.Y, m23 * s.Z)),
        Vector512.FusedMultiplyAdd(m31, s.X, Vector512.FusedMultiplyAdd(m32, s.Y, m33 * s.Z)));

    [MethodImpl(Inline)]
    private static void Take<TPass>(double* force, double* applied, int node, Vectors f)
        where TPass : struct, IPass
    {
        (Vectors.Load(force + node) - f).Store(force + node);
        if (!TPass.Surveys) return;
        var at = applied + node / 3;
        (Vector512.Load(at) + Vector512.Abs(f.X) + Vector512.Abs(f.Y) + Vector512.Abs(f.Z)).Store(at);
    }

    [MethodImpl(Inline)]
    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}
