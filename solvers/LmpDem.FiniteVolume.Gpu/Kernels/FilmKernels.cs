using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>The brittle film, a thread a facet or surface node of a body.</summary>
internal static class FilmKernels
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Forces of the film on the corners of a facet; the stress of a broken one dies down.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="sheet">Elasticity of the film.</param>
    public static void Update(Columns b, PlaneStress sheet)
    {
        for (var i = Columns.Thread; i < b.Count(b.Facets); i += Columns.Stride)
        {
            if (b.Find(i, b.Facets, out var group, out var facet, out var lane)) UpdateOne(b, sheet, group, facet, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateOne(Columns b, PlaneStress sheet, int group, int facet, int lane)
    {
        var row = (group * b.Facets + facet) * Columns.FacetRows * Columns.Lanes + lane;
        var to = (group * b.Facets + facet) * Columns.FilmRows * Columns.Lanes + lane;
        var intact = b.Facet[row + FacetRow.Intact * Columns.Lanes];
        if (intact == 0.0)
        {
            default(Triple).Store(b.FilmForce, to);
            default(Triple).Store(b.FilmForce, to + Columns.Vector);
            b.FilmForce[to + 2 * Columns.Vector] = 0.0;
            return;
        }

        Stretch(b, group, facet, lane, row, out var first, out var second, out var c0, out var c1, out var c3);
        Strain(first, second, out var e11, out var e22, out var e12);
        sheet.Stress(e11, e22, e12, out var t11, out var t22, out var t12);
        var content = b.Facet[row + FacetRow.Area * Columns.Lanes] * b.Facet[row + FacetRow.Thickness * Columns.Lanes];
        var next = FilmFracture.Fade(new Scalar(intact)).Value;
        b.FilmForce[to + 2 * Columns.Vector] = (intact - next) * content * PlaneStress.HalfProduct(t11, t22, t12, e11, e22, e12).Value;
        b.Facet[row + FacetRow.Intact * Columns.Lanes] = next;
        var weight = content * next;
        Triple p1 = Triple.Fma(t11.Value, first, t12.Value * second), p2 = Triple.Fma(t12.Value, first, t22.Value * second);
        (weight * Triple.Fma(c0, p1, c1 * p2)).Store(b.FilmForce, to);
        (weight * c3 * p2).Store(b.FilmForce, to + Columns.Vector);
    }

    /// <summary>Unit normals and areas of the facets.</summary>
    /// <param name="b">Bodies.</param>
    public static void Shape(Columns b)
    {
        for (var i = Columns.Thread; i < b.Count(b.Facets); i += Columns.Stride)
        {
            if (b.Find(i, b.Facets, out var group, out var facet, out var lane)) ShapeOne(b, group, facet, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ShapeOne(Columns b, int group, int facet, int lane)
    {
        var nodes = group * b.Nodes * Columns.Vector + lane;
        var origin = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet]);
        var twice = Triple.Cross(
            Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 1]) - origin,
            Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 2]) - origin);
        var length = Math.Sqrt(Triple.Dot(twice, twice));
        (1.0 / length * twice).Store(b.Normals, (group * b.Facets + facet) * Columns.Vector + lane);
        b.Areas[(group * b.Facets + facet) * Columns.Lanes + lane] = 0.5 * length;
    }

    /// <summary>Areas of the surface nodes, after <see cref="Shape"/>.</summary>
    /// <param name="b">Bodies.</param>
    public static void Spread(Columns b)
    {
        for (var i = Columns.Thread; i < b.Count(b.Surface); i += Columns.Stride)
        {
            if (b.Find(i, b.Surface, out var group, out var s, out var lane)) SpreadOne(b, group, s, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadOne(Columns b, int group, int s, int lane)
    {
        var area = 0.0;
        for (int n = b.FilmFirst[s], end = b.FilmFirst[s + 1]; n < end; n++)
            area += 1.0 / 3.0 * b.Areas[(group * b.Facets + (b.FilmCorners[n] >> 2)) * Columns.Lanes + lane];
        b.NodeAreas[(group * b.Surface + s) * Columns.Lanes + lane] = area;
    }

    /// <summary>Breaks facets above their strength, after <see cref="Spread"/>.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="sheet">Elasticity of the film.</param>
    /// <param name="bending">0.5 where bending counts, else 0.</param>
    /// <param name="broken">State of a facet that breaks now; 1 where none may.</param>
    /// <param name="steps">Steps since the last check.</param>
    public static void Check(Columns b, PlaneStress sheet, double bending, double broken, int steps)
    {
        for (var i = Columns.Thread; i < b.Count(b.Facets); i += Columns.Stride)
        {
            if (b.Find(i, b.Facets, out var group, out var facet, out var lane))
                CheckOne(b, sheet, bending, broken, steps, group, facet, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckOne(Columns b, PlaneStress sheet, double bending, double broken, int steps, int group, int facet, int lane)
    {
        var row = (group * b.Facets + facet) * Columns.FacetRows * Columns.Lanes + lane;
        var surface = group * b.Surface * Columns.Lanes + lane;
        var pressure = 1.0 / 3.0 * (1.0 / steps) * (Pressure(b, surface, b.FacetSurface[3 * facet])
            + Pressure(b, surface, b.FacetSurface[3 * facet + 1]) + Pressure(b, surface, b.FacetSurface[3 * facet + 2]));
        b.Facet[row + FacetRow.Pressure * Columns.Lanes] = pressure;
        Stretch(b, group, facet, lane, row, out var first, out var second, out _, out _, out _);
        Strain(first, second, out var e11, out var e22, out var e12);
        Curvature(b, group, facet, lane, out var k11, out var k22, out var k12);
        sheet.Stress(e11, e22, e12, out var s11, out var s22, out var s12);
        var depth = bending * b.Facet[row + FacetRow.Thickness * Columns.Lanes];
        sheet.Stress(
            new Scalar(depth * (k11 - b.Facet[row + FacetRow.Curvature * Columns.Lanes])),
            new Scalar(depth * (k22 - b.Facet[row + (FacetRow.Curvature + 1) * Columns.Lanes])),
            new Scalar(depth * (k12 - b.Facet[row + (FacetRow.Curvature + 2) * Columns.Lanes])), out var b11, out var b22, out var b12);
        var p = new Scalar(pressure);
        var stress = Scalar.Sqrt(Scalar.Max(
            PlaneStress.SquareMises(s11 + b11, s22 + b22, s12 + b12, p), PlaneStress.SquareMises(s11 - b11, s22 - b22, s12 - b12, p)));
        var intact = new Scalar(b.Facet[row + FacetRow.Intact * Columns.Lanes]);
        var strength = new Scalar(b.Facet[row + FacetRow.Strength * Columns.Lanes]);
        b.Facet[row + FacetRow.Intact * Columns.Lanes] = FilmFracture.Check(intact, stress, strength, new Scalar(broken)).Value;
        b.Facet[row + FacetRow.Stress * Columns.Lanes] = stress.Value;
    }

    /// <summary>Takes the loads since the last check, after <see cref="Check"/>, and finds the bare fraction around the nodes.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="findsBare">Whether bare surfaces have their own friction.</param>
    public static void Finish(Columns b, int findsBare)
    {
        for (var i = Columns.Thread; i < b.Count(b.Surface); i += Columns.Stride)
        {
            if (b.Find(i, b.Surface, out var group, out var s, out var lane)) FinishOne(b, findsBare, group, s, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishOne(Columns b, int findsBare, int group, int s, int lane)
    {
        var at = (group * b.Surface + s) * Columns.Lanes + lane;
        b.LongLoad[at] = b.LongLoad[at] + b.Load[at];
        b.Load[at] = 0.0;
        if (findsBare == 0) return;
        var bare = 0.0;
        for (int n = b.FilmFirst[s], end = b.FilmFirst[s + 1]; n < end; n++)
        {
            var facet = group * b.Facets + (b.FilmCorners[n] >> 2);
            if (b.Facet[(facet * Columns.FacetRows + FacetRow.Intact) * Columns.Lanes + lane] < 1.0)
                bare += 1.0 / 3.0 * b.Areas[facet * Columns.Lanes + lane] / b.NodeAreas[at];
        }

        b.Bare[at] = bare;
    }

    [MethodImpl(Inline)]
    private static double Pressure(Columns b, int surface, int s) =>
        b.Load[surface + s * Columns.Lanes] / b.NodeAreas[surface + s * Columns.Lanes];

    // Columns of the deformation gradient in the facet's reference frame.
    [MethodImpl(Inline)]
    private static void Stretch(
        Columns b, int group, int facet, int lane, int row, out Triple first, out Triple second, out double c0, out double c1,
        out double c3)
    {
        var nodes = group * b.Nodes * Columns.Vector + lane;
        var origin = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet]);
        var e1 = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 1]) - origin;
        var e2 = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 2]) - origin;
        c0 = b.Facet[row];
        c1 = b.Facet[row + Columns.Lanes];
        c3 = b.Facet[row + 2 * Columns.Lanes];
        first = c0 * e1;
        second = Triple.Fma(c1, e1, c3 * e2);
    }

    [MethodImpl(Inline)]
    private static void Strain(Triple first, Triple second, out Scalar e11, out Scalar e22, out Scalar e12) => PlaneStress.Strain(
        new Scalar(Triple.Dot(first, first)), new Scalar(Triple.Dot(second, second)), new Scalar(Triple.Dot(first, second)),
        out e11, out e22, out e12);

    // Shape operator of a facet from the hinges on its edges.
    [MethodImpl(Inline)]
    private static void Curvature(Columns b, int group, int facet, int lane, out double k11, out double k22, out double k12)
    {
        var nodes = group * b.Nodes * Columns.Vector + lane;
        var p0 = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet]);
        var p1 = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 1]);
        var p2 = Triple.Load(b.Position, nodes + b.FacetCorners[3 * facet + 2]);
        var normals = group * b.Facets * Columns.Vector + lane;
        var normal = Triple.Load(b.Normals, normals + facet * Columns.Vector);
        var e = p1 - p0;
        var first = 1.0 / Math.Sqrt(Triple.Dot(e, e)) * e;
        var second = Triple.Cross(normal, first);
        k11 = k22 = k12 = 0.0;
        Hinge(b, normals, 3 * facet, normal, first, second, p2 - p1, ref k11, ref k22, ref k12);
        Hinge(b, normals, 3 * facet + 1, normal, first, second, p0 - p2, ref k11, ref k22, ref k12);
        Hinge(b, normals, 3 * facet + 2, normal, first, second, e, ref k11, ref k22, ref k12);
        var perArea = 1.0 / b.Areas[(group * b.Facets + facet) * Columns.Lanes + lane];
        k11 *= perArea;
        k22 *= perArea;
        k12 *= perArea;
    }

    [MethodImpl(Inline)]
    private static void Hinge(
        Columns b, int normals, int corner, Triple normal, Triple first, Triple second, Triple edge,
        ref double k11, ref double k22, ref double k12)
    {
        var other = Triple.Load(b.Normals, normals + b.Adjacent[corner] * Columns.Vector);
        double along = Triple.Dot(edge, first), across = Triple.Dot(edge, second);
        var cosine = Triple.Max(1.0 + Triple.Dot(normal, other), 0.05);
        var bend = Triple.Dot(Triple.Cross(normal, other), edge) / (cosine * Triple.Dot(edge, edge));
        k11 += bend * across * across;
        k22 += bend * along * along;
        k12 -= bend * along * across;
    }
}
