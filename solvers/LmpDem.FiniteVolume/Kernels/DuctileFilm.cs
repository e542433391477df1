using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>
/// A film that yields before it tears: each face of a facet, z = +t/2 and -t/2, is a <see cref="DuctileSheet"/> at the facet's strength,
/// with the metric C +- B, C = F'F of the facet and B = t F'kF - t0 k0 by its curvature. B is kept in the plastic metrics. Forces are the
/// mean of both faces. The return is made when the film is checked, every ten steps: a step strains it by some 1e-5, 1 MPa of 200.
/// </summary>
internal static unsafe class DuctileFilm
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Adds the forces of the film to the nodes, and lets the stress of torn facets die down.</summary>
    public static void Update(Bundle bundle, in FilmConstants film)
    {
        double* position = bundle.Position.Address, force = bundle.Force.Address, row = bundle.Facet.Address;
        var corners = bundle.FacetCorners.Address;
        V half = Vector512.Create(0.5), released = V.Zero;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, row += FacetRow.Stride)
        {
            var intact = Vector512.Load(row + 8 * FacetRow.Intact);
            if (intact == V.Zero) continue;
            var m = FilmKernel.Strain(position, row, corners);
            var metric = Metric.Of(m);
            Face outer = new(metric, row + 8 * FacetRow.OuterMetric, film), inner = new(metric, row + 8 * FacetRow.InnerMetric, film);
            var content = Vector512.Load(row + 8 * FacetRow.Area) * Vector512.Load(row + 8 * FacetRow.Thickness);
            var next = FilmFracture.Fade(new Wide(intact)).Lanes;
            released += (intact - next) * content * half * (outer.Energy + inner.Energy);
            next.Store(row + 8 * FacetRow.Intact);
            var s = outer.Stress() + inner.Stress();
            var weight = half * content * next;
            Vectors p1 = Vectors.Fma(s.M11, m.First, s.M12 * m.Second), p2 = Vectors.Fma(s.M12, m.First, s.M22 * m.Second);
            Vectors f1 = weight * Vectors.Fma(m.C0, p1, m.C1 * p2), f2 = weight * m.C3 * p2;
            (Vectors.Load(force + corners[0]) + f1 + f2).Store(force + corners[0]);
            (Vectors.Load(force + corners[1]) - f1).Store(force + corners[1]);
            (Vectors.Load(force + corners[2]) - f2).Store(force + corners[2]);
        }

        Add(bundle, LaneRow.FilmReleased, released);
    }

    /// <summary>Bends and returns one facet, and tells the largest plastic strain of its faces.</summary>
    /// <param name="row">State of the facet.</param>
    /// <param name="m">Its membrane.</param>
    /// <param name="curvature">Curvature now, in the frame of the first edge [1/m].</param>
    /// <param name="pressure">Contact pressure, the stress through the thickness [Pa].</param>
    /// <param name="film">Moduli.</param>
    /// <param name="work">Takes the plastic work, less the energy that bending brings in [J].</param>
    /// <param name="stress">Largest von Mises stress of the faces [Pa].</param>
    [MethodImpl(Inline)]
    public static V Return(
        double* row, in FilmKernel.Membrane m, Metric curvature, V pressure, in FilmConstants film, ref V work, out V stress)
    {
        var metric = Metric.Of(m);
        var thickness = Vector512.Load(row + 8 * FacetRow.Thickness);
        var now = film.Bending ? Bent(m, metric, curvature, thickness) - thickness * Metric.Load(row + 8 * FacetRow.Curvature) : default;
        var before = EnergyDensity(row, m, film);
        var bend = now - Metric.Load(row + 8 * FacetRow.Bend);
        now.Store(row + 8 * FacetRow.Bend);
        (Metric.Load(row + 8 * FacetRow.OuterMetric) - bend).Store(row + 8 * FacetRow.OuterMetric);
        (Metric.Load(row + 8 * FacetRow.InnerMetric) + bend).Store(row + 8 * FacetRow.InnerMetric);
        var strength = Vector512.Load(row + 8 * FacetRow.Strength);
        var outer = Return(metric, row + 8 * FacetRow.OuterMetric, row + 8 * FacetRow.OuterStrain, pressure, strength, film, out var first);
        var inner = Return(
            metric, row + 8 * FacetRow.InnerMetric, row + 8 * FacetRow.InnerStrain, pressure, strength, film, out var second);
        // No force bends the film (its stiffness is negligible next to the lithium's): work added by bending is subtracted from yielding.
        work += Vector512.Load(
            row + 8 * FacetRow.Area) * thickness * Vector512.Load(row + 8 * FacetRow.Intact) * (before - EnergyDensity(row, m, film));
        stress = Vectors.Max(first, second);
        return Vectors.Max(outer, inner);
    }

    /// <summary>Takes the present shape as stress-free.</summary>
    public static void Set(double* row)
    {
        var unit = new Metric(V.One, V.One, V.Zero);
        unit.Store(row + 8 * FacetRow.OuterMetric);
        unit.Store(row + 8 * FacetRow.InnerMetric);
        default(Metric).Store(row + 8 * FacetRow.Bend);
        V.Zero.Store(row + 8 * FacetRow.OuterStrain);
        V.Zero.Store(row + 8 * FacetRow.InnerStrain);
    }

    /// <summary>Elastic energy over the reference volume [J/m3].</summary>
    [MethodImpl(Inline)]
    public static V EnergyDensity(double* row, in FilmKernel.Membrane m, in FilmConstants film)
    {
        var law = new DuctileSheet(film.Sheet);
        var metric = Metric.Of(m);
        V outer = Energy(law, metric, row + 8 * FacetRow.OuterMetric), inner = Energy(law, metric, row + 8 * FacetRow.InnerMetric);
        return Vector512.Create(0.5) * (outer + inner);
    }

    [MethodImpl(Inline)]
    private static V Energy(in DuctileSheet law, Metric metric, double* plastic)
    {
        var p = Metric.Load(plastic);
        return law.EnergyDensity<Wide>(new(metric.M11), new(metric.M22), new(metric.M12), new(p.M11), new(p.M22), new(p.M12)).Lanes;
    }

    // t F'kF over the reference edges, the film having thinned as its area grew. F is triangular in the frame of the first edge.
    [MethodImpl(Inline)]
    private static Metric Bent(in FilmKernel.Membrane m, Metric metric, Metric curvature, V thickness)
    {
        var f11 = Vector512.Sqrt(metric.M11);
        var f12 = metric.M12 / f11;
        var f22 = Vector512.Sqrt(metric.M22 - f12 * f12);
        var thin = thickness / (f11 * f22);
        V along = curvature.M11 * f12 + curvature.M12 * f22, across = curvature.M12 * f12 + curvature.M22 * f22;
        return new Metric(thin * f11 * f11 * curvature.M11, thin * (f12 * along + f22 * across), thin * f11 * along);
    }

    [MethodImpl(Inline)]
    private static V Return(Metric metric, double* plastic, double* strain, V pressure, V strength, in FilmConstants film, out V stress)
    {
        Wide p11 = new(Vector512.Load(plastic)), p22 = new(Vector512.Load(plastic + 8)), p12 = new(Vector512.Load(plastic + 16));
        var more = new DuctileSheet(film.Sheet).Return<Wide>(
            new(metric.M11), new(metric.M22), new(metric.M12), ref p11, ref p22, ref p12, new(pressure), new(strength), out var mises);
        stress = mises.Lanes;
        p11.Lanes.Store(plastic);
        p22.Lanes.Store(plastic + 8);
        p12.Lanes.Store(plastic + 16);
        var total = Vector512.Load(strain) + more.Lanes;
        total.Store(strain);
        return total;
    }

    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }

    /// <summary>A symmetric tensor over the reference edges' frame.</summary>
    internal readonly record struct Metric(V M11, V M22, V M12)
    {
        [MethodImpl(Inline)]
        public static Metric Of(in FilmKernel.Membrane m) =>
            new(Vectors.Dot(m.First, m.First), Vectors.Dot(m.Second, m.Second), Vectors.Dot(m.First, m.Second));

        [MethodImpl(Inline)]
        public static Metric Load(double* at) => new(Vector512.Load(at), Vector512.Load(at + 8), Vector512.Load(at + 16));

        [MethodImpl(Inline)]
        public void Store(double* at)
        {
            M11.Store(at);
            M22.Store(at + 8);
            M12.Store(at + 16);
        }

        [MethodImpl(Inline)]
        public static Metric operator +(Metric a, Metric b) => new(a.M11 + b.M11, a.M22 + b.M22, a.M12 + b.M12);

        [MethodImpl(Inline)]
        public static Metric operator -(Metric a, Metric b) => new(a.M11 - b.M11, a.M22 - b.M22, a.M12 - b.M12);

        [MethodImpl(Inline)]
        public static Metric operator *(V f, Metric a) => new(f * a.M11, f * a.M22, f * a.M12);
    }

    /// <summary>
    /// Elastic state of a face. It repeats the text of <see cref="DuctileSheet"/> for speed, as it runs every step: inlined with
    /// wrapped lanes it takes ten times as long. A test holds both to the same bits.
    /// </summary>
    internal readonly struct Face
    {
        public readonly Metric Strain, Inverse;
        public readonly V Trace, InverseDeterminant, Energy;
        private readonly V first, shear2;

        [MethodImpl(Inline)]
        public Face(Metric metric, double* plastic, in FilmConstants film)
        {
            var p = Metric.Load(plastic);
            var half = Vector512.Create(0.5);
            Strain = half * (metric - p);
            InverseDeterminant = V.One / (p.M11 * p.M22 - p.M12 * p.M12);
            Inverse = InverseDeterminant * new Metric(p.M22, p.M11, -p.M12);
            Trace = Inverse.M11 * Strain.M11 + Inverse.M22 * Strain.M22 + Vector512.Create(2.0) * Inverse.M12 * Strain.M12;
            first = Vector512.Create(film.Sheet.Modulus * film.Sheet.PoissonRatio) * Trace;
            shear2 = Vector512.Create(film.Sheet.TwiceShearModulus);
            // tr (P^-1 E)^2 = trace^2 - 2 det E / det P.
            var square = Trace * Trace - Vector512.Create(2.0) * (Strain.M11 * Strain.M22 - Strain.M12 * Strain.M12) * InverseDeterminant;
            Energy = half * (first * Trace + shear2 * square);
        }

        /// <summary>Second Piola-Kirchhoff stress: L tr P^-1 + 2 G P^-1 E P^-1 [Pa].</summary>
        [MethodImpl(Inline)]
        public Metric Stress()
        {
            V a11 = Inverse.M11 * Strain.M11 + Inverse.M12 * Strain.M12, a12 = Inverse.M11 * Strain.M12 + Inverse.M12 * Strain.M22;
            V a21 = Inverse.M12 * Strain.M11 + Inverse.M22 * Strain.M12, a22 = Inverse.M12 * Strain.M12 + Inverse.M22 * Strain.M22;
            return first * Inverse + shear2 * new Metric(
                a11 * Inverse.M11 + a12 * Inverse.M12, a21 * Inverse.M12 + a22 * Inverse.M22, a11 * Inverse.M12 + a12 * Inverse.M22);
        }
    }
}
