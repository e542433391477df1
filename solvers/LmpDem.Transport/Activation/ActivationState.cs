using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Activation of a network by a criterion that decides for every junction whether it conducts: a body is active if conducting
/// junctions connect it to the foil and, if requested, Li+ reaches it from the separator.
/// </summary>
public sealed class ActivationState
{
    /// <summary>Charge of a volume of lithium: 2062 mAh/cm3, by Faraday's law at 534 kg/m3 [C/m3].</summary>
    public const double ChargeDensity = 2062.0 * 3.6e6;

    private ActivationState(BodyNetwork network, bool[] connected, bool[]? reachable)
    {
        Connected = connected;
        Reachable = reachable;
        Active = [.. connected.Select((j, i) => j && (reachable is null || reachable[i]))];
        var all = network.Volume.Sum();
        double Fraction(bool[] flag) => all > 0.0 ? network.Volume.Where((_, i) => flag[i]).Sum() / all : 0.0;
        Degree = Fraction(connected);
        DegreeReached = reachable is null ? null : Fraction(Active);
        Capacity = ChargeDensity * all * (DegreeReached ?? Degree) / network.Box.FootArea;
        CapacityOfAll = ChargeDensity * all / network.Box.FootArea;
    }

    /// <summary>Whether a body is connected to the foil, one per body.</summary>
    public bool[] Connected { get; }

    /// <summary>Whether Li+ reaches a body, one per body; null if not requested.</summary>
    public bool[]? Reachable { get; }

    /// <summary>Whether a body takes part, one per body: connected and, if requested, reachable.</summary>
    public bool[] Active { get; }

    /// <summary>Degree of activation: volume fraction of the connected bodies, 0 to 1.</summary>
    public double Degree { get; }

    /// <summary>Volume fraction of the bodies that are connected and reachable, 0 to 1; null if not requested.</summary>
    public double? DegreeReached { get; }

    /// <summary>Capacity of the active bodies over the foil's area [C/m2].</summary>
    public double Capacity { get; }

    /// <summary>Capacity of all lithium over the foil's area [C/m2].</summary>
    public double CapacityOfAll { get; }

    /// <summary>Takes the activation of a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="reachable">Whether Li+ reaches a body from the separator, one per body; null leaves it out.</param>
    public static ActivationState Of(BodyNetwork network, IReadOnlyList<double> metallicArea, IReadOnlyList<bool>? reachable = null) =>
        new(network, Clusters.Of(network, metallicArea).Connected(), reachable?.ToArray());

    /// <summary>Activation by height, from the foil to the top of the box; a body counts in the bin of its centre.</summary>
    /// <param name="network">The network that this is the state of.</param>
    /// <param name="bins">Number of bins, >= 1.</param>
    public IReadOnlyList<HeightBin> ByHeight(BodyNetwork network, int bins)
    {
        double[] volume = new double[bins], connected = new double[bins], active = new double[bins];
        var height = network.Box.Length.Z;
        for (var i = 0; i < network.Count; i++)
        {
            var bin = Math.Clamp((int)Math.Floor(network.Centre[i].Z / height * bins), 0, bins - 1);
            volume[bin] += network.Volume[i];
            if (Connected[i]) connected[bin] += network.Volume[i];
            if (Active[i]) active[bin] += network.Volume[i];
        }

        return [.. Enumerable.Range(0, bins)
            .Select(b => new HeightBin(
            b * height / bins, (b + 1) * height / bins, volume[b], connected[b] / volume[b], active[b] / volume[b]))];
    }
}
