using System.Text.Json;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Runs;

/// <summary>Writes the files of a run as it goes; after every state they are whole and readable.</summary>
public sealed class RunWriter : IRunObserver
{
    private readonly RunFolder _folder;
    private readonly RunStamp _stamp;
    private readonly int _asked;
    private readonly string _started = RunStamp.Now;
    private readonly ParaViewSeries _spheres;
    private readonly ParaViewSeries _contacts;
    private readonly List<SummaryRow> _rows = [];
    private readonly List<string> _names = [];
    private readonly List<IReadOnlyList<Field>> _rearrangement = [];
    private PackingReport? _packing;
    private string _stage = "";
    private int _written;

    /// <summary>Begins the files of a run.</summary>
    /// <param name="folder">A folder that is made ready.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="asked">States that are asked for.</param>
    public RunWriter(RunFolder folder, RunStamp stamp, int asked)
    {
        _folder = folder;
        _stamp = stamp;
        _asked = asked;
        _spheres = new ParaViewSeries(folder.Snapshots, "spheres");
        _contacts = new ParaViewSeries(folder.Snapshots, "contacts");
        WholeFile.WriteText(folder.Scenario, stamp.Text);
        SaveStatus(RunStatus.Running, null);
        Log("run", $"LmpDem {Build.Version} ({Build.Commit}) on {RunStamp.Machine}, {stamp.Threads} threads, scenario {stamp.Hash}");
    }

    /// <summary>Rows of summary.csv so far.</summary>
    public IReadOnlyList<SummaryRow> Rows => _rows;

    /// <summary>States whose files are whole.</summary>
    public int Written => _written;

    /// <inheritdoc/>
    public void StageBegan(string stage)
    {
        _stage = stage;
        SaveStatus(RunStatus.Running, null);
        Log("stage", stage);
    }

    /// <inheritdoc/>
    public void Progressed(RunProgress progress)
    {
        // Progress is for people; the log keeps stages and states.
    }

    /// <inheritdoc/>
    public void Noted(string message) => Log("note", message);

    /// <inheritdoc/>
    public void Packed(Snapshot packed, PackingReport made)
    {
        _packing = made;
        SnapshotWriter.Write(_folder.Packed, packed);
        Log("packed", $"{made.Particles} particles", made);
    }

    /// <inheritdoc/>
    public void Pressed(PressedState state)
    {
        if (_stamp.Scenario.Output.Spheres) _spheres.Add(state.Spheres);
        if (_stamp.Scenario.Output.Contacts) _contacts.Add(state.Contacts);
        _names.Add(state.Name);
        _rearrangement.Add(state.Rearrangement);
        FieldTable.Of(("state", [.. Enumerable.Range(0, _rearrangement.Count).Select(i => (double)i)]), _rearrangement).Write(_folder.Rearrangement);
        if (state.Row is not null)
        {
            _rows.Add(state.Row);
            SummaryTable.Write(_folder.Summary, _rows);
        }

        _written++;
        SaveStatus(RunStatus.Running, null);
        Log("state", state.Name, state.Row is null ? null : RunJson.Rows([state.Row])[0]);
    }

    /// <summary>Ends the files of a run that came to its end.</summary>
    /// <param name="misfit">How far the activation is from the measured.</param>
    /// <param name="wall">Wall time of the run.</param>
    public void Finish(ActivationMisfit misfit, TimeSpan wall)
    {
        WholeFile.WriteText(_folder.SummaryJson, JsonSerializer.Serialize(Outcome(misfit, wall), RunJson.Options) + "\n");
        SaveStatus(RunStatus.Done, null);
        Log("done", "all states are written");
    }

    /// <summary>The outcome of the run as one object.</summary>
    /// <param name="misfit">How far the activation is from the measured.</param>
    /// <param name="wall">Wall time of the run.</param>
    public object Outcome(ActivationMisfit misfit, TimeSpan wall) => new
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
        activation = new
        {
            law = "overlap_law",
            label = OverlapLawSpec.Provenance,
            is_prediction = false,
            misfit.Rms,
            measured_ratios_covered = misfit.Points,
            measured_source = MeasuredActivation.Source,
        },
        states = _names,
        rows = RunJson.Rows(_rows),
    };

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

    private void SaveStatus(string state, string? message) => _folder.Write(new RunStatus(
        state, _stage, _written, _asked, _stamp.Hash, Build.Version, _stamp.Scenario.Seed, _stamp.Threads, _started, RunStamp.Now, message));

    private void Log(string what, string message, object? data = null) => File.AppendAllText(
        _folder.Log, JsonSerializer.Serialize(new { time = RunStamp.Now, what, stage = _stage, message, data }, RunJson.Line) + "\n");
}
