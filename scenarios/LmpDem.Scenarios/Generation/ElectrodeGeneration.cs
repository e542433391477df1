using System.Globalization;
using System.Text;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Scenarios.Generation;

/// <summary>
/// Makes the electrodes of a study without pressing them, several at a time, and the table of their descriptors. An electrode is the very
/// packing that a run with its scenario and seed presses. What is there already is left alone; what failed by its own scenario fails again
/// and is left out too, unless asked for.
/// </summary>
/// <param name="members">The electrodes.</param>
/// <param name="root">Folder of the study.</param>
public sealed class ElectrodeGeneration(IReadOnlyList<StudyMember> members, string root)
{
    /// <summary>Told of each electrode when it is there: its number from 1, what became of it, and whether it was there before.</summary>
    public Action<int, GeneratedElectrode, bool> Ended { get; init; } = (_, _, _) => { };

    /// <summary>Path of the table.</summary>
    public string Table => Path.Combine(root, TableLayout.Electrodes.File);

    /// <summary>Makes the electrodes and writes the table.</summary>
    /// <param name="threads">Cores to fill; no result depends on it.</param>
    /// <param name="retry">Whether electrodes whose failure is their scenario's own are tried again.</param>
    /// <param name="stop">Asks to stop.</param>
    /// <returns>The electrodes, in the order of the study.</returns>
    /// <exception cref="RunStoppedException">It was asked to stop; the table has what is done.</exception>
    /// <exception cref="SnapshotException">The table could not be written.</exception>
    public IReadOnlyList<GeneratedElectrode> Run(int threads, bool retry, CancellationToken stop)
    {
        var made = new GeneratedElectrode?[members.Count];
        var side = Math.Clamp(threads, 1, Math.Max(1, members.Count));
        var told = new Lock();
        // One at a time by number, not in ranges: they take unequal times.
        var next = -1;
        Parallel.For(0, side, new ParallelOptions { MaxDegreeOfParallelism = side }, _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                var m = Interlocked.Increment(ref next);
                if (m >= members.Count) return;
                var (electrode, wasThere) = Make(members[m], Math.Max(1, threads / side), retry, stop);
                if (electrode is null) return;
                made[m] = electrode;
                lock (told) Ended(m + 1, electrode, wasThere);
            }
        });
        GeneratedElectrode[] all = [.. made.OfType<GeneratedElectrode>()];
        Directory.CreateDirectory(root);
        WholeFile.WriteText(Table, TextOf(all));
        return all.Length == members.Count ? all : throw new RunStoppedException(string.Create(CultureInfo.InvariantCulture,
            $"stopped on request; {all.Length} of {members.Count} electrodes were looked at and are in {Table}; the same command goes on"));
    }

    /// <summary>electrodes.csv of the electrodes that were made.</summary>
    /// <param name="electrodes">Electrodes; failed ones are left out.</param>
    public static string TextOf(IEnumerable<GeneratedElectrode> electrodes)
    {
        ArgumentNullException.ThrowIfNull(electrodes);
        string[] columns = [.. TableLayout.Electrodes.Columns.Select(c => c.Name)];
        var text = new StringBuilder().AppendJoin(',', columns).Append('\n');
        foreach (var electrode in electrodes.Where(e => e.IsDone))
        {
            string Cell(string column) => column switch
            {
                "folder" => CsvCell.Quoted(electrode.Folder),
                "label" => CsvCell.Quoted(electrode.Label),
                "seed" => electrode.Seed.ToString(CultureInfo.InvariantCulture),
                _ => electrode.Values.GetValueOrDefault(column)?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            };
            text.AppendJoin(',', columns.Select(Cell)).Append('\n');
        }

        return text.ToString();
    }

    // Null where it was stopped.
    private (GeneratedElectrode? Electrode, bool WasThere) Make(StudyMember member, int threads, bool retry, CancellationToken stop)
    {
        var path = Path.Combine(root, member.Folder);
        if (Known(member, path, retry) is { } known) return (known with { Folder = member.Folder, Label = member.Label }, true);
        var electrode = new GeneratedElectrode(
            member.Folder, member.Label, member.Seed, RunStatus.Failed, member.Hash, Build.Version, false, null, null,
            new Dictionary<string, double?>());
        using var folder = new RunFolder(path);
        try
        {
            folder.Hold();
        }
        catch (SnapshotException e)
        {
            return (electrode with { Message = e.Message }, false); // another program is at work there, and what it tells is its own
        }

        try
        {
            electrode = Pack(electrode, member, folder, new RunSettings(threads, stop));
        }
        catch (OperationCanceledException)
        {
            return (null, false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            electrode = electrode with { Message = e.Message, FailsAgain = e is PackingException or DivergedException };
        }

        try
        {
            electrode.Write(path);
        }
        catch (SnapshotException e) when (!electrode.IsDone)
        {
            // The disk that failed it may fail this file too.
            return (electrode with { Message = $"{electrode.Message}; {e.Message}" }, false);
        }

        return (electrode, false);
    }

    private static GeneratedElectrode? Known(StudyMember member, string path, bool retry)
    {
        if (GeneratedElectrode.Read(path) is not { } known) return null;
        if (known.ScenarioHash != member.Hash || known.Version != Build.Version) return null;
        if (!known.IsDone) return known.FailsAgain && !retry ? known : null;
        return SnapshotSeal.IsWhole(Path.Combine(path, GeneratedElectrode.PackedName)) ? known : null;
    }

    private static GeneratedElectrode Pack(GeneratedElectrode electrode, StudyMember member, RunFolder folder, RunSettings settings)
    {
        // Told anew when all the rest is there.
        foreach (var name in (string[])[GeneratedElectrode.FileName, GeneratedElectrode.PackedName]) File.Delete(folder.File(name));
        var stamp = new RunStamp(member.Scenario, settings.Threads);
        var watch = new Watch();
        var packed = PackStage.Run(stamp, settings, watch);
        WholeFile.WriteText(folder.Scenario, stamp.Text);
        PlugInOrigin.Write(folder.Root, member.Scenario.Extensions.Origins);
        if (member.Scenario.GivenPacking is { } given) WholeFile.Write(folder.File(given.CopyName), stream => stream.Write(given.Content));
        SnapshotWriter.Write(folder.File(GeneratedElectrode.PackedName), packed);
        return electrode with
        {
            State = RunStatus.Done,
            Packing = SnapshotHash.OfContent(packed),
            Values = ElectrodeDescriptors.Of(packed, watch.Report!, member.Scenario, settings.Threads),
        };
    }

    private sealed class Watch : IRunObserver
    {
        public PackingReport? Report { get; private set; }

        public void On(RunEvent what)
        {
            if (what is ElectrodePacked packed) Report = packed.Report;
        }
    }
}
