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
        var electronic = ElectronicMeasures.Of(network, metallic, spec);
        var joined = electronic.Clusters.Joined();
        var pores = spec.Pores.Enabled ? PoreMeasures.Of(input, spec.Pores, stamp.Threads) : null;
        // Where the film is not known, neither is the surface that plates.
        var plating = pores is null || !input.KnowsFilm ? null : PlatingMeasures.Of(input, pores.Surface, metallic, spec.Plating, stamp.Threads);
        var tables = new Dictionary<string, NumberTable>();
        if (pores is not null)
        {
            tables["pore_sizes"] = pores.Sizes;
            tables["ebac_profile"] = electronic.Profile(input.Ratio, pores, spec.Ebac);
        }

        if (plating is not null) tables["plating_profile"] = plating.Profile;
        Field[] values =
        [
            Activation("fracture", input.KnowsFilm ? By(network, JunctionCriterion.Fracture) : double.NaN, "with the film broken on both sides"),
            Activation("film_theory", input.KnowsFilm ? By(network, JunctionCriterion.FilmTheory) : double.NaN, "with the film opened enough, " + CriteriaSpec.Provenance),
            Activation("contact_size", By(network, JunctionCriterion.ContactSize), "large enough, " + CriteriaSpec.Provenance),
            Activation("overlap_law", law.Mean, "by the overlap law, " + OverlapLawSpec.Provenance),
            .. electronic.Values,
            .. pores?.Values ?? [],
            .. plating?.Values ?? [],
        ];
        return new NetworkState
        {
            Input = input,
            Criterion = criterion,
            MetallicArea = metallic,
            Joined = joined,
            Ebac = pores is null ? null : electronic.Section(pores, spec.Ebac),
            Values = values,
            Tables = tables,
        };
    }

    private static Field Activation(string criterion, double value, string contacts) =>
        Field.Single("activation_" + criterion, "1", value, "volume joined to the foil by contacts " + contacts);

    private double By(BodyNetwork network, JunctionCriterion criterion) =>
        Clusters.Of(network, MetallicContacts.Areas(network, criterion, spec.Criteria)).FoilShare;

    private double[] Metallic(BodyNetwork network, JunctionCriterion criterion) => criterion == JunctionCriterion.OverlapLaw
        ? OverlapDraw.Areas(network, stamp.Scenario.Activation, stamp.Scenario.Seed, draw: 0)
        : MetallicContacts.Areas(network, criterion, spec.Criteria);

    private ActivationEstimate Overlap(BodyNetwork network) =>
        ActivationEstimate.Of(JunctionNetwork.Of(network), stamp.Scenario.Activation, stamp.Scenario.Seed);
}
