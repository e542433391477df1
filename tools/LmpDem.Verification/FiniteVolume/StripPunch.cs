using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>A flat frictionless punch on a half space in plane strain: mean pressure (2 + pi) k (Prandtl, Hill).</summary>
public sealed class StripPunch : IVerification
{
    private const int Half = 8; // zones under half the punch

    /// <inheritdoc/>
    public string Name => "strip punch in plane strain";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        // Base and far side are held: on a smooth base, the plane of symmetry of a bar between two punches, 1.76 Y is enough.
        var material = new PlasticMaterial(1e9, 0.36, 1e6);
        var mesh = Templates.Block((5 * Half, 1, 3 * Half), new Vec3(5, 1.0 / Half, 3));
        using var stepper = Bench.One(mesh, material, []);
        var punch = Bench.Nodes(mesh, p => p.Z > 2.999 && p.X < 1.001);
        Bench.Ease(stepper, 0.02 * Bench.Unit, 6000, speed =>
        {
            for (var n = 0; n < mesh.NodeCount; n++)
            {
                var p = mesh.Nodes[n];
                stepper.PrescribedVelocities.Set(
                    0, n, new Vec3(
                    p.X < 1e-3 || p.X > 4.999 || p.Z < 1e-3 ? 0.0 : Bench.Free, 0.0,
                    p.Z < 1e-3 ? 0.0 : p.Z > 2.999 && p.X < 1.001 ? -speed : Bench.Free));
            }
        });
        var force = punch.Sum(n => stepper.PrescribedVelocities.ForceOn(0, n).Z);
        // The last nodes of the punch carry the surface to the middle of the next zone.
        var pressure = force / ((1.0 + 0.5 / Half) / Half * Bench.Unit * Bench.Unit);
        return
        [
            VerificationCase.Relative(
                Name, "mean pressure / Y", pressure / material.YieldStrength, (2.0 + Math.PI) / Math.Sqrt(3.0), "Prandtl, (2 + pi) k", 0.06,
                "the punch's edge lies between two nodes: its width is known to half a zone of eight"),
        ];
    }
}
