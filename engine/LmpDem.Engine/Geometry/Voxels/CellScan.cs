using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Execution;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// Fills cut cells by scan lines whose pieces in bodies are exact: volumes by lines through the cells along all axes, faces by lines in
/// their planes along both. A wall is seen best by the lines that cross it most often, as a slit that runs along lines falls between
/// them. So the fractions that families of lines give are weighted by the squares of the numbers of walls that they crossed there. The
/// planes of foil and press are taken a gap inside, where what touches them is solid. A worker owns whole rows of cells.
/// </summary>
internal sealed class CellScan(CutCells cells, BodyShapes shapes, CutSettings settings, int threads) : IDisposable
{
    private readonly int lines = settings.Lines;
    private readonly Column<float> leading = Zeros(cells.Count, threads); // how far the body of a cell leads a vote of its lines, by length
    private readonly int[] count = [cells.Nx, cells.Ny, cells.Nz];
    private readonly double[] edge = [cells.Edge.X, cells.Edge.Y, cells.Edge.Z];
    private readonly double[] length = [cells.Box.Length.X, cells.Box.Length.Y, cells.Box.Length.Z];
    private readonly bool[] periodic = [cells.Box.PeriodicX, cells.Box.PeriodicY, cells.Box.PeriodicZ];

    // Fractions and walls of each set of families; a fill leaves zeros for the next.
    private readonly Part[] parts =
        [.. Enumerable.Range(0, 3).Select(_ => new Part(Zeros(MostFaces(cells), threads), Zeros(MostFaces(cells), threads)))];

    private delegate void Use(int row, int line, List<OpenPiece> pieces, ReadOnlySpan<SolidSpan> spans);

    // A family of lines: index of the first cell or face of a line, and the stride to the next; -1 for a line that is not needed.
    private sealed record Family(LineLattice Lattice, int RowsPerCell, int LinesPerFraction, Func<int, int, int> First, int Step);

    // What a set of families gives: pore or open fractions, and the walls that its lines crossed there.
    private readonly record struct Part(Column<float> Fractions, Column<float> Walls);

