using System.Globalization;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>A check of all bodies: how far they are from rest, and whether their zones are sound.</summary>
/// <param name="Net">Sum of the magnitudes of the net forces on nodes [N].</param>
/// <param name="Applied">Sum of the magnitudes of the forces they are made of [N].</param>
/// <param name="MinVolumeRatio">Smallest volume of a zone over its stress-free one.</param>
internal readonly record struct Survey(double Net, double Applied, double MinVolumeRatio)
{
    private const double MinSound = 0.05, MaxSound = 1e3;

    /// <summary>Looks at the bodies.</summary>
    /// <exception cref="TangledException">A zone turned inside out or a value is no number.</exception>
    public static Survey Of(FvState state)
    {
        double net = 0.0, applied = 0.0, least = double.PositiveInfinity;
        foreach (var bundle in state.Bodies.Bundles)
        {
            for (var l = 0; l < bundle.Count; l++)
            {
                net += bundle.LaneValue(LaneRow.Net, l);
                applied += bundle.LaneValue(LaneRow.Applied, l);
                var ratio = bundle.LaneValue(LaneRow.MinVolumeRatio, l);
                if (!IsSound(bundle, l)) throw Tangled(state, bundle, l, ratio);
                least = Math.Min(least, ratio);
            }
        }

        return new Survey(net, applied, least);
    }

    /// <summary>Whether the zones of all bodies can be followed, by the values per lane alone.</summary>
    public static bool IsSound(FvState state)
    {
        foreach (var bundle in state.Bodies.Bundles)
        {
            for (var l = 0; l < bundle.Count; l++)
            {
                if (!IsSound(bundle, l)) return false;
            }
        }

        return true;
    }

    // The smallest ratio passes over values that are no numbers; the centre does not.
    private static bool IsSound(Bundle bundle, int lane) =>
        bundle.LaneValue(LaneRow.MinVolumeRatio, lane) is > MinSound and < MaxSound
        && double.IsFinite(bundle.LaneValue(LaneRow.Centre, lane));

    // The worst zone of a body whose volumes are out of bounds.
    private static TangledException Tangled(FvState state, Bundle bundle, int lane, double ratio)
    {
        const string quantity = "volume over stress-free volume";
        var id = state.Bodies.Ids[bundle.First + lane];
        var nodes = new Vec3[bundle.Template.NodeCount];
        for (var n = 0; n < nodes.Length; n++) nodes[n] = bundle.Node(n, lane);
        var (worst, least) = (-1, double.PositiveInfinity);
        for (var z = 0; z < bundle.Template.ZoneCount; z++)
        {
            var volume = BodyTemplate.ZoneVolume(nodes, bundle.Template.Zones.AsSpan(8 * z, 8));
            var fraction = volume / bundle.Zone[(long)z * bundle.ZoneStride + ZoneRow.Volume * Bundle.Lanes + lane];
            if (!double.IsFinite(fraction)) return new TangledException(state.Step, id, z, quantity, fraction);
            if (fraction < least) (worst, least) = (z, fraction);
        }

        return new TangledException(state.Step, id, worst, quantity, Math.Min(least, ratio));
    }
}

/// <summary>A mesh left what its zones can follow. What was written before stays valid.</summary>
public sealed class TangledException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">Step at which it was seen.</param>
    /// <param name="body">Id of the body.</param>
    /// <param name="zone">Zone within the body; -1 where it is a node or a contact.</param>
    /// <param name="quantity">What was out of bounds, with its unit.</param>
    /// <param name="value">The value.</param>
    public TangledException(long step, int body, int zone, string quantity, double value)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"the bodies tangled at step {step}: body {body}{(zone >= 0 ? $", zone {zone}" : "")}, {quantity} = {value:g6}; take a finer "
                + $"template, more steps per per cent, or a smaller ratio"))
    {
        Step = step;
        Body = body;
        Zone = zone;
        Quantity = quantity;
        Value = value;
    }

    /// <summary>Step at which it was seen.</summary>
    public long Step { get; }

    /// <summary>Id of the body.</summary>
    public int Body { get; }

    /// <summary>Zone within the body; -1 where it is a node or a contact.</summary>
    public int Zone { get; }

    /// <summary>What was out of bounds, with its unit.</summary>
    public string Quantity { get; }

    /// <summary>The value.</summary>
    public double Value { get; }
}
