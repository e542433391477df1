using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>Writes networks state by state: the junctions' snapshots, networks.csv, and the tables that states bring along.</summary>
/// <param name="folder">Folder of the run.</param>
/// <param name="stamp">Scenario and origin.</param>
/// <param name="output">Which snapshots are written.</param>
public sealed class NetworkWriter(RunFolder folder, RunStamp stamp, OutputSpec output) : IKept
{
    private readonly ParaViewSeries? junctions = output.Junctions ? new ParaViewSeries(folder.Snapshots, JunctionSnapshot.Kind) : null;
    private readonly ParaViewSeries? pores = output.Pores ? new ParaViewSeries(folder.Snapshots, PoreImage.Kind) : null;
    private readonly List<WrittenNetworks> states = [];
    private int? layers;

    /// <summary>Number of states written.</summary>
    public int Count => states.Count;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        junctions?.Exchange(book);
        pores?.Exchange(book);
        layers = book.Optional("layers", layers);
        book.Each("networks", states, one => WrittenNetworks.Exchange(book, one));
    }

    /// <summary>Adds a state.</summary>
    /// <param name="state">The state.</param>
    public void Add(MeasuredState state)
    {
        var input = state.Input;
        var provenance = stamp.Provenance(input.Parent);
        junctions?.Add(JunctionSnapshot.Of(
            input.Network, states.Count, input.Time,
            [
                new("metallic_area", "m2", 1, state.MetallicArea.ToArray(),
                    $"metallic area by the criterion {state.Criterion.Key}; 0 where it insulates"),
                new("joined", "1", 1, input.Network.Junctions.Select(j => state.Connected[j.First] ? 1 : 0)
                    .ToArray(), "1 where the first body is joined to the foil"),
            ],
            [
                Catalogue.CalenderingRatio.Of(input.Ratio),
                .. state.Values,
            ],
            provenance));
        if (state.Pores is { } pores)
        {
            layers ??= pores.Cells.Nz;
            // A layer only gets thinner; if one is thicker than the first, its image is left out but not its tables.
            if (pores.Cells.Nz <= layers) this.pores?.Add(PoreImage.Of(state, states.Count, layers.Value, provenance));
        }

        var films = input.Bodies is { } bodies ? BodyFilms.Of(bodies) : null;
        var link = new RearrangementState
        {
            Ratio = input.Ratio,
            Network = input.Network,
            Connected = state.Connected,
            OpenedArea = films?.OpenedArea,
            BrokenArea = films?.BrokenArea
        };
        states.Add(new WrittenNetworks(
            input.TargetRatio, input.Ratio, input.Network, state.MetallicArea, state.Values, state.Tables, link));
        Table().Write(folder.File("networks.csv"));
        foreach (var name in states.SelectMany(s => s.Tables.Keys).Distinct().Order(StringComparer.Ordinal))
            Joint([.. states.Where(s => s.Tables.ContainsKey(name)).Select(s => s.Tables[name])]).Write(folder.File(name));
    }

    /// <summary>Writes what only the whole series shows.</summary>
    public void Finish()
    {
        var link = RearrangementLink.Of([.. states.Select(s => s.Link)]);
        link.Table().Write(folder.File(TableLayout.RearrangementLink.File));
        link.Bodies().Write(folder.File(TableLayout.RearrangementBodies.File));
        var log = JunctionLog.Of([.. states.Select(s => new NetworkState(s.Ratio, s.Network, s.MetallicArea))]);
        LogOf(log).Write(folder.File(TableLayout.JunctionLog.File));
    }

    // Origin: 0 the film of a contact that stood before, 1 a contact that was born.
    private static NumberTable LogOf(JunctionLog log)
    {
        var table = TableLayout.JunctionLog.New();
        foreach (var e in log.Events)
        {
            table.Add(
                e.RatioBefore, e.Ratio, e.First, e.Second, 1e12 * e.Area, e.Origin == JunctionOrigin.Birth ? 1 : 0, 1e18 * e.FirstVolume,
                    1e18 * e.SecondVolume,
                e.JoinsFoil ? 1 : 0, e.FoilFractionBefore, e.FoilFraction, e.GiantFractionBefore, e.GiantFraction);
        }

        return table;
    }

    /// <summary>The table of networks.csv so far; at least one state.</summary>
    public NumberTable Table()
    {
        var names = states[0].Values.Select(FieldTable.ColumnOf).ToList();
        var table = new NumberTable(["state", Catalogue.TargetCalenderingRatio.Column, Catalogue.CalenderingRatio.Column, .. names]);
        for (var s = 0; s < states.Count; s++)
        {
            var values = states[s].Values.Select(f => ((double[])f.Values)[0]).Select(v => double.IsFinite(v) ? v : (double?)null);
            table.Add([s, states[s].TargetRatio, states[s].Ratio, .. values]);
        }

        return table;
    }

    private static NumberTable Joint(IReadOnlyList<NumberTable> parts)
    {
        var table = new NumberTable(parts[0].Columns);
        foreach (var row in parts.SelectMany(p => p.Rows)) table.Add([.. row]);
        return table;
    }
}
