using System.Runtime.InteropServices;
using LmpDem.Engine.Execution;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// Fills cut cells by scan lines whose pieces in bodies are exact: volumes by lines along z through the cells, faces by lines in their
/// planes along both axes. A wall is seen best by the lines that cross it most often: a slit that runs along lines falls between them.
/// So the two open shares of a face are weighted by the squares of the numbers of walls that its lines crossed. What stands at the
/// bottom and the top of an open box is a tool, parallel to its plane, so there the ends of the vertical lines are asked instead. A
/// worker owns whole rows of cells.
/// </summary>
internal sealed class CellScan(CutCells cells, BodyShapes shapes, CutSettings settings, int threads, IReadOnlyList<bool>? gone)
{
    private readonly int lines = settings.Lines;
    private readonly float[] leading = new float[cells.Count]; // how far the body of a cell leads a vote of its lines, by length

    /// <summary>Scans.</summary>
    public void Run()
    {
        foreach (var array in new[] { cells.Pore, cells.OpenX, cells.OpenY, cells.OpenZ }) Array.Clear(array);
        var s = lines;
        var volumes = Family(Lattice(2, s, s), s, Volume);
        for (var v = 0; v < cells.Count; v++)
            if (cells.Pore[v] >= 0.5f) cells.Body[v] = -1;
        var (stepY, stepZ) = (cells.FaceX(0, 1, 0), cells.FaceX(0, 0, 1));
        Faces(cells.OpenX,
            (Lattice(2, 0, s), s, (row, line) => cells.FaceX(line, row / s, 0), stepZ),
            (Lattice(1, s, 0), 1, (row, line) => cells.FaceX(row, 0, line / s), stepY));
        var (_, alongX) = Faces(cells.OpenY,
            (Lattice(2, s, 0), 1, (row, line) => cells.FaceY(line / s, row, 0), cells.FaceY(0, 0, 1)),
            (Lattice(0, 0, s), s, (row, line) => cells.FaceY(0, line, row / s), 1));
        var ends = (Foil: cells.OpenZ[..(cells.Nx * cells.Ny)], Press: cells.OpenZ[^(cells.Nx * cells.Ny)..]);
        var (_, alongY) = Faces(cells.OpenZ,
            (Lattice(0, s, 0), 1, (row, line) => cells.FaceZ(0, line / s, row), 1),
            (Lattice(1, 0, s), s, (row, line) => cells.FaceZ(row / s, 0, line), cells.Nx));
        if (!cells.Box.PeriodicZ)
        {
            ends.Foil.CopyTo(cells.OpenZ, 0);
            ends.Press.CopyTo(cells.OpenZ, cells.OpenZ.Length - ends.Press.Length);
        }

        cells.Lines = [alongX, alongY, volumes];
    }

    // Lines along an axis: so many a cell along u and v, or 0 for lines in the planes of the faces.
    private LineLattice Lattice(int axis, int perCellU, int perCellV)
    {
        var ((count, edge, periodic), (lengthD, periodicD)) = (Axes(), (new[] { cells.Box.Length.X, cells.Box.Length.Y, cells.Box.Length.Z }[axis], Axes().Periodic[axis]));
        var (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        return new LineLattice(
            axis, lengthD, periodicD,
            perCellU > 0 ? perCellU * count[u] : periodic[u] ? count[u] : count[u] + 1, edge[u] / Math.Max(perCellU, 1), perCellU > 0 ? 0.5 : 0.0, periodic[u],
            perCellV > 0 ? perCellV * count[v] : periodic[v] ? count[v] : count[v] + 1, edge[v] / Math.Max(perCellV, 1), perCellV > 0 ? 0.5 : 0.0, periodic[v]);
    }

    private (int[] Count, double[] Edge, bool[] Periodic) Axes() => (
        [cells.Nx, cells.Ny, cells.Nz],
        [cells.Edge.X, cells.Edge.Y, cells.Edge.Z],
        [cells.Box.PeriodicX, cells.Box.PeriodicY, cells.Box.PeriodicZ]);

    // Open shares of the faces of one axis by two families of lines.
    private (LineCounts First, LineCounts Second) Faces(
        float[] open, (LineLattice Lattice, int RowsPerCell, Func<int, int, int> Face, int Step) first, (LineLattice Lattice, int RowsPerCell, Func<int, int, int> Face, int Step) second)
    {
        var (shares, walls) = (new[] { open, new float[open.Length] }, new[] { new float[open.Length], new float[open.Length] });
        Array.Clear(open);
        var counts = new LineCounts[2];
        foreach (var (n, family) in new[] { (0, first), (1, second) })
        {
            var (count, edge) = (Axes().Count[family.Lattice.Axis], Axes().Edge[family.Lattice.Axis]);
            counts[n] = Family(family.Lattice, family.RowsPerCell, (row, line, pieces, _) =>
            {
                var face = family.Face(row, line);
                Add(shares[n], face, family.Step, count, edge, 1.0 / lines, pieces);
                CountWalls(walls[n], face, family.Step, count, edge, pieces);
            });
        }

        for (var f = 0; f < open.Length; f++)
        {
            var (a, b) = (walls[0][f] * walls[0][f], walls[1][f] * walls[1][f]);
            open[f] = a + b > 0.0f ? (a * shares[0][f] + b * shares[1][f]) / (a + b) : 0.5f * (shares[0][f] + shares[1][f]);
        }

        return (counts[0], counts[1]);
    }

    private static void CountWalls(float[] walls, int first, int stride, int count, double edge, List<OpenPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece.WallBelow) Mark(piece.Low);
            if (piece.WallAbove) Mark(piece.High);
        }

