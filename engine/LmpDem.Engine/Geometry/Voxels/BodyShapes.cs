using System.Numerics;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Exact shapes of bodies, which scan lines cut. Bodies may stick out of a periodic box and may overlap.</summary>
public abstract class BodyShapes
{
    /// <summary>Number of bodies.</summary>
    public abstract int Count { get; }

    /// <summary>Spheres.</summary>
    /// <param name="centre">Centres, need not lie in the box [m].</param>
    /// <param name="radius">Radii [m].</param>
    public static BodyShapes Of(IReadOnlyList<Vec3> centre, IReadOnlyList<double> radius)
    {
        ArgumentNullException.ThrowIfNull(centre);
        ArgumentNullException.ThrowIfNull(radius);
        if (centre.Count != radius.Count) throw new ArgumentException($"{centre.Count} centres and {radius.Count} radii", nameof(radius));
        return new SphereShapes(centre, radius);
    }

    /// <summary>Bodies by their closed surfaces of triangles.</summary>
    public static BodyShapes Of(ClosedSurfaces surfaces)
    {
        ArgumentNullException.ThrowIfNull(surfaces);
        return new SurfaceShapes(surfaces);
    }

    /// <summary>Bodies that keep similar to themselves and shrink about their centres.</summary>
    /// <param name="scale">Linear scale, one per body; a body of 0 has been used up.</param>
    public abstract BodyShapes Scaled(IReadOnlyList<double> scale);

    /// <summary>Prepares to cut the bodies with lines.</summary>
    /// <param name="lattice">The lines.</param>
    internal abstract RowScan Scan(LineLattice lattice);
}

/// <summary>Cuts one row of lines after the other; rows may be cut by several threads at a time.</summary>
internal abstract class RowScan
{
    /// <summary>Adds the pieces of a row's lines that lie in bodies, in any order, along periodic lines without their images.</summary>
    /// <param name="row">The row.</param>
    /// <param name="spans">Receives the pieces.</param>
    /// <exception cref="ArgumentException">A surface is not closed.</exception>
    public abstract void Cut(int row, List<SolidSpan> spans);
}

/// <summary>A piece of a scan line in no body; along a periodic line it may stick out of the box.</summary>
/// <param name="Low">Where it begins, along the line [m].</param>
/// <param name="High">Where it ends [m].</param>
/// <param name="WallBelow">Whether a body's wall begins it, and not the end of the box.</param>
/// <param name="WallAbove">Whether a body's wall ends it.</param>
/// <param name="IsPore">False in a gap thinner than the tolerance.</param>
internal readonly record struct OpenPiece(double Low, double High, bool WallBelow, bool WallAbove, bool IsPore)
{
    /// <summary>
    /// Finds the pieces of one line: what the union of its solid spans leaves. A gap between two bodies, or a body and a wall, that is
    /// thinner than the tolerance is no pore. The thickness of a gap of length l between walls with normals a and b is
    /// l |d . (a - b)| / |a - b|: exact between parallel walls however the line slants, and never small where walls do not face
    /// each other, as at a line that grazes two bodies.
    /// </summary>
    /// <param name="spans">Solid spans in their order, along a periodic line with the images before and behind.</param>
    /// <param name="lattice">The lines.</param>
    /// <param name="settings">Gap and walls.</param>
    /// <param name="pieces">Receives the pieces, upward.</param>
    public static void Find(ReadOnlySpan<SolidSpan> spans, LineLattice lattice, CutSettings settings, List<OpenPiece> pieces)
    {
        pieces.Clear();
        if (spans.Length == 0)
        {
            pieces.Add(new OpenPiece(0.0, lattice.Length, false, false, true));
            return;
        }

        var along = lattice.Axis switch { 0 => Vector3.UnitX, 1 => Vector3.UnitY, _ => Vector3.UnitZ };
        var walls = lattice.Axis == 2 && !lattice.Periodic && settings.BetweenWalls;
        if (!lattice.Periodic && spans[0].Low > 0.0)
            pieces.Add(new OpenPiece(
                0.0, spans[0].Low, false, true, !walls || Thickness(spans[0].Low, along, spans[0].NormalLow, along) >= settings.Gap));
        var last = spans[0];
        for (var n = 1; n < spans.Length; n++)
        {
            var next = spans[n];
            if (next.Low > last.High)
            {
                var isPore = last.Body == next.Body
                    || Thickness(next.Low - last.High, last.NormalHigh, next.NormalLow, along) >= settings.Gap;
                pieces.Add(new OpenPiece(last.High, next.Low, true, true, isPore));
            }

            if (next.High > last.High) last = next;
        }

        if (lattice.Periodic || last.High >= lattice.Length) return;
        var rest = lattice.Length - last.High;
        pieces.Add(new OpenPiece(
            last.High, lattice.Length, true, false, !walls || Thickness(rest, last.NormalHigh, -along, along) >= settings.Gap));
    }

    private static double Thickness(double length, Vector3 first, Vector3 second, Vector3 along)
    {
        var across = first - second;
        var norm = across.Length();
        return norm > 1e-6f ? length * Math.Abs(Vector3.Dot(along, across)) / norm : double.PositiveInfinity;
    }
}

/// <summary>A piece of a scan line inside a body.</summary>
/// <param name="Line">Line of the row.</param>
/// <param name="Body">The body.</param>
/// <param name="Low">Where the line enters, along the line [m].</param>
/// <param name="High">Where it leaves [m].</param>
/// <param name="NormalLow">Outward normal of length one where it enters.</param>
/// <param name="NormalHigh">Outward normal where it leaves.</param>
internal readonly record struct SolidSpan(int Line, int Body, double Low, double High, Vector3 NormalLow, Vector3 NormalHigh)
    : IOnLine, IComparable<SolidSpan>
{
    /// <summary>By line, then upward, then by body: an order that no thread changes.</summary>
    public int CompareTo(SolidSpan other)
    {
        if (Line != other.Line) return Line.CompareTo(other.Line);
        if (Low != other.Low) return Low.CompareTo(other.Low);
        return Body != other.Body ? Body.CompareTo(other.Body) : High.CompareTo(other.High);
    }

    /// <summary>The same piece of an image.</summary>
    public SolidSpan Shifted(double by) => this with { Low = Low + by, High = High + by };
}