    /// <summary>Scans.</summary>
    public void Run()
    {
        var (s, layer) = (lines, cells.Nx * cells.Ny);
        cells.Lines = Fill(
            cells.Pore,
            [Through(0, (row, line) => cells.Index(0, line / s, row / s), 1)],
            [Through(1, (row, line) => cells.Index(row / s, 0, line / s), cells.Nx)],
            [Through(2, (row, line) => cells.Index(line / s, row / s, 0), layer)]);
        for (var v = 0; v < cells.Count; v++)
            if (cells.Pore[v] >= 0.5f) cells.Body[v] = -1;
        Fill(
            cells.OpenX,
            [InPlanes(1, 0, (row, line) => cells.FaceX(row, 0, line / s), cells.FaceX(0, 1, 0))],
            [InPlanes(2, 0, (row, line) => cells.FaceX(line, row / s, 0), cells.FaceX(0, 0, 1))]);
        Fill(
            cells.OpenY,
            [InPlanes(2, 1, (row, line) => cells.FaceY(line / s, row, 0), cells.FaceY(0, 0, 1))],
            [InPlanes(0, 1, (row, line) => cells.FaceY(0, line, row / s), 1)]);
        Fill(
            cells.OpenZ,
            [InPlanes(0, 2, (row, line) => IsInner(row) ? cells.FaceZ(0, line / s, row) : -1, 1),
                .. AtWalls(0, (row, line, k) => cells.FaceZ(0, line / s, k), 1)],
            [InPlanes(1, 2, (row, line) => IsInner(line) ? cells.FaceZ(row / s, 0, line) : -1, cells.Nx),
                .. AtWalls(1, (row, line, k) => cells.FaceZ(row / s, 0, k), cells.Nx)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        leading.Dispose();
        foreach (var (fractions, walls) in parts)
        {
            fractions.Dispose();
            walls.Dispose();
        }
    }

    private bool IsInner(int plane) => periodic[2] || (plane > 0 && plane < cells.Nz);

    private Family Through(int axis, Func<int, int, int> first, int step)
    {
        var (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        var lattice = new LineLattice(
            axis, length[axis], periodic[axis],
            lines * count[u], edge[u] / lines, 0.5, periodic[u],
            lines * count[v], edge[v] / lines, 0.5, periodic[v]);
        return new Family(lattice, lines, lines * lines, first, step);
    }

    // Lines along an axis in the planes of the faces across another.
    private Family InPlanes(int axis, int across, Func<int, int, int> first, int step)
    {
        var (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        int Planes(int a) => periodic[a] ? count[a] : count[a] + 1;
        var lattice = u == across
            ? new LineLattice(
                axis, length[axis], periodic[axis], Planes(u), edge[u], 0.0, periodic[u], lines * count[v], edge[v] / lines, 0.5,
                periodic[v])
            : new LineLattice(
                axis, length[axis], periodic[axis], lines * count[u], edge[u] / lines, 0.5, periodic[u], Planes(v), edge[v], 0.0,
                periodic[v]);
        return new Family(lattice, u == across ? lines : 1, lines, first, step);
    }

    // Lines along x or y in the planes of foil and press.
    private IEnumerable<Family> AtWalls(int axis, Func<int, int, int, int> first, int step)
    {
        if (periodic[2]) yield break;
        var inside = settings.BetweenWalls ? settings.Gap : 0.0;
        foreach (var (k, z) in new[] { (0, inside), (cells.Nz, length[2] - inside) })
        {
            // One row or line at half of a spacing of 2 z; in the plane of z = 0 at none.
            var (spacing, offset) = z > 0.0 ? (2.0 * z, 0.5) : (edge[2], 0.0);
            var lattice = axis == 0
                ? new LineLattice(0, length[0], periodic[0], lines * count[1], edge[1] / lines, 0.5, periodic[1], 1, spacing, offset, false)
                : new LineLattice(
                    1, length[1], periodic[1], 1, spacing, offset, false, lines * count[0], edge[0] / lines, 0.5, periodic[0]);
            yield return new Family(lattice, axis == 0 ? 1 : lines, lines, (row, line) => first(row, line, k), step);
        }
    }

    // Fractions of cells or faces by several sets of families, combined by the walls they crossed.
    private LineCounts[] Fill(float[] fraction, params Family[][] sets)
    {
        var counts = new LineCounts[sets.Length];
        for (var n = 0; n < sets.Length; n++)
        {
            foreach (var family in sets[n])
                counts[n] += Cut(family, parts[n], votes: fraction == cells.Pore && family.Lattice.Axis == 2);
        }

        Workers.Split(fraction.Length, threads, (first, end) => Combine(fraction, parts.AsSpan(0, sets.Length), first, end));
        return counts;
    }

    // One lane an entry, the last ones one by one.
    private static void Combine(float[] fraction, ReadOnlySpan<Part> sets, int first, int end)
    {
        var f = first;
        for (; f + Vector512<float>.Count <= end; f += Vector512<float>.Count)
        {
            var (sum, weights, plain) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            foreach (var (fractions, walls) in sets)
            {
                ref var part = ref fractions[f];
                ref var wall = ref walls[f];
                var weight = Vector512.LoadUnsafe(ref wall) * Vector512.LoadUnsafe(ref wall);
                sum += weight * Vector512.LoadUnsafe(ref part);
                weights += weight;
                plain += Vector512.LoadUnsafe(ref part);
                Vector512<float>.Zero.StoreUnsafe(ref part);
                Vector512<float>.Zero.StoreUnsafe(ref wall);
            }

            var isWeighted = Vector512.GreaterThan(weights, Vector512<float>.Zero);
            Vector512.ConditionalSelect(isWeighted, sum / weights, plain / sets.Length).StoreUnsafe(ref fraction[f]);
        }

        for (; f < end; f++)
        {
            var (sum, weights, plain) = (0.0f, 0.0f, 0.0f);
            foreach (var (fractions, walls) in sets)
            {
                var weight = walls[f] * walls[f];
                sum += weight * fractions[f];
                weights += weight;
                plain += fractions[f];
                fractions[f] = walls[f] = 0.0f;
            }

            fraction[f] = weights > 0.0f ? sum / weights : plain / sets.Length;
        }
    }

    // Zeros that workers have written. Memory that is read first, as sums do, is mapped to the system's one page of zeros; the first write
    // then replaces that, and interrupts the processors of all workers for each page: half the time of cutting on two.
    private static Column<float> Zeros(int length, int threads)
    {
        var zeros = new Column<float>(length);
        Workers.Split(length, threads, (first, end) => zeros.AsSpan()[first..end].Clear());
        return zeros;
    }

    private static int MostFaces(CutCells cells) => Math.Max(cells.OpenX.Length, Math.Max(cells.OpenY.Length, cells.OpenZ.Length));

    private LineCounts Cut(Family family, Part part, bool votes)
    {
        var (axis, weight) = (family.Lattice.Axis, 1.0 / family.LinesPerFraction);
        return CutRows(family.Lattice, family.RowsPerCell, (row, line, pieces, spans) =>
        {
            var first = family.First(row, line);
            if (first < 0) return;
            foreach (var piece in pieces)
            {
                if (piece.IsPore) Add(part.Fractions, first, family.Step, count[axis], weight, piece.Low / edge[axis], piece.High / edge[axis]);
                if (piece.WallBelow) Mark(part.Walls, first, family.Step, count[axis], piece.Low / edge[axis]);
                if (piece.WallAbove) Mark(part.Walls, first, family.Step, count[axis], piece.High / edge[axis]);
            }

            if (!votes) return;
            foreach (var span in spans) Vote(first, family.Step, span);
        });
    }

    // Cuts the lines of a lattice; rows that add to the same cells are one worker's, in their order.
    private LineCounts CutRows(LineLattice lattice, int rowsPerCell, Use use)
    {
        var scan = shapes.Scan(lattice);
        var counts = new LineCounts[lattice.Rows];
        Workers.Run(threads, (worker, _) =>
        {
            var spans = new List<SolidSpan>();
            var order = new LineOrder<SolidSpan>(lattice.LinesU);
            var pieces = new List<OpenPiece>();
            for (var cell = worker; cell < lattice.Rows / rowsPerCell; cell += threads)
            {
                for (var row = cell * rowsPerCell; row < (cell + 1) * rowsPerCell; row++)
                {
                    spans.Clear();
                    scan.Cut(row, spans);
                    if (lattice.Periodic) AddImages(spans, lattice.Length);
                    order.Sort(spans);
                    counts[row] = CutRow(lattice, row, CollectionsMarshal.AsSpan(spans), pieces, use);
                }
            }
        });
        var sum = default(LineCounts);
        foreach (var part in counts) sum += part;
        return sum;
    }

    private LineCounts CutRow(LineLattice lattice, int row, ReadOnlySpan<SolidSpan> spans, List<OpenPiece> pieces, Use use)
    {
        var (unbroken, walls, chords, chordLength) = (0L, 0L, 0L, 0.0);
        var first = 0;
        for (var line = 0; line < lattice.LinesU; line++)
        {
            var end = first;
            while (end < spans.Length && spans[end].Line == line) end++;
            OpenPiece.Find(spans[first..end], lattice, settings, pieces);
            use(row, line, pieces, spans[first..end]);
            if (end == first) unbroken++;
            first = end;
            foreach (var piece in pieces)
            {
                // Of a piece and its images that one counts which begins in the box.
                if (!piece.IsPore || (lattice.Periodic && (piece.Low < 0.0 || piece.Low >= lattice.Length))) continue;
                walls += (piece.WallBelow ? 1 : 0) + (piece.WallAbove ? 1 : 0);
                if (!piece.WallBelow || !piece.WallAbove) continue;
                chords++;
                chordLength += piece.High - piece.Low;
            }
        }

        return new LineCounts(lattice.LinesU, unbroken, lattice.LinesU * lattice.Length, walls, chords, chordLength);
    }

    // Along a periodic line: every piece begins in the box, and is repeated one period before and behind.
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

    // Majority by pairing off (Boyer and Moore): exact for a body that has more than half of a cell's solid.
    private void Vote(int column, int stride, SolidSpan span)
    {
        var (low, high) = (Math.Max(span.Low / edge[2], 0.0), Math.Min(span.High / edge[2], cells.Nz));
        for (var k = (int)low; k < high; k++)
        {
            var v = column + k * stride;
            var part = (float)(Math.Min(high, k + 1) - Math.Max(low, k));
            if (cells.Body[v] == span.Body) leading[v] += part;
            else if (leading[v] >= part) leading[v] -= part;
            else (cells.Body[v], leading[v]) = (span.Body, part - leading[v]);
        }
    }

    // Adds a piece to the cells or faces that it lies in; places are in edges.
    private static void Add(Column<float> fraction, int first, int stride, int count, double weight, double low, double high)
    {
        (low, high) = (Math.Max(low, 0.0), Math.Min(high, count));
        for (var k = (int)low; k < high; k++)
            fraction[first + k * stride] += (float)(weight * (Math.Min(high, k + 1) - Math.Max(low, k)));
    }

    private static void Mark(Column<float> walls, int first, int stride, int count, double at)
    {
        var k = (int)Math.Floor(at);
        if (k >= 0 && k < count) walls[first + k * stride]++;
    }
}
