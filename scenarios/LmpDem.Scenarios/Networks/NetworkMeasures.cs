using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Networks;

/// <summary>Measures the networks of a state: activation by every criterion, and all else on the one that the scenario chose.</summary>
/// <param name="stamp">Scenario and origin.</param>
public sealed class NetworkMeasures(RunStamp stamp)
{
    private const double Capacity = Electrochemistry.MilliampereHourPerSquareCentimetre;

    private readonly TransportSpec spec = stamp.Scenario.Transport;

    /// <summary>Iterations after which a solve gives up; null: those of the solvers.</summary>
    public int? MaxIterations { get; init; }

    /// <summary>Measures a state.</summary>
    /// <param name="input">The state.</param>
    public MeasuredState Of(NetworkInput input)
    {
        var network = input.Network;
        var law = Overlap(network);
        var criterion = CriterionFor(input);
        var metallic = Metallic(network, criterion);
        var electronic = ElectronicMeasures.Of(network, metallic, spec, MaxIterations);
        var connected = electronic.Clusters.Connected();
        var pores = spec.Pores.Enabled ? PoreMeasures.Of(input, spec.Pores, stamp.Threads, MaxIterations) : null;
        // Where the film is not known, neither is the surface that plates.
        var plating = pores is null || !input.KnowsFilm
            ? null
            : PlatingMeasures.Of(input, pores.Surface, metallic, spec.Pores, spec.Plating, stamp.Threads, MaxIterations);
        SolveCheck[] checks = [.. electronic.Checks, .. pores?.Checks ?? [], .. plating?.Checks ?? []];
        var activation = ActivationState.Of(network, metallic, Reached(pores, input));
        var tables = new Dictionary<string, NumberTable>();
        if (pores is not null)
        {
            tables[TableLayout.PoreSizes.File] = pores.Sizes;
            tables[TableLayout.EbacProfile.File] = electronic.Profile(input.Ratio, pores, spec.Ebac);
        }

        if (plating is not null) tables[TableLayout.PlatingProfile.File] = plating.Profile;
        if (plating is not null) tables[TableLayout.PlatingBodies.File] = plating.Bodies;
        tables[TableLayout.ActivationHeight.File] = ByHeight(input.Ratio, activation, network);
        if (plating?.Stripping is { } stripping) tables[TableLayout.Stripping.File] = stripping;
        Field[] values =
        [
            .. JunctionCriterion.All.Select(c => c.Activation.Of(ActivationBy(c, input, law))),
            Catalogue.ActivationReachable.Of(activation.DegreeReached ?? double.NaN),
            Catalogue.Capacity.Of(activation.Degree * activation.CapacityOfAll / Capacity),
            Catalogue.CapacityOfAll.Of(activation.CapacityOfAll / Capacity),
            Catalogue.UncoverableCu.Of(UncoveredFoil.Seen(network, connected)),
            .. electronic.Values,
            .. pores?.Values ?? [],
            .. plating?.Values ?? [],
            Catalogue.Unconverged.Of(checks.Count(c => !c.Converged)),
            Catalogue.ResidualOverTolerance.Of(checks.Max(c => c.Residual / c.Allowed)),
        ];
        return new MeasuredState
        {
            Input = input,
            Criterion = criterion,
            MetallicArea = metallic,
            Connected = connected,
            Pores = pores,
            Collected = electronic.Ebac,
            Values = values,
            Checks = checks,
            Tables = tables,
        };
    }

    /// <summary>The EBAC picture of a state; null where pores are not measured.</summary>
    /// <param name="input">The state.</param>
    public EbacSection? MapOf(NetworkInput input)
    {
        if (!spec.Pores.Enabled) return null;
        var electronic = ElectronicMeasures.Of(input.Network, Metallic(input.Network, CriterionFor(input)), spec);
        return electronic.Section(PoreMeasures.CellsOf(input, spec.Pores, stamp.Threads), spec.Ebac);
    }

    /// <summary>What each body of a state is to the electronic network.</summary>
    /// <param name="input">The state.</param>
    public BodyConnections ConnectionsOf(NetworkInput input)
    {
        var criterion = CriterionFor(input);
        var metallic = Metallic(input.Network, criterion);
        return BodyConnections.Of(input.Network, criterion, metallic, spec, MaxIterations);
    }

