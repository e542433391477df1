using System.Text.Json;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.Scenarios.Networks;
using LmpDem.Transport.Activation;
using System.Text.Json.Nodes;

namespace LmpDem.Scenarios.Runs;

/// <summary>Writes the files of a run as it goes; after every state they are whole and readable.</summary>
public sealed class RunWriter : IRunObserver, IKept
{
    private readonly RunFolder _folder;
    private readonly RunStamp _stamp;
    private readonly MeasuredActivation _measured;
    private readonly ParaViewSeries _spheres;
    private readonly ParaViewSeries _contacts;
    private readonly ParaViewSeries _bodies;
    private readonly ParaViewSeries _films;
    private readonly ParaViewSeries _tools;
    private readonly NetworkWriter _networks;
    private readonly List<StateRow> _rows = [];
    private readonly List<string> _names = [];
    private readonly List<IReadOnlyList<Field>> _rearrangement = [];
    private readonly List<IReadOnlyList<Field>> _compaction = [];
    private string _started = RunStamp.Now;
    private object? _packing; // a report, or what a checkpoint holds of it
    private HandoffAudit? _handoff;
    private string _stage = "";
    private int _written;

    /// <summary>Begins the files of a run.</summary>
    /// <param name="folder">A folder that is made ready.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="target">Target states.</param>
    /// <param name="measured">The measurement that summary.json tells the distance to; null: none.</param>
    /// <param name="keeper">Keeps the run; files of one that it knows go on. Null: none is kept.</param>
    public RunWriter(RunFolder folder, RunStamp stamp, int target, MeasuredActivation? measured = null, IStateKeeper? keeper = null)
    {
        _measured = measured ?? MeasuredActivation.None;
        _folder = folder;
        _stamp = stamp;
        Planned = target;
        _spheres = new ParaViewSeries(folder.Snapshots, "spheres");
        _contacts = new ParaViewSeries(folder.Snapshots, "contacts");
        _bodies = new ParaViewSeries(folder.Snapshots, "bodies");
        _films = new ParaViewSeries(folder.Snapshots, "films");
        _tools = new ParaViewSeries(folder.Snapshots, "tools");
        _networks = new NetworkWriter(folder, stamp, stamp.Scenario.Output);
        var goesOn = keeper?.Keep("files", this) ?? false;
        WholeFile.WriteText(folder.Scenario, stamp.Text);
        SaveStatus(RunStatus.Running, null);
        Log(goesOn ? "resume" : "run", $"LmpDem {Build.Version} ({Build.Commit}) on {RunStamp.Machine}, {stamp.Threads} threads, scenario {stamp.Hash}");
    }

    /// <summary>Rows of summary.csv so far.</summary>
    public IReadOnlyList<StateRow> Rows => _rows;

    /// <summary>States whose files are whole.</summary>
    public int Written => _written;

    /// <summary>Target states; known exactly once the hand-off has taken place.</summary>
    public int Planned { get; private set; }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        _stage = book.Text("stage", _stage);
        _started = book.Text("started", _started);
        book.Value("written", ref _written);
        Planned = book.Value("planned", Planned);
        foreach (var series in (ParaViewSeries[])[_spheres, _contacts, _bodies, _films, _tools])
        {
            series.Exchange(book);
            if (series.Paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
                throw new SnapshotException(missing, "is missing, though the checkpoint goes on after it; restore it, or compute the run from the start with --force");
        }

        _networks.Exchange(book);
        book.Each("rows", _rows, row => StateRow.Exchange(book, row)!);
        book.Each("names", _names, name => book.Text("name", name ?? ""));
        book.Each("rearrangement", _rearrangement, row => KeptTables.Exchange(book, row));
        book.Each("compaction", _compaction, row => KeptTables.Exchange(book, row));
        _handoff = book.Optional("handoff", _handoff);
        var packing = book.Text("packing", JsonSerializer.Serialize(_packing, RunJson.Options));
        if (book.IsReading) _packing = JsonNode.Parse(packing);
    }

    /// <summary>Writes what happened; progress is for people, the log keeps stages and states.</summary>
    /// <param name="what">The event.</param>
    public void On(RunEvent what)
    {
        switch (what)
        {
            case StageBegun begun: Begin(begun.Stage); break;
            case NoteMade note: Log("note", note.Message); break;
            case ElectrodePacked packed: Packed(packed.Packing, packed.Report); break;
            case SpheresPressed pressed: Pressed(pressed.State); break;
            case BodiesTookOver handoff: HandedOff(handoff.Audit); break;
            case BodiesPressed pressed: Compacted(pressed.State); break;
            default: break;
        }
    }

    private void Begin(string stage)
    {
        _stage = stage;
        SaveStatus(RunStatus.Running, null);
        Log("stage", stage);
    }

    private void Packed(Snapshot packed, PackingReport made)
    {
        _packing = made;
        SnapshotWriter.Write(_folder.Packed, packed);
        Log("packed", $"{made.Particles} particles", made);
    }

