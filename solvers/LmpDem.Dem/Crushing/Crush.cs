using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Crushing;

/// <summary>
/// One sphere under closing rigid walls: the test that calibrates a law and compares it with references. The walls move by
/// 2e-5 of the radius a step, slow enough for forces to be independent of it (1 % at ten times the speed).
/// </summary>
public static class Crush
{
    private const double AdvancePerStep = 2e-5;

    /// <summary>Crushes a sphere and optionally lets it go.</summary>
    /// <param name="cell">Walls.</param>
    /// <param name="radius">Radius of the sphere [m].</param>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Law and coefficients.</param>
    /// <param name="to">Largest approach, platen motion over radius, 0 to below 1.</param>
    /// <param name="rows">Rows to return on loading, evenly spaced, >= 1.</param>
    public static IReadOnlyList<CrushRow> Run(
        CrushCell cell, double radius, MaterialSpec material, ContactSpec contact, double to, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, 1.0);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var sphere = new Spheres(1);
        sphere.Radius[0] = sphere.ApparentRadius[0] = radius;
        var open = new Box(new Vec3(4 * radius, 4 * radius, 4 * radius), false, false, false);
        using var stepper = DemStepper.Create(
            sphere, open, CrushWalls.At(cell, radius, 0.0), material, contact,
                new DemSettings { LocalDamping = 0.5, TimeStepFraction = 0.2 });
        var curve = new List<CrushRow> { Row(stepper, cell, radius, 0.0) };
        var approach = 0.0;
        for (var row = 1; row <= rows; row++)
        {
            var next = to * row / rows;
            while (approach < next - 1e-12)
            {
                // Ten steps along straight paths; walls that turn (polyhedron) are set anew after them.
                var advance = Math.Min(10 * AdvancePerStep, next - approach);
                Move(stepper, cell, radius, approach, approach + advance, 10);
                approach += advance;
            }

            curve.Add(Row(stepper, cell, radius, approach));
        }

        return curve;
    }

    private static void Move(DemStepper stepper, CrushCell cell, double radius, double from, double to, int steps)
    {
        var now = CrushWalls.At(cell, radius, from);
        var then = CrushWalls.At(cell, radius, to);
        for (var t = 0; t < now.Length; t++)
        {
            stepper.SetWall(t, now[t] with { Velocity = (then[t].Point - now[t].Point) / (steps * stepper.TimeStep) });
        }

        stepper.Run(steps);
        for (var t = 0; t < then.Length; t++) stepper.SetWall(t, then[t]);
    }

    private static CrushRow Row(DemStepper stepper, CrushCell cell, double radius, double approach)
    {
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        var volume = CrushWalls.Volume(cell, radius, approach);
        double axial = 0.0, lateral = 0.0, force = 0.0, area = 0.0;
        for (var c = 0; c < contacts.Count; c++)
        {
            // Virial of the wall forces about the sphere's centre, which carries them all.
            var wall = stepper.Walls[contacts.WallOf(c)];
            var at = wall.Distance(Vec3.Zero) * -wall.Axis;
            axial -= at.Z * contacts.Force[c].Z / volume;
            lateral -= 0.5 * (at.X * contacts.Force[c].X + at.Y * contacts.Force[c].Y) / volume;
            if (contacts.WallOf(c) != 0) continue;
            force = -contacts.Force[c].Z;
            area = contacts.Area[c];
        }

        if (cell == CrushCell.Polyhedron) force = axial * volume / (2.0 * radius * (1.0 - approach));
        var solid = 4.0 / 3.0 * Math.PI * radius * radius * radius;
        return new CrushRow(
            approach, solid / volume, force, axial, cell == CrushCell.Planes ? 0.0 : lateral, Math.Sqrt(area / Math.PI),
            stepper.Equilibrium().UnbalancedRatio);
    }
}
