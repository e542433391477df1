using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// A layer cut into equal cells. Each cell stores how much of it is pore and each face how much of it is open, computed from the
/// exact bodies: a wall may pass anywhere through a cell, and a gap thinner than a cell is resolved. x runs fastest, then y, then
/// z; images repeat along the periodic axes of the box. Faces have one more entry along their axis than cells: face i of X lies
/// before cell i and the last behind all; along a periodic axis the last is the first.
/// </summary>
public sealed class CutCells
{
    // Open fractions are multiples of 2^-20, so that solvers can sum a cell's faces exactly in single precision.
    private const float Grain = 1.0f / (1 << 20);

    /// <summary>Cells of pore only.</summary>
    /// <param name="box">Region and periodic axes [m].</param>
    /// <param name="nx">Cells along x, >= 1.</param>
    /// <param name="ny">Cells along y, >= 1.</param>
    /// <param name="nz">Cells along z, >= 1.</param>
    public CutCells(Box box, int nx, int ny, int nz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ny, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(nz, 1);
        if ((nx + 1L) * (ny + 1L) * (nz + 1L) > Array.MaxLength)
            throw new ArgumentException($"{nx} x {ny} x {nz} cells are more than an array holds");
        (Box, Nx, Ny, Nz) = (box, nx, ny, nz);
        Edge = new Vec3(box.Length.X / nx, box.Length.Y / ny, box.Length.Z / nz);
        (Pore, OpenX, OpenY, OpenZ) = (Ones(nx * ny * nz), Ones((nx + 1) * ny * nz), Ones(nx * (ny + 1) * nz), Ones(nx * ny * (nz + 1)));
        Body = new int[nx * ny * nz];
        Array.Fill(Body, -1);
    }

    /// <summary>Region and periodic axes [m].</summary>
    public Box Box { get; }

    /// <summary>Cells along x.</summary>
    public int Nx { get; }

    /// <summary>Cells along y.</summary>
    public int Ny { get; }

    /// <summary>Cells along z.</summary>
    public int Nz { get; }

    /// <summary>Number of cells.</summary>
    public int Count => Pore.Length;

    /// <summary>Edges of a cell [m].</summary>
    public Vec3 Edge { get; }

    /// <summary>Volume of a cell [m3].</summary>
    public double CellVolume => Edge.X * Edge.Y * Edge.Z;

    /// <summary>Fraction of a cell's volume that is pore, one per cell, 0 to 1.</summary>
    public float[] Pore { get; }

    /// <summary>Open fraction of the faces across x, by <see cref="FaceX"/>, 0 to 1 in steps of 2^-20.</summary>
    public float[] OpenX { get; }

    /// <summary>Open fraction of the faces across y, by <see cref="FaceY"/>.</summary>
    public float[] OpenY { get; }

    /// <summary>Open fraction of the faces across z, by <see cref="FaceZ"/>; first plane: foil, last: separator.</summary>
    public float[] OpenZ { get; }

    /// <summary>Body that holds most of a cell's solid, one per cell; -1 where it is more pore than solid.</summary>
    public int[] Body { get; }

    /// <summary>Counts of lines along x, y, z; zeros if the cells were not cut from bodies.</summary>
    public IReadOnlyList<LineCounts> Lines { get; internal set; } = [default, default, default];

    /// <summary>Fraction of the vertical lines that meet no body: what is seen of the bottom from above.</summary>
    public double SeenThrough()
    {
        if (Lines[2].Count > 0) return (double)Lines[2].Unbroken / Lines[2].Count;
        var (layer, open) = (Nx * Ny, 0);
        for (var column = 0; column < layer; column++)
        {
            var v = column;
            while (v < Count && Pore[v] >= 1.0f) v += layer;
            if (v >= Count) open++;
        }

        return (double)open / layer;
    }

    /// <summary>Place of a cell in the arrays.</summary>
    public int Index(int i, int j, int k) => (k * Ny + j) * Nx + i;

    /// <summary>Place of the face before cell i, 0 to Nx.</summary>
    public int FaceX(int i, int j, int k) => (k * Ny + j) * (Nx + 1) + i;

    /// <summary>Place of the face before cell j, 0 to Ny.</summary>
    public int FaceY(int i, int j, int k) => (k * (Ny + 1) + j) * Nx + i;

