using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Nodes whose motion is prescribed, component by component: the supports and planes of symmetry of the tests that hold the
/// solver against closed forms. Bodies of an electrode have none.
/// </summary>
internal sealed class NodeGuides
{
    private readonly List<Guided> guided = [];

    /// <summary>Prescribes a node's velocity [m/step]; NaN leaves a component free.</summary>
    public void Set(int node, int lane, Vec3 velocity)
    {
        var known = guided.FindIndex(g => g.Node == node && g.Lane == lane);
        var guide = new Guided { Node = node, Lane = lane, Velocity = velocity };
        if (known >= 0) guided[known] = guide;
        else guided.Add(guide);
    }

    /// <summary>Force that body and contacts exerted on a node's guide in the last step [N].</summary>
    public Vec3 Force(int node, int lane) => guided.Find(g => g.Node == node && g.Lane == lane).Force;

    /// <summary>Takes the forces on guided components off the nodes.</summary>
    public void TakeForces(Bundle bundle)
    {
        foreach (ref var guide in CollectionsMarshal.AsSpan(guided))
        {
            var at = guide.Node * Bundle.Vector + guide.Lane;
            guide.Force = new Vec3(
                Take(bundle, at, guide.Velocity.X), Take(bundle, at + Bundle.Lanes, guide.Velocity.Y), Take(bundle, at + 2 * Bundle.Lanes, guide.Velocity.Z));
        }
    }

    /// <summary>Leads the guided components as prescribed, after the nodes have moved.</summary>
    public void Lead(Bundle bundle)
    {
        foreach (ref readonly var guide in CollectionsMarshal.AsSpan(guided))
        {
            var at = guide.Node * Bundle.Vector + guide.Lane;
            Put(bundle, at, guide.Velocity.X);
            Put(bundle, at + Bundle.Lanes, guide.Velocity.Y);
            Put(bundle, at + 2 * Bundle.Lanes, guide.Velocity.Z);
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

    private struct Guided
    {
        public int Node, Lane;
        public Vec3 Velocity, Force;
    }
}
