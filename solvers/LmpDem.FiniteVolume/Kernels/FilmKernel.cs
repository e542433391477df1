using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>
/// The film of a bundle: triangles in plane stress, total Lagrangian (their strain stays below 0.4 %, and Green's strain
/// turns with the facet). The film bends with the surface it is bonded to: its bending stiffness, E t^3 / 12 (1 - nu^2), is
/// negligible next to the lithium's, its bending stress is not.
/// </summary>
internal static unsafe class FilmKernel
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Adds the forces of the film to the nodes, and lets the stress of broken facets die down.</summary>
    public static void Update(Bundle bundle, in FilmConstants film)
    {
        if (film.IsDuctile)
        {
            DuctileFilm.Update(bundle, film);
            return;
        }

        double* position = bundle.Position.Address, force = bundle.Force.Address, row = bundle.Facet.Address;
        var corners = bundle.FacetCorners.Address;
        var released = V.Zero;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, row += FacetRow.Stride)
        {
            var intact = Vector512.Load(row + 8 * FacetRow.Intact);
            if (intact == V.Zero) continue;
            var membrane = Strain(position, row, corners);
            membrane.Strain(out var e11, out var e22, out var e12);
            film.Sheet.Stress(e11, e22, e12, out var t11, out var t22, out var t12);
            V s11 = t11.Lanes, s22 = t22.Lanes, s12 = t12.Lanes;
            var content = Vector512.Load(row + 8 * FacetRow.Area) * Vector512.Load(row + 8 * FacetRow.Thickness);
            var next = FilmFracture.Fade(new Wide(intact)).Lanes;
            released += (intact - next) * content * PlaneStress.HalfProduct(t11, t22, t12, e11, e22, e12).Lanes;
            next.Store(row + 8 * FacetRow.Intact);
            var weight = content * next;
            Vectors p1 = Vectors.Fma(s11, membrane.First, s12 * membrane.Second),
                p2 = Vectors.Fma(s12, membrane.First, s22 * membrane.Second);
            Vectors f1 = weight * Vectors.Fma(membrane.C0, p1, membrane.C1 * p2), f2 = weight * membrane.C3 * p2;
            (Vectors.Load(force + corners[0]) + f1 + f2).Store(force + corners[0]);
            (Vectors.Load(force + corners[1]) - f1).Store(force + corners[1]);
            (Vectors.Load(force + corners[2]) - f2).Store(force + corners[2]);
        }

        var at = bundle.Lane.Address + LaneRow.FilmReleased * Bundle.Lanes;
        (Vector512.Load(at) + released).Store(at);
    }

    /// <summary>
    /// Looks for facets whose strength is exceeded: von Mises stress of membrane plus bending at either face, the contact
    /// pressure being the stress through the thickness. Takes the mean load of the steps since the last check.
    /// </summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="film">Moduli.</param>
    /// <param name="steps">Steps since the last check.</param>
    /// <param name="mayBreak">Whether facets above their strength break.</param>
    public static void Check(Bundle bundle, in FilmConstants film, int steps, bool mayBreak)
    {
        Shape(bundle);
        double* position = bundle.Position.Address, row = bundle.Facet.Address;
        var corners = bundle.FacetCorners.Address;
        var surface = bundle.FacetSurface.Address;
        Wide bending = Wide.Constant(film.Bending ? 0.5 : 0.0), broken = Wide.Constant(mayBreak ? 1.0 - 1.0 / FilmFracture.RampSteps : 1.0);
        V third = Vector512.Create(1.0 / 3.0), perStep = Vector512.Create(1.0 / Math.Max(steps, 1)), plastic = V.Zero;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, surface += 3, row += FacetRow.Stride)
        {
            var pressure = third * perStep * (Pressure(bundle, surface[0]) + Pressure(bundle, surface[1]) + Pressure(bundle, surface[2]));
            pressure.Store(row + 8 * FacetRow.Pressure);
            var membrane = Strain(position, row, corners);
            Curvature(bundle, t, out var k11, out var k22, out var k12);
            Wide stress;
            if (film.IsDuctile && mayBreak)
            {
                var curvature = new DuctileFilm.Metric(k11, k22, k12);
                var strain = DuctileFilm.Return(row, membrane, curvature, pressure, film, ref plastic, out var yielding);
                stress = new Wide(yielding);
                Tear(row, new Wide(strain), Wide.Constant(film.FractureStrain), broken);
            }
            else
            {
                membrane.Strain(out var e11, out var e22, out var e12);
                film.Sheet.Stress(e11, e22, e12, out var s11, out var s22, out var s12);
                var depth = bending * At(row, FacetRow.Thickness);
                film.Sheet.Stress(
                    depth * (new Wide(k11) - At(row, FacetRow.Curvature)), depth * (new Wide(k22) - At(row, FacetRow.Curvature + 1)),
                    depth * (new Wide(k12) - At(row, FacetRow.Curvature + 2)), out var b11, out var b22, out var b12);
                var p = new Wide(pressure);
                stress = Wide.Sqrt(Wide.Max(
                    PlaneStress.SquareMises(s11 + b11, s22 + b22, s12 + b12, p),
                    PlaneStress.SquareMises(s11 - b11, s22 - b22, s12 - b12, p)));
                Tear(row, stress, At(row, FacetRow.Strength), broken);
            }

            stress.Lanes.Store(row + 8 * FacetRow.Stress);
        }

        var at = bundle.Lane.Address + LaneRow.FilmPlasticWork * Bundle.Lanes;
        (Vector512.Load(at) + plastic).Store(at);
        TakeLoads(bundle);
    }

    /// <summary>Takes the present shape as that of the stress-free film: whole, unstrained, with its present curvature.</summary>
    public static void Set(Bundle bundle)
    {
        Shape(bundle);
        double* position = bundle.Position.Address, row = bundle.Facet.Address;
        var corners = bundle.FacetCorners.Address;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, row += FacetRow.Stride)
        {
            var origin = Vectors.Load(position + corners[0]);
            Vectors e1 = Vectors.Load(position + corners[1]) - origin, e2 = Vectors.Load(position + corners[2]) - origin;
            var normal = Vectors.Load(bundle.Normals.Address + t * Bundle.Vector);
            var first = (V.One / Vector512.Sqrt(Vectors.Dot(e1, e1))) * e1;
            V x1 = Vectors.Dot(e1, first), x2 = Vectors.Dot(e2, first), y2 = Vectors.Dot(e2, Vectors.Cross(normal, first));
            (V.One / x1).Store(row);
            (-x2 / (x1 * y2)).Store(row + 8);
            (V.One / y2).Store(row + 16);
            Vector512.Load(bundle.Areas.Address + 8 * t).Store(row + 8 * FacetRow.Area);
            Curvature(bundle, t, out var k11, out var k22, out var k12);
            k11.Store(row + 8 * FacetRow.Curvature);
            k22.Store(row + 8 * FacetRow.Curvature + 8);
            k12.Store(row + 8 * FacetRow.Curvature + 16);
            V.One.Store(row + 8 * FacetRow.Intact);
            DuctileFilm.Set(row);
        }
    }

    /// <summary>Elastic energy that the film of every lane stores [J].</summary>
    public static V StoredEnergy(Bundle bundle, in FilmConstants film)
    {
        double* position = bundle.Position.Address, row = bundle.Facet.Address;
        var corners = bundle.FacetCorners.Address;
        var sum = V.Zero;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, row += FacetRow.Stride)
        {
            var m = Strain(position, row, corners);
            m.Strain(out var e11, out var e22, out var e12);
            var density = film.IsDuctile ? DuctileFilm.EnergyDensity(row, m, film) : film.Sheet.EnergyDensity(e11, e22, e12).Lanes;
            sum += Vector512.Load(row + 8 * FacetRow.Intact) * Vector512.Load(
                row + 8 * FacetRow.Area) * Vector512.Load(row + 8 * FacetRow.Thickness) * density;
        }

        return sum;
    }

    [MethodImpl(Inline)]
    private static void Tear(double* row, Wide reached, Wide limit, Wide broken) =>
        FilmFracture.Check(At(row, FacetRow.Intact), reached, limit, broken).Lanes.Store(row + 8 * FacetRow.Intact);

    [MethodImpl(Inline)]
    private static Wide At(double* row, int value) => new(Vector512.Load(row + 8 * value));

    // Mean fraction of bare area around every surface node, for the friction of bare lithium.
    public static void FindBare(Bundle bundle)
    {
        new Span<double>(bundle.Bare.Address, (int)bundle.Bare.Length).Clear();
        var surface = bundle.FacetSurface.Address;
        var row = bundle.Facet.Address;
        for (var t = 0; t < bundle.Template.FacetCount; t++, surface += 3, row += FacetRow.Stride)
        {
            var bare = Vector512.Create(1.0 / 3.0) * Vector512.Load(bundle.Areas.Address + 8 * t)
                & Vector512.LessThan(Vector512.Load(row + 8 * FacetRow.Intact), V.One);
            for (var k = 0; k < 3; k++)
            {
                var at = bundle.Bare.Address + surface[k];
                (Vector512.Load(at) + bare / Vector512.Load(bundle.NodeAreas.Address + surface[k])).Store(at);
            }
        }
    }

    private static void TakeLoads(Bundle bundle)
    {
        double* load = bundle.Load.Address, sum = bundle.LongLoad.Address;
        for (long k = 0; k < bundle.Load.Length; k += 8)
        {
            (Vector512.Load(sum + k) + Vector512.Load(load + k)).Store(sum + k);
            V.Zero.Store(load + k);
        }
    }

    // Unit normals and areas of the facets, and the areas of the surface's nodes.
    private static void Shape(Bundle bundle)
    {
        new Span<double>(bundle.NodeAreas.Address, (int)bundle.NodeAreas.Length).Clear();
        var position = bundle.Position.Address;
        var corners = bundle.FacetCorners.Address;
        var surface = bundle.FacetSurface.Address;
        for (var t = 0; t < bundle.Template.FacetCount; t++, corners += 3, surface += 3)
        {
            var origin = Vectors.Load(position + corners[0]);
            var twice = Vectors.Cross(Vectors.Load(position + corners[1]) - origin, Vectors.Load(position + corners[2]) - origin);
            var length = Vector512.Sqrt(Vectors.Dot(twice, twice));
            ((V.One / length) * twice).Store(bundle.Normals.Address + t * Bundle.Vector);
            var area = Vector512.Create(0.5) * length;
            area.Store(bundle.Areas.Address + 8 * t);
            var fraction = Vector512.Create(1.0 / 3.0) * area;
            for (var k = 0; k < 3; k++)
            {
                var at = bundle.NodeAreas.Address + surface[k];
                (Vector512.Load(at) + fraction).Store(at);
            }
        }
    }

    // Shape operator of a facet from the hinges on its edges (Grinspun et al. 2006, doi 10.1111/j.1467-8659.2006.00974.x):
    // sum over edges of theta / (2 A l) t (x) t, t the edge turned by a right angle in the facet; exact in the mean on
    // spheres and cylinders. 2 tan(theta/2) stands for theta: 0.8 % above it at 0.3.
    [MethodImpl(Inline)]
    private static void Curvature(Bundle bundle, int facet, out V k11, out V k22, out V k12)
    {
        var position = bundle.Position.Address;
        var corners = bundle.FacetCorners.Address + 3 * facet;
        Vectors p0 = Vectors.Load(position + corners[0]), p1 = Vectors.Load(position + corners[1]),
            p2 = Vectors.Load(position + corners[2]);
        var normal = Vectors.Load(bundle.Normals.Address + facet * Bundle.Vector);
        var e = p1 - p0;
        var first = (V.One / Vector512.Sqrt(Vectors.Dot(e, e))) * e;
        var second = Vectors.Cross(normal, first);
        k11 = k22 = k12 = V.Zero;
        Hinge(bundle, 3 * facet, normal, first, second, p2 - p1, ref k11, ref k22, ref k12);
        Hinge(bundle, 3 * facet + 1, normal, first, second, p0 - p2, ref k11, ref k22, ref k12);
        Hinge(bundle, 3 * facet + 2, normal, first, second, e, ref k11, ref k22, ref k12);
        var perArea = V.One / Vector512.Load(bundle.Areas.Address + 8 * facet);
        k11 *= perArea;
        k22 *= perArea;
        k12 *= perArea;
    }

    [MethodImpl(Inline)]
    private static void Hinge(
        Bundle bundle, int corner, Vectors normal, Vectors first, Vectors second, Vectors edge, ref V k11, ref V k22, ref V k12)
    {
        var other = Vectors.Load(bundle.Normals.Address + bundle.Adjacent.Address[corner] * Bundle.Vector);
        V along = Vectors.Dot(edge, first), across = Vectors.Dot(edge, second);
        // An edge that folds back on itself (normals opposite) is as sharp as it gets.
        var cosine = Vectors.Max(V.One + Vectors.Dot(normal, other), Vector512.Create(0.05));
        var bend = Vectors.Dot(Vectors.Cross(normal, other), edge) / (cosine * Vectors.Dot(edge, edge));
        k11 += bend * across * across;
        k22 += bend * along * along;
        k12 -= bend * along * across;
    }

    [MethodImpl(Inline)]
    private static V Pressure(Bundle bundle, int node) =>
        Vector512.Load(bundle.Load.Address + node) / Vector512.Load(bundle.NodeAreas.Address + node);

    internal struct Membrane
    {
        public Vectors First, Second;
        public V C0, C1, C3;

        /// <summary>Green's strain in the facet's reference frame.</summary>
        [MethodImpl(Inline)]
        public readonly void Strain(out Wide e11, out Wide e22, out Wide e12) => PlaneStress.Strain(
            new Wide(Vectors.Dot(First, First)), new Wide(Vectors.Dot(Second, Second)), new Wide(Vectors.Dot(First, Second)),
            out e11, out e22, out e12);
    }

    // Columns of the deformation gradient in the facet's reference frame.
    [MethodImpl(Inline)]
    internal static Membrane Strain(double* position, double* row, int* corners)
    {
        var origin = Vectors.Load(position + corners[0]);
        Vectors e1 = Vectors.Load(position + corners[1]) - origin, e2 = Vectors.Load(position + corners[2]) - origin;
        Membrane m;
        m.C0 = Vector512.Load(row);
        m.C1 = Vector512.Load(row + 8);
        m.C3 = Vector512.Load(row + 16);
        m.First = m.C0 * e1;
        m.Second = Vectors.Fma(m.C1, e1, m.C3 * e2);
        return m;
    }
}