        void Mark(double at)
        {
            var k = (int)Math.Floor(at / edge);
            if (k >= 0 && k < count) walls[first + k * stride]++;
        }
    }

    private delegate void Use(int row, int line, List<OpenPiece> open, ReadOnlySpan<SolidSpan> spans);

    // Cuts the lines of a lattice; rows that add to the same cells are one worker's, in their order.
    private LineCounts Family(LineLattice lattice, int rowsPerCell, Use use)
    {
        var scan = shapes.Scan(lattice, gone);
        var counts = new LineCounts[lattice.Rows];
        Workers.Run(threads, (worker, _) =>
        {
            var spans = new List<SolidSpan>();
            var open = new List<OpenPiece>();
            for (var cell = worker; cell < lattice.Rows / rowsPerCell; cell += threads)
            {
                for (var row = cell * rowsPerCell; row < (cell + 1) * rowsPerCell; row++)
                {
                    spans.Clear();
                    scan.Cut(row, spans);
                    if (lattice.Periodic) AddImages(spans, lattice.Length);
                    spans.Sort();
                    counts[row] = CutRow(lattice, row, CollectionsMarshal.AsSpan(spans), open, use);
                }
            }
        });
        var sum = default(LineCounts);
        foreach (var count in counts) sum += count;
        return sum;
    }

    private LineCounts CutRow(LineLattice lattice, int row, ReadOnlySpan<SolidSpan> spans, List<OpenPiece> open, Use use)
    {
        var (unbroken, walls, chords, chordLength) = (0L, 0L, 0L, 0.0);
        var first = 0;
        for (var line = 0; line < lattice.LinesU; line++)
        {
            var end = first;
            while (end < spans.Length && spans[end].Line == line) end++;
            OpenPiece.Find(spans[first..end], lattice, settings, open);
            use(row, line, open, spans[first..end]);
            if (end == first) unbroken++;
            first = end;
            foreach (var piece in open)
            {
                // Of a piece and its images that one counts which begins in the box.
                if (lattice.Periodic && (piece.Low < 0.0 || piece.Low >= lattice.Length)) continue;
                walls += (piece.WallBelow ? 1 : 0) + (piece.WallAbove ? 1 : 0);
                if (!piece.WallBelow || !piece.WallAbove) continue;
                chords++;
                chordLength += piece.High - piece.Low;
            }
        }

        return new LineCounts(lattice.LinesU, unbroken, lattice.LinesU * lattice.Length, walls, chords, chordLength);
    }

    // Along a periodic line: every piece begins in the box, and stands once more a period before and behind.
    private static void AddImages(List<SolidSpan> spans, double length)
    {
        var count = spans.Count;
        for (var n = 0; n < count; n++)
        {
            var inside = spans[n].Shifted(-length * Math.Floor(spans[n].Low / length));
            spans[n] = inside;
            spans.Add(inside.Shifted(-length));
            spans.Add(inside.Shifted(length));
        }
    }

    private void Volume(int row, int line, List<OpenPiece> open, ReadOnlySpan<SolidSpan> spans)
    {
        var (i, j) = (line / lines, row / lines);
        var (h, height, layer) = (cells.Edge.Z, cells.Box.Length.Z, cells.Nx * cells.Ny);
        var column = cells.Index(i, j, 0);
        var weight = 1.0 / (lines * lines);
        Add(cells.Pore, column, layer, cells.Nz, h, weight, open);
        foreach (var span in spans) Vote(column, layer, span, h);
        if (cells.Box.PeriodicZ || open.Count == 0) return;
        if (open[0].Low <= 0.0) cells.OpenZ[cells.FaceZ(i, j, 0)] += (float)weight;
        if (open[^1].High >= height) cells.OpenZ[cells.FaceZ(i, j, cells.Nz)] += (float)weight;
    }

    // Majority by pairing off (Boyer and Moore): exact for a body that has more than half of a cell's solid.
    private void Vote(int column, int stride, SolidSpan span, double edge)
    {
        var (first, end) = (Math.Max((int)Math.Floor(span.Low / edge), 0), Math.Min((int)Math.Ceiling(span.High / edge), cells.Nz));
        for (var k = first; k < end; k++)
        {
            var v = column + k * stride;
            var length = (float)(Math.Min(span.High, (k + 1) * edge) - Math.Max(span.Low, k * edge));
            if (cells.Body[v] == span.Body) leading[v] += length;
            else if (leading[v] >= length) leading[v] -= length;
            else (cells.Body[v], leading[v]) = (span.Body, length - leading[v]);
        }
    }

    // Adds the length of pieces to the cells or faces that they lie in, as shares of an edge.
    private static void Add(float[] share, int first, int stride, int count, double edge, double weight, List<OpenPiece> open)
    {
        foreach (var piece in open)
        {
            var (low, high) = (Math.Max(piece.Low / edge, 0.0), Math.Min(piece.High / edge, count));
            for (var k = (int)low; k < high; k++)
                share[first + k * stride] += (float)(weight * (Math.Min(high, k + 1) - Math.Max(low, k)));
        }
    }
}
