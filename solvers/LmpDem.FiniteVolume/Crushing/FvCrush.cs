using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Crushing;

/// <summary>
/// One deformable sphere under closing rigid tools: the test that holds the solver against references. Walls move as fast
/// as the unbalanced ratio allows and stand still for every row.
/// </summary>
public sealed record FvCrush
{
    private const int MostHoldBlocks = 10;

    // The way that is left to a row shrinks like exp(-step / 300), as under the press of the layer.
    private const double SettleSteps = 300.0;

    // Of the full speed, where forces do not balance and before a row.
    private const double SlowestShare = 0.05;

    /// <summary>Tools.</summary>
    public required CrushCell Cell { get; init; }

    /// <summary>Radius of the sphere [m].</summary>
    public double Radius { get; init; } = 10e-6;

    /// <summary>Bulk of the sphere.</summary>
    public required PlasticMaterial Material { get; init; }

    /// <summary>Mechanics of the film.</summary>
    public FilmMechanicsSpec Film { get; init; } = new();

    /// <summary>Thickness of the film; 0: none [m].</summary>
    public double FilmThickness { get; init; }

    /// <summary>Friction at the tools.</summary>
    public double Friction { get; init; }

    /// <summary>How strain and stress live in a zone.</summary>
    public ZoneFormulation Formulation { get; init; }

    /// <summary>Hourglass modes of joint zones.</summary>
    public HourglassSpec Hourglass { get; init; } = new();

    /// <summary>Mesh.</summary>
    public TemplateSize Template { get; init; } = new(6, 4);

    /// <summary>Motion of one platen over the radius a step at full speed.</summary>
    public double AdvancePerStep { get; init; } = 1e-5;

    /// <summary>Largest unbalanced ratio while closing; the walls slow down above it.</summary>
    public double MaxUnbalanced { get; init; } = 2e-3;

    /// <summary>Whether the mesh is turned at random: aligned, whole rings of nodes meet a platen at once and the force climbs in stairs.</summary>
    public bool Orient { get; init; } = true;

    /// <summary>
    /// Spheres crushed at once, each for itself, their meshes and films turned and drawn differently; rows are their means. One
    /// mesh alone climbs in stairs of 8 % between planes at n = 8, and eight bodies of a bundle cost what one does.
    /// </summary>
    public int Copies { get; init; } = Bundle.Lanes;

    /// <summary>Seed of orientation and film strength.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Crushes the sphere.</summary>
    /// <param name="to">Largest approach, platen motion over radius, 0 to below 1.</param>
    /// <param name="rows">Rows on loading, evenly spaced, >= 1.</param>
    /// <exception cref="TangledException">The mesh tangled.</exception>
    public IReadOnlyList<CrushRow> Run(double to, int rows) => [.. Rows(to, rows)];

    /// <summary>Crushes the sphere; a row is made when the caller asks for the next one, so those before a fault are not lost.</summary>
    /// <param name="to">Largest approach, platen motion over radius, 0 to below 1.</param>
    /// <param name="rows">Rows on loading, evenly spaced, >= 1.</param>
    /// <exception cref="TangledException">The mesh tangled; thrown in place of a row.</exception>
    public IEnumerable<CrushRow> Rows(double to, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, 1.0);
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
            ToolFriction = Friction,
            Seed = Seed,
            Isolated = true,
            ContactGap = 0.01 * Radius,
        };
        var open = new Box(new Vec3(4 * Radius, 4 * Radius, 4 * Radius), false, false, false);
        var mesh = Templates.Sphere(Template);
        // Nodes of a mesh that holds the sphere's volume stand a little outside of it (1.4 % at n = 5, 0.6 % at n = 8). Walls set
        // upon them at once throw them inward, which broke 43 % of a film: the body swells between its walls instead.
        var outside = mesh.SurfaceNodes.Max(n => mesh.Nodes[n].Length);
        var scale = Enumerable.Repeat(1.0 / outside, Copies).ToArray();
        var seeds = Enumerable.Repeat(new BodySeed(Vec3.Zero, Radius, FilmThickness), Copies).ToArray();
        using var stepper = FvStepper.Create(seeds, Enumerable.Repeat(mesh, Copies).ToArray(), open, Walls(0.0), settings, scale);
        stepper.Swell(seeds, scale, (int)Math.Ceiling((1.0 - scale[0]) / AdvancePerStep), () => { });
        Hold(stepper);
        stepper.SetFilm();
        yield return Row(stepper, 0.0);
        var approach = 0.0;
        var speed = 0.1 * AdvancePerStep;
        for (var row = 1; row <= rows; row++)
        {
            var next = to * row / rows;
            while (approach < next - 1e-12)
            {
                // Walls that stop at speed leave the sphere flowing on, and take load away: they come to a row gently.
                var gently = Math.Max((next - approach) * FvStepper.SurveyInterval / SettleSteps, FvStepper.SurveyInterval * SlowestShare * AdvancePerStep);
                var advance = Math.Min(Math.Min(FvStepper.SurveyInterval * speed, gently), next - approach);
                Move(stepper, approach, approach + advance);
                approach += advance;
                speed = stepper.Unbalanced > MaxUnbalanced ? Math.Max(0.8 * speed, SlowestShare * AdvancePerStep) : Math.Min(1.1 * speed, AdvancePerStep);
            }

            approach = next;
            Hold(stepper);
            yield return Row(stepper, approach);
        }
    }

    // Stands still until net forces are small, then measures.
    private void Hold(FvStepper stepper)
    {
        for (var block = 0; block < MostHoldBlocks && stepper.Unbalanced > 0.5 * MaxUnbalanced; block++) stepper.Run(FvStepper.SurveyInterval);
        stepper.BeginMeasure();
        stepper.Run(FvStepper.SurveyInterval);
    }

    private Tool[] Walls(double approach) => CrushWalls.At(Cell, Radius, approach, trueTube: true);

    private void Move(FvStepper stepper, double from, double to)
    {
        Tool[] now = Walls(from), then = Walls(to);
        for (var t = 0; t < now.Length; t++) stepper.SetTool(t, now[t] with { Velocity = (then[t].Point - now[t].Point) / FvStepper.SurveyInterval });
        stepper.Run(FvStepper.SurveyInterval);
        for (var t = 0; t < then.Length; t++) stepper.SetTool(t, then[t]);
    }

    private CrushRow Row(FvStepper stepper, double approach)
    {
        var volume = CrushWalls.Volume(Cell, Radius, approach);
        var half = Radius * (1.0 - approach);
        double axial = 0.0, lateral = 0.0, force = 0.0;
        for (var t = 0; t < stepper.Tools.Count; t++)
        {
            var load = stepper.LoadOn(t) / Copies;
            var wall = stepper.Tools[t];
            if (t < 2 && Cell != CrushCell.Polyhedron) force += 0.5 * Math.Abs(load.Z);
            if (wall.Shape == ToolShape.Tube) continue;
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
            if (body.Partner[f] == -1) contact += body.ContactShare[f] * body.FacetArea[f];
        }

        var solid = 4.0 / 3.0 * Math.PI * Radius * Radius * Radius;
        return new CrushRow(
            approach, solid / volume, force, axial, Cell == CrushCell.Planes ? 0.0 : lateral, Math.Sqrt(contact / Copies / Math.PI), stepper.Unbalanced)
        { BrokenShare = FilmThickness > 0.0 ? broken / area : null };
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
