using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem inspect`: what a run or a snapshot holds, and where it comes from.</summary>
internal static class InspectVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("path") { Description = "folder of a run, or a snapshot (.hdf)" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("inspect", "show what a run or a snapshot holds") { path, json };
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var what = result.GetRequiredValue(path);
            if (Directory.Exists(what))
            {
                using var run = new RunFolder(what);
                InspectRun(shell, run, result.GetValue(json), () => reference.Read(result, shell).Measured);
            }
            else if (VoxelImageReader.HoldsVoxels(what)) InspectVoxels(shell, what, result.GetValue(json));
            else InspectSnapshot(shell, what, result.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void InspectRun(Shell shell, RunFolder run, bool json, Func<MeasuredActivation> measured)
    {
        var status = run.ReadStatus()
            ?? throw new SnapshotException(run.Root, "this folder holds no run (status.json is missing or damaged)");
        var rows = File.Exists(run.Summary) ? run.Rows() : [];
        if (json)
        {
            JsonText.Write(shell.Out, new { status, rows = RunJson.Rows(rows) });
            return;
        }

        shell.Out.WriteLine(
            $"{run.Root}: {status.State}, {status.Written} of {status.Planned} states written, "
            + $"version {status.Version}, seed {status.Seed}");
        if (status.Message is not null) shell.Out.WriteLine(status.Message);
        if (rows.Count > 0) SummaryView.Write(shell.Out, rows, measured());
    }

    private static void InspectSnapshot(Shell shell, string path, bool json)
    {
        var s = SnapshotReader.Read(path);
        FieldSummary[] fields =
            [.. s.PointFields.Select(f => FieldSummary.Of("point", f)), .. s.CellFields.Select(f => FieldSummary.Of("cell", f))];
        var hash = SnapshotHash.OfContent(s);
        var isRenewed = SnapshotSeal.WasRenewed(path);
        if (json)
        {
            JsonText.Write(
                shell.Out, new
                {
                    s.Kind,
                    s.Index,
                    s.Time,
                    points = s.PointCount,
                    cells = s.CellCount,
                    fields,
                    scalars = Values(s.Scalars),
                    hash,
                    sealed_again = isRenewed,
                    s.Provenance
                });
            return;
        }

        shell.Out.WriteLine(Line($"{path}: {s.Kind} {s.Index} at {s.Time:g6} s, {s.PointCount} points, {s.CellCount} cells"));
        Tell(shell.Out, isRenewed, s.Provenance, hash, fields, s.Scalars);
    }

    private static void InspectVoxels(Shell shell, string path, bool json)
    {
        var s = VoxelImageReader.Read(path);
        FieldSummary[] fields = [.. s.Fields.Select(f => FieldSummary.Of("voxel", f))];
        var hash = SnapshotHash.OfContent(s);
        var isRenewed = SnapshotSeal.WasRenewed(path);
        var (origin, edges) = (s.Origin, s.Spacing);
        if (json)
        {
            var grid = new
            {
                s.Nx,
                s.Ny,
                s.Nz,
                origin = (double[])[origin.X, origin.Y, origin.Z],
                spacing = (double[])[edges.X, edges.Y, edges.Z]
            };
            JsonText.Write(
                shell.Out, new
                {
                    s.Kind,
                    s.Index,
                    s.Time,
                    voxels = s.Count,
                    grid,
                    fields,
                    scalars = Values(s.Scalars),
                    hash,
                    sealed_again = isRenewed,
                    s.Provenance
                });
            return;
        }

        shell.Out.WriteLine(
            Line($"{path}: {s.Kind} {s.Index} at {s.Time:g6} s, {s.Nx} x {s.Ny} x {s.Nz} voxels of {edges.X:g4} x {edges.Y:g4} x ")
            + Line($"{edges.Z:g4} m"));
        Tell(shell.Out, isRenewed, s.Provenance, hash, fields, s.Scalars);
    }

    private static void Tell(
        TextWriter writer, bool isRenewed, Provenance p, string hash, IReadOnlyList<FieldSummary> fields, IReadOnlyList<Field> scalars)
    {
        writer.WriteLine($"made {p.Created} by LmpDem {p.Version} ({p.Commit}), seed {p.Seed}, {p.Threads} threads, on {p.Machine}");
        writer.WriteLine($"scenario {p.ScenarioHash}, content {hash}");
        if (isRenewed) writer.WriteLine("sealed again after another program had written it: it may hold other data than the run gave");
        foreach (var f in fields)
            writer.WriteLine(
                Line($"  {f.On,-5} {f.Name,-24} {f.Unit,-8} x{f.Components} {f.Least,12:g5} .. {f.Greatest,-12:g5} {f.Meaning}"));
        foreach (var f in scalars) writer.WriteLine(Line($"  value {f.Name,-24} {f.Unit,-8}    {Number(f),12:g6}    {f.Meaning}"));
    }

    private static IEnumerable<object> Values(IReadOnlyList<Field> scalars) =>
        scalars.Select(f => new { f.Name, f.Unit, value = Number(f), f.Meaning });

    private static double? Number(Field scalar) =>
        scalar.Values.Length > 0 ? Convert.ToDouble(scalar.Values.GetValue(0), CultureInfo.InvariantCulture) : null;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
