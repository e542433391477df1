using System.Numerics;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// Bodies by closed surfaces. Lines cross the triangles; inside is where the winding number is positive. Nodes are rounded to 1/65536 of
/// the lines' spacing across the lines, so that the side of an edge on which a line passes is exact in 64-bit integers, and a line that
/// meets an edge or corner is moved by an infinitesimal (e, e^2): every line crosses a closed surface an even number of times, whatever
/// the ties (the fill rule of graphics hardware).
/// </summary>
internal sealed class SurfaceShapes : BodyShapes
{
    private readonly ClosedSurfaces surfaces;
    private readonly Vector3[] normal;
    private readonly int[] owner;

    public SurfaceShapes(ClosedSurfaces surfaces)
    {
        this.surfaces = surfaces;
        normal = new Vector3[surfaces.Triangles];
        owner = new int[surfaces.Triangles];
        for (var b = 0; b < surfaces.Count; b++) Array.Fill(owner, b, surfaces.First[b], surfaces.First[b + 1] - surfaces.First[b]);
        for (var t = 0; t < normal.Length; t++)
        {
            var (a, b, c) =
                (surfaces.Nodes[surfaces.Corners[3 * t]], surfaces.Nodes[surfaces.Corners[3 * t + 1]],
                surfaces.Nodes[surfaces.Corners[3 * t + 2]]);
            var n = Vec3.Cross(b - a, c - a);
            if (n.Length > 0.0) normal[t] = new Vector3((float)(n.X / n.Length), (float)(n.Y / n.Length), (float)(n.Z / n.Length));
        }
    }

    /// <inheritdoc/>
    public override int Count => surfaces.Count;

    /// <inheritdoc/>
    public override BodyShapes Scaled(IReadOnlyList<double> scale)
    {
        var nodes = (Vec3[])surfaces.Nodes.Clone();
        var moved = new bool[nodes.Length];
        for (var b = 0; b < surfaces.Count; b++)
        {
            var corners = surfaces.Corners.AsSpan((3 * surfaces.First[b])..(3 * surfaces.First[b + 1]));
            var centre = Vec3.Zero;
            foreach (var c in corners) centre += surfaces.Nodes[c] / corners.Length;
            foreach (var c in corners)
            {
                if (moved[c]) continue;
                moved[c] = true;
                nodes[c] = centre + scale[b] * (nodes[c] - centre);
            }
        }

        return new SurfaceShapes(surfaces with { Nodes = nodes });
    }

    /// <inheritdoc/>
    internal override RowScan Scan(LineLattice lattice) => new Lines(this, lattice);

    private static double Component(Vec3 p, int axis) => axis switch { 0 => p.X, 1 => p.Y, _ => p.Z };

    private sealed class Lines : RowScan
    {
        private const int Bits = 16;
        private const double Unit = 1 << Bits;

        private readonly SurfaceShapes shapes;
        private readonly long[] corners;
        private readonly LineLattice lattice;
        private readonly long[] u, v; // nodes across the lines, in 1/65536 of a spacing
        private readonly double[] d;
        private readonly long offsetU, offsetV;
        private readonly RowBins bins;

        public Lines(SurfaceShapes shapes, LineLattice lattice)
        {
            (this.shapes, this.lattice, corners) = (shapes, lattice, shapes.surfaces.Corners);
            var nodes = shapes.surfaces.Nodes;
            u = Array.ConvertAll(nodes, n => (long)Math.Round(Component(n, lattice.AxisU) / lattice.SpacingU * Unit));
            v = Array.ConvertAll(nodes, n => (long)Math.Round(Component(n, lattice.AxisV) / lattice.SpacingV * Unit));
            d = Array.ConvertAll(nodes, n => Component(n, lattice.Axis));
            (offsetU, offsetV) = ((long)(lattice.OffsetU * Unit), (long)(lattice.OffsetV * Unit));
            bins = new RowBins(lattice, shapes.surfaces.Triangles, t =>
            {
                var (a, b, c) = (v[corners[3 * t]], v[corners[3 * t + 1]], v[corners[3 * t + 2]]);
                return (Math.Min(a, Math.Min(b, c)) / Unit, Math.Max(a, Math.Max(b, c)) / Unit);
            });
        }

