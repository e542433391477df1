using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>A thick-walled sphere under inner pressure, below and at its limit (Hill 1950), and hollow spheres that collapse under outer pressure.</summary>
public sealed class ThickSphere : IVerification
{
    private static readonly TemplateSize Mesh = new(6, 8);

    /// <inheritdoc/>
    public string Name => "thick-walled sphere";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        Expand(rows);
        rows.Add(VerificationCase.Relative(
            Name, "limit of the inner pressure / Y, radii 1:2", Limit(0.5, outer: false) / Bench.Lithium.YieldStrength, 2.0 * Math.Log(2.0), "Hill 1950, 2 Y ln 2", 0.02, "asked for"));
        foreach (var share in new[] { 0.125, 0.05, 0.01 })
        {
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"outer pressure / Y at collapse, void fraction {share}"), Limit(Math.Cbrt(share), outer: true) / Bench.Lithium.YieldStrength,
                2.0 / 3.0 * Math.Log(1.0 / share), "Torre 1948, (2/3) Y ln(1/f)", 0.02, "asked for; layers are of equal thickness, the innermost a third of the void's radius at 0.01"));
        }

        return rows;
    }

    // Displacements under pressures that rise in steps, each held until forces balance.
    private void Expand(List<VerificationCase> rows)
    {
        var curve = ReferenceTable.Read("hill_sphere.csv");
        var byPressure = curve.Select(r => new[] { r[1], r[2], r[3] }).ToList();
        var (shell, unit) = Shell(0.5);
        using var stepper = Bench.One(shell, Bench.Lithium, [], unit: unit);
        var start = stepper.Capture().Nodes;
        var inner = Enumerable.Range(0, shell.FacetCount).Select(f => IsInner(shell, shell.Facets[3 * f], 0.5)).ToArray();
        var pressure = 0.0;
        foreach (var next in new[] { 0.3, 0.7, 1.0, 1.2, 1.3, 1.35 })
        {
            for (var k = 1; k <= 20; k++)
            {
                var now = Bench.Lithium.YieldStrength * (pressure + (next - pressure) * k / 20.0);
                stepper.PressFacets(0, [.. inner.Select(i => i ? now : 0.0)]);
                stepper.Run(50);
            }

            pressure = next;
            Bench.Settle(stepper, 1e-5, 4000);
            if (next < 0.58) continue;
            var at = stepper.Capture().Nodes;
            foreach (var (isInner, column, name) in new[] { (true, 1, "inner"), (false, 2, "outer") })
            {
                var moved = shell.SurfaceNodes.Where(n => IsInner(shell, n, 0.5) == isInner).Average(n => at[n].Length / start[n].Length - 1.0);
                rows.Add(VerificationCase.Relative(
                    Name, FormattableString.Invariant($"displacement of the {name} surface [um] at an inner pressure of {next} Y"), moved * (isInner ? 5.0 : 10.0),
                    ReferenceTable.At(byPressure, next, column), "Hill 1950", 0.02, "asked for"));
            }
        }
    }

    // Pressure where the guided surface has moved by some thirty times its displacement at first yield.
    private static double Limit(double ratio, bool outer)
    {
        var (shell, unit) = Shell(ratio);
        using var stepper = Bench.One(shell, Bench.Lithium, [], unit: unit);
        var nodes = stepper.Capture().Nodes;
        var guided = shell.SurfaceNodes.Where(n => IsInner(shell, n, ratio) != outer).ToArray();
        var way = outer ? -2e-3 : 3e-3 * ratio;
        Guide(way / 4000.0);
        stepper.Run(4000);
        Guide(0.0);
        Bench.Settle(stepper, 1e-5, 2000);
        stepper.Run(200);
        nodes = stepper.Capture().Nodes;
        // Guides push along the radius: the pressure's work is on the volume that the surface sweeps.
        var radius = (outer ? 1.0 : ratio) * Bench.Unit * (1.0 + (outer ? way : way / ratio));
        return guided.Sum(n => Vec3.Dot(stepper.ForceOnGuide(0, n), nodes[n].Normalized())) * (outer ? 1.0 : -1.0) / (4.0 * Math.PI * radius * radius);

        void Guide(double speed)
        {
            foreach (var n in guided) stepper.Guide(0, n, speed * unit * nodes[n].Normalized());
        }
    }

    // The mesh is scaled to hold the volume between the spheres; both surfaces have the same facets, so the ratio of radii stays.
    private static (BodyTemplate Mesh, double Unit) Shell(double ratio)
    {
        var mesh = Templates.Shell(Mesh, ratio);
        return (mesh, Bench.Unit * Math.Cbrt(4.0 / 3.0 * Math.PI * (1.0 - ratio * ratio * ratio) / mesh.Volume()));
    }

    private static bool IsInner(BodyTemplate mesh, int node, double ratio) => mesh.Nodes[node].Length < 0.5 * (1.0 + ratio);
}
