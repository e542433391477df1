using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Crushing;

/// <summary>
/// One deformable sphere under closing rigid walls: the test that compares the solver with references. The walls close as fast as
/// the unbalanced ratio allows and never stop: nodes are damped relative to their own motion (<see cref="Drag.Steady"/>), and loads
/// are means over the steps around a row. When walls stop, the sphere keeps flowing, which drops the load by 1 to 5 %.
/// </summary>
public sealed record FvCrush
{
    private const int MaxHoldBlocks = 10;

    // Of the full speed, where forces do not balance. At an advance of 5e-6 loads are within 1 % of those at half of it.
    private const double SlowestFraction = 0.25;

    // Approach before the cell is full from where the full speed falls in proportion: the last voids close ever faster. At 1e-5 the
    // pressure in a cylinder reads 2.5 % above that at a quarter of the speed at a relative density of 0.97, and 0.6 % at 0.92.
    private const double FillingWay = 0.1;

    private const int TurnSteps = 2;

    // Of the speed, in a block of steps.
    private const double Faster = 1.05, Slower = 0.9;

    /// <summary>Walls.</summary>
    public required CrushCell Cell { get; init; }

    /// <summary>Radius of the sphere [m].</summary>
    public double Radius { get; init; } = 10e-6;

    /// <summary>Bulk of the sphere.</summary>
    public required PlasticMaterial Material { get; init; }

    /// <summary>Mechanics of the film.</summary>
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>Thickness of the film; 0: none [m].</summary>
    public double FilmThickness { get; init; }

    /// <summary>Friction at the walls.</summary>
    public double Friction { get; init; }

    /// <summary>Formulation of strain and stress in a zone.</summary>
    public ZoneFormulation Formulation { get; init; }

    /// <summary>
    /// Hourglass modes of joint zones. A single sphere needs less viscosity than a layer: with the 0.06 of a layer it takes 2 to 6
    /// % of the load in a box at an advance of 1e-5, with 0.01 it takes 0.4 to 1.5 %.
    /// </summary>
    public HourglassSpec Hourglass { get; init; } = new() { Viscosity = 0.005 };

    /// <summary>Mesh.</summary>
    public TemplateSize Template { get; init; } = new(6, 4);

    /// <summary>Motion of one platen over the radius a step at full speed.</summary>
    public double AdvancePerStep { get; init; } = 1e-5;

    /// <summary>Largest unbalanced ratio while closing; the walls slow down above it.</summary>
    public double MaxUnbalanced { get; init; } = 5e-4;

    /// <summary>
    /// Whether the mesh is turned at random: aligned, whole rings of nodes meet a platen at once and the force climbs in stairs.
    /// </summary>
    public bool Orient { get; init; } = true;

    /// <summary>
    /// Spheres crushed at once, each for itself, their meshes and films turned and drawn differently; rows are their means. One
    /// mesh alone climbs in stairs of 8 % between planes at n = 8, and eight bodies of a bundle cost what one does.
    /// </summary>
    public int Copies { get; init; } = Bundle.Lanes;

    /// <summary>Seed of orientation and film strength.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads, which share the copies in eights; no result depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Device that the steps run on; null: the cores of this processor. No result depends on it.</summary>
    public MarchDevice? Device { get; init; }

    /// <summary>Largest approach that a cell takes: 0.002 before the sphere fills it, 0.9 between planes.</summary>
    /// <param name="cell">Cell.</param>
    public static double LargestApproach(CrushCell cell) => cell == CrushCell.Planes ? 0.9 : CrushWalls.ApproachAt(cell, 1.0) - 0.002;

    /// <summary>Crushes the sphere.</summary>
    /// <param name="to">Largest approach, platen motion over radius, above 0 and at most <see cref="LargestApproach"/>.</param>
    /// <param name="rows">Rows on loading, evenly spaced, >= 1.</param>
    /// <exception cref="TangledException">The mesh tangled.</exception>
    public IReadOnlyList<CrushRow> Run(double to, int rows) => [.. Rows(to, rows)];