        public override void Cut(int row, List<SolidSpan> spans)
        {
            var crossings = new List<Crossing>();
            var triangles = bins.Entities(row);
            var unfolded = bins.Unfolded(row);
            for (var e = 0; e < triangles.Length; e++) Cross(triangles[e], unfolded[e], crossings);
            new LineOrder<Crossing>(lattice.LinesU).Sort(crossings);
            var winding = 0;
            for (var n = 0; n < crossings.Count; n++)
            {
                var c = crossings[n];
                winding += c.Turn;
                var isLast = n + 1 == crossings.Count || crossings[n + 1].Line != c.Line || crossings[n + 1].Body != c.Body;
                if (isLast)
                {
                    if (winding != 0) throw new ArgumentException($"the surface of body {c.Body} is not closed");
                    continue;
                }

                var next = crossings[n + 1];
                if (winding > 0 && next.At > c.At)
                    spans.Add(new SolidSpan(c.Line, c.Body, c.At, next.At, shapes.normal[c.Triangle], shapes.normal[next.Triangle]));
            }
        }

        private void Cross(int t, int unfoldedRow, List<Crossing> crossings)
        {
            var (a, b, c) = (corners[3 * t], corners[3 * t + 1], corners[3 * t + 2]);
            var py = ((long)unfoldedRow << Bits) + offsetV;
            var area = (u[b] - u[a]) * (v[c] - v[a]) - (v[b] - v[a]) * (u[c] - u[a]);
            if (area == 0) return;
            var low = (Math.Min(u[a], Math.Min(u[b], u[c])) - offsetU) >> Bits;
            var high = (Math.Max(u[a], Math.Max(u[b], u[c])) - offsetU) >> Bits;
            for (var i = low; i <= high + 1; i++)
            {
                var px = (i << Bits) + offsetU;
                var ab = Side(u[a], v[a], u[b], v[b], px, py, out var atC);
                if (ab != Side(u[b], v[b], u[c], v[c], px, py, out var atA) || ab != Side(u[c], v[c], u[a], v[a], px, py, out var atB))
                    continue;
                var line = LineLattice.Fold(i, lattice.LinesU, lattice.PeriodicU);
                if (line < 0) continue;
                // From one corner, so that a level triangle is met at exactly its height.
                var at = d[a] + ((double)atB * (d[b] - d[a]) + (double)atC * (d[c] - d[a])) / ((double)atA + atB + atC);
                crossings.Add(new Crossing(line, shapes.owner[t], at, ab ? -1 : 1, t));
            }
        }

        // On which side of a-b the line at p passes: true on the left. Swapping a and b turns the answer, also in ties.
        private static bool Side(long ax, long ay, long bx, long by, long px, long py, out long cross)
        {
            cross = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
            if (cross != 0) return cross > 0;
            return by != ay ? by < ay : bx > ax;
        }
    }

    // Turn is +1 where the line enters the body (the triangle faces against the line) and -1 where it leaves.
    private readonly record struct Crossing(int Line, int Body, double At, int Turn, int Triangle)
        : IOnLine, IComparable<Crossing>
    {
        public int CompareTo(Crossing other)
        {
            if (Line != other.Line) return Line.CompareTo(other.Line);
            if (Body != other.Body) return Body.CompareTo(other.Body);
            if (At != other.At) return At.CompareTo(other.At);
            return Turn != other.Turn ? Turn.CompareTo(other.Turn) : Triangle.CompareTo(other.Triangle);
        }
    }
}

/// <summary>Closed surfaces of bodies, made of triangles. Bodies are in one piece and may stick out of a periodic box.</summary>
/// <param name="Nodes">Nodes [m].</param>
/// <param name="Corners">Corners of the triangles, three node indices each, outward by the right hand.</param>
/// <param name="First">First triangle of every body, and the number of triangles at the end.</param>
public sealed record ClosedSurfaces(Vec3[] Nodes, long[] Corners, int[] First)
{
    /// <summary>Number of bodies.</summary>
    public int Count => First.Length - 1;

    /// <summary>Number of triangles.</summary>
    public int Triangles => First[^1];

    /// <summary>Volume enclosed by a body's surface [m3].</summary>
    public double Volume(int body)
    {
        var six = 0.0;
        var origin = First[body] < First[body + 1] ? Nodes[Corners[3 * First[body]]] : Vec3.Zero;
        for (var t = First[body]; t < First[body + 1]; t++)
        {
            six += Vec3.Dot(
                Nodes[Corners[3 * t]] - origin, Vec3.Cross(Nodes[Corners[3 * t + 1]] - origin, Nodes[Corners[3 * t + 2]] - origin));
        }

        return six / 6.0;
    }
}
