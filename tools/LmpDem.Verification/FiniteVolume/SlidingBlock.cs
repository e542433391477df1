using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>A block pressed on a foil that moves away under it: Coulomb's force.</summary>
public sealed class SlidingBlock : IVerification
{
    /// <inheritdoc/>
    public string Name => "block on a sliding foil";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double friction = 0.3;
        var mesh = Templates.Block((4, 4, 4), new Vec3(1, 1, 1), 0.1);
        var material = Bench.Lithium with { YieldStrength = 1e9 };
        using var stepper = Bench.One(mesh, material, [Bench.Plane(Vec3.Zero, new Vec3(0, 0, 1))], s => s with { WallFriction = friction });
        var top = Bench.Nodes(mesh, p => p.Z > 0.999);
        Bench.Ease(stepper, 5e-4 * Bench.Unit, 2000, speed => Lead(new Vec3(0, 0, -speed)));
        Lead(Vec3.Zero);
        stepper.SetWall(0, stepper.Walls[0] with { SurfaceVelocity = new Vec3(1e-6 * Bench.Unit, 0, 0) });
        stepper.Run(6000);
        stepper.BeginLoads();
        stepper.Run(1000);
        var load = stepper.LoadOn(0);
        var before = stepper.Energy().Friction;
        stepper.Run(1000);
        return
        [
            VerificationCase.Relative(
                Name, "tangential over normal force", load.X / load.Z, friction, "Coulomb", 1e-3,
                "every node slides; the law itself is exact"),
            VerificationCase.Absolute(
                Name, "force across the motion over normal force", load.Y / load.Z, 0.0, "Coulomb", 1e-3,
                "slip is along the motion but for the block's lateral expansion"),
            VerificationCase.Relative(
                Name, "work of friction in 1,000 steps [J]", stepper.Energy().Friction - before,
                    friction * load.Z * 1000 * 1e-6 * Bench.Unit, "mu N s", 0.01,
                "the block still shears a little"),
        ];

        void Lead(Vec3 velocity)
        {
            foreach (var n in top) stepper.PrescribedVelocities.Set(0, n, velocity);
        }
    }
}