    /// <summary>Crushes the sphere; a row is made when the caller asks for the next one, so those before a fault are not lost.</summary>
    /// <param name="to">Largest approach, platen motion over radius, above 0 and at most <see cref="LargestApproach"/>.</param>
    /// <param name="rows">Rows on loading, evenly spaced, >= 1.</param>
    /// <exception cref="TangledException">The mesh tangled; thrown in place of a row.</exception>
    public IEnumerable<CrushRow> Rows(double to, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, LargestApproach(Cell));
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Copies, 1);
        return Close(to, rows);
    }

    private IEnumerable<CrushRow> Close(double to, int rows)
    {
        var settings = new FvSettings
        {
            Material = Material,
            Film = Film,
            Formulation = Formulation,
            Hourglass = Hourglass,
            Template = Template,
            Orient = Orient,
            WallFriction = Friction,
            Seed = Seed,
            Threads = Threads,
            Isolated = true,
            ContactGap = 0.01 * Radius,
        };
        var open = new Box(new Vec3(4 * Radius, 4 * Radius, 4 * Radius), false, false, false);
        var mesh = Templates.Sphere(Template);
        // Nodes of a mesh with the sphere's volume lie slightly outside it (1.4 % at n = 5, 0.6 % at n = 8). Walls set
        // upon them at once throw them inward, which broke 43 % of a film: the body swells between its walls instead.
        var outside = mesh.SurfaceNodes.Max(n => mesh.Nodes[n].Length);
        var scale = Enumerable.Repeat(1.0 / outside, Copies).ToArray();
        var seeds = Enumerable.Repeat(new BodySeed(Vec3.Zero, Radius, FilmThickness), Copies).ToArray();
        using var stepper = FvStepper.Create(seeds, Enumerable.Repeat(mesh, Copies).ToArray(), open, Walls(0.0), settings, scale, Device);
        stepper.Swell(seeds, scale, (int)Math.Ceiling((1.0 - scale[0]) / AdvancePerStep), () => { });
        Hold(stepper);
        stepper.SetFilm();
        yield return Row(stepper, 0.0);
        stepper.Drag = Drag.Steady;
        var approach = 0.0;
        var speed = SlowestFraction * AdvancePerStep;
        for (var row = 1; row <= rows; row++)
        {
            var next = to * row / rows;
            double around;
            while (true)
            {
                around = Math.Min(FvStepper.SurveyInterval * speed, 0.5 * to / rows);
                var left = next - around - approach;
                if (left <= 1e-12) break;
                approach = Move(stepper, approach, Math.Min(FvStepper.SurveyInterval * speed, left), speed);
                speed = Pace(stepper, approach, speed);
            }

            // As far behind the row as before it, so that the mean is that of the row.
            around = next - approach;
            stepper.BeginMeasure();
            approach = Move(stepper, approach, around, speed);
            approach = Move(stepper, approach, around, speed);
            speed = Pace(stepper, approach, speed);
            yield return Row(stepper, next);
        }
    }

    // The next speed of the walls, by the unbalanced ratio and the distance left until the cell is full.
    private double Pace(FvStepper stepper, double approach, double speed)
    {
        var most = AdvancePerStep * Math.Min(1.0, (CrushWalls.ApproachAt(Cell, 1.0) - approach) / FillingWay);
        var next = Math.Clamp((stepper.Unbalanced > MaxUnbalanced ? Slower : Faster) * speed, SlowestFraction * most, most);
        stepper.Hasten(next / speed);
        return next;
    }

    // Stands still until net forces are small, then measures.
    private void Hold(FvStepper stepper)
    {
        for (var block = 0; block < MaxHoldBlocks && stepper.Unbalanced > 0.5 * MaxUnbalanced; block++)
            stepper.Run(FvStepper.SurveyInterval);
        stepper.BeginMeasure();
        stepper.Run(FvStepper.SurveyInterval);
    }

    private Wall[] Walls(double approach) => CrushWalls.At(Cell, Radius, approach, trueTube: true);

    // Gives the approach that is reached.
    private double Move(FvStepper stepper, double from, double way, double speed)
    {
        var steps = Math.Max((int)Math.Ceiling(way / speed - 1e-6), 1);
        // Planes that turn as they close jump to their new normals: within 50 steps that shook a sphere in a polyhedron to an unbalanced
        // ratio of 0.01 and more.
        var piece = Cell == CrushCell.Polyhedron ? TurnSteps : steps;
        for (var done = 0; done < steps; done += piece)
        {
            var now = Math.Min(piece, steps - done);
            Wall[] before = Walls(from + way * done / steps), then = Walls(from + way * (done + now) / steps);
            for (var t = 0; t < then.Length; t++) stepper.SetWall(t, before[t] with { Velocity = (then[t].Point - before[t].Point) / now });
            stepper.Run(now);
            for (var t = 0; t < then.Length; t++) stepper.SetWall(t, then[t]);
        }

        return from + way;
    }

    private CrushRow Row(FvStepper stepper, double approach)
    {
        var volume = CrushWalls.Volume(Cell, Radius, approach);
        var half = Radius * (1.0 - approach);
        double axial = 0.0, lateral = 0.0, force = 0.0;
        var walls = Walls(approach);
        for (var t = 0; t < walls.Length; t++)
        {
            var load = stepper.LoadOn(t) / Copies;
            var wall = walls[t];
            if (t < 2 && Cell != CrushCell.Polyhedron) force += 0.5 * Math.Abs(load.Z);
            if (wall.Shape == WallShape.Tube) continue;
            // Virial of the wall's force about the centre.
            var at = wall.Distance(Vec3.Zero) * -wall.Axis;
            axial -= at.Z * load.Z / volume;
            lateral -= 0.5 * (at.X * load.X + at.Y * load.Y) / volume;
        }

        var body = stepper.Capture();
        if (Cell == CrushCell.Polyhedron) force = axial * volume / (2.0 * half);
        if (Cell == CrushCell.Cylinder) lateral = TubePressure(body, half);
        double contact = 0.0, broken = 0.0, area = 0.0;
        for (var f = 0; f < body.FacetArea.Length; f++)
        {
            area += body.FacetReferenceArea[f];
            if (body.FilmIntact[f] < 1.0) broken += body.FacetReferenceArea[f];
            if (body.Partner[f] == -1) contact += body.ContactFraction[f] * body.FacetArea[f];
        }

        var solid = 4.0 / 3.0 * Math.PI * Radius * Radius * Radius;
        return new CrushRow(
            approach, solid / volume, force, axial, Cell == CrushCell.Planes ? 0.0 : lateral, Math.Sqrt(contact / Copies / Math.PI),
                stepper.Unbalanced)
        { BrokenFraction = FilmThickness > 0.0 ? broken / area : null };
    }

    // Normal pressure on the tube's wall, over the whole of it.
    private double TubePressure(Measures.BodyGeometry body, double half)
    {
        var force = 0.0;
        for (var f = 0; f < body.FacetArea.Length; f++)
        {
            if (body.Partner[f] == -3) force += body.ContactPressure[f] * body.FacetArea[f];
        }

        return force / (Copies * 4.0 * Math.PI * Radius * half);
    }
}
