using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Moves the nodes of a bundle, and keeps what depends on their places: masses, centres.</summary>
internal static unsafe class NodeMotion
{
    /// <summary>
    /// One leapfrog step. Velocities are damped relative to the mean of their body, and the means relative to a uniform closing of
    /// the layer: damping absolute velocities makes the loads of platen and foil differ (0.54 against 0.19 MPa), and damping no
    /// means leaves bodies rattling (net forces stay at 6e-3 of the applied ones in an endless hold). With a memory, velocities are
    /// damped relative to their own mean in time (see <see cref="Drag.Steady"/>).
    /// </summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="drag">Fractions lost per step, and the uniform closing.</param>
    /// <param name="survey">Whether net and applied forces are summed.</param>
    public static void Move(Bundle bundle, in Drag drag, bool survey)
    {
        double* position = bundle.Position.Address, velocity = bundle.Velocity.Address, force = bundle.Force.Address,
            mass = bundle.Mass.Address;
        var nodes = bundle.Template.NodeCount;
        Vectors momentum = default;
        var total = V.Zero;
        for (var i = 0; i < nodes; i++)
        {
            var m = Vector512.Load(mass + 8 * i);
            momentum = Vectors.Fma(m, Vectors.Load(velocity + 24 * i), momentum);
            total += m;
        }

        var mean = (V.One / total) * momentum;
        var centre = Vector512.Load(bundle.Lane.Address + (LaneRow.Centre + 2) * Bundle.Lanes);
        Vectors flow = new(
            Vector512.Create(drag.Flow.X) * centre, Vector512.Create(drag.Flow.Y) * centre, Vector512.Create(drag.Flow.Z) * centre);
        var drift = Vector512.Create(drag.OfBodies) * (mean - flow);
        V lost = Vector512.Create(drag.WithinBodies), half = Vector512.Create(0.5), work = V.Zero, net = V.Zero;
        var trend = drag.Memory > 0.0 ? bundle.Trend!.Address : null;
        var fresh = Vector512.Create(drag.Memory > 0.0 ? 1.0 / drag.Memory : 0.0);
        for (var i = 0; i < nodes; i++)
        {
            var m = Vector512.Load(mass + 8 * i);
            Vectors f = Vectors.Load(force + 24 * i), old = Vectors.Load(velocity + 24 * i), rest = mean;
            if (trend != null)
            {
                rest = Vectors.Load(trend + 24 * i);
                Vectors.Fma(fresh, old - rest, rest).Store(trend + 24 * i);
            }

            var slowing = Vectors.Fma(lost, old - rest, drift);
            var now = Vectors.Fma(V.One / m, f, old) - slowing;
            // What damping and the finite step take: with it the balance of energy closes.
            work += m * half * Vectors.Dot(slowing, old + now);
            now.Store(velocity + 24 * i);
            (Vectors.Load(position + 24 * i) + now).Store(position + 24 * i);
            if (survey) net += Vector512.Abs(f.X) + Vector512.Abs(f.Y) + Vector512.Abs(f.Z);
        }

        Add(bundle, LaneRow.DampingWork, work);
        if (survey) SumSurvey(bundle, net);
        FindCentres(bundle);
    }

    /// <summary>Centres of the bodies: means of their surface nodes.</summary>
    public static void FindCentres(Bundle bundle)
    {
        Vectors sum = default;
        var count = bundle.Template.SurfaceNodes.Length;
        for (var s = 0; s < count; s++) sum += Vectors.Load(bundle.Position.Address + bundle.SurfaceOffsets[s]);
        (Vector512.Create(1.0 / count) * sum).Store(bundle.Lane.Address + LaneRow.Centre * Bundle.Lanes);
    }

    /// <summary>Farthest surface nodes from the centres; keeps their places, and gives the farthest way since the last call [m].</summary>
    public static double FindReach(Bundle bundle)
    {
        var centre = Vectors.Load(bundle.Lane.Address + LaneRow.Centre * Bundle.Lanes);
        V reach = V.Zero, way = V.Zero;
        for (var s = 0; s < bundle.Template.SurfaceNodes.Length; s++)
        {
            var p = Vectors.Load(bundle.Position.Address + bundle.SurfaceOffsets[s]);
            var before = bundle.Searched.Address + s * Bundle.Vector;
            Vectors outward = p - centre, moved = p - Vectors.Load(before);
            reach = Vectors.Max(reach, Vectors.Dot(outward, outward));
            way = Vectors.Max(way, Vectors.Dot(moved, moved));
            p.Store(before);
        }

        Vector512.Sqrt(reach).Store(bundle.Lane.Address + LaneRow.Reach * Bundle.Lanes);
        var most = 0.0;
        for (var l = 0; l < bundle.Count; l++) most = Math.Max(most, way[l]);
        return Math.Sqrt(most);
    }

