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
        rows.Add(VerificationCase.Relative(Name, "limit of the inner pressure / Y, radii 1:2", Limit(0.5, outer: false).Pressure, 2.0 * Math.Log(2.0), "Hill 1950, 2 Y ln 2", 0.02, "asked for"));
        foreach (var share in new[] { 0.125, 0.05, 0.01 })
        {
            var (pressure, now) = Limit(Math.Cbrt(share), outer: true);
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"outer pressure / Y at collapse, void fraction {share}"), pressure,
                2.0 / 3.0 * Math.Log(1.0 / now), "Torre 1948, (2/3) Y ln(1/f)", 0.02, "asked for"));
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

    // Pressure over Y where all of the wall flows, and the void fraction then.
    private static (double Pressure, double VoidShare) Limit(double ratio, bool outer)
    {
        var (shell, unit) = Shell(ratio);
        using var stepper = Bench.One(shell, Bench.Lithium, [], unit: unit);
        var directions = shell.Nodes.Select(n => n.Normalized()).ToArray();
        var guided = shell.SurfaceNodes.Where(n => IsInner(shell, n, ratio) != outer).ToArray();
        // Some ten times the elastic displacement; outside a part of it is lost to compression, and the void closes faster.
        var way = outer ? -2e-4 - 0.02 * ratio * ratio * ratio : 3e-3 * ratio;
        Bench.Ease(stepper, way, 4000, speed =>
        {
            foreach (var n in guided) stepper.Guide(0, n, speed * unit * directions[n]);
        });
        var nodes = stepper.Capture().Nodes;
        // Guides push along the radius: the pressure works on the volume that the surface sweeps.
        var radius = Bench.Unit / unit * guided.Average(n => nodes[n].Length);
        var force = guided.Sum(n => Vec3.Dot(stepper.ForceOnGuide(0, n), directions[n])) * (outer ? 1.0 : -1.0);
        var inside = shell.SurfaceNodes.Where(n => IsInner(shell, n, ratio)).Average(n => nodes[n].Length);
        var outside = shell.SurfaceNodes.Where(n => !IsInner(shell, n, ratio)).Average(n => nodes[n].Length);
        return (force / (4.0 * Math.PI * radius * radius) / Bench.Lithium.YieldStrength, Math.Pow(inside / outside, 3));
    }

    // The mesh is scaled to hold the volume between the spheres; both surfaces have the same facets, so the ratio of radii stays.
    private static (BodyTemplate Mesh, double Unit) Shell(double ratio)
    {
        var mesh = Templates.Shell(Mesh, ratio);
        return (mesh, Bench.Unit * Math.Cbrt(4.0 / 3.0 * Math.PI * (1.0 - ratio * ratio * ratio) / mesh.Volume()));
    }

    private static bool IsInner(BodyTemplate mesh, int node, double ratio) => mesh.Nodes[node].Length < 0.5 * (1.0 + ratio);
}
