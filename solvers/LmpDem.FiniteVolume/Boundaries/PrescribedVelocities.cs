using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>
/// Nodes with prescribed velocities, component by component: supports and symmetry planes of the tests that compare the solver with
/// closed forms. Bodies of an electrode have none. The work on these nodes is not part of the energy balance.
/// </summary>
public sealed class PrescribedVelocities
{
    private readonly BodySet bodies;
    private readonly List<Led>[] led; // by bundle

    internal PrescribedVelocities(BodySet bodies)
    {
        this.bodies = bodies;
        led = [.. bodies.Bundles.Select(_ => new List<Led>())];
    }

    /// <summary>Whether all nodes are free.</summary>
    internal bool IsEmpty => Array.TrueForAll(led, nodes => nodes.Count == 0);

    /// <summary>Prescribes the velocity of a node from now on.</summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="node">Node of its mesh.</param>
    /// <param name="velocity">Velocity; NaN leaves a component free [m/step].</param>
    public void Set(int body, int node, Vec3 velocity)
    {
        var (bundle, lane) = bodies.PlaceOf(body);
        var known = led[bundle].FindIndex(g => g.Node == node && g.Lane == lane);
        var one = new Led { Node = node, Lane = lane, Velocity = velocity };
        if (known >= 0) led[bundle][known] = one;
        else led[bundle].Add(one);
    }

    /// <summary>Lets all nodes go, with the velocities they have.</summary>
    public void Release()
    {
        foreach (var nodes in led) nodes.Clear();
    }

    /// <summary>Force of a body and its contacts on what leads a node, in the last step; zero in components that are free [N].</summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="node">Node of its mesh.</param>
    public Vec3 ForceOn(int body, int node)
    {
        var (bundle, lane) = bodies.PlaceOf(body);
        return led[bundle].Find(g => g.Node == node && g.Lane == lane).Force;
    }

    /// <summary>Takes the forces on prescribed components off the nodes of a bundle.</summary>
    internal void TakeForces(int index)
    {
        var bundle = bodies.Bundles[index];
        foreach (ref var one in CollectionsMarshal.AsSpan(led[index]))
        {
            var at = one.Node * Bundle.Vector + one.Lane;
            one.Force = new Vec3(
                Take(bundle, at, one.Velocity.X),
                Take(bundle, at + Bundle.Lanes, one.Velocity.Y),
                Take(bundle, at + 2 * Bundle.Lanes, one.Velocity.Z));
        }
    }

    /// <summary>Leads the prescribed components of a bundle, after its nodes have moved.</summary>
    internal void Lead(int index)
    {
        var bundle = bodies.Bundles[index];
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(led[index]))
        {
            var at = one.Node * Bundle.Vector + one.Lane;
            Put(bundle, at, one.Velocity.X);
            Put(bundle, at + Bundle.Lanes, one.Velocity.Y);
            Put(bundle, at + 2 * Bundle.Lanes, one.Velocity.Z);
        }
    }

    private static double Take(Bundle bundle, int at, double prescribed)
    {
        if (double.IsNaN(prescribed)) return 0.0;
        var taken = bundle.Force[at];
        bundle.Force[at] = 0.0;
        return taken;
    }

    private static void Put(Bundle bundle, int at, double prescribed)
    {
        if (double.IsNaN(prescribed)) return;
        bundle.Position[at] += prescribed - bundle.Velocity[at];
        bundle.Velocity[at] = prescribed;
    }

    private struct Led
    {
        public int Node, Lane;
        public Vec3 Velocity, Force;
    }
}
