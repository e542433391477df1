using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Tests.FiniteVolume.Stepping;

/// <summary>Eight blocks of distorted zones, one a lane, each turned differently, with a velocity of choice on the nodes.</summary>
internal sealed unsafe class Block : IDisposable
{
    public static readonly PlasticMaterial Elastic = new(5e9, 0.36, 1e12);

    private readonly BodySet bodies;
    private readonly ZoneConstants constants;

    /// <param name="formulation">Formulation.</param>
    /// <param name="material">Material.</param>
    /// <param name="across">Zones along an edge.</param>
    /// <param name="distortion">Shift of the nodes over the size of a zone.</param>
    /// <param name="hourglass">Weight and viscosity of the hourglass modes; null: the usual ones.</param>
    public Block(
        ZoneFormulation formulation, PlasticMaterial material, int across = 3, double distortion = 0.15, HourglassSpec? hourglass = null)
    {
        var settings = new FvSettings { Material = material, Formulation = formulation };
        var seeds = Enumerable.Range(0, Bundle.Lanes).Select(l => new BodySeed(new Vec3(l, 0, 0), 1.0, 0.0)).ToArray();
        var mesh = Mesh(across, distortion);
        bodies = BodyAssembly.Build(seeds, [.. seeds.Select(_ => mesh)], null, settings);
        constants = ZoneConstants.Of(material, hourglass ?? new HourglassSpec());
    }

    public Bundle Bundle => bodies.Bundles[0];

    public BodyTemplate Template => Bundle.Template;

    public void Dispose() => bodies.Dispose();

    /// <summary>Gives every node the velocity that its place has.</summary>
    public void Move(Func<Vec3, Vec3> velocity) => MoveNodes((i, l) => velocity(Bundle.Node(i, l)));

    /// <summary>Gives every node and lane a velocity.</summary>
    public void MoveNodes(Func<int, int, Vec3> velocity)
    {
        for (var i = 0; i < Template.NodeCount; i++)
        {
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                var v = velocity(i, l);
                var at = Bundle.Velocity.Address + i * Bundle.Vector + l;
                (at[0], at[8], at[16]) = (v.X, v.Y, v.Z);
            }
        }
    }

    public void Stretch(double factor)
    {
        foreach (ref var x in Bundle.Position.AsSpan()) x *= factor;
    }

    /// <summary>Clears the forces and updates the zones once.</summary>
    public void Update()
    {
        Bundle.Force.AsSpan().Clear();
        if (Bundle.Formulation == ZoneFormulation.Mixed) MixedKernel.Update(Bundle, constants, survey: false);
        else ZoneKernel.Update(Bundle, constants, survey: false);
    }

    /// <summary>Deviator of a zone, or of a tetrahedron of it.</summary>
    public Sym3 Deviator(int zone, int lane, int tetrahedron = 0)
    {
        var mixed = Bundle.Formulation == ZoneFormulation.Mixed;
        var first = mixed ? MixedRow.Tetrahedron + tetrahedron * MixedRow.TetrahedronRows : ZoneRow.Stress;
        var row = Bundle.Zone.Address + (long)zone * Bundle.ZoneStride + first * Bundle.Lanes + lane;
        return new Sym3(row[0], row[8], -(row[0] + row[8]), row[16], row[32], row[24]);
    }

    /// <summary>Force of a hourglass mode of a joint zone, 0 to 3: eta zeta, xi zeta, xi eta, xi eta zeta [N].</summary>
    public Vec3 Mode(int zone, int lane, int mode) =>
        At(Bundle.Zone.Address + (long)zone * Bundle.ZoneStride + (ZoneRow.Hourglass + 3 * mode) * Bundle.Lanes, 0, lane);

    /// <summary>A row of a zone's state.</summary>
    public double Row(int zone, int lane, int row) => Bundle.Zone[(long)zone * Bundle.ZoneStride + row * Bundle.Lanes + lane];

    /// <summary>Moves the nodes by their velocities.</summary>
    public void Drift()
    {
        for (var k = 0; k < Template.NodeCount * Bundle.Vector; k++) Bundle.Position[k] += Bundle.Velocity[k];
    }

    public Vec3 Force(int node, int lane) => At(Bundle.Force.Address, node, lane);

    public Vec3 Velocity(int node, int lane) => At(Bundle.Velocity.Address, node, lane);

    private static Vec3 At(double* column, int node, int lane)
    {
        var at = column + node * Bundle.Vector + lane;
        return new Vec3(at[0], at[8], at[16]);
    }

    private static BodyTemplate Mesh(int n, double distortion)
    {
        var random = new Philox(7, "block");
        var nodes = new Vec3[(n + 1) * (n + 1) * (n + 1)];
        int At(int i, int j, int k) => i + (n + 1) * (j + (n + 1) * k);
        double Shift() => distortion * (2.0 * random.NextUniform() - 1.0);
        for (var k = 0; k <= n; k++)
        {
            for (var j = 0; j <= n; j++)
            {
                for (var i = 0; i <= n; i++)
                {
                    nodes[At(i, j, k)] = new Vec3(i + Shift(), j + Shift(), k + Shift()) / n;
                }
            }
        }

        var zones = new List<int>();
        for (var k = 0; k < n; k++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var i = 0; i < n; i++)
                {
                    zones.AddRange(
                        [At(i, j, k), At(i + 1, j, k), At(i + 1, j + 1, k), At(i, j + 1, k),
                        At(i, j, k + 1), At(i + 1, j, k + 1), At(i + 1, j + 1, k + 1), At(i, j + 1, k + 1)]);
                }
            }
        }

        return new BodyTemplate(nodes, [.. zones]);
    }
}
