using System.Text.Json;
using System.Text.Json.Nodes;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Stages;

/// <summary>Writes the files of a run as it goes; after every state they are whole and readable.</summary>
internal sealed class RunWriter : IRunObserver, IKept
{
    private readonly RunFolder folder;
    private readonly RunStamp stamp;
    private readonly MeasuredActivation measured;
    private readonly ParaViewSeries spheres;
    private readonly ParaViewSeries passage;
    private readonly ParaViewSeries contacts;
    private readonly ParaViewSeries bodies;
    private readonly ParaViewSeries films;
    private readonly ParaViewSeries walls;
    private readonly NetworkWriter networks;
    private readonly List<StateRow> rows = [];
    private readonly List<string> names = [];
    private readonly List<IReadOnlyList<Field>> rearrangement = [];
    private readonly List<IReadOnlyList<Field>> compaction = [];
    private string started = RunStamp.Now;
    private object? packing; // a report, or what a checkpoint holds of it
    private HandoffAudit? handoff;
    private string stage = "";
    private int written;

    /// <summary>Begins the files of a run.</summary>
    /// <param name="folder">A folder that is made ready.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="target">Target states.</param>
    /// <param name="measured">The measurement that summary.json tells the distance to; null: none.</param>
    /// <param name="keeper">Keeps the run; files of one that it knows go on. Null: none is kept.</param>
    public RunWriter(RunFolder folder, RunStamp stamp, int target, MeasuredActivation? measured = null, IStateKeeper? keeper = null)
    {
        this.measured = measured ?? MeasuredActivation.None;
        this.folder = folder;
        this.stamp = stamp;
        Planned = target;
        spheres = new ParaViewSeries(folder.Snapshots, "spheres");
        passage = new ParaViewSeries(folder.Snapshots, PassageSnapshot.Kind);
        contacts = new ParaViewSeries(folder.Snapshots, "contacts");
        bodies = new ParaViewSeries(folder.Snapshots, "bodies");
        films = new ParaViewSeries(folder.Snapshots, "films");
        walls = new ParaViewSeries(folder.Snapshots, "tools");
        networks = new NetworkWriter(folder, stamp, stamp.Scenario.Output);
        var goesOn = keeper?.Keep("files", this) ?? false;
        WholeFile.WriteText(folder.Scenario, stamp.Text);
        PlugInOrigin.Write(folder.Root, stamp.Scenario.Extensions.Origins);
        if (stamp.Scenario.GivenPacking is { } packing)
            WholeFile.Write(folder.File(packing.CopyName), stream => stream.Write(packing.Content));
        SaveStatus(RunStatus.Running, null);
        Log(goesOn ? "resume"
            : "run", $"LmpDem {Build.Version} ({Build.Commit}) on {RunStamp.Machine}, {stamp.Threads} threads, scenario {stamp.Hash}");
        foreach (var origin in stamp.Scenario.Extensions.Origins) Log("plug-in", $"{origin}");
    }

    /// <summary>Rows of summary.csv so far.</summary>
    public IReadOnlyList<StateRow> Rows => rows;

    /// <summary>States whose files are whole.</summary>
    public int Written => written;