    /// <summary>Place of the face below cell k, 0 to Nz.</summary>
    public int FaceZ(int i, int j, int k) => (k * Ny + j) * Nx + i;

    /// <summary>Centre of a cell [m].</summary>
    public Vec3 Centre(int i, int j, int k) => new((i + 0.5) * Edge.X, (j + 0.5) * Edge.Y, (k + 0.5) * Edge.Z);

    /// <summary>The cell that holds a point, images folded back; -1 outside.</summary>
    public int At(Vec3 point)
    {
        var i = LineLattice.Fold((long)Math.Floor(point.X / Edge.X), Nx, Box.PeriodicX);
        var j = LineLattice.Fold((long)Math.Floor(point.Y / Edge.Y), Ny, Box.PeriodicY);
        var k = LineLattice.Fold((long)Math.Floor(point.Z / Edge.Z), Nz, Box.PeriodicZ);
        return i < 0 || j < 0 || k < 0 ? -1 : Index(i, j, k);
    }

    /// <summary>Whether a cell is more solid than pore, for measures that need one or the other.</summary>
    public bool IsSolid(int cell) => Pore[cell] < 0.5f;

    /// <summary>Fraction of the volume that is pore.</summary>
    public double Porosity()
    {
        var sum = 0.0;
        foreach (var p in Pore) sum += p;
        return sum / Count;
    }

    /// <summary>Numbers of cells along x, y, z that are as close to cubes of an edge as whole numbers allow.</summary>
    /// <param name="box">Region [m].</param>
    /// <param name="edge">Wanted edge of a cell [m].</param>
    public static (int X, int Y, int Z) Counts(Box box, double edge) =>
        (Whole(box.Length.X / edge), Whole(box.Length.Y / edge), Whole(box.Length.Z / edge));

    /// <summary>Cells that are wholly solid or wholly pore: bodies whose walls are faces.</summary>
    /// <param name="box">Region and periodic axes [m].</param>
    /// <param name="counts">Cells along x, y, z.</param>
    /// <param name="body">Body in cell i, j, k; negative in pores.</param>
    public static CutCells OfBlocks(Box box, (int X, int Y, int Z) counts, Func<int, int, int, int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var cells = new CutCells(box, counts.X, counts.Y, counts.Z);
        for (var v = 0; v < cells.Count; v++)
        {
            cells.Body[v] = Math.Max(body(v % counts.X, v / counts.X % counts.Y, v / counts.X / counts.Y), -1);
            if (cells.Body[v] >= 0) cells.Pore[v] = 0.0f;
        }

        for (var v = 0; v < cells.Count; v++)
        {
            if (cells.Pore[v] > 0.0f) continue;
            var (i, j, k) = (v % counts.X, v / counts.X % counts.Y, v / counts.X / counts.Y);
            var (x, y, z) = (cells.FaceX(i, j, k), cells.FaceY(i, j, k), cells.FaceZ(i, j, k));
            cells.OpenX[x] = cells.OpenX[x + 1] = cells.OpenY[y] = cells.OpenY[y + counts.X] = cells.OpenZ[z] =
                cells.OpenZ[z + counts.X * counts.Y] = 0.0f;
        }

        cells.Repeat(both: true);
        return cells;
    }

