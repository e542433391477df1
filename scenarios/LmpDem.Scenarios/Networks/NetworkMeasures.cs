using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>Measures the networks of a state: activation by every criterion, and all else on the one that the scenario chose.</summary>
/// <param name="stamp">Scenario and origin.</param>
public sealed class NetworkMeasures(RunStamp stamp)
{
    private readonly TransportSpec spec = stamp.Scenario.Transport;

    /// <summary>Measures a state.</summary>
    /// <param name="input">The state.</param>
    public NetworkState Of(NetworkInput input)
    {
        var network = input.Network;
        var law = Overlap(network);
        var criterion = input.KnowsFilm || spec.Criterion == JunctionCriterion.ContactSize ? spec.Criterion : JunctionCriterion.OverlapLaw;
        var metallic = Metallic(network, criterion);
        var cluster = Joined(network, metallic);
        var pores = spec.Pores.Enabled ? PoreMeasures.Of(input, spec.Pores, stamp.Threads) : null;
        Field[] values =
        [
            Activation("fracture", input.KnowsFilm ? By(network, JunctionCriterion.Fracture) : double.NaN, "with the film broken on both sides"),
            Activation("film_theory", input.KnowsFilm ? By(network, JunctionCriterion.FilmTheory) : double.NaN, "with the film opened enough, " + CriteriaSpec.Provenance),
            Activation("contact_size", By(network, JunctionCriterion.ContactSize), "large enough, " + CriteriaSpec.Provenance),
            Activation("overlap_law", law.Mean, "by the overlap law, " + OverlapLawSpec.Provenance),
            .. pores?.Values ?? [],
        ];
        return new NetworkState
        {
            Input = input,
            Criterion = criterion,
            MetallicArea = metallic,
            Joined = cluster.Joined,
            Values = values,
            Tables = pores is null ? new Dictionary<string, NumberTable>() : new Dictionary<string, NumberTable> { ["pore_sizes"] = pores.Sizes },
        };
    }

    private static Field Activation(string criterion, double value, string contacts) =>
        Field.Single("activation_" + criterion, "1", value, "volume joined to the foil by contacts " + contacts);

    private double By(BodyNetwork network, JunctionCriterion criterion) =>
        Joined(network, MetallicContacts.Areas(network, criterion, spec.Criteria)).VolumeShare;

    private double[] Metallic(BodyNetwork network, JunctionCriterion criterion) => criterion == JunctionCriterion.OverlapLaw
        ? OverlapDraw.Areas(network, OverlapLaw.Of(stamp.Scenario.Activation), stamp.Scenario.Seed)
        : MetallicContacts.Areas(network, criterion, spec.Criteria);

    private ActivationEstimate Overlap(BodyNetwork network) => ActivationEstimate.Of(
        new JunctionNetwork
        {
            First = [.. network.Junctions.Select(j => j.First)],
            Second = [.. network.Junctions.Select(j => j.Second)],
            Overlap = [.. network.Junctions.Select(j => j.Overlap)],
            Radius = network.Radius,
        },
        stamp.Scenario.Activation, stamp.Scenario.Seed);

    private static FoilCluster Joined(BodyNetwork network, double[] metallic) => FoilCluster.Of(
        network.Volume, network.Junctions.Where((_, k) => metallic[k] > 0.0).Select(j => (j.First, j.Second)));
}
