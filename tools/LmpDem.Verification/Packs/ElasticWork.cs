using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Verification.Packs;

/// <summary>
/// An elastic, frictionless gas of spheres between foil and platen is compressed: the work of the walls is its gain of energy.
/// </summary>
public sealed class ElasticWork : IVerification
{
    /// <inheritdoc/>
    public string Name => "elastic spheres under a closing platen";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var box = Box.Layer(0.012, 0.012, 0.024);
        var spheres = Laboratory.Scatter(Enumerable.Repeat(Laboratory.Radius, 250).ToArray(), box, 5);
        var walls = new[]
        {
            new Wall("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new Wall("platen", WallShape.Plane, new Vec3(0, 0, 0.024), new Vec3(0, 0, -1)) { Velocity = new Vec3(0, 0, -0.4) },
        };
        var contact = new ContactSpec { Law = ContactLaw.HertzMindlin, Restitution = 1.0, Friction = 0.0, WallFriction = 0.0 };
        using var stepper = DemStepper.Create(
            spheres, box, walls, Laboratory.Elastic, contact, new DemSettings { TimeStepFraction = 0.05 });
        stepper.Run((int)(0.012 / 0.4 / stepper.TimeStep)); // to a solids fraction of 0.6
        var work = stepper.WallWork(0) + stepper.WallWork(1);
        return
        [
            VerificationCase.Relative(
                Name, "gain of kinetic and elastic energy [J]", Laboratory.Energy(stepper), work, "work of the walls", 1e-2,
                "velocities stand half a step behind the positions: half a step's work of the contacts at hand"),
        ];
    }
}
