using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>
/// Updates the zones of a bundle by mixed discretisation (Marti and Cundall 1982, Int. J. Numer.
/// Anal. Methods Geomech. 6, 129; the scheme of
/// FLAC3D): a zone is two overlays of five tetrahedra, each of half weight. A tetrahedron has its own gradient, spin,
/// deviator (Jaumann rate, radial return) and plastic strain; the pressure is the zone's, from its total volume ratio, with
/// bulk viscosity by its mean rate. The mean volume of the overlays is that by the diagonals of the faces, so that the
/// stress-free volumes of <see cref="ZoneKernel"/> hold here too. No deformation of the corners is without strain: there are
/// no hourglass modes.
/// A tetrahedron takes L = sum v_k (x) B_k with B_k = g_k / 6V and gives its nodes s B_k V / 2, the pressure acts on the
/// exact gradient of the volume (<see cref="ZoneModes"/>): both are work-conjugate to the rates that were used.
/// The masses of <see cref="NodeMotion.RefreshMasses"/> serve both formulations: the largest squared frequency, bulk viscosity
/// included, is 1.5 on a sphere and 1.9 on one flattened by 40 %, 1.5 and 2.0 with one stress a zone; 4 is the limit.
/// About 2,300 vector operations a zone; a loop, as ten unrolled tetrahedra spill.
/// </summary>
internal static unsafe class MixedKernel
{
    /// <summary>
    /// Volume of a tetrahedron over that of a regular one below which it is held to be larger: corners
    /// at rims of contacts turn inside out while
    /// their zone is sound, and neither rates nor stiffness may grow without bound as they pass through no volume.
    /// </summary>
    public const double MinFraction = 0.1;

    /// <summary>
    /// Corners of the tetrahedra, four each: overlay one, its corners and its core, then overlay two. A corner's three
    /// edges are edges of the zone.
    /// </summary>
    public static readonly int[] Corners =
    [
        1, 2, 0, 5, 3, 0, 2, 7, 4, 7, 5, 0, 6, 5, 7, 2, 0, 2, 7, 5,
        0, 1, 3, 4, 2, 3, 1, 6, 5, 4, 6, 1, 7, 6, 4, 3, 1, 3, 4, 6,
    ];

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Updates all zones; forces are subtracted from <see cref="Bundle.Force"/>, which must be cleared before.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="constants">Moduli and coefficients; those of hourglass control are not used.</param>
    /// <param name="survey">Whether the magnitudes of the forces are added to <see cref="Bundle.Applied"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Bundle bundle, in ZoneConstants constants, bool survey)
    {
        double* position = bundle.Position.Address, velocity = bundle.Velocity.Address, force = bundle.Force.Address;
        double* state = bundle.Zone.Address;
        var corners = bundle.Corners.Address;
        var zones = bundle.Template.ZoneCount;
        var room = stackalloc byte[8 * Bundle.Vector * sizeof(double) + 64];
        var own = (double*)(((nint)room + 63) & ~63); // forces of a zone, one vector a corner
        var tetrahedra = stackalloc int[4 * MixedRow.Tetrahedra];
        for (var k = 0; k < 4 * MixedRow.Tetrahedra; k++) tetrahedra[k] = Corners[k];
        V one = V.One, half = Vector512.Create(0.5), third = Vector512.Create(1.0 / 3.0);
        V bulk = Vector512.Create(constants.BulkModulus), viscosity = Vector512.Create(constants.BulkViscosity * constants.BulkModulus);
        V plasticWork = V.Zero, viscousWork = V.Zero, least = Vector512.Create(1e300);
        for (var z = 0; z < zones; z++, corners += 8, state += MixedRow.Stride)
        {
            // The zone: volume and its gradient over the modes, rate, pressure, and the pressure's forces.
            var x = ZoneModes.Of(position, corners);
            var gradient = x.VolumeGradient();
            var volume = third * x.Dot(gradient);
            var rate = ZoneModes.Of(velocity, corners).Dot(gradient) / volume;
            var ratio = volume / Vector512.Load(state + 8 * ZoneRow.Volume);
            least = Vectors.Min(ratio, least);
            // The text of BulkElasticity, for the same reason as that of the tetrahedra below.
            var e = ratio - one;
            var viscous = viscosity * third * rate;
            var isotropic = bulk * e * (one - e * (half - third * e)) + viscous;
            viscousWork = Fma(viscous * rate, volume, viscousWork);
            gradient.Spread(isotropic, own);

            Shear(position, velocity, corners, tetrahedra, own, state, constants, Vector512.Create(MinFraction) * volume, ref plasticWork);

            for (var k = 0; k < 8; k++)
            {
                var f = Vectors.Load(own + k * Bundle.Vector);
                var at = force + corners[k];
                (Vectors.Load(at) - f).Store(at);
                if (!survey) continue;
                var sum = bundle.Applied.Address + corners[k] / 3;
                (Vector512.Load(sum) + Vector512.Abs(f.X) + Vector512.Abs(f.Y) + Vector512.Abs(f.Z)).Store(sum);
            }
        }

        Add(bundle, LaneRow.PlasticWork, plasticWork);
        Add(bundle, LaneRow.ViscousWork, viscousWork);
        least.Store(bundle.Lane.Address + LaneRow.MinVolumeRatio * Bundle.Lanes);
    }

