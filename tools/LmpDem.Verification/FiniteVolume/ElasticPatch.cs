using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>Patch test: the surface of a disordered block is led along a linear field; inside nodes and stress must follow it.</summary>
public sealed class ElasticPatch : IVerification
{
    /// <inheritdoc/>
    public string Name => "patch test of a disordered block";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double size = 1e-5;
        const int steps = 500;
        double[] gradient = [1.0, 0.3, -0.2, 0.5, -0.8, 0.4, -0.1, 0.6, 0.7];
        Vec3 Field(Vec3 p) => size * new Vec3(
            gradient[0] * p.X + gradient[1] * p.Y + gradient[2] * p.Z, gradient[3] * p.X + gradient[4] * p.Y + gradient[5] * p.Z,
            gradient[6] * p.X + gradient[7] * p.Y + gradient[8] * p.Z);
        var mesh = Templates.Block((5, 5, 5), new Vec3(1, 1, 1), 0.3);
        using var stepper = Bench.One(mesh, Bench.Lithium, []);
        Lead(1.0 / steps);
        stepper.Run(steps);
        Lead(0.0);
        stepper.Run(4000);
        var body = stepper.Capture();
        var inside = Bench.Nodes(mesh, p => Math.Min(Math.Min(p.X, p.Y), p.Z) > 1e-3 && Math.Max(Math.Max(p.X, p.Y), p.Z) < 0.999);
        var farthest = inside.Max(n => (1.0 / Bench.Unit * body.Nodes[n] - mesh.Nodes[n] - Field(mesh.Nodes[n])).Length) / size;
        double trace = gradient[0] + gradient[4] + gradient[8], g = Bench.Lithium.ShearModulus, square = 0.0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var s = g * size * (gradient[3 * i + j] + gradient[3 * j + i] - (i == j ? 2.0 / 3.0 * trace : 0.0));
                square += 1.5 * s * s;
            }
        }

        var (mises, pressure) = (Math.Sqrt(square), -Bench.Lithium.BulkModulus * trace * size);
        const string reason = "exact but for the square of the strain, 1e-5, and rests of motion";
        return
        [
            VerificationCase.Absolute(Name, "largest error of an inner displacement over the field's", farthest, 0.0, "linear field", 1e-3, reason),
            VerificationCase.Absolute(Name, "largest relative error of a zone's von Mises stress", body.VonMises.Max(v => Math.Abs(v / mises - 1.0)), 0.0, "Hooke", 1e-3, reason),
            VerificationCase.Absolute(Name, "largest relative error of a zone's pressure", body.Pressure.Max(v => Math.Abs(v / pressure - 1.0)), 0.0, "Hooke", 1e-3, reason),
        ];

        void Lead(double share)
        {
            for (var n = 0; n < mesh.NodeCount; n++)
            {
                var p = mesh.Nodes[n];
                if (Math.Min(Math.Min(p.X, p.Y), p.Z) < 1e-3 || Math.Max(Math.Max(p.X, p.Y), p.Z) > 0.999) stepper.Guide(0, n, share * Bench.Unit * Field(p));
            }
        }
    }
}
