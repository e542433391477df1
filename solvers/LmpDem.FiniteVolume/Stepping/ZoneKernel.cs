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
/// The stages of a zone are methods of their own that hand over through a scratch in the first-level cache: as one method
/// the compiler tracks no more than 1,024 of its values and moves the rest through memory, at less than half the speed.
/// </summary>
internal static unsafe class ZoneKernel
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const MethodImplOptions Stage = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    // Rows of the scratch, in vectors of eight lanes.
    private const int Areas = 0;     // a, b, c, d: area vectors that the upper and lower node of an edge share; bottom, top
    private const int Modes = 18;    // X of the four hourglass modes
    private const int Volume = 30;
    private const int Gradient = 31; // L, row by row
    private const int Rates = 40;    // sum h_i v_i of the four modes
    private const int Tensor = 52;   // what acts on the area vectors, row by row
    private const int Resistance = 61;
    private const int ScratchRows = 73;

    /// <summary>Updates all zones; forces are subtracted from <see cref="Bundle.Force"/>, which must be cleared before.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="constants">Moduli and coefficients.</param>
    /// <param name="survey">Whether the magnitudes of the forces are added to <see cref="Bundle.Applied"/>.</param>
    public static void Update(Bundle bundle, in ZoneConstants constants, bool survey)
    {
        var room = stackalloc byte[(ScratchRows + 4 + 1) * sizeof(V)];
        var scratch = (V*)(((nint)room + 63) & ~63);
        var sums = scratch + ScratchRows; // plastic, viscous and hourglass work, least volume ratio
        for (var k = 0; k < 3; k++) sums[k] = V.Zero;
        sums[3] = Vector512.Create(1e300);
        var corners = bundle.Corners.Address;
        var state = bundle.Zone.Address;
        for (var z = 0; z < bundle.Template.ZoneCount; z++, corners += 8, state += ZoneRow.Stride)
        {
            Measure(bundle.Position.Address, corners, scratch);
            Differentiate(bundle.Velocity.Address, corners, scratch);
            Yield(state, scratch, constants, sums);
            Resist(state, scratch, constants, sums);
            if (survey) AddMagnitudes(bundle.Applied.Address, corners, scratch);
            Apply(bundle.Force.Address, corners, scratch);
        }

        Add(bundle, LaneRow.PlasticWork, sums[0]);
        Add(bundle, LaneRow.ViscousWork, sums[1]);
        Add(bundle, LaneRow.HourglassWork, sums[2]);
        sums[3].Store(bundle.Lane.Address + LaneRow.LeastVolumeRatio * Bundle.Lanes);
    }

    /// <summary>Area vectors of the faces (a quarter of them each), shape of the modes, volume.</summary>
    [MethodImpl(Stage)]
    private static void Measure(double* position, int* corners, V* scratch)
    {
        Vectors p0 = At(position, corners[0]), p1 = At(position, corners[1]), p2 = At(position, corners[2]), p3 = At(position, corners[3]);
        Vectors p4 = At(position, corners[4]), p5 = At(position, corners[5]), p6 = At(position, corners[6]), p7 = At(position, corners[7]);
        var eighth = Vector512.Create(0.125);
        var bottom = eighth * Vectors.Cross(p2 - p0, p1 - p3);
        var top = eighth * Vectors.Cross(p6 - p4, p7 - p5);
        var front = eighth * Vectors.Cross(p5 - p0, p4 - p1);
        var right = eighth * Vectors.Cross(p6 - p1, p5 - p2);
        var back = eighth * Vectors.Cross(p7 - p2, p6 - p3);
        var left = eighth * Vectors.Cross(p4 - p3, p7 - p0);
        Vectors a = front + left, b = front + right, c = right + back, d = back + left;
        Put(scratch + Areas, a);
        Put(scratch + Areas + 3, b);
        Put(scratch + Areas + 6, c);
        Put(scratch + Areas + 9, d);
        Put(scratch + Areas + 12, bottom);
        Put(scratch + Areas + 15, top);
        Vectors x0 = p0 + p4, x1 = p1 + p5, x2 = p2 + p6, x3 = p3 + p7;
        PutModes(scratch + Modes, x0, x1, x2, x3, p0 - p4, p1 - p5, p2 - p6, p3 - p7);
        scratch[Volume] = Vector512.Create(1.0 / 3.0) * (
            Vectors.Dot(x0, a) + Vectors.Dot(x1, b) + Vectors.Dot(x2, c) + Vectors.Dot(x3, d)
            + Vectors.Dot(p0 + p1 + (p2 + p3), bottom) + Vectors.Dot(p4 + p5 + (p6 + p7), top));
    }

    /// <summary>Velocity gradient and rates of the modes' sums.</summary>
    [MethodImpl(Stage)]
    private static void Differentiate(double* velocity, int* corners, V* scratch)
    {
        Vectors u0 = At(velocity, corners[0]), u1 = At(velocity, corners[1]), u2 = At(velocity, corners[2]), u3 = At(velocity, corners[3]);
        Vectors u4 = At(velocity, corners[4]), u5 = At(velocity, corners[5]), u6 = At(velocity, corners[6]), u7 = At(velocity, corners[7]);
        Vectors s0 = u0 + u4, s1 = u1 + u5, s2 = u2 + u6, s3 = u3 + u7;
        PutModes(scratch + Rates, s0, s1, s2, s3, u0 - u4, u1 - u5, u2 - u6, u3 - u7);
        Vectors low = u0 + u1 + (u2 + u3), high = u4 + u5 + (u6 + u7);
        var inverse = V.One / scratch[Volume];
        for (var k = 0; k < 3; k++)
        {
            V a = inverse * scratch[Areas + k], b = inverse * scratch[Areas + 3 + k], c = inverse * scratch[Areas + 6 + k];
            V d = inverse * scratch[Areas + 9 + k], bottom = inverse * scratch[Areas + 12 + k], top = inverse * scratch[Areas + 15 + k];
            scratch[Gradient + k] = Row(s0.X, s1.X, s2.X, s3.X, low.X, high.X, a, b, c, d, bottom, top);
            scratch[Gradient + 3 + k] = Row(s0.Y, s1.Y, s2.Y, s3.Y, low.Y, high.Y, a, b, c, d, bottom, top);
            scratch[Gradient + 6 + k] = Row(s0.Z, s1.Z, s2.Z, s3.Z, low.Z, high.Z, a, b, c, d, bottom, top);
        }
    }

    /// <summary>Deviator by Jaumann rotation, elastic trial and radial return; pressure from the volume.</summary>
    [MethodImpl(Stage)]
    private static void Yield(double* state, V* scratch, in ZoneConstants constants, V* sums)
    {
        V l11 = scratch[Gradient], l12 = scratch[Gradient + 1], l13 = scratch[Gradient + 2];
        V l21 = scratch[Gradient + 3], l22 = scratch[Gradient + 4], l23 = scratch[Gradient + 5];
        V l31 = scratch[Gradient + 6], l32 = scratch[Gradient + 7], l33 = scratch[Gradient + 8];
        V one = V.One, half = Vector512.Create(0.5), third = Vector512.Create(1.0 / 3.0), two = Vector512.Create(2.0);
        V w12 = half * (l12 - l21), w13 = half * (l13 - l31), w23 = half * (l23 - l32);
        var rate = l11 + l22 + l33;
        var mean = third * rate;
        var volume = scratch[Volume];
        var ratio = volume / Row(state, ZoneRow.Volume);
        sums[3] = Vectors.Min(ratio, sums[3]);
        // ln J to third order: a volume ratio strays from 1 by the pressure over the bulk modulus, some per mille.
        var e = ratio - one;
        var tension = Vector512.Create(constants.BulkModulus) * e * (one - e * (half - third * e));

        V s11 = Row(state, 0), s22 = Row(state, 1), s12 = Row(state, 2), s13 = Row(state, 3), s23 = Row(state, 4), s33 = -(s11 + s22);
        var shear = Vector512.Create(constants.ShearModulus);
        var shear2 = shear + shear;
        var t11 = s11 + two * (w12 * s12 + w13 * s13) + shear2 * (l11 - mean);
        var t22 = s22 + two * (w23 * s23 - w12 * s12) + shear2 * (l22 - mean);
        var t12 = s12 + w12 * (s22 - s11) + w13 * s23 + w23 * s13 + shear * (l12 + l21);
        var t13 = s13 + w13 * (s33 - s11) + w12 * s23 - w23 * s12 + shear * (l13 + l31);
        var t23 = s23 + w23 * (s33 - s22) - w12 * s13 - w13 * s12 + shear * (l23 + l32);
        var t33 = -(t11 + t22);
        var square = Vector512.Create(1.5) * (t11 * t11 + t22 * t22 + t33 * t33 + two * (t12 * t12 + t13 * t13 + t23 * t23));
        var equivalent = Vector512.Sqrt(square + Vector512.Create(1e-60));
        var strain = Row(state, ZoneRow.PlasticStrain);
        var hardening = Vector512.Create(constants.Hardening);
        var yield = Vector512.FusedMultiplyAdd(hardening, strain, Row(state, ZoneRow.Yield));
        var flow = Vectors.Max(V.Zero, equivalent - yield) * Vector512.Create(1.0 / (3.0 * constants.ShearModulus + constants.Hardening));
        yield += hardening * flow;
        var scale = Vectors.Min(one, yield / equivalent);
        t11 *= scale;
        t22 *= scale;
        t12 *= scale;
        t13 *= scale;
        t23 *= scale;
        t33 *= scale;
        t11.Store(state);
        t22.Store(state + 8);
        t12.Store(state + 16);
        t13.Store(state + 24);
        t23.Store(state + 32);
        (strain + flow).Store(state + 8 * ZoneRow.PlasticStrain);
        sums[0] = Vector512.FusedMultiplyAdd(yield * flow, volume, sums[0]);
        var viscous = Vector512.Create(constants.BulkViscosity * constants.BulkModulus) * mean;
        sums[1] = Vector512.FusedMultiplyAdd(viscous * rate, volume, sums[1]);
        var isotropic = tension + viscous;
        scratch[Tensor] = t11 + isotropic;
        scratch[Tensor + 1] = t12;
        scratch[Tensor + 2] = t13;
        scratch[Tensor + 3] = t12;
        scratch[Tensor + 4] = t22 + isotropic;
        scratch[Tensor + 5] = t23;
        scratch[Tensor + 6] = t13;
        scratch[Tensor + 7] = t23;
        scratch[Tensor + 8] = t33 + isotropic;
    }

    /// <summary>
    /// Elastic-plastic resistance to the hourglass modes that turns with the zone and is capped, plus a viscous one. Purely
    /// elastic resistance reads 26 % too high on one sphere, purely viscous fails in a crowd; a cap of 1.0 doubles the
    /// pressure at 35 %.
    /// </summary>
    [MethodImpl(Stage)]
    private static void Resist(double* state, V* scratch, in ZoneConstants constants, V* sums)
    {
        V half = Vector512.Create(0.5), size = Row(state, ZoneRow.Size), work = sums[2];
        V stiffness = Vector512.Create(constants.HourglassStiffness * constants.ShearModulus) * size;
        V viscosity = Vector512.Create(constants.HourglassViscosity * constants.ShearModulus) * size;
        var cap = Vector512.Create(constants.HourglassCap) * Row(state, ZoneRow.Yield) * size * size;
        cap *= cap;
        V w12 = half * (scratch[Gradient + 1] - scratch[Gradient + 3]), w13 = half * (scratch[Gradient + 2] - scratch[Gradient + 6]);
        var w23 = half * (scratch[Gradient + 5] - scratch[Gradient + 7]);
        var inverse = V.One / scratch[Volume];
        V m11 = V.Zero, m12 = V.Zero, m13 = V.Zero, m21 = V.Zero, m22 = V.Zero, m23 = V.Zero, m31 = V.Zero, m32 = V.Zero, m33 = V.Zero;
        for (var mode = 0; mode < 12; mode += 3)
        {
            V x = scratch[Modes + mode], y = scratch[Modes + mode + 1], z = scratch[Modes + mode + 2];
            var rateX = scratch[Rates + mode] - Three(scratch[Gradient], x, scratch[Gradient + 1], y, scratch[Gradient + 2], z);
            var rateY = scratch[Rates + mode + 1] - Three(scratch[Gradient + 3], x, scratch[Gradient + 4], y, scratch[Gradient + 5], z);
            var rateZ = scratch[Rates + mode + 2] - Three(scratch[Gradient + 6], x, scratch[Gradient + 7], y, scratch[Gradient + 8], z);
            var row = state + 8 * (ZoneRow.Hourglass + mode);
            V oldX = Vector512.Load(row), oldY = Vector512.Load(row + 8), oldZ = Vector512.Load(row + 16);
            var nowX = oldX + w12 * oldY + w13 * oldZ + stiffness * rateX;
            var nowY = oldY - w12 * oldX + w23 * oldZ + stiffness * rateY;
            var nowZ = oldZ - w13 * oldX - w23 * oldY + stiffness * rateZ;
            // One root of a quotient instead of a root and a division.
            var scale = Vector512.Sqrt(Vectors.Min(V.One, cap / Vectors.Max(Three(nowX, nowX, nowY, nowY, nowZ, nowZ), Vector512.Create(1e-60))));
            nowX *= scale;
            nowY *= scale;
            nowZ *= scale;
            nowX.Store(row);
            nowY.Store(row + 8);
            nowZ.Store(row + 16);
            nowX += viscosity * rateX;
            nowY += viscosity * rateY;
            nowZ += viscosity * rateZ;
            work += Three(nowX, rateX, nowY, rateY, nowZ, rateZ);
            scratch[Resistance + mode] = nowX;
            scratch[Resistance + mode + 1] = nowY;
            scratch[Resistance + mode + 2] = nowZ;
            m11 = Vector512.FusedMultiplyAdd(nowX, x, m11);
            m12 = Vector512.FusedMultiplyAdd(nowX, y, m12);
            m13 = Vector512.FusedMultiplyAdd(nowX, z, m13);
            m21 = Vector512.FusedMultiplyAdd(nowY, x, m21);
            m22 = Vector512.FusedMultiplyAdd(nowY, y, m22);
            m23 = Vector512.FusedMultiplyAdd(nowY, z, m23);
            m31 = Vector512.FusedMultiplyAdd(nowZ, x, m31);
            m32 = Vector512.FusedMultiplyAdd(nowZ, y, m32);
            m33 = Vector512.FusedMultiplyAdd(nowZ, z, m33);
        }

        sums[2] = work;
        scratch[Tensor] -= inverse * m11;
        scratch[Tensor + 1] -= inverse * m12;
        scratch[Tensor + 2] -= inverse * m13;
        scratch[Tensor + 3] -= inverse * m21;
        scratch[Tensor + 4] -= inverse * m22;
        scratch[Tensor + 5] -= inverse * m23;
        scratch[Tensor + 6] -= inverse * m31;
        scratch[Tensor + 7] -= inverse * m32;
        scratch[Tensor + 8] -= inverse * m33;
    }

    /// <summary>Forces: the tensor on the area vectors, plus the signs of the modes.</summary>
    [MethodImpl(Stage)]
    private static void Apply(double* force, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V a = OnArea(scratch, Areas, mx, my, mz), b = OnArea(scratch, Areas + 3, mx, my, mz), c = OnArea(scratch, Areas + 6, mx, my, mz);
            V d = OnArea(scratch, Areas + 9, mx, my, mz), low = OnArea(scratch, Areas + 12, mx, my, mz), high = OnArea(scratch, Areas + 15, mx, my, mz);
            V f1 = scratch[Resistance + k], f2 = scratch[Resistance + 3 + k], f3 = scratch[Resistance + 6 + k], f4 = scratch[Resistance + 9 + k];
            V difference = f1 - f4, sum = f1 + f4, plus = f2 + f3, minus = f2 - f3;
            var at = force + 8 * k;
            Take(at + corners[0], a + (low + (difference + plus)));
            Take(at + corners[1], b + (low + (minus - difference)));
            Take(at + corners[2], c + (low + (difference - plus)));
            Take(at + corners[3], d + (low - (difference + minus)));
            Take(at + corners[4], a + (high + (sum - plus)));
            Take(at + corners[5], b + (high - (sum + minus)));
            Take(at + corners[6], c + (high + (sum + plus)));
            Take(at + corners[7], d + (high + (minus - sum)));
        }
    }

    // Of the zone's stress alone: what the nodes' net forces are small against.
    [MethodImpl(Stage)]
    private static void AddMagnitudes(double* applied, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V low = OnArea(scratch, Areas + 12, mx, my, mz), high = OnArea(scratch, Areas + 15, mx, my, mz);
            for (var n = 0; n < 4; n++)
            {
                var side = OnArea(scratch, Areas + 3 * n, mx, my, mz);
                double* lower = applied + corners[n] / 3, upper = applied + corners[n + 4] / 3;
                (Vector512.Load(lower) + Vector512.Abs(side + low)).Store(lower);
                (Vector512.Load(upper) + Vector512.Abs(side + high)).Store(upper);
            }
        }
    }

    [MethodImpl(Inline)]
    private static Vectors At(double* column, int node) => Vectors.Load(column + node);

    [MethodImpl(Inline)]
    private static V Row(double* state, int row) => Vector512.Load(state + 8 * row);

    [MethodImpl(Inline)]
    private static void Put(V* row, Vectors v)
    {
        row[0] = v.X;
        row[1] = v.Y;
        row[2] = v.Z;
    }

    // Sums over the corners with the signs of the four modes, from sums and differences of the ends of the upright edges.
    [MethodImpl(Inline)]
    private static void PutModes(V* row, Vectors s0, Vectors s1, Vectors s2, Vectors s3, Vectors d0, Vectors d1, Vectors d2, Vectors d3)
    {
        Put(row, s0 - s1 + (s2 - s3));
        Vectors even = d0 - d2, odd = d1 - d3;
        Put(row + 3, even + odd);
        Put(row + 6, even - odd);
        Put(row + 9, d1 + d3 - (d0 + d2));
    }

    [MethodImpl(Inline)]
    private static V Row(V s0, V s1, V s2, V s3, V low, V high, V a, V b, V c, V d, V bottom, V top) => Vector512.FusedMultiplyAdd(
        s0, a, Vector512.FusedMultiplyAdd(s1, b, Vector512.FusedMultiplyAdd(s2, c, Vector512.FusedMultiplyAdd(s3, d, Vector512.FusedMultiplyAdd(low, bottom, high * top)))));

    [MethodImpl(Inline)]
    private static V OnArea(V* scratch, int row, V mx, V my, V mz) => Three(mx, scratch[row], my, scratch[row + 1], mz, scratch[row + 2]);

    [MethodImpl(Inline)]
    private static V Three(V a, V x, V b, V y, V c, V z) => Vector512.FusedMultiplyAdd(a, x, Vector512.FusedMultiplyAdd(b, y, c * z));

    [MethodImpl(Inline)]
    private static void Take(double* force, V f) => (Vector512.Load(force) - f).Store(force);

    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}