    // Spheres whose film is not known conduct by the overlap law; junctions of older files do not know how far films opened.
    private JunctionCriterion CriterionFor(NetworkInput input) =>
        spec.Criterion == JunctionCriterion.ContactSize ? spec.Criterion
        : !input.KnowsFilm ? JunctionCriterion.OverlapLaw
        : spec.Criterion.Knows(input.Network) ? spec.Criterion : JunctionCriterion.FilmTheory;

    // Bodies with bare surface at pores connected with the separator; not known where the film is not.
    private static bool[]? Reached(PoreMeasures? pores, NetworkInput input) =>
        pores is null || !input.KnowsFilm ? null
        : pores.Reachable is { } reachable ? [.. reachable.PerBody.Select(area => area > 0.0)]
        : new bool[input.Network.Count];

    private const int HeightBins = 10;

    private static NumberTable ByHeight(double ratio, ActivationState activation, BodyNetwork network)
    {
        var table = TableLayout.ActivationHeight.New();
        foreach (var bin in activation.ByHeight(network, HeightBins))
        {
            if (!(bin.Volume > 0.0)) continue;
            table.Add(ratio, 0.5e6 * (bin.From + bin.To), bin.Connected, activation.Reachable is null ? null : bin.Active);
        }

        return table;
    }

    private double ActivationBy(JunctionCriterion criterion, NetworkInput input, ActivationEstimate law) =>
        criterion.IsRandom ? law.Mean
        : (criterion.LooksAtFilm && !input.KnowsFilm) || !criterion.Knows(input.Network) ? double.NaN
        : Clusters.Of(input.Network, criterion.AreasOf(input.Network, spec.Criteria)).FoilFraction;

    private double[] Metallic(BodyNetwork network, JunctionCriterion criterion) => criterion.IsRandom
        ? OverlapDraw.Areas(network, stamp.Scenario.Activation, stamp.Scenario.Seed, draw: 0)
        : criterion.AreasOf(network, spec.Criteria);

    private ActivationEstimate Overlap(BodyNetwork network) =>
        ActivationEstimate.Of(JunctionNetwork.Of(network), stamp.Scenario.Activation, stamp.Scenario.Seed);
}

/// <summary>The networks of a state and what was measured on them.</summary>
public sealed record MeasuredState
{
    /// <summary>The state.</summary>
    public required NetworkInput Input { get; init; }

    /// <summary>The criterion that the measures stand on.</summary>
    public required JunctionCriterion Criterion { get; init; }

    /// <summary>Metallic area by that criterion, one per junction; 0 where it insulates [m2].</summary>
    public required IReadOnlyList<double> MetallicArea { get; init; }

    /// <summary>Whether metallic contacts connect a body to the foil, one per body.</summary>
    public required IReadOnlyList<bool> Connected { get; init; }

    /// <summary>The layer in cut cells; null where pores are not measured.</summary>
    internal PoreMeasures? Pores { get; init; }

    /// <summary>Fraction of a beam's current that the copper collects, body by body.</summary>
    public required EbacMap Collected { get; init; }

    /// <summary>How well the solves of the row ended.</summary>
    public IReadOnlyList<SolveCheck> Checks { get; init; } = [];

    /// <summary>A sentence on each solve that did not converge.</summary>
    public IEnumerable<string> Unconverged =>
        Checks.Where(c => !c.Converged).Select(c => $"{Input.Name}: {c}; the row of networks.csv is flagged (unconverged)");

    /// <summary>Row of networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>Rows of further tables, by the name of the file; every row is led by the ratio reached.</summary>
    public IReadOnlyDictionary<string, NumberTable> Tables { get; init; } = new Dictionary<string, NumberTable>();

    /// <summary>A value of the row; null where it has none.</summary>
    /// <param name="name">Name of the value.</param>
    public double? Value(string name) =>
        Values.FirstOrDefault(f => f.Name == name)?.Values is double[] { Length: 1 } v && double.IsFinite(v[0]) ? v[0] : null;

    /// <summary>A row of summary.csv with what the networks add to it.</summary>
    /// <param name="row">The row.</param>
    public StateRow Complete(StateRow row) => row.With(Values);
}
