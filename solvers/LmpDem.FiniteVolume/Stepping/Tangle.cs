using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>Finds what a run tangled at, for its message.</summary>
internal static class Tangle
{
    /// <summary>The worst zone of a body whose volumes are out of bounds.</summary>
    public static TangledException Find(FvStepper stepper, Bundle bundle, int lane, double ratio)
    {
        var id = stepper.Bodies.Ids[bundle.First + lane];
        var nodes = new Vec3[bundle.Template.NodeCount];
        for (var n = 0; n < nodes.Length; n++)
        {
            nodes[n] = bundle.Node(n, lane);
        }

        var (worst, least) = (-1, double.PositiveInfinity);
        for (var z = 0; z < bundle.Template.ZoneCount; z++)
        {
            var volume = BodyTemplate.ZoneVolume(nodes, bundle.Template.Zones.AsSpan(8 * z, 8));
            var share = volume / bundle.Zone[(long)z * bundle.ZoneStride + ZoneRow.Volume * Bundle.Lanes + lane];
            if (!double.IsFinite(share)) return new TangledException(stepper.Step, id, z, "volume over stress-free volume", share);
            if (share >= least) continue;
            (worst, least) = (z, share);
        }

        return new TangledException(stepper.Step, id, worst, "volume over stress-free volume", Math.Min(least, ratio));
    }
}
