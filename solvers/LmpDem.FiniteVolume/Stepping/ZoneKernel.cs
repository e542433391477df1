using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Updates the zones of a bundle: mean velocity gradient over the control volume, Jaumann rate, stress and hourglass forces
/// under one yield surface with one radial return (Wilkins 1964; Simo and Hughes 1998), pressure from the volume ratio, bulk
/// viscosity, and the zone's forces on its nodes, work-conjugate to the gradient.
/// Everything works on the modes of nodal vectors over the reference cube (xi, eta, zeta, eta zeta, xi zeta, xi eta, xi eta
/// zeta): the area vectors B_i of the nodes are the exact gradient of the volume, also where faces are warped, so that turns
/// and even strains are exact; L = sum v_i (x) B_i / V, forces sigma B_i. The last four modes are the hourglass modes (Flanagan
/// and Belytschko 1981): one has the generalised velocity kappa = sum h_i v_i - L X with X = sum h_i x_i, and its force Q acts on
/// node i as h_i Q - (X . B_i / V) Q; the second part joins the stress, so no mode needs its vector gamma.
/// Joint yield: the trial is Q + beta a_k G h kappa with a_k = 3 c_k^2, and sigma*^2 = 3/2 s:s + sum |Q_k|^2 / (beta c_k^2 h^4) is
/// held to the yield strength by scaling the deviator and all twelve forces alike, which is the closest point in the elastic
/// energy. With beta = 1 sigma* is the mean square of the Mises stress that the modes' linear strains add in a trilinear cube.
/// Forces that yield each by itself beside a zone that flows already add to its load in the first order of their rates, one
/// yield stress in the second: that was a third of the load of a layer on template 5,3.
/// The stages of a zone are methods of their own that hand over through a scratch in the first-level cache: as one method
/// the compiler tracks no more than 1,024 of its values and moves the rest through memory, at less than half the speed.
/// </summary>
internal static unsafe class ZoneKernel
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const MethodImplOptions Stage = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    // Rows of the scratch, in vectors of eight lanes.
    private const int Areas = 0;     // gradient of the volume by the modes xi, eta, zeta, eta zeta, xi zeta, xi eta
    private const int Modes = 18;    // X of the hourglass modes eta zeta, xi zeta, xi eta, xi eta zeta
    private const int Volume = 30;
    private const int Gradient = 31; // L, row by row
    private const int Rates = 40;    // sum h_i v_i of the four modes
    private const int Tensor = 52;   // what acts on the area vectors, row by row
    private const int Resistance = 61; // Q of the four modes
    private const int Bending = 73;  // their part of the squared equivalent stress
    private const int Scale = 74;    // of the radial return
    private const int ScratchRows = 75;

    // Rows of the sums.
    private const int Plastic = 0;
    private const int Viscous = 1;
    private const int ModesPlastic = 2; // the modes' part of the plastic work
    private const int ModesViscous = 3;
    private const int LeastRatio = 4;
    private const int SumRows = 5;

    // c_k^2: a mode of a cube of edge h that moves at kappa has the mean squared equivalent strain rate c_k^2 kappa^2 / h^2. By hand,
    // with strains kappa zeta / 4h and alike: eta zeta has 1/72 along xi and 7/432 along eta and zeta, the mean of the three is
    // 5/324; xi eta zeta has 5/648 along each.
    private const double Twofold = 5.0 / 324.0;   // eta zeta, xi zeta, xi eta
    private const double Threefold = 5.0 / 648.0; // xi eta zeta

    /// <summary>Stiffness a_k of a hourglass mode over weight, shear modulus and zone size.</summary>
    /// <param name="mode">Mode, 0 to 3: eta zeta, xi zeta, xi eta, xi eta zeta.</param>
    public static double Stiffness(int mode) => 3.0 * (mode < 3 ? Twofold : Threefold);

    /// <summary>What the hourglass forces of a zone add to its squared equivalent stress [Pa2].</summary>
    /// <param name="row">Value of a row of the zone.</param>
    /// <param name="weight">Weight beta of the modes.</param>
    public static double SquareBending(Func<int, double> row, double weight)
    {
        double size = row(ZoneRow.Size), sum = 0.0;
        for (var k = 0; k < 12; k++)
        {
            var q = row(ZoneRow.Hourglass + k);
            sum += q * q / (weight * (k < 9 ? Twofold : Threefold));
        }

        return sum / (size * size * size * size);
    }

    /// <summary>Updates all zones; forces are subtracted from <see cref="Bundle.Force"/>, which must be cleared before.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="constants">Moduli and coefficients.</param>
    /// <param name="survey">Whether the magnitudes of the forces are added to <see cref="Bundle.Applied"/>.</param>
    public static void Update(Bundle bundle, in ZoneConstants constants, bool survey)
    {
        var room = stackalloc byte[(ScratchRows + SumRows + 1) * sizeof(V)];
        var scratch = (V*)(((nint)room + 63) & ~63);
        var sums = scratch + ScratchRows;
        for (var k = 0; k < SumRows; k++) sums[k] = V.Zero;
        sums[LeastRatio] = Vector512.Create(1e300);
        var corners = bundle.Corners.Address;
        var state = bundle.Zone.Address;
        for (var z = 0; z < bundle.Template.ZoneCount; z++, corners += 8, state += ZoneRow.Stride)
        {
            Measure(bundle.Position.Address, corners, scratch);
            Differentiate(bundle.Velocity.Address, corners, scratch);
            Bend(state, scratch, constants);
            Yield(state, scratch, constants, sums);
            Resist(state, scratch, constants, sums);
            if (survey) AddMagnitudes(bundle.Applied.Address, corners, scratch);
            Apply(bundle.Force.Address, corners, scratch);
        }

        Add(bundle, LaneRow.PlasticWork, sums[Plastic]);
        Add(bundle, LaneRow.ViscousWork, sums[Viscous]);
        Add(bundle, LaneRow.HourglassPlasticWork, sums[ModesPlastic]);
        Add(bundle, LaneRow.HourglassViscousWork, sums[ModesViscous]);
        sums[LeastRatio].Store(bundle.Lane.Address + LaneRow.LeastVolumeRatio * Bundle.Lanes);
    }

    /// <summary>Gradient of the volume, shape of the hourglass modes, volume.</summary>
    [MethodImpl(Stage)]
    private static void Measure(double* position, int* corners, V* scratch)
    {
        Split(position, corners, out var r, out var s, out var t, out var h1, out var h2, out var h3, out var h4);
        Put(scratch + Modes, h1);
        Put(scratch + Modes + 3, h2);
        Put(scratch + Modes + 6, h3);
        Put(scratch + Modes + 9, h4);
        // The volume is [r, s, t] + ([h3, s, h1] + [h2, h1, t] + [r, h3, h2]) / 3 over 64; products of three in brackets.
        V share = Vector512.Create(1.0 / 64.0), third = Vector512.Create(1.0 / 192.0);
        var gr = Vectors.Fma(share, Vectors.Cross(s, t), third * Vectors.Cross(h3, h2));
        var gs = Vectors.Fma(share, Vectors.Cross(t, r), third * Vectors.Cross(h1, h3));
        var gt = Vectors.Fma(share, Vectors.Cross(r, s), third * Vectors.Cross(h2, h1));
        var g1 = third * (Vectors.Cross(h3, s) + Vectors.Cross(t, h2));
        var g2 = third * (Vectors.Cross(h1, t) + Vectors.Cross(r, h3));
        var g3 = third * (Vectors.Cross(s, h1) + Vectors.Cross(h2, r));
        Put(scratch + Areas, gr);
        Put(scratch + Areas + 3, gs);
        Put(scratch + Areas + 6, gt);
        Put(scratch + Areas + 9, g1);
        Put(scratch + Areas + 12, g2);
        Put(scratch + Areas + 15, g3);
        scratch[Volume] = Vector512.Create(1.0 / 3.0) * (
            Vectors.Dot(r, gr) + Vectors.Dot(s, gs) + Vectors.Dot(t, gt) + (Vectors.Dot(h1, g1) + Vectors.Dot(h2, g2) + Vectors.Dot(h3, g3)));
    }

    /// <summary>Velocity gradient and rates of the hourglass modes' sums.</summary>
    [MethodImpl(Stage)]
    private static void Differentiate(double* velocity, int* corners, V* scratch)
    {
        Split(velocity, corners, out var r, out var s, out var t, out var h1, out var h2, out var h3, out var h4);
        Put(scratch + Rates, h1);
        Put(scratch + Rates + 3, h2);
        Put(scratch + Rates + 6, h3);
        Put(scratch + Rates + 9, h4);
        var inverse = V.One / scratch[Volume];
        for (var k = 0; k < 3; k++)
        {
            V a = inverse * scratch[Areas + k], b = inverse * scratch[Areas + 3 + k], c = inverse * scratch[Areas + 6 + k];
            V d = inverse * scratch[Areas + 9 + k], e = inverse * scratch[Areas + 12 + k], f = inverse * scratch[Areas + 15 + k];
            scratch[Gradient + k] = Six(r.X, a, s.X, b, t.X, c, h1.X, d, h2.X, e, h3.X, f);
            scratch[Gradient + 3 + k] = Six(r.Y, a, s.Y, b, t.Y, c, h1.Y, d, h2.Y, e, h3.Y, f);
            scratch[Gradient + 6 + k] = Six(r.Z, a, s.Z, b, t.Z, c, h1.Z, d, h2.Z, e, h3.Z, f);
        }
    }

    /// <summary>Rates of the hourglass modes, trial of their forces, and what these add to the squared equivalent stress.</summary>
    [MethodImpl(Stage)]
    private static void Bend(double* state, V* scratch, in ZoneConstants constants)
    {
        V half = Vector512.Create(0.5), size = Row(state, ZoneRow.Size), sum = V.Zero;
        V w12 = half * (scratch[Gradient + 1] - scratch[Gradient + 3]), w13 = half * (scratch[Gradient + 2] - scratch[Gradient + 6]);
        var w23 = half * (scratch[Gradient + 5] - scratch[Gradient + 7]);
        for (var mode = 0; mode < 12; mode += 3)
        {
            var square = mode < 9 ? Twofold : Threefold;
            var stiffness = Vector512.Create(constants.HourglassWeight * 3.0 * square * constants.ShearModulus) * size;
            V x = scratch[Modes + mode], y = scratch[Modes + mode + 1], z = scratch[Modes + mode + 2];
            var rateX = scratch[Rates + mode] - Three(scratch[Gradient], x, scratch[Gradient + 1], y, scratch[Gradient + 2], z);
            var rateY = scratch[Rates + mode + 1] - Three(scratch[Gradient + 3], x, scratch[Gradient + 4], y, scratch[Gradient + 5], z);
            var rateZ = scratch[Rates + mode + 2] - Three(scratch[Gradient + 6], x, scratch[Gradient + 7], y, scratch[Gradient + 8], z);
            scratch[Rates + mode] = rateX;
            scratch[Rates + mode + 1] = rateY;
            scratch[Rates + mode + 2] = rateZ;
            var row = state + 8 * (ZoneRow.Hourglass + mode);
            V oldX = Vector512.Load(row), oldY = Vector512.Load(row + 8), oldZ = Vector512.Load(row + 16);
            var nowX = oldX + w12 * oldY + w13 * oldZ + stiffness * rateX;
            var nowY = oldY - w12 * oldX + w23 * oldZ + stiffness * rateY;
            var nowZ = oldZ - w13 * oldX - w23 * oldY + stiffness * rateZ;
            scratch[Resistance + mode] = nowX;
            scratch[Resistance + mode + 1] = nowY;
            scratch[Resistance + mode + 2] = nowZ;
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(1.0 / (constants.HourglassWeight * square)), Three(nowX, nowX, nowY, nowY, nowZ, nowZ), sum);
        }

        var area = size * size;
        scratch[Bending] = sum / (area * area);
    }

    /// <summary>
    /// Deviator by Jaumann rotation, elastic trial, radial return together with the hourglass forces; pressure from the volume.
    /// </summary>
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
        sums[LeastRatio] = Vectors.Min(ratio, sums[LeastRatio]);
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
        var joint = square + scratch[Bending] + Vector512.Create(1e-60);
        var equivalent = Vector512.Sqrt(joint);
        var strain = Row(state, ZoneRow.PlasticStrain);
        var hardening = Vector512.Create(constants.Hardening);
        var yield = Vector512.FusedMultiplyAdd(hardening, strain, Row(state, ZoneRow.Yield));
        var flow = Vectors.Max(V.Zero, equivalent - yield) * Vector512.Create(1.0 / (3.0 * constants.ShearModulus + constants.Hardening));
        yield += hardening * flow;
        var scale = Vectors.Min(one, yield / equivalent);
        scratch[Scale] = scale;
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
        var dissipated = yield * flow * volume;
        sums[Plastic] += dissipated;
        sums[ModesPlastic] = Vector512.FusedMultiplyAdd(dissipated, scratch[Bending] / joint, sums[ModesPlastic]);
        var viscous = Vector512.Create(constants.BulkViscosity * constants.BulkModulus) * mean;
        sums[Viscous] = Vector512.FusedMultiplyAdd(viscous * rate, volume, sums[Viscous]);
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
    /// Returned hourglass forces and a viscous part, which quiets a crowd: without it bodies chatter and the press waits. They
    /// join the tensor by the modes' second part.
    /// </summary>
    [MethodImpl(Stage)]
    private static void Resist(double* state, V* scratch, in ZoneConstants constants, V* sums)
    {
        V size = Row(state, ZoneRow.Size), scale = scratch[Scale], work = sums[ModesViscous];
        var viscosity = Vector512.Create(constants.HourglassViscosity * (constants.BulkModulus + 4.0 / 3.0 * constants.ShearModulus)) * size;
        var inverse = V.One / scratch[Volume];
        V m11 = V.Zero, m12 = V.Zero, m13 = V.Zero, m21 = V.Zero, m22 = V.Zero, m23 = V.Zero, m31 = V.Zero, m32 = V.Zero, m33 = V.Zero;
        for (var mode = 0; mode < 12; mode += 3)
        {
            V x = scratch[Modes + mode], y = scratch[Modes + mode + 1], z = scratch[Modes + mode + 2];
            V rateX = scratch[Rates + mode], rateY = scratch[Rates + mode + 1], rateZ = scratch[Rates + mode + 2];
            var row = state + 8 * (ZoneRow.Hourglass + mode);
            V nowX = scale * scratch[Resistance + mode], nowY = scale * scratch[Resistance + mode + 1], nowZ = scale * scratch[Resistance + mode + 2];
            nowX.Store(row);
            nowY.Store(row + 8);
            nowZ.Store(row + 16);
            work = Vector512.FusedMultiplyAdd(viscosity, Three(rateX, rateX, rateY, rateY, rateZ, rateZ), work);
            nowX += viscosity * rateX;
            nowY += viscosity * rateY;
            nowZ += viscosity * rateZ;
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

        sums[ModesViscous] = work;
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

    /// <summary>Forces: the tensor on the modes of the area vectors plus the resistance, spread over the nodes.</summary>
    [MethodImpl(Stage)]
    private static void Apply(double* force, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V r = OnArea(scratch, Areas, mx, my, mz), s = OnArea(scratch, Areas + 3, mx, my, mz), t = OnArea(scratch, Areas + 6, mx, my, mz);
            var h1 = OnArea(scratch, Areas + 9, mx, my, mz) + scratch[Resistance + k];
            var h2 = OnArea(scratch, Areas + 12, mx, my, mz) + scratch[Resistance + 3 + k];
            var h3 = OnArea(scratch, Areas + 15, mx, my, mz) + scratch[Resistance + 6 + k];
            var h4 = scratch[Resistance + 9 + k];
            var at = force + 8 * k;
            Take(at + corners[0], at + corners[1], h1 - (s + t), r - h3 - (h2 - h4));
            Take(at + corners[3], at + corners[2], s - t - h1, r + h3 - (h2 + h4));
            Take(at + corners[4], at + corners[5], t - s - h1, r - h3 + (h2 - h4));
            Take(at + corners[7], at + corners[6], h1 + (s + t), r + h3 + (h2 + h4));
        }
    }

    // Of the zone's stress: what the nodes' net forces are small against.
    [MethodImpl(Stage)]
    private static void AddMagnitudes(double* applied, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V r = OnArea(scratch, Areas, mx, my, mz), s = OnArea(scratch, Areas + 3, mx, my, mz), t = OnArea(scratch, Areas + 6, mx, my, mz);
            V h1 = OnArea(scratch, Areas + 9, mx, my, mz), h2 = OnArea(scratch, Areas + 12, mx, my, mz), h3 = OnArea(scratch, Areas + 15, mx, my, mz);
            AddMagnitude(applied + corners[0] / 3, applied + corners[1] / 3, h1 - (s + t), r - h3 - h2);
            AddMagnitude(applied + corners[3] / 3, applied + corners[2] / 3, s - t - h1, r + h3 - h2);
            AddMagnitude(applied + corners[4] / 3, applied + corners[5] / 3, t - s - h1, r - h3 + h2);
            AddMagnitude(applied + corners[7] / 3, applied + corners[6] / 3, h1 + (s + t), r + h3 + h2);
        }
    }

    // Modes of a nodal vector, as sums over the corners: the mean is not needed.
    [MethodImpl(Inline)]
    private static void Split(
        double* column, int* corners, out Vectors r, out Vectors s, out Vectors t, out Vectors h1, out Vectors h2, out Vectors h3, out Vectors h4)
    {
        Vectors p0 = At(column, corners[0]), p1 = At(column, corners[1]), p2 = At(column, corners[2]), p3 = At(column, corners[3]);
        Vectors p4 = At(column, corners[4]), p5 = At(column, corners[5]), p6 = At(column, corners[6]), p7 = At(column, corners[7]);
        Vectors a0 = p1 + p0, a1 = p2 + p3, a2 = p5 + p4, a3 = p6 + p7;
        Vectors d0 = p1 - p0, d1 = p2 - p3, d2 = p5 - p4, d3 = p6 - p7;
        Vectors low = a1 - a0, high = a3 - a2, even = d0 + d1, odd = d2 + d3, below = d1 - d0, above = d3 - d2;
        r = odd + even;
        s = high + low;
        t = a2 + a3 - (a0 + a1);
        h1 = high - low;
        h2 = odd - even;
        h3 = above + below;
        h4 = above - below;
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

    [MethodImpl(Inline)]
    private static V Six(V a, V x, V b, V y, V c, V z, V d, V u, V e, V v, V f, V w) => Vector512.FusedMultiplyAdd(
        a, x, Vector512.FusedMultiplyAdd(b, y, Vector512.FusedMultiplyAdd(c, z, Vector512.FusedMultiplyAdd(d, u, Vector512.FusedMultiplyAdd(e, v, f * w)))));

    [MethodImpl(Inline)]
    private static V OnArea(V* scratch, int row, V mx, V my, V mz) => Three(mx, scratch[row], my, scratch[row + 1], mz, scratch[row + 2]);

    [MethodImpl(Inline)]
    private static V Three(V a, V x, V b, V y, V c, V z) => Vector512.FusedMultiplyAdd(a, x, Vector512.FusedMultiplyAdd(b, y, c * z));

    // The two nodes of an edge along xi.
    [MethodImpl(Inline)]
    private static void Take(double* before, double* behind, V even, V odd)
    {
        (Vector512.Load(before) - (even - odd)).Store(before);
        (Vector512.Load(behind) - (even + odd)).Store(behind);
    }

    [MethodImpl(Inline)]
    private static void AddMagnitude(double* before, double* behind, V even, V odd)
    {
        (Vector512.Load(before) + Vector512.Abs(even - odd)).Store(before);
        (Vector512.Load(behind) + Vector512.Abs(even + odd)).Store(behind);
    }

    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}