    private void Pressed(PressedState state)
    {
        if (_stamp.Scenario.Output.Spheres) _spheres.Add(state.Spheres);
        if (_stamp.Scenario.Output.Contacts) _contacts.Add(state.Contacts);
        _rearrangement.Add(state.Rearrangement);
        FieldTable.Of(Numbers(_rearrangement.Count), _rearrangement).Write(_folder.Rearrangement);
        if (state.HandsOn) Planned = _written + 2 + RunPlan.StatesLeft(_stamp.Scenario.Press, state);
        if (state.Networks is { } networks) _networks.Add(networks);
        WasWritten(state.Name, state.Row);
    }

    private void HandedOff(HandoffAudit audit)
    {
        _handoff = audit;
        Log("handoff", $"{audit.Bodies} bodies, {audit.Zones} zones", audit);
    }

    private void Compacted(CompactedState state)
    {
        if (_stamp.Scenario.Output.Bodies)
        {
            _bodies.Add(state.Bodies);
            _tools.Add(state.Walls);
        }

        if (_stamp.Scenario.Output.Films) _films.Add(state.Films);
        _compaction.Add(state.Values);
        FieldTable.Of(Numbers(_compaction.Count), _compaction).Write(_folder.Compaction);
        if (state.Networks is { } networks) _networks.Add(networks);
        WasWritten(state.Name, state.Row);
    }

    /// <summary>Ends the results of a run that came to its end. Figures and report follow; they cost no result if they fail.</summary>
    /// <param name="wall">Wall time of the run.</param>
    /// <returns>The content of summary.json.</returns>
    public object Finish(TimeSpan wall)
    {
        if (_networks.Count > 0) _networks.Finish();
        var outcome = Outcome(wall);
        WholeFile.WriteText(_folder.SummaryJson, JsonSerializer.Serialize(outcome, RunJson.Options) + "\n");
        _folder.Write(StatusOf(RunStatus.Drawing, null) with { Results = RunFiles.Results(_folder) });
        Log("results", "all states are written");
        _folder.Checkpoints.Remove();
        return outcome;
    }

    // The outcome of the run as one object.
    private object Outcome(TimeSpan wall) => new
    {
        _stamp.Scenario.Name,
        run = _folder.Root,
        version = Build.Version,
        commit = Build.Commit,
        scenario_hash = _stamp.Hash,
        _stamp.Scenario.Seed,
        _stamp.Threads,
        machine = RunStamp.Machine,
        started = _started,
        wall_seconds = Math.Round(wall.TotalSeconds, 3),
        packing = _packing,
        handoff = _handoff,
        activation = Activation().Select(a => (Series: a, Misfit: _measured.Misfit(a.Curve))).Select(a => new
        {
            a.Series.Criterion,
            a.Series.Label,
            a.Series.IsCalibrated,
            a.Misfit.Rms,
            measured_ratios_covered = a.Misfit.Points,
            ratio_at_half = a.Series.Curve.RatioAt(0.5),
            slope_ratio = _measured.SlopeRatioOf(a.Series.Curve),
        }),
        measured = new
        {
            source = _measured.Source,
            ratio_at_half = _measured.Curve.RatioAt(0.5),
            _measured.SlopeRatio,
        },
        states = _names,
        rows = RunJson.Rows(_rows),
    };

    private IReadOnlyList<ActivationSeries> Activation() =>
        ActivationSeries.Of(_networks.Count > 0 ? _networks.Table() : SummaryTable.Of(_rows));

    /// <summary>Ends the files of a run that did not come to its end; what was written stays.</summary>
    /// <param name="state">"stopped" or "failed".</param>
    /// <param name="message">Why.</param>
    public void Abandon(string state, string message)
    {
        try
        {
            SaveStatus(state, message);
        }
        catch (IOException)
        {
            // On a full disk the old status gives its place to the new one; it must not go on telling "running".
            File.Delete(_folder.Status);
            SaveStatus(state, message);
        }

        Log(state, message);
    }

    private static (string Name, IReadOnlyList<double> Values) Numbers(int count) => ("state", [.. Enumerable.Range(0, count).Select(i => (double)i)]);

    private void WasWritten(string name, StateRow? row)
    {
        _names.Add(name);
        if (row is not null)
        {
            // The bodies after the hand-off complete the row of the spheres at the same ratio.
            if (_rows.Count > 0 && IsSameTarget(_rows[^1], row)) _rows[^1] = row;
            else _rows.Add(row);
            SummaryTable.Write(_folder.Summary, _rows);
        }

        _written++;
        SaveStatus(RunStatus.Running, null);
        Log("state", name, row is null ? null : RunJson.Rows([row])[0]);
    }

    private static bool IsSameTarget(StateRow before, StateRow row) => (before[Catalogue.TargetCalenderingRatio] is { } ratio && ratio == row[Catalogue.TargetCalenderingRatio])
        || (before[Catalogue.TargetPressure] is { } pressure && pressure == row[Catalogue.TargetPressure]);

    private void SaveStatus(string state, string? message) => _folder.Write(StatusOf(state, message));

    private RunStatus StatusOf(string state, string? message) => new(
        state, _stage, _written, Planned, _stamp.Hash, Build.Version, _stamp.Scenario.Seed, _stamp.Threads, _started, RunStamp.Now,
        message);

    private void Log(string what, string message, object? data = null) => _folder.AddToLog(what, _stage, message, data);
}
