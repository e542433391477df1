using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>
/// An elastic-plastic foil under the bodies, periodic along x and y, its lower face held by the roll behind it. It is a
/// bundle like the bodies': its eight tiles, four along x and two along y, are the lanes, and nodes on the seams of
/// tiles, of which each tile has a copy, take the sum of the copies' forces. Its surface is a height over the
/// undeformed grid: embossing is far smaller than a cell.
/// </summary>
internal sealed unsafe class FoilSlab : IDisposable
{
    private const int TilesX = 4;
    private const int TilesY = 2;
    private const int Layers = 4;
    private const double Damping = 0.03;

    /// <summary>Hourglass modes of the foil's zones; no crowd is to be quieted here.</summary>
    public static readonly HourglassSpec Hourglass = new() { Viscosity = 0.01 };

    private readonly Box box;
    private readonly ZoneConstants constants;
    private readonly (int X, int Y) cells;          // of the whole slab
    private readonly int[] surface;                 // surface node of (i, j): node * Lanes + lane
    private readonly int[][] copies;                // nodes of the seams: node * Lanes + lane of every copy
    // of a node's work that is its copy's: 1 over the number of copies [node * Lanes + lane]
    private readonly double[] part;
    private readonly int[] held;                    // nodes of the lower face

    /// <summary>Makes a foil at rest, its upper face at z = 0.</summary>
    /// <param name="box">Region, periodic along x and y.</param>
    /// <param name="thickness">Thickness [m].</param>
    /// <param name="cell">Wanted edge of a cell: that of the bodies' facets [m].</param>
    /// <param name="material">Material.</param>
    public FoilSlab(Box box, double thickness, double cell, PlasticMaterial material)
    {
        this.box = box;
        constants = ZoneConstants.Of(material, Hourglass);
        Thickness = thickness;
        int perX = Cells(box.Length.X / TilesX, cell), perY = Cells(box.Length.Y / TilesY, cell);
        cells = (TilesX * perX, TilesY * perY);
        // Meshes are built around 1: the thickness is the unit.
        var tile = new Vec3(box.Length.X / TilesX, box.Length.Y / TilesY, thickness);
        var template = Templates.Block((perX, perY, Layers), tile / thickness);
        Bundle = new Bundle(template, 0, Bundle.Lanes, ZoneFormulation.Joint);
        var at = new Dictionary<(int, int, int), List<int>>();
        for (var n = 0; n < template.NodeCount; n++)
        {
            var p = thickness * template.Nodes[n];
            int i = (int)Math.Round(p.X / tile.X * perX), j = (int)Math.Round(p.Y / tile.Y * perY),
                k = (int)Math.Round(p.Z / thickness * Layers);
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                int x = l % TilesX, y = l / TilesX;
                Put(n, l, new Vec3(p.X + x * tile.X, p.Y + y * tile.Y, p.Z - thickness));
                var key = ((x * perX + i) % cells.X, (y * perY + j) % cells.Y, k);
                if (!at.TryGetValue(key, out var list)) at[key] = list = [];
                list.Add(n * Bundle.Lanes + l);
            }
        }

        for (var l = 0; l < Bundle.Lanes; l++)
        {
            BodyAssembly.SetVolumes(Bundle, l, thickness);
            for (var z = 0; z < template.ZoneCount; z++)
                Bundle.Zone.Address[(long)z * ZoneRow.Stride + ZoneRow.Yield * Bundle.Lanes + l] = material.YieldStrength;
        }

        surface = new int[cells.X * cells.Y];
        for (var i = 0; i < cells.X; i++)
        {
            for (var j = 0; j < cells.Y; j++) surface[i + cells.X * j] = at[(i, j, Layers)][0];
        }

        part = new double[template.NodeCount * Bundle.Lanes];
        foreach (var nodes in at.Values)
        {
            foreach (var n in nodes) part[n] = 1.0 / nodes.Count;
        }