    /// <summary>Cuts bodies.</summary>
    /// <param name="shapes">The bodies.</param>
    /// <param name="box">Region and periodic axes [m].</param>
    /// <param name="counts">Cells along x, y, z.</param>
    /// <param name="settings">Lines and gap.</param>
    /// <param name="threads">Worker threads; they change no bit of the result.</param>
    /// <exception cref="ArgumentException">A surface is not closed.</exception>
    public static CutCells Of(BodyShapes shapes, Box box, (int X, int Y, int Z) counts, CutSettings settings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Lines, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Gap);
        var cells = new CutCells(box, counts.X, counts.Y, counts.Z);
        using (var scan = new CellScan(cells, shapes, settings, threads)) scan.Run();
        cells.Settle();
        return cells;
    }

    /// <summary>The same cells under layers of open cells, as where a separator stands off.</summary>
    /// <param name="layers">Layers to add, >= 0.</param>
    public CutCells Under(int layers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layers);
        var length = Box.Length with { Z = Box.Length.Z + layers * Edge.Z };
        var padded = new CutCells(Box with { Length = length }, Nx, Ny, Nz + layers) { Lines = Lines };
        foreach (var (from, to) in new[] { (Pore, padded.Pore), (OpenX, padded.OpenX), (OpenY, padded.OpenY), (OpenZ, padded.OpenZ) })
            from.CopyTo(to, 0);
        Body.CopyTo(padded.Body, 0);
        return padded;
    }

    // Rounds, repeats periodic faces, and makes cells and faces agree: a slit that no line through a cell met still passes where two of its
    // faces are open in part; a face wholly open towards a cell without pore is a wall in the plane of the face.
    private void Settle()
    {
        foreach (var open in new[] { OpenX, OpenY, OpenZ })
            for (var f = 0; f < open.Length; f++) open[f] = MathF.Round(Math.Clamp(open[f], 0.0f, 1.0f) / Grain) * Grain;
        Repeat();
        for (var v = 0; v < Pore.Length; v++)
        {
            Pore[v] = Pore[v] < Grain ? 0.0f : Math.Min(Pore[v], 1.0f);
            if (Pore[v] > 0.0f) continue;
            var (i, j, k) = (v % Nx, v / Nx % Ny, v / Nx / Ny);
            var (x, y, z) = (FaceX(i, j, k), FaceY(i, j, k), FaceZ(i, j, k));
            Span<float> open = [OpenX[x], OpenX[x + 1], OpenY[y], OpenY[y + Nx], OpenZ[z], OpenZ[z + Nx * Ny]];
            var (faces, parts, sum) = (0, 0, 0.0f);
            foreach (var face in open)
            {
                if (face > 0.0f) faces++;
                if (face > 0.0f && face < 1.0f) parts++;
                sum += face;
            }

            if (faces >= 2 && parts > 0) Pore[v] = sum / 6.0f;
            else OpenX[x] = OpenX[x + 1] = OpenY[y] = OpenY[y + Nx] = OpenZ[z] = OpenZ[z + Nx * Ny] = 0.0f;
        }

        Repeat(both: true);
    }

    // The last face along a periodic axis is the first; where either was closed both are.
    private void Repeat(bool both = false)
    {
        for (var k = 0; k <= Nz; k++)
        {
            for (var j = 0; j <= Ny; j++)
            {
                for (var i = 0; i <= Nx; i++)
                {
                    if (i == 0 && j < Ny && k < Nz && Box.PeriodicX) Same(OpenX, FaceX(0, j, k), FaceX(Nx, j, k));
                    if (j == 0 && i < Nx && k < Nz && Box.PeriodicY) Same(OpenY, FaceY(i, 0, k), FaceY(i, Ny, k));
                    if (k == 0 && i < Nx && j < Ny && Box.PeriodicZ) Same(OpenZ, FaceZ(i, j, 0), FaceZ(i, j, Nz));
                }
            }
        }

        void Same(float[] open, int first, int last) => open[first] = open[last] = both ? Math.Min(open[first], open[last]) : open[first];
    }

    private static float[] Ones(int count)
    {
        var ones = new float[count];
        Array.Fill(ones, 1.0f);
        return ones;
    }

    private static int Whole(double count) => Math.Max(1, (int)Math.Round(count));
}

/// <summary>How finely bodies are cut into cells, and what counts as a gap.</summary>
public sealed record CutSettings
{
    /// <summary>
    /// Scan lines a cell along each axis, >= 1: through a cell go three times its square, in a face twice as many. Against 12, 4 changes
    /// the diffusivity of a layer pressed by 40 % by -0.4 % through and -1.1 % in the plane at 1 um, at 20 % by less than 0.1 %.
    /// </summary>
    public int Lines { get; init; } = 4;

    /// <summary>Distance below which two bodies, or a body and a wall, count as touching, with no pore between them; >= 0 [m].</summary>
    public double Gap { get; init; }

    /// <summary>Whether walls stand at the bottom and the top of the box: a foil and a press, to which gaps are counted too.</summary>
    public bool BetweenWalls { get; init; } = true;
}
