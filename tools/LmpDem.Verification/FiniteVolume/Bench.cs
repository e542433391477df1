using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// Bodies and motions that several experiments on deformable bodies share. Lengths in units of the seed's radius where a mesh is meant.
/// </summary>
internal static class Bench
{
    /// <summary>Unit of length: the radius of the seeds [m].</summary>
    public const double Unit = 10e-6;

    /// <summary>Lithium as the references take it, Y = 1 MPa.</summary>
    public static PlasticMaterial Lithium => new(5e9, 0.36, 1e6);

    /// <summary>Free component of a guided node.</summary>
    public const double Free = double.NaN;

    /// <summary>One body of a given mesh, its axes those of the mesh, in an open region.</summary>
    /// <param name="mesh">Mesh, in units of <see cref="Unit"/>.</param>
    /// <param name="material">Material.</param>
    /// <param name="walls">Walls.</param>
    /// <param name="change">Changes the settings.</param>
    /// <param name="film">Thickness of the film; 0: none [m].</param>
    /// <param name="unit">Length of the mesh's unit [m].</param>
    public static FvStepper One(
        BodyTemplate mesh, PlasticMaterial material, IReadOnlyList<Wall> walls, Func<FvSettings, FvSettings>? change = null,
            double film = 0.0, double unit = Unit)
    {
        var settings = new FvSettings { Material = material, Orient = false };
        if (change is not null) settings = change(settings);
        return FvStepper.Create([new BodySeed(Vec3.Zero, unit, film)], [mesh], Laboratory.OpenBox(20.0 * unit), walls, settings);
    }

    /// <summary>A plane.</summary>
    /// <param name="point">A point of it [m].</param>
    /// <param name="normal">Unit normal towards the bodies.</param>
    public static Wall Plane(Vec3 point, Vec3 normal) => new("plane", WallShape.Plane, point, normal);

    /// <summary>Advances until the net forces are small.</summary>
    /// <param name="stepper">Bodies.</param>
    /// <param name="unbalanced">Unbalanced ratio to reach.</param>
    /// <param name="most">Most steps.</param>
    public static void Settle(FvStepper stepper, double unbalanced, int most)
    {
        for (var n = 0; n < most; n += FvStepper.SurveyInterval)
        {
            stepper.Run(FvStepper.SurveyInterval);
            if (n > 2 * FvStepper.SurveyInterval && stepper.Unbalanced < unbalanced) return;
        }
    }

    /// <summary>
    /// Moves walls or guides by a distance and measures while they keep creeping: stopping abruptly lets the body keep flowing and
    /// drops the load.
    /// </summary>
    /// <param name="stepper">Bodies.</param>
    /// <param name="way">Total distance, in the unit that <paramref name="lead"/> takes.</param>
    /// <param name="steps">Steps of full speed.</param>
    /// <param name="lead">Sets the velocity.</param>
    public static void Ease(FvStepper stepper, double way, int steps, Action<double> lead)
    {
        const double slow = 0.02;
        var speed = way / (steps + 400 + slow * 2000);
        lead(speed);
        stepper.Run(steps);
        for (var k = 0; k < 40; k++)
        {
            lead(speed * Math.Max(1.0 - k / 20.0 + 0.5 / 20.0, slow)); // 20 of 40 blocks slow down, 400 steps of full speed in all
            stepper.Run(40);
        }

        stepper.BeginMeasure();
        stepper.Run(1200);
    }

    /// <summary>Spheres side by side between two planes, their meshes turned at random.</summary>
    /// <param name="count">Number of spheres; eight cost no more than one.</param>
    /// <param name="template">Mesh.</param>
    /// <param name="material">Material.</param>
    /// <param name="formulation">Formulation of strain and stress in a zone.</param>
    /// <param name="device">Device; null: the cores of this processor.</param>
    public static FvStepper Spheres(
        int count, TemplateSize template, PlasticMaterial material, ZoneFormulation formulation = ZoneFormulation.Joint,
        MarchDevice? device = null)
    {
        BodySeed[] seeds = [.. Enumerable.Range(0, count).Select(b => new BodySeed(new Vec3(4.0 * Unit * b, 0, 0), Unit, 0.0))];
        return FvStepper.Create(
            seeds, Laboratory.OpenBox(8.0 * Unit * count),
                [Plane(new Vec3(0, 0, Unit), new Vec3(0, 0, -1)), Plane(new Vec3(0, 0, -Unit), new Vec3(0, 0, 1))],
            new FvSettings { Material = material, Template = template, Formulation = formulation }, device: device);
    }

    /// <summary>Lets both planes close.</summary>
    public static void ClosePlanes(FvStepper stepper, double speed)
    {
        stepper.SetWall(0, stepper.Walls[0] with { Velocity = new Vec3(0, 0, -speed) });
        stepper.SetWall(1, stepper.Walls[1] with { Velocity = new Vec3(0, 0, speed) });
    }

    /// <summary>Nodes of a mesh at a place.</summary>
    public static int[] Nodes(BodyTemplate mesh, Func<Vec3, bool> at) =>
        [.. Enumerable.Range(0, mesh.NodeCount).Where(n => at(mesh.Nodes[n]))];
}
