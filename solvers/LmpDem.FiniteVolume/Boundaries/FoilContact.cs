using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>
/// Contact of a bundle's surface nodes with a deformable foil: as with a rigid wall, but against the height of its surface, and
/// the foil takes the opposite forces afterwards, from all bundles in order.
/// </summary>
internal sealed unsafe class FoilContact : IDisposable, IKept
{
    private readonly Bundle bundle;
    private readonly List<(int Surface, int Lane)> near = [];
    private readonly List<(FoilPatch Patch, Vec3 Force)> pressed = [];
    private readonly Column<double> slip; // [surface node][3][lane]
    private Vec3 load;
    private double friction, stored;

    public FoilContact(Bundle bundle)
    {
        this.bundle = bundle;
        slip = new Column<double>((long)bundle.Template.SurfaceNodes.Length * Bundle.Vector);
    }

    /// <summary>Energy of the springs in the last step [J].</summary>
    public double StoredEnergy => stored;

    /// <summary>
    /// Exchanges nodes near the foil, their history and the forces of the last step with a book; loads are taken at the end of every run.
    /// </summary>
    public void Exchange(StateBook book)
    {
        book.List("near", near);
        book.List("pressed", pressed);
        book.Values("slip", slip.AsSpan());
        book.Value("stored", ref stored);
        pressed.EnsureCapacity(near.Count);
    }

    /// <summary>Lists the nodes near the foil.</summary>
    /// <param name="top">Height below which a node is near, without the margin [m].</param>
    public void Search(double top)
    {
        near.Clear();
        for (var s = 0; s < bundle.Template.SurfaceNodes.Length; s++)
        {
            for (var l = 0; l < bundle.Count; l++)
            {
                var margin = ContactRules.MarginFraction * bundle.LaneValue(LaneRow.FacetSize, l);
                if (bundle.Node(bundle.Template.SurfaceNodes[s], l).Z < top + margin) near.Add((s, l));
            }
        }

        pressed.EnsureCapacity(near.Count);
    }

    /// <summary>Adds the foil's forces to the nodes, and remembers the opposite ones.</summary>
    public void Evaluate(FoilSlab foil, double coefficient, bool survey)
    {
        pressed.Clear();
        stored = 0.0;
        foreach (var (s, lane) in near)
        {
            var n = bundle.Template.SurfaceNodes[s];
            var p = bundle.Node(n, lane);
            var (height, patch) = foil.Under(p.X, p.Y);
            var history = slip.Address + s * Bundle.Vector + lane;
            var depth = height - p.Z;
            if (!(depth > 0.0))
            {
                history[0] = history[8] = 0.0;
                continue;
            }

            var k = ContactRules.WallStiffness * bundle.LaneValue(LaneRow.Stiffness, lane);
            var kt = ContactRules.TangentialFraction * k;
            var normal = k * depth;
            var force = new Vec3(0, 0, normal);
            stored += 0.5 * k * depth * depth;
            if (coefficient > 0.0) force += Slide(foil, patch, n, lane, history, coefficient * normal, kt);
            var at = bundle.Force.Address + n * Bundle.Vector + lane;
            at[0] += force.X;
            at[8] += force.Y;
            at[16] += force.Z;
            bundle.Load[s * Bundle.Lanes + lane] += normal;
            if (survey) bundle.Applied[n * Bundle.Lanes + lane] += Math.Abs(force.X) + Math.Abs(force.Y) + Math.Abs(force.Z);
            load += force;
            pressed.Add((patch, -force));
        }
    }

    /// <summary>Gives the foil the forces of the last evaluation.</summary>
    public void PressOn(FoilSlab foil)
    {
        foreach (var (patch, force) in pressed) foil.Press(patch, force);
    }

    /// <summary>Takes the sums over steps: force of the foil on the bodies, and work of friction.</summary>
    public (Vec3 Force, double Friction) TakeLoad()
    {
        var taken = (load, friction);
        (load, friction) = (Vec3.Zero, 0.0);
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => slip.Dispose();

    private Vec3 Slide(FoilSlab foil, in FoilPatch patch, int node, int lane, double* history, double most, double k)
    {
        var v = bundle.Velocity.Address + node * Bundle.Vector + lane;
        var under = foil.Velocity(patch);
        double x = history[0] + v[0] - under.X, y = history[8] + v[8] - under.Y, length = Math.Sqrt(x * x + y * y);
        if (k * length > most)
        {
            friction += most * (length - most / k);
            x *= most / (k * length);
            y *= most / (k * length);
        }

        (history[0], history[8]) = (x, y);
        stored += 0.5 * k * (x * x + y * y);
        return new Vec3(-k * x, -k * y, 0.0);
    }
}
