using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem inspect`: what a run or a snapshot holds, and where it comes from.</summary>
internal static class InspectVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("path") { Description = "folder of a run, or a snapshot (.hdf)" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("inspect", "show what a run or a snapshot holds") { path, json };
        command.SetAction(result =>
        {
            var what = result.GetRequiredValue(path);
            if (Directory.Exists(what))
            {
                using var run = new RunFolder(what);
                InspectRun(shell, run, result.GetValue(json));
            }
            else InspectSnapshot(shell, what, result.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void InspectRun(Shell shell, RunFolder run, bool json)
    {
        var status = run.ReadStatus() ?? throw new SnapshotException(run.Root, "this folder holds no run (status.json is missing or damaged)");
        var rows = File.Exists(run.Summary) ? SummaryTable.Read(run.Summary) : [];
        if (json)
        {
            JsonText.Write(shell.Out, new { status, rows = RunJson.Rows(rows) });
            return;
        }

        shell.Out.WriteLine($"{run.Root}: {status.State}, {status.Written} of {status.Asked} states written, version {status.Version}, seed {status.Seed}");
        if (status.Message is not null) shell.Out.WriteLine(status.Message);
        if (rows.Count > 0) SummaryView.Write(shell.Out, rows);
    }

    private static void InspectSnapshot(Shell shell, string path, bool json)
    {
        var s = SnapshotReader.Read(path);
        var fields = s.PointFields.Select(f => (On: "point", Field: f)).Concat(s.CellFields.Select(f => (On: "cell", Field: f)))
            .Select(f => new { on = f.On, f.Field.Name, f.Field.Unit, f.Field.Components, least = Bound(f.Field, Math.Min), greatest = Bound(f.Field, Math.Max), f.Field.Meaning }).ToList();
        var scalars = s.Scalars.Select(f => new { f.Name, f.Unit, value = s.Scalar(f.Name), f.Meaning }).ToList();
        if (json)
        {
            JsonText.Write(shell.Out, new { s.Kind, s.Index, s.Time, points = s.PointCount, cells = s.CellCount, fields, scalars, hash = SnapshotHash.OfContent(s), s.Provenance });
            return;
        }

        var p = s.Provenance;
        shell.Out.WriteLine(Line($"{path}: {s.Kind} {s.Index} at {s.Time:g6} s, {s.PointCount} points, {s.CellCount} cells"));
        shell.Out.WriteLine($"made {p.Created} by LmpDem {p.Version} ({p.Commit}), seed {p.Seed}, {p.Threads} threads, on {p.Machine}");
        shell.Out.WriteLine($"scenario {p.ScenarioHash}, content {SnapshotHash.OfContent(s)}");
        foreach (var f in fields)
            shell.Out.WriteLine(Line($"  {f.on,-5} {f.Name,-24} {f.Unit,-8} x{f.Components} {f.least,12:g5} .. {f.greatest,-12:g5} {f.Meaning}"));
        foreach (var f in scalars) shell.Out.WriteLine(Line($"  value {f.Name,-24} {f.Unit,-8}    {f.value,12:g6}    {f.Meaning}"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double? Bound(Field field, Func<double, double, double> pick) => field.Values.Length == 0
        ? null
        : field.Values.Cast<object>().Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture)).Aggregate(pick);
}
