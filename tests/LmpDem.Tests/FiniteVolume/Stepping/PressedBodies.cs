using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Tests.FiniteVolume.Stepping;

/// <summary>Small sets of filmed bodies between foil and press.</summary>
internal static class PressedBodies
{
    private const int Press = 1;

    /// <summary>Bulk, film and friction of all sets.</summary>
    public static FvSettings Settings { get; } = new()
    {
        Material = new PlasticMaterial(1e9, 0.36, 1e6, 1e6),
        Film = new FilmMechanicsSpec { WeibullModulus = 5 },
        Template = new TemplateSize(5, 3),
        Friction = 0.3,
        WallFriction = 0.2,
        PressFriction = 0.35,
        BareFriction = 0.5,
    };

    /// <summary>
    /// 24 bodies in two layers of a periodic box, the upper ones small and large in turn: three meshes, contacts through the
    /// borders, bundles that are full and not.
    /// </summary>
    /// <param name="threads">Worker threads.</param>
    /// <param name="formulation">How strain and stress live in a zone.</param>
    /// <param name="device">Where the steps run; null: on this processor.</param>
    public static FvStepper Layers(int threads, ZoneFormulation formulation = ZoneFormulation.Joint, MarchDevice? device = null)
    {
        const double spacing = 20.3e-6; // nodes stand up to 1.4 % outside
        const int along = 6, across = 2;
        var seeds = new List<BodySeed>();
        for (var i = 0; i < along; i++)
        {
            for (var j = 0; j < across; j++)
            {
                seeds.Add(new BodySeed(new Vec3(spacing * i, spacing * j, 10.2e-6), 10e-6, 100e-9));
                seeds.Add(new BodySeed(new Vec3(spacing * i, spacing * j, 32.6e-6), (i + j) % 2 == 0 ? 8e-6 : 12e-6, 100e-9));
            }
        }

        const double height = 44.8e-6;
        return FvStepper.Create(
            seeds, Box.Layer(along * spacing, across * spacing, height), Walls(height),
                Settings with { GradeBySize = true, Threads = threads, Formulation = formulation },
            device: device);
    }

    /// <summary>Bodies of one size side by side and far apart, which touch the walls alone; meshes are not turned.</summary>
    /// <param name="places">Where they stand along x, in steps of 100 um.</param>
    public static FvStepper Row(params int[] places)
    {
        const double height = 20.3e-6;
        var seeds = places.Select(p => new BodySeed(new Vec3(100e-6 * p, 3e-6 * p, 10.15e-6), 10e-6, 100e-9)).ToArray();
        return FvStepper.Create(
            seeds, new Box(new Vec3(1e-3, 1e-3, height), false, false, false), Walls(height),
            Settings with { Orient = false, Film = new FilmMechanicsSpec { WeibullModulus = 0 } });
    }

    /// <summary>Foil at z = 0 and press.</summary>
    /// <param name="height">Height of the press [m].</param>
    public static Wall[] Walls(double height) =>
    [
        new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
        new("press", WallShape.Plane, new Vec3(0, 0, height), new Vec3(0, 0, -1)),
    ];

    /// <summary>Lowers the press while it also slides.</summary>
    /// <param name="stepper">Bodies.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="advance">Way of the press in a step [m].</param>
    public static void Close(FvStepper stepper, int steps, double advance = 4e-9)
    {
        stepper.SetWall(
            Press, stepper.Walls[Press] with { Velocity = new Vec3(0, 0, -advance), SurfaceVelocity = new Vec3(0.5 * advance, 0, 0) });
        stepper.Run(steps);
    }

    /// <summary>All that a body is: nodes and velocities, zones, film, loads.</summary>
    /// <param name="stepper">Bodies.</param>
    /// <param name="id">The body.</param>
    public static double[] State(FvStepper stepper, int id)
    {
        var slot = stepper.Bodies.SlotOf(id);
        var (bundle, lane) = (stepper.Bodies.BundleOf[slot], stepper.Bodies.LaneOf(slot));
        var state = new List<double>();
        foreach (var column in new[] { bundle.Position, bundle.Velocity, bundle.Mass, bundle.Zone, bundle.Facet, bundle.Load,
            bundle.LongLoad })
        {
            for (long k = lane; k < column.Length; k += Bundle.Lanes) state.Add(column[k]);
        }

        for (var row = 0; row < LaneRow.Count; row++) state.Add(bundle.LaneValue(row, lane));
        return [.. state];
    }
}
