using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// A thick-walled sphere under inner pressure, below and at its limit (Hill 1950), and hollow spheres that collapse under outer pressure.
/// </summary>
public sealed class ThickSphere : IVerification
{
    private readonly TemplateSize mesh;
    private readonly ZoneFormulation formulation;

    /// <summary>Creates the experiment.</summary>
    /// <param name="mesh">Mesh of the wall.</param>
    /// <param name="formulation">Formulation of strain and stress in a zone.</param>
    /// <param name="isQuick">Whether it runs with the tests.</param>
    public ThickSphere(TemplateSize mesh, ZoneFormulation formulation, bool isQuick)
    {
        this.mesh = mesh;
        this.formulation = formulation;
        IsQuick = isQuick;
    }

    /// <inheritdoc/>
    public string Name => $"thick-walled sphere, mesh {mesh}, {formulation.ToString().ToLowerInvariant()} zones";

    /// <inheritdoc/>
    public bool IsQuick { get; }

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        Expand(rows);
        rows.Add(VerificationCase.Relative(
            Name, "limit of the inner pressure / Y, radii 1:2", Limit(0.5, outer: false).Pressure, 2.0 * Math.Log(2.0),
            "Hill 1950, 2 Y ln 2", Tolerance, Reason));
        foreach (var fraction in new[] { 0.125, 0.05, 0.01 })
        {
            var (pressure, now) = Limit(Math.Cbrt(fraction), outer: true);
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"outer pressure / Y at collapse, void fraction {fraction}"), pressure,
                2.0 / 3.0 * Math.Log(1.0 / now), "Torre 1948, (2/3) Y ln(1/f)", Tolerance, Reason).Limited(
                    0.05, FormattableString.Invariant(
                        $"a layer of the wall is {(1.0 / Math.Cbrt(fraction) - 1.0) / mesh.Deep:0.00} of the void's radius; mixed zones ")
                        + FormattableString.Invariant($"read as high")));
        }

        return rows;
    }

    // Displacements under pressures that rise in steps, each held until forces balance.
    private void Expand(List<VerificationCase> rows)
    {
        var curve = ReferenceTable.Read("hill_sphere.csv");
        var byDisplacement = curve.Select(r => new[] { r[3], r[1] }).ToList();
        var (shell, unit) = Shell(0.5);
        using var stepper = Bench.One(shell, Bench.Lithium, [], s => s with { Formulation = formulation }, unit: unit);
        var start = stepper.Capture().Nodes;
        var inner = Enumerable.Range(0, shell.FacetCount).Select(f => IsInner(shell, shell.Facets[3 * f], 0.5)).ToArray();
        var pressure = 0.0;
        foreach (var next in new[] { 0.3, 0.7, 1.0, 1.2, 1.3, 1.35 })
        {
            for (var k = 1; k <= 20; k++)
            {
                var now = Bench.Lithium.YieldStrength * (pressure + (next - pressure) * k / 20.0);
                stepper.FacetPressures.Set(0, [.. inner.Select(i => i ? now : 0.0)]);
                stepper.Run(50);
            }

            pressure = next;
            Bench.Settle(stepper, 1e-5, 4000);
            if (next < 0.58) continue;
            var at = stepper.Capture().Nodes;
            // um
            var moved = shell.SurfaceNodes.Where(n => !IsInner(shell, n, 0.5)).Average(n => at[n].Length / start[n].Length - 1.0) * 10.0;
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"inner pressure / Y that moves the outer surface by {1e3 * moved:0.000} nm"), next,
                ReferenceTable.At(byDisplacement, moved, 1), "Hill 1950", Tolerance, Reason));
        }
    }

    // Pressure over Y where all of the wall flows, and the void fraction then.
    private (double Pressure, double VoidFraction) Limit(double ratio, bool outer)
    {
        var (shell, unit) = Shell(ratio);
        using var stepper = Bench.One(shell, Bench.Lithium, [], s => s with { Formulation = formulation }, unit: unit);
        var directions = shell.Nodes.Select(n => n.Normalized()).ToArray();
        var guided = shell.SurfaceNodes.Where(n => IsInner(shell, n, ratio) != outer).ToArray();
        // Some ten times the elastic displacement; outside a part of it is lost to compression, and the void closes faster.
        var way = outer ? -2e-4 - 0.02 * ratio * ratio * ratio : 3e-3 * ratio;
        Bench.Ease(stepper, way, 4000, speed =>
        {
            foreach (var n in guided) stepper.PrescribedVelocities.Set(0, n, speed * unit * directions[n]);
        });
        var nodes = stepper.Capture().Nodes;
        // Guides push along the radius: the pressure works on the volume that the surface sweeps.
        var radius = Bench.Unit / unit * guided.Average(n => nodes[n].Length);
        var force = guided.Sum(n => Vec3.Dot(stepper.PrescribedVelocities.ForceOn(0, n), directions[n])) * (outer ? 1.0 : -1.0);
        var inside = shell.SurfaceNodes.Where(n => IsInner(shell, n, ratio)).Average(n => nodes[n].Length);
        var outside = shell.SurfaceNodes.Where(n => !IsInner(shell, n, ratio)).Average(n => nodes[n].Length);
        return (force / (4.0 * Math.PI * radius * radius) / Bench.Lithium.YieldStrength, Math.Pow(inside / outside, 3));
    }

    private const string Reason = "asked for";

    private const double Tolerance = 0.03;

    // The mesh is scaled to hold the volume between the spheres; both surfaces have the same facets, so the ratio of radii stays.
    private (BodyTemplate Mesh, double Unit) Shell(double ratio)
    {
        var shell = Templates.Shell(mesh, ratio);
        return (shell, Bench.Unit * Math.Cbrt(4.0 / 3.0 * Math.PI * (1.0 - ratio * ratio * ratio) / shell.Volume()));
    }

    private static bool IsInner(BodyTemplate mesh, int node, double ratio) => mesh.Nodes[node].Length < 0.5 * (1.0 + ratio);
}
