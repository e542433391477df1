using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

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
/// Forces that each yield separately in a zone that is already flowing add to its load at first order in their rates, one common
/// yield stress at second order: that was a third of the load of a layer on template 5,3. The stages of a zone are separate methods
/// that exchange data through scratch space in the first-level cache: in a single method the compiler tracks no more than 1,024 of
/// its values and moves the rest through memory, at less than half the speed.
/// </summary>
internal static unsafe partial class ZoneKernel
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

    private const int FetchAhead = 4; // zones

    // Rows of the sums.
    private const int Plastic = 0;
    private const int Viscous = 1;
    private const int ModesPlastic = 2; // the modes' part of the plastic work
    private const int ModesViscous = 3;
    private const int MinRatio = 4;
    private const int SumRows = 5;

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
        sums[MinRatio] = Vector512.Create(1e300);
        var corners = bundle.Corners.Address;
        var state = bundle.Zone.Address;
        for (var z = 0; z < bundle.Template.ZoneCount; z++, corners += 8, state += ZoneRow.Stride)
        {
            Fetch(state + FetchAhead * ZoneRow.Stride);
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
        sums[MinRatio].Store(bundle.Lane.Address + LaneRow.MinVolumeRatio * Bundle.Lanes);
    }

    // Asks for the state of a zone that comes later, as bodies pass through the cache once a step: a layer of 1,024 bodies took 16.6 us
    // a body-step without and 10.3 us with it, one of 100 bodies 8.4 us either way (template 5,3, two threads).
    [MethodImpl(Inline)]
    private static void Fetch(double* state)
    {
        if (!Sse.IsSupported) return;
        for (var row = 0; row < ZoneRow.Count; row++) Sse.Prefetch0(state + 8 * row);
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
        var law = new HourglassModes(constants.HourglassWeight, constants.ShearModulus);
        Wide half = new(Vector512.Create(0.5)), size = At(state, ZoneRow.Size), sum = default;
        var w12 = half * (At(scratch, Gradient + 1) - At(scratch, Gradient + 3));
        var w13 = half * (At(scratch, Gradient + 2) - At(scratch, Gradient + 6));
        var w23 = half * (At(scratch, Gradient + 5) - At(scratch, Gradient + 7));
        for (var mode = 0; mode < 4; mode++)
        {
            var k = 3 * mode;
            V x = scratch[Modes + k], y = scratch[Modes + k + 1], z = scratch[Modes + k + 2];
            var rateX = scratch[Rates + k] - Three(scratch[Gradient], x, scratch[Gradient + 1], y, scratch[Gradient + 2], z);
            var rateY = scratch[Rates + k + 1] - Three(scratch[Gradient + 3], x, scratch[Gradient + 4], y, scratch[Gradient + 5], z);
            var rateZ = scratch[Rates + k + 2] - Three(scratch[Gradient + 6], x, scratch[Gradient + 7], y, scratch[Gradient + 8], z);
            scratch[Rates + k] = rateX;
            scratch[Rates + k + 1] = rateY;
            scratch[Rates + k + 2] = rateZ;
            var q = ZoneRow.Hourglass + k;
            Wide qx = At(state, q), qy = At(state, q + 1), qz = At(state, q + 2);
            law.Try(mode, size, w12, w13, w23, new Wide(rateX), new Wide(rateY), new Wide(rateZ), ref qx, ref qy, ref qz, ref sum);
            scratch[Resistance + k] = qx.Lanes;
            scratch[Resistance + k + 1] = qy.Lanes;
            scratch[Resistance + k + 2] = qz.Lanes;
        }

        var area = size * size;
        scratch[Bending] = (sum / (area * area)).Lanes;
    }

    /// <summary>
    /// Deviator by Jaumann rotation, elastic trial, radial return together with the hourglass forces; pressure from the volume.
    /// </summary>
    [MethodImpl(Stage)]
    private static void Yield(double* state, V* scratch, in ZoneConstants constants, V* sums)
    {
        Wide l11 = At(scratch, Gradient), l12 = At(scratch, Gradient + 1), l13 = At(scratch, Gradient + 2);
        Wide l21 = At(scratch, Gradient + 3), l22 = At(scratch, Gradient + 4), l23 = At(scratch, Gradient + 5);
        Wide l31 = At(scratch, Gradient + 6), l32 = At(scratch, Gradient + 7), l33 = At(scratch, Gradient + 8);
        Wide s11 = At(state, 0), s22 = At(state, 1), s12 = At(state, 2), s13 = At(state, 3), s23 = At(state, 4);
        var strain = At(state, ZoneRow.PlasticStrain);
        new JointYield(constants.ShearModulus, constants.Hardening).Advance(
            l11, l12, l13, l21, l22, l23, l31, l32, l33, At(scratch, Bending), At(state, ZoneRow.Yield),
            ref s11, ref s22, ref s12, ref s13, ref s23, ref strain, out var s33, out var scale, out var dissipated, out var bent);
        scratch[Scale] = scale.Lanes;
        s11.Lanes.Store(state);
        s22.Lanes.Store(state + 8);
        s12.Lanes.Store(state + 16);
        s13.Lanes.Store(state + 24);
        s23.Lanes.Store(state + 32);
        strain.Lanes.Store(state + 8 * ZoneRow.PlasticStrain);
        var volume = At(scratch, Volume);
        dissipated *= volume;
        sums[Plastic] += dissipated.Lanes;
        sums[ModesPlastic] = Vector512.FusedMultiplyAdd(dissipated.Lanes, bent.Lanes, sums[ModesPlastic]);
        var ratio = volume / At(state, ZoneRow.Volume);
        sums[MinRatio] = Vectors.Min(ratio.Lanes, sums[MinRatio]);
        var rate = l11 + l22 + l33;
        var viscous = Wide.Constant(constants.BulkViscosity * constants.BulkModulus) * (Wide.Constant(1.0 / 3.0) * rate);
        sums[Viscous] = Vector512.FusedMultiplyAdd((viscous * rate).Lanes, volume.Lanes, sums[Viscous]);
        var isotropic = new BulkElasticity(constants.BulkModulus).Tension(ratio) + viscous;
        scratch[Tensor] = (s11 + isotropic).Lanes;
        scratch[Tensor + 1] = s12.Lanes;
        scratch[Tensor + 2] = s13.Lanes;
        scratch[Tensor + 3] = s12.Lanes;
        scratch[Tensor + 4] = (s22 + isotropic).Lanes;
        scratch[Tensor + 5] = s23.Lanes;
        scratch[Tensor + 6] = s13.Lanes;
        scratch[Tensor + 7] = s23.Lanes;
        scratch[Tensor + 8] = (s33 + isotropic).Lanes;
    }

    /// <summary>
    /// Returned hourglass forces and a viscous part, which quiets a crowd: without it bodies chatter and the press waits. They
    /// join the tensor by the modes' second part.
    /// </summary>
    [MethodImpl(Stage)]
    private static void Resist(double* state, V* scratch, in ZoneConstants constants, V* sums)
    {
        V size = At(state, ZoneRow.Size).Lanes, scale = scratch[Scale], work = sums[ModesViscous];
        var viscosity = Vector512.Create(
            constants.HourglassViscosity * (constants.BulkModulus + 4.0 / 3.0 * constants.ShearModulus)) * size;
        var inverse = V.One / scratch[Volume];
        V m11 = V.Zero, m12 = V.Zero, m13 = V.Zero, m21 = V.Zero, m22 = V.Zero, m23 = V.Zero, m31 = V.Zero, m32 = V.Zero, m33 = V.Zero;
        for (var mode = 0; mode < 12; mode += 3)
        {
            V x = scratch[Modes + mode], y = scratch[Modes + mode + 1], z = scratch[Modes + mode + 2];
            V rateX = scratch[Rates + mode], rateY = scratch[Rates + mode + 1], rateZ = scratch[Rates + mode + 2];
            var row = state + 8 * (ZoneRow.Hourglass + mode);
            V nowX = scale * scratch[Resistance + mode], nowY = scale * scratch[Resistance + mode + 1],
                nowZ = scale * scratch[Resistance + mode + 2];
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

    [MethodImpl(Inline)]
    private static Wide At(V* scratch, int row) => new(scratch[row]);

    [MethodImpl(Inline)]
    private static Wide At(double* state, int row) => new(Vector512.Load(state + 8 * row));

    [MethodImpl(Inline)]
    private static void Put(V* row, Vectors v)
    {
        row[0] = v.X;
        row[1] = v.Y;
        row[2] = v.Z;
    }

    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}