    // Deviators of the ten tetrahedra of a zone, and their forces. A method of its own has its own registers: no spills.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Shear(
        double* position, double* velocity, int* corners, int* tetrahedra, double* own, double* state, in ZoneConstants constants,
        V leastSix, ref V plasticWork)
    {
        V one = V.One, half = Vector512.Create(0.5), third = Vector512.Create(1.0 / 3.0), two = Vector512.Create(2.0),
            three = Vector512.Create(3.0);
        V tiny = Vector512.Create(1e-60), twelfth = Vector512.Create(1.0 / 12.0), shear = Vector512.Create(constants.ShearModulus);
        V hardening = Vector512.Create(constants.Hardening),
            perStrain = Vector512.Create(1.0 / (3.0 * constants.ShearModulus + constants.Hardening));
        V strength = Vector512.Load(state + 8 * ZoneRow.Yield), leastSquare = leastSix * leastSix, work = V.Zero;
        var row = state + 8 * MixedRow.Tetrahedron;
        for (var t = 0; t < MixedRow.Tetrahedra; t++, row += 8 * MixedRow.TetrahedronRows, tetrahedra += 4)
        {
            int n0 = corners[tetrahedra[0]], n1 = corners[tetrahedra[1]], n2 = corners[tetrahedra[2]], n3 = corners[tetrahedra[3]];
            Vectors g1, g2, g3;
            V six;
            {
                var origin = Vectors.Load(position + n0);
                Vectors e1 = Vectors.Load(position + n1) - origin, e2 = Vectors.Load(position + n2) - origin,
                    e3 = Vectors.Load(position + n3) - origin;
                g1 = Vectors.Cross(e2, e3);
                g2 = Vectors.Cross(e3, e1);
                g3 = Vectors.Cross(e1, e2);
                six = Vectors.Dot(e1, g1);
            }

            // 6V times the gradient; its inverse goes into the factors of rate and spin.
            V l11, l12, l13, l21, l22, l23, l31, l32, l33;
            {
                var origin = Vectors.Load(velocity + n0);
                Vectors u1 = Vectors.Load(velocity + n1) - origin, u2 = Vectors.Load(velocity + n2) - origin,
                    u3 = Vectors.Load(velocity + n3) - origin;
                Sum(u1.X, g1, u2.X, g2, u3.X, g3, out l11, out l12, out l13);
                Sum(u1.Y, g1, u2.Y, g2, u3.Y, g3, out l21, out l22, out l23);
                Sum(u1.Z, g1, u2.Z, g2, u3.Z, g3, out l31, out l32, out l33);
            }

            var inverse = six / Vectors.Max(six * six, leastSquare);
            var weight = twelfth * Vectors.Max(Vector512.Abs(six), leastSix); // half the volume

            // Jaumann rotation, elastic trial, radial return: TetrahedronYield, whose text in the wrapping of its lanes makes this loop
            // exceed what the compiler tracks (1.4 times the time). A test holds both to the same bits.
            V turn = half * inverse, stiff = shear * inverse, stiff2 = stiff + stiff, mean = third * (l11 + l22 + l33);
            V w12 = turn * (l12 - l21), w13 = turn * (l13 - l31), w23 = turn * (l23 - l32);
            V s11 = Vector512.Load(row), s22 = Vector512.Load(row + 8), s12 = Vector512.Load(row + 16);
            V s13 = Vector512.Load(row + 24), s23 = Vector512.Load(row + 32), s33 = -(s11 + s22);
            var t11 = Fma(stiff2, l11 - mean, Fma(two, Fma(w12, s12, w13 * s13), s11));
            var t22 = Fma(stiff2, l22 - mean, Fma(two, Vectors.Minus(w23, s23, w12 * s12), s22));
            var t12 = Fma(stiff, l12 + l21, Fma(w12, s22 - s11, Fma(w13, s23, Fma(w23, s13, s12))));
            var t13 = Fma(stiff, l13 + l31, Fma(w13, s33 - s11, Fma(w12, s23, Less(w23, s12, s13))));
            var t23 = Fma(stiff, l23 + l32, Fma(w23, s33 - s22, Less(w12, s13, Less(w13, s12, s23))));
            // Half of s:s, with s33 = -(s11 + s22).
            var square = Fma(t12, t12, Fma(t13, t13, Fma(t23, t23, Fma(t11, t11 + t22, t22 * t22))));
            var equivalent = Vector512.Sqrt(Fma(three, square, tiny));
            var strain = Vector512.Load(row + 8 * MixedRow.PlasticStrain);
            var yield = Fma(hardening, strain, strength);
            var flow = Vectors.Max(V.Zero, equivalent - yield) * perStrain;
            yield = Fma(hardening, flow, yield);
            var scale = Vectors.Min(one, yield / equivalent);
            t11 *= scale;
            t22 *= scale;
            t12 *= scale;
            t13 *= scale;
            t23 *= scale;
            t11.Store(row);
            t22.Store(row + 8);
            t12.Store(row + 16);
            t13.Store(row + 24);
            t23.Store(row + 32);
            (strain + flow).Store(row + 8 * MixedRow.PlasticStrain);
            work = Fma(yield * flow, weight, work);

            weight *= inverse;
            t11 *= weight;
            t22 *= weight;
            t12 *= weight;
            t13 *= weight;
            t23 *= weight;
            var t33 = -(t11 + t22);
            Vectors f1 = Times(t11, t22, t33, t12, t13, t23, g1), f2 = Times(t11, t22, t33, t12, t13, t23, g2),
                f3 = Times(t11, t22, t33, t12, t13, t23, g3);
            f1.AddTo(own + Bundle.Vector * tetrahedra[1]);
            f2.AddTo(own + Bundle.Vector * tetrahedra[2]);
            f3.AddTo(own + Bundle.Vector * tetrahedra[3]);
            var first = own + Bundle.Vector * tetrahedra[0];
            (Vectors.Load(first) - (f1 + f2 + f3)).Store(first);
        }

        plasticWork += work;
    }

    [MethodImpl(Inline)]
    private static V Fma(V a, V b, V c) => Vector512.FusedMultiplyAdd(a, b, c);

    // c - a b.
    [MethodImpl(Inline)]
    private static V Less(V a, V b, V c) => LaneArithmetic.SubtractProduct(a, b, c);

    // A row of the gradient.
    [MethodImpl(Inline)]
    private static void Sum(V u1, Vectors g1, V u2, Vectors g2, V u3, Vectors g3, out V x, out V y, out V z)
    {
        x = Fma(u1, g1.X, Fma(u2, g2.X, u3 * g3.X));
        y = Fma(u1, g1.Y, Fma(u2, g2.Y, u3 * g3.Y));
        z = Fma(u1, g1.Z, Fma(u2, g2.Z, u3 * g3.Z));
    }

    [MethodImpl(Inline)]
    private static Vectors Times(V s11, V s22, V s33, V s12, V s13, V s23, Vectors g) => new(
        Fma(s11, g.X, Fma(s12, g.Y, s13 * g.Z)),
        Fma(s12, g.X, Fma(s22, g.Y, s23 * g.Z)),
        Fma(s13, g.X, Fma(s23, g.Y, s33 * g.Z)));

    [MethodImpl(Inline)]
    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}
