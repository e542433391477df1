using LmpDem.Analysis.Viewing;
using LmpDem.Engine.Numerics;

namespace LmpDem.Tests.Analysis.Viewing;

/// <summary>An electrode made by hand: two spheres, then the same two as bodies that are flattened from state to state.</summary>
internal static class ViewSample
{
    public const double Radius = 10e-6;

    /// <summary>The view.</summary>
    /// <param name="states">States, of which the first is of spheres.</param>
    /// <param name="bodies">Bodies, in a row along x, each in contact with the next and the first with the foil.</param>
    public static ElectrodeView Of(int states = 3, int bodies = 2) => new()
    {
        Name = "sample <&>",
        LengthX = 2.0 * bodies * Radius,
        LengthY = 4.0 * Radius,
        FoilThickness = 8e-6,
        Criterion = "by hand",
        Quantities =
        [
            new("stress", "stress", "MPa", "stress in the lithium", ViewPlace.Vertex) { Factor = 1e-6, BodyLabel = "mean stress" },
            new("film", "film", "", "film of a facet", ViewPlace.Facet) { Classes = [new("whole", 0x5B6A7A), new("broken", 0xE8112D)] },
            new("connected", "connected", "", "connected to the foil", ViewPlace.Body)
            {
                Classes = [new("no", 0x8FA3B5), new("yes", 0xE07B1A)],
            },
        ],
        Topologies = [UnitSphere.Topology],
        States = [.. Enumerable.Range(0, states).Select(k => State(k, states, bodies))],
    };

    /// <summary>Stress of a vertex: from 0 at the foot of a body to 1 MPa at its top.</summary>
    public static double Stress(Vec3 unit) => 0.5e6 * (1.0 + unit.Z);

    // Within 1 % of 1, different from vertex to vertex: bodies that are all alike would compress to nothing.
    private static double Rough(int vertex, int state, Vec3 centre)
    {
        var x = 43758.5453 * Math.Sin(12.9898 * vertex + 78.233 * state + 1e6 * centre.X);
        return 0.99 + 0.02 * (x - Math.Floor(x));
    }

    private static ViewState State(int k, int states, int bodies)
    {
        var flat = 1.0 - 0.5 * k / states;
        var all = Enumerable.Range(0, bodies).ToArray();
        Vec3[] centre = [.. all.Select(b => new Vec3((2 * b + 1) * Radius, 2.0 * Radius, Radius * flat))];
        return new ViewState
        {
            Name = $"{10 * k} %",
            Ratio = 0.1 * k,
            Height = 2.0 * Radius * flat,
            Centre = centre,
            Radius = [.. all.Select(_ => Radius)],
            Surface = k == 0 ? null : new ViewSurface
            {
                Topology = new int[bodies],
                Vertices =
                [
                    .. centre.SelectMany(c => UnitSphere.Points.Select(
                        (p, v) => c + Rough(v, k, c) * Radius * new Vec3(p.X, p.Y, flat * p.Z))),
                ],
                VertexValues = new Dictionary<string, double[]> { ["stress"] = [.. all.SelectMany(_ => UnitSphere.Points.Select(Stress))] },
                FacetValues = new Dictionary<string, double[]>
                {
                    ["film"] = [.. all.SelectMany(b => Enumerable.Repeat(b == 0 ? 1.0 : 0.0, UnitSphere.Topology.Facets))],
                },
            },
            BodyValues = new Dictionary<string, double[]>
            {
                ["stress"] = [.. all.Select(b => b == 0 ? 0.5e6 : double.NaN)],
                ["connected"] = [.. all.Select(b => b <= k ? 1.0 : 0.0)],
            },
            Next = [.. all.Select(b => b <= k ? b - 1 : -2)],
            Junctions =
            [
                new ViewJunction(0, -1, Vec3.Zero, 4e-12, 3e-12, 2e-6),
                .. all.Skip(1).Select(b => new ViewJunction(b - 1, b, Vec3.Zero, 2e-12, b <= k ? 1e-12 : 0.0, 1e-6)),
            ],
        };
    }
}