    /// <summary>
    /// Scaled masses that make the step stable on the present geometry: stiffness (K + 4G/3) A^2 / V of the zones around
    /// a node and that of film and contacts; they only rise. With the first ones distorted zones exceed the stable step
    /// from a ratio of 0.33 on and boil while their volumes still look fine.
    /// </summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="modulus">K + 4G/3 [Pa].</param>
    public static void RefreshMasses(Bundle bundle, double modulus)
    {
        var nodes = bundle.Template.NodeCount;
        var sums = bundle.Applied.Address; // storage that a residual check clears before it is used
        new Span<double>(sums, nodes * Bundle.Lanes).Clear();
        var corners = bundle.Corners.Address;
        var position = bundle.Position.Address;
        var faces = BodyTemplateFaces;
        V factor = Vector512.Create(MassFactor * modulus), half = Vector512.Create(0.5), twelfth = Vector512.Create(1.0 / 12.0);
        for (var z = 0; z < bundle.Template.ZoneCount; z++, corners += 8)
        {
            V most = V.Zero, volume = V.Zero;
            for (var k = 0; k < 24; k += 4)
            {
                Vectors a = Vectors.Load(position + corners[faces[k]]), b = Vectors.Load(position + corners[faces[k + 1]]);
                Vectors c = Vectors.Load(position + corners[faces[k + 2]]), d = Vectors.Load(position + corners[faces[k + 3]]);
                var s = half * Vectors.Cross(c - a, d - b);
                most = Vectors.Max(most, Vectors.Dot(s, s));
                volume += Vectors.Dot(a + b + c + d, s);
            }

            var fraction = factor * most / (twelfth * volume);
            for (var k = 0; k < 8; k++)
            {
                var at = sums + corners[k] / 3;
                (Vector512.Load(at) + fraction).Store(at);
            }
        }

        for (var i = 0; i < nodes; i++)
        {
            var at = bundle.Mass.Address + 8 * i;
            Vectors.Max(Vector512.Load(at), Vector512.Load(sums + 8 * i) + Vector512.Load(bundle.ExtraMass.Address + 8 * i)).Store(at);
        }
    }

    /// <summary>Lets the stress-free zones grow by a step.</summary>
    public static void Grow(Bundle bundle)
    {
        var growth = Vector512.Load(bundle.Lane.Address + LaneRow.Growth * Bundle.Lanes);
        var cube = growth * growth * growth;
        var row = bundle.Zone.Address;
        for (var z = 0; z < bundle.Template.ZoneCount; z++, row += bundle.ZoneStride)
        {
            double* volume = row + 8 * ZoneRow.Volume, size = row + 8 * ZoneRow.Size;
            (cube * Vector512.Load(volume)).Store(volume);
            (growth * Vector512.Load(size)).Store(size);
        }
    }

    /// <summary>Fraction of the safe estimate of a node's mass that is enough.</summary>
    public const double MassFactor = 0.35;

    private static int[] BodyTemplateFaces => Meshing.BodyTemplate.FaceCorners;

    private static void SumSurvey(Bundle bundle, V net)
    {
        var applied = V.Zero;
        for (var i = 0; i < bundle.Template.NodeCount; i++) applied += Vector512.Load(bundle.Applied.Address + 8 * i);
        net.Store(bundle.Lane.Address + LaneRow.Net * Bundle.Lanes);
        applied.Store(bundle.Lane.Address + LaneRow.Applied * Bundle.Lanes);
    }

    private static void Add(Bundle bundle, int row, V value)
    {
        var at = bundle.Lane.Address + row * Bundle.Lanes;
        (Vector512.Load(at) + value).Store(at);
    }
}

/// <summary>Damping of velocities.</summary>
/// <param name="WithinBodies">Fraction of a node's velocity relative to its body's mean that is lost a step.</param>
/// <param name="OfBodies">Fraction of a body's mean velocity relative to the even closing that is lost a step.</param>
/// <param name="Flow">Velocity of the even closing over the height, per unit of height [1/step].</param>
public readonly record struct Drag(double WithinBodies, double OfBodies, Vec3 Flow)
{
    /// <summary>
    /// The usual damping: 0.03 within bodies; of bodies a tenth of it, so that the drag on rearranging bodies stays near 1 % of
    /// the forces between them.
    /// </summary>
    public static Drag Usual => new(0.03, 0.003, Vec3.Zero);

    /// <summary>In a hold, where nothing moves that it could hinder.</summary>
    public static Drag Holding => new(0.03, 0.03, Vec3.Zero);

    /// <summary>
    /// Between walls that move steadily: a node is damped relative to the mean of its own velocity over the last 200 steps, so that
    /// a steady flow is not damped and vibrations, of some 100 steps, still are. At an advance of 1e-5 radii per step damping takes
    /// 0.2 % of the load of a sphere in a box at d/R = 0.22 (template 6,4); relative to the body's mean it takes 21 %.
    /// </summary>
    public static Drag Steady => new(0.03, 0.003, Vec3.Zero) { Memory = 200.0 };

    /// <summary>Steps over which the velocities are averaged that nodes are damped relative to; 0: the body's mean instead.</summary>
    public double Memory { get; init; }
}