        copies = [.. at.OrderBy(e => e.Key).Select(e => e.Value.ToArray()).Where(c => c.Length > 1)];
        held = [.. at.OrderBy(e => e.Key).Where(e => e.Key.Item3 == 0).SelectMany(e => e.Value)];
        SetMasses(material);
    }

    /// <summary>The slab's tiles.</summary>
    public Bundle Bundle { get; }

    /// <summary>Thickness [m].</summary>
    public double Thickness { get; }

    /// <summary>Height of the surface under a point, and the nodes that carry it.</summary>
    /// <param name="x">Place along x [m].</param>
    /// <param name="y">Place along y [m].</param>
    public (double Height, FoilPatch Patch) Under(double x, double y)
    {
        double u = x / box.Length.X, v = y / box.Length.Y;
        u = (u - Math.Floor(u)) * cells.X;
        v = (v - Math.Floor(v)) * cells.Y;
        int i = Math.Min((int)u, cells.X - 1), j = Math.Min((int)v, cells.Y - 1);
        int i1 = i + 1 == cells.X ? 0 : i + 1, j1 = j + 1 == cells.Y ? 0 : j + 1;
        var patch = new FoilPatch(
            surface[i + cells.X * j], surface[i1 + cells.X * j], surface[i1 + cells.X * j1], surface[i + cells.X * j1], u - i, v - j);
        return (patch.W0 * Height(patch.N0) + patch.W1 * Height(patch.N1) + patch.W2 * Height(patch.N2)
            + patch.W3 * Height(patch.N3), patch);
    }

    /// <summary>Velocity of the surface at a patch [m/step].</summary>
    public Vec3 Velocity(in FoilPatch p) => p.W0 * Velocity(p.N0) + p.W1 * Velocity(p.N1) + p.W2 * Velocity(p.N2) + p.W3 * Velocity(p.N3);

    /// <summary>Adds a force to the surface.</summary>
    public void Press(in FoilPatch p, Vec3 force)
    {
        Add(p.N0, p.W0 * force);
        Add(p.N1, p.W1 * force);
        Add(p.N2, p.W2 * force);
        Add(p.N3, p.W3 * force);
    }

    /// <summary>Updates the zones; clears the forces before.</summary>
    public void UpdateZones()
    {
        Bundle.Force.AsSpan().Clear();
        ZoneKernel.Update(Bundle, constants, survey: false);
    }

    /// <summary>Joins the seams and moves the nodes.</summary>
    public void Move()
    {
        double* force = Bundle.Force.Address, velocity = Bundle.Velocity.Address, position = Bundle.Position.Address,
            mass = Bundle.Mass.Address;
        foreach (var nodes in copies)
        {
            for (var c = 0; c < 3; c++)
            {
                var sum = 0.0;
                foreach (var n in nodes) sum += force[At(n, c)];
                foreach (var n in nodes) force[At(n, c)] = sum;
            }
        }

        foreach (var n in held)
        {
            for (var c = 0; c < 3; c++) force[At(n, c)] = velocity[At(n, c)] = 0.0;
        }

        var work = 0.0;
        for (var n = 0; n < Bundle.Template.NodeCount; n++)
        {
            for (var c = 0; c < 3; c++)
            {
                for (var l = 0; l < Bundle.Lanes; l++)
                {
                    var at = n * Bundle.Vector + c * Bundle.Lanes + l;
                    double old = velocity[at], drag = Damping * old;
                    velocity[at] = old + force[at] / mass[n * Bundle.Lanes + l] - drag;
                    work += 0.5 * part[n * Bundle.Lanes + l] * mass[n * Bundle.Lanes + l] * drag * (old + velocity[at]);
                    position[at] += velocity[at];
                }
            }
        }

        Bundle.LaneValue(LaneRow.DampingWork, 0) += work;
    }

    /// <summary>Deepest place of the surface below its first plane [m].</summary>
    public double DeepestEmbossing()
    {
        var least = 0.0;
        foreach (var n in surface) least = Math.Min(least, Height(n));
        return -least;
    }

    /// <inheritdoc/>
    public void Dispose() => Bundle.Dispose();

    private static int Cells(double length, double cell) => Math.Max(2, (int)Math.Round(length / cell));

    private static int At(int n, int component) => n / Bundle.Lanes * Bundle.Vector + component * Bundle.Lanes + n % Bundle.Lanes;

    private double Height(int n) => Bundle.Position[At(n, 2)];

    private Vec3 Velocity(int n) => new(Bundle.Velocity[At(n, 0)], Bundle.Velocity[At(n, 1)], Bundle.Velocity[At(n, 2)]);

    private void Add(int n, Vec3 f)
    {
        Bundle.Force[At(n, 0)] += f.X;
        Bundle.Force[At(n, 1)] += f.Y;
        Bundle.Force[At(n, 2)] += f.Z;
    }

    private void Put(int node, int lane, Vec3 p)
    {
        Bundle.Position[node * Bundle.Vector + lane] = p.X;
        Bundle.Position[node * Bundle.Vector + Bundle.Lanes + lane] = p.Y;
        Bundle.Position[node * Bundle.Vector + 2 * Bundle.Lanes + lane] = p.Z;
    }

    // Once: the foil's zones keep their shape. A tenth more than where bodies start, as nothing refreshes them.
    private void SetMasses(PlasticMaterial material)
    {
        NodeMotion.RefreshMasses(Bundle, 1.1 * BodyAssembly.Modulus(material));
        foreach (var nodes in copies)
        {
            var sum = 0.0;
            foreach (var n in nodes) sum += Bundle.Mass[n];
            foreach (var n in nodes) Bundle.Mass[n] = sum;
        }
    }
}

/// <summary>The four surface nodes of a foil around a point, against the clock, and the point's place between them.</summary>
/// <param name="N0">Node at (0, 0).</param>
/// <param name="N1">Node at (1, 0).</param>
/// <param name="N2">Node at (1, 1).</param>
/// <param name="N3">Node at (0, 1).</param>
/// <param name="U">Place along x, 0 to 1.</param>
/// <param name="V">Place along y, 0 to 1.</param>
internal readonly record struct FoilPatch(int N0, int N1, int N2, int N3, double U, double V)
{
    /// <summary>Weight of the first node.</summary>
    public double W0 => (1.0 - U) * (1.0 - V);

    /// <summary>Weight of the second node.</summary>
    public double W1 => U * (1.0 - V);

    /// <summary>Weight of the third node.</summary>
    public double W2 => U * V;

    /// <summary>Weight of the fourth node.</summary>
    public double W3 => (1.0 - U) * V;
}