    /// <summary>Target states; known exactly once the hand-off has taken place.</summary>
    public int Planned { get; private set; }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        stage = book.Text("stage", stage);
        started = book.Text("started", started);
        book.Value("written", ref written);
        Planned = book.Value("planned", Planned);
        foreach (var series in (ParaViewSeries[])[spheres, contacts, bodies, films, walls, passage])
        {
            series.Exchange(book);
            if (series.Paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
                throw new SnapshotException(
                    missing, "is missing, though the checkpoint goes on after it; restore it, or compute the run from the start "
                    + "with `lmpdem run SCENARIO --out DIR --force`");
        }

        networks.Exchange(book);
        book.Each("rows", rows, row => StateRow.Exchange(book, row)!);
        book.Each("names", names, name => book.Text("name", name ?? ""));
        book.Each("rearrangement", rearrangement, row => KeptTables.Exchange(book, row));
        book.Each("compaction", compaction, row => KeptTables.Exchange(book, row));
        handoff = book.Optional("handoff", handoff);
        var report = book.Text("packing", JsonSerializer.Serialize(packing, RunJson.Options));
        if (book.IsReading) packing = JsonNode.Parse(report);
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
            case RollPassed passed when stamp.Scenario.Output.Spheres: passage.Add(passed.Spheres); break;
            case BodiesTookOver handoff: HandedOff(handoff.Audit); break;
            case BodiesPressed pressed: Compacted(pressed.State); break;
            default: break;
        }
    }

    private void Begin(string stage)
    {
        this.stage = stage;
        SaveStatus(RunStatus.Running, null);
        Log("stage", stage);
    }

    private void Packed(Snapshot packed, PackingReport made)
    {
        packing = made;
        SnapshotWriter.Write(folder.Packed, packed);
        Log("packed", $"{made.Particles} particles", made);
    }

    private void Pressed(PressedState state)
    {
        if (stamp.Scenario.Output.Spheres) spheres.Add(state.Spheres);
        if (stamp.Scenario.Output.Contacts) contacts.Add(state.Contacts);
        rearrangement.Add(state.Rearrangement);
        FieldTable.Of(Numbers(rearrangement.Count), rearrangement).Write(folder.Rearrangement);
        if (state.HandsOn) Planned = written + 2 + RunPlan.StatesLeft(stamp.Scenario.Press, state);
        if (state.Networks is { } networks) this.networks.Add(networks);
        WasWritten(state.Name, state.Row);
    }

    private void HandedOff(HandoffAudit audit)
    {
        handoff = audit;
        Log("handoff", $"{audit.Bodies} bodies, {audit.Zones} zones", audit);
    }

    private void Compacted(CompactedState state)
    {
        if (stamp.Scenario.Output.Bodies)
        {
            bodies.Add(state.Bodies);
            walls.Add(state.Walls);
        }

        if (stamp.Scenario.Output.Films) films.Add(state.Films);
        compaction.Add(state.Values);
        FieldTable.Of(Numbers(compaction.Count), compaction).Write(folder.Compaction);
        if (state.Networks is { } networks) this.networks.Add(networks);
        WasWritten(state.Name, state.Row);
    }

    /// <summary>Ends the results of a run that came to its end. Figures and report follow; they cost no result if they fail.</summary>
    /// <param name="wall">Wall time of the run.</param>
    /// <returns>The content of summary.json.</returns>
    public object Finish(TimeSpan wall)
    {
        if (networks.Count > 0) networks.Finish();
        var outcome = Outcome(wall);
        WholeFile.WriteText(folder.SummaryJson, JsonSerializer.Serialize(outcome, RunJson.Options) + "\n");
        folder.Write(StatusOf(RunStatus.Drawing, null) with { Results = RunFiles.Results(folder) });
        Log("results", "all states are written");
        folder.Checkpoints.Remove();
        return outcome;
    }

    // The outcome of the run as one object.
    private object Outcome(TimeSpan wall) => new
    {
        stamp.Scenario.Name,
        run = folder.Root,
        version = Build.Version,
        commit = Build.Commit,
        scenario_hash = stamp.Hash,
        stamp.Scenario.Seed,
        stamp.Threads,
        machine = RunStamp.Machine,
        started = started,
        wall_seconds = Math.Round(wall.TotalSeconds, 3),
        packing = packing,
        handoff = handoff,
        activation = Activation().Select(a => (Series: a, Misfit: measured.Misfit(a.Curve))).Select(a => new
        {
            a.Series.Criterion,
            a.Series.Label,
            a.Series.IsCalibrated,
            a.Misfit.Rms,
            measured_ratios_covered = a.Misfit.Points,
            ratio_at_half = a.Series.Curve.RatioAt(0.5),
            slope_ratio = measured.SlopeRatioOf(a.Series.Curve),
        }),
        measured = new
        {
            source = measured.Source,
            ratio_at_half = measured.Curve.RatioAt(0.5),
            measured.SlopeRatio,
        },
        states = names,
        rows = RunJson.Rows(rows, stamp.Scenario.Extensions.Quantities),
    };

    private IReadOnlyList<ActivationSeries> Activation() =>
        ActivationSeries.Of(networks.Count > 0 ? networks.Table() : SummaryTable.Of(rows));

    /// <summary>Ends the files of a run that did not come to its end; what was written stays.</summary>
    /// <param name="state">"stopped" or "failed".</param>
    /// <param name="message">Why.</param>
    public void Abandon(string state, string message)
    {
        try
        {
            SaveStatus(state, message);
        }
        catch (SnapshotException e) when (e.IsDiskFull)
        {
            // On a full disk the old status gives its place to the new one; it must not go on telling "running".
            File.Delete(folder.Status);
            SaveStatus(state, message);
        }

        Log(state, message);
    }

    private static (string Name, IReadOnlyList<double> Values) Numbers(int count) =>
        ("state", [.. Enumerable.Range(0, count).Select(i => (double)i)]);

    private void WasWritten(string name, StateRow? row)
    {
        names.Add(name);
        if (row is not null)
        {
            // The bodies after the hand-off complete the row of the spheres at the same ratio.
            if (rows.Count > 0 && IsSameTarget(rows[^1], row)) rows[^1] = row;
            else rows.Add(row);
            SummaryTable.Write(folder.Summary, rows, stamp.Scenario.Extensions.Quantities);
        }

        written++;
        SaveStatus(RunStatus.Running, null);
        Log("state", name, row is null ? null : RunJson.Rows([row], stamp.Scenario.Extensions.Quantities)[0]);
    }

    private static bool IsSameTarget(StateRow before, StateRow row) =>
        (before[Catalogue.TargetCalenderingRatio] is { } ratio && ratio == row[Catalogue.TargetCalenderingRatio])
        || (before[Catalogue.TargetPressure] is { } pressure && pressure == row[Catalogue.TargetPressure]);

    private void SaveStatus(string state, string? message) => folder.Write(StatusOf(state, message));

    private RunStatus StatusOf(string state, string? message) => new(
        state, stage, written, Planned, stamp.Hash, Build.Version, stamp.Scenario.Seed, stamp.Threads, started, RunStamp.Now,
        message);

    private void Log(string what, string message, object? data = null) => folder.AddToLog(what, stage, message, data);
}
