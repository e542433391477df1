using System.Runtime.CompilerServices;
using ILGPU;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>
/// Sums over a body, a thread a sum: in the order in which the processor adds, term by term, so that the bits are the same. Eight terms are
/// loaded at once, as a sum waits for memory and not for arithmetic.
/// </summary>
internal static class SumKernels
{
    // Sums by their number; those of the walls come last, four a wall.
    private const int Damping = 3;
    private const int Plastic = 4;
    private const int HourglassPlastic = 5;
    private const int Viscous = 6;
    private const int HourglassViscous = 7;
    private const int LeastRatio = 8;
    private const int Released = 9;
    private const int Net = 10;
    private const int Applied = 11;

    /// <summary>Sums beside those of the walls.</summary>
    public const int OfBodies = 12;

    /// <summary>Sums of a step: centres, works, and where asked for the survey and the smallest volume ratio.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="hourglassViscosity">Viscosity of a hourglass mode over its size.</param>
    /// <param name="hasFilm">Whether there is a film.</param>
    /// <param name="survey">Whether net and applied forces are summed.</param>
    /// <param name="isLast">Whether the smallest volume ratio is looked for.</param>
    public static void Add(Columns b, double hourglassViscosity, int hasFilm, int survey, int isLast)
    {
        for (var i = Columns.Thread; i < b.Count(OfBodies + Columns.WallRows * b.Walls); i += Columns.Stride)
        {
            if (b.Find(i, OfBodies + Columns.WallRows * b.Walls, out var group, out var sum, out var lane))
                AddOne(b, hourglassViscosity, hasFilm, survey, isLast, group, sum, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne(Columns b, double hourglassViscosity, int hasFilm, int survey, int isLast, int group, int sum, int lane)
    {
        var values = group * LaneRow.Count * Columns.Lanes + lane;
        var nodes = group * b.Nodes * Columns.Lanes + lane;
        var work = group * b.Zones * Columns.WorkRows * Columns.Lanes + lane;
        var state = group * b.Zones * ZoneRow.Count * Columns.Lanes + lane;
        const int zone = Columns.WorkRows * Columns.Lanes;
        if (sum < Damping)
        {
            var axis = group * b.Nodes * Columns.Vector + sum * Columns.Lanes + lane;
            b.Lane[values + (LaneRow.Centre + sum) * Columns.Lanes] = Centre(b, axis);
        }
        else if (sum == Damping)
        {
            AddTo(b.Lane, values + LaneRow.DampingWork * Columns.Lanes, Chain(b.Damped, nodes, Columns.Lanes, b.Nodes));
        }
        else if (sum == Plastic)
        {
            AddTo(b.Lane, values + LaneRow.PlasticWork * Columns.Lanes, Chain(b.ZoneWork, work, zone, b.Zones));
        }
        else if (sum == HourglassPlastic)
        {
            AddTo(
                b.Lane, values + LaneRow.HourglassPlasticWork * Columns.Lanes,
                Products(b.ZoneWork, work, work + Columns.Lanes, zone, b.Zones));
        }
        else if (sum == Viscous)
        {
            AddTo(
                b.Lane, values + LaneRow.ViscousWork * Columns.Lanes,
                Products(b.ZoneWork, work + 2 * Columns.Lanes, work + 3 * Columns.Lanes, zone, b.Zones));
        }
        else if (sum == HourglassViscous)
        {
            AddTo(b.Lane, values + LaneRow.HourglassViscousWork * Columns.Lanes, Modes(b, work, state, hourglassViscosity));
        }
        else if (sum == LeastRatio)
        {
            if (isLast != 0) b.Lane[values + LaneRow.MinVolumeRatio * Columns.Lanes] = Least(b, work + 3 * Columns.Lanes, state);
        }
        else if (sum == Released)
        {
            if (hasFilm == 0) return;
            var film = group * b.Facets * Columns.FilmRows * Columns.Lanes + lane;
            AddTo(
                b.Lane, values + LaneRow.FilmReleased * Columns.Lanes,
                Chain(b.FilmForce, film + 2 * Columns.Vector, Columns.FilmRows * Columns.Lanes, b.Facets));
        }
        else if (sum == Net)
        {
            if (survey != 0) b.Lane[values + LaneRow.Net * Columns.Lanes] = Chain(b.Net, nodes, Columns.Lanes, b.Nodes);
        }
        else if (sum == Applied)
        {
            if (survey != 0) b.Lane[values + LaneRow.Applied * Columns.Lanes] = Chain(b.Applied, nodes, Columns.Lanes, b.Nodes);
        }
        else
        {
            var at = group * b.Walls + (sum - OfBodies) / Columns.WallRows;
            var row = (sum - OfBodies) % Columns.WallRows;
            AddTo(
                b.WallLoad, (at * Columns.WallRows + row) * Columns.Lanes + lane,
                Chain(
                    b.WallForce, (at * b.Surface * Columns.WallRows + row) * Columns.Lanes + lane, Columns.WallRows * Columns.Lanes,
                    b.Surface));
        }
    }

    /// <summary>Work of friction between bodies, by the body that owns the contact; a thread a body.</summary>
    /// <param name="c">Contacts.</param>
    public static void AddFriction(ContactColumns c)
    {
        for (var slot = Columns.Thread; slot < c.Slots; slot += Columns.Stride)
        {
            int first = c.EntryFirst[slot], count = c.EntryFirst[slot + 1] - first;
            AddTo(
                c.Lane, c.LaneOf[slot] + LaneRow.FrictionWork * Columns.Lanes,
                Chain(c.History, ContactColumns.HistoryValues * first + 5, ContactColumns.HistoryValues, count));
        }
    }

    private static void AddTo(ArrayView<double> values, int at, double sum) => values[at] = values[at] + sum;

    // Mean of the surface nodes along one axis.
    private static double Centre(Columns b, int at)
    {
        var sum = 0.0;
        var n = 0;
        for (; n + 4 <= b.Surface; n += 4)
        {
            var p0 = b.Position[at + Columns.Vector * b.SurfaceNodes[n]];
            var p1 = b.Position[at + Columns.Vector * b.SurfaceNodes[n + 1]];
            var p2 = b.Position[at + Columns.Vector * b.SurfaceNodes[n + 2]];
            var p3 = b.Position[at + Columns.Vector * b.SurfaceNodes[n + 3]];
            sum = sum + p0 + p1 + p2 + p3;
        }

        for (; n < b.Surface; n++) sum += b.Position[at + Columns.Vector * b.SurfaceNodes[n]];
        return 1.0 / b.Surface * sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Chain(ArrayView<double> terms, int at, int stride, int count)
    {
        var sum = 0.0;
        for (; count >= 8; count -= 8)
        {
            double a = terms[at], b = terms[at + stride], c = terms[at + 2 * stride], d = terms[at + 3 * stride];
            double e = terms[at + 4 * stride], f = terms[at + 5 * stride], g = terms[at + 6 * stride], h = terms[at + 7 * stride];
            sum = sum + a + b + c + d + e + f + g + h;
            at += 8 * stride;
        }

        for (; count > 0; count--)
        {
            sum += terms[at];
            at += stride;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Products(ArrayView<double> terms, int first, int second, int stride, int count)
    {
        var sum = 0.0;
        for (; count >= 4; count -= 4)
        {
            double a = terms[first], b = terms[first + stride], c = terms[first + 2 * stride], d = terms[first + 3 * stride];
            double e = terms[second], f = terms[second + stride], g = terms[second + 2 * stride], h = terms[second + 3 * stride];
            sum = Triple.Fma(d, h, Triple.Fma(c, g, Triple.Fma(b, f, Triple.Fma(a, e, sum))));
            first += 4 * stride;
            second += 4 * stride;
        }

        for (; count > 0; count--)
        {
            sum = Triple.Fma(terms[first], terms[second], sum);
            first += stride;
            second += stride;
        }

        return sum;
    }

    // Work of the viscous part of the hourglass forces.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Modes(Columns b, int work, int state, double viscosity)
    {
        var sum = 0.0;
        for (var z = 0; z < b.Zones; z++)
        {
            double v = viscosity * b.Zone[state + ZoneRow.Size * Columns.Lanes], r1 = b.ZoneWork[work + 4 * Columns.Lanes];
            double r2 = b.ZoneWork[work + 5 * Columns.Lanes], r3 = b.ZoneWork[work + 6 * Columns.Lanes];
            sum = Triple.Fma(v, b.ZoneWork[work + 7 * Columns.Lanes], Triple.Fma(v, r3, Triple.Fma(v, r2, Triple.Fma(v, r1, sum))));
            work += Columns.WorkRows * Columns.Lanes;
            state += ZoneRow.Count * Columns.Lanes;
        }

        return sum;
    }

    // Smallest volume over stress-free volume; passes over values that are no numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Least(Columns b, int volume, int state)
    {
        var least = 1e300;
        for (var z = 0; z < b.Zones; z++)
        {
            var ratio = b.ZoneWork[volume] / b.Zone[state + ZoneRow.Volume * Columns.Lanes];
            least = ratio < least ? ratio : least;
            volume += Columns.WorkRows * Columns.Lanes;
            state += ZoneRow.Count * Columns.Lanes;
        }

        return least;
    }
}
