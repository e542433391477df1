using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.Verification;
using LmpDem.Verification.Suite;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem verify`: numerical experiments with known outcomes, error beside tolerance.</summary>
internal static class VerifyVerb
{
    public static Command Create(Shell shell)
    {
        var quick = new Option<bool>("--quick") { Description = "leave out the experiments that take minutes" };
        var only = new Option<string?>("--only") { Description = "only experiments whose name contains this", HelpName = "text" };
        var threads = new Option<string?>("--threads") { Description = "experiments at once; no result depends on it", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var docs = new Option<string?>("--docs")
        {
            Description = "make the tables of this page (docs/validation.md) anew from the rows",
            HelpName = "file",
        };
        var command = new Command("verify", "hold the solver against formulas and reference curves") { quick, only, threads, json, docs };
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            if (result.GetValue(docs) is not null && device.IsAsked(result))
                throw new UsageException("--docs: the tables hold every row, and devices run some alone; leave out --device");
            using var where = device.Open(result, new FvSettings { Material = default }, shell.Error.WriteLine);
            if (result.GetValue(docs) is not null && (result.GetValue(quick) || result.GetValue(only) is not null))
                throw new UsageException(
                    "--docs: the tables hold every row, so the whole verification has to run; leave out --quick and --only");
            var every = VerificationSuite.Experiments(result.GetValue(quick));
            var all = where is null ? every : VerificationSuite.OnDevices(result.GetValue(quick));
            if (where is not null)
                shell.Error.WriteLine(
                    $"{every.Count(e => !e.RunsOnDevices)} experiments are left out: they have no deformable bodies, or such as only the "
                    + "processor runs (led nodes, mixed zones, films that yield)");
            IVerification[] wanted =
                [.. all.Where(e => result.GetValue(only) is not { } text || e.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
            if (wanted.Length == 0)
                throw new UsageException(
                    $"--only: no experiment's name contains \"{result.GetValue(only)}\"; the names begin like "
                    + $"\"{string.Join("\", \"", all.Select(e => e.Name.Split(',')[0]).Distinct().Take(5))}\"");
            var told = new Announcement(shell.Error);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            var rows = where is null ? VerificationSuite.Run(wanted, choice.Count, told) : VerificationSuite.RunOn(wanted, where, told);
            if (result.GetValue(docs) is { } page) Fill(page, wanted, rows);
            int Count(string status) => rows.Count(r => r.Status == status);
            var (known, failed) = (Count(VerificationCase.Known), Count(VerificationCase.Failed));
            if (result.GetValue(json))
                JsonText.Write(shell.Out, new { passed = rows.Count - known - failed, known_limits = known, failed, rows });
            else Show(shell.Out, rows, known, failed);
            return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }

    private static void Fill(string page, IReadOnlyList<IVerification> experiments, IReadOnlyList<VerificationCase> rows)
    {
        try
        {
            WholeFile.WriteText(page, ValidationPage.Fill(File.ReadAllText(page), experiments, rows));
        }
        catch (FormatException e)
        {
            throw new UsageException($"--docs: {page}: {e.Message}");
        }
    }

    private static void Show(TextWriter output, IReadOnlyList<VerificationCase> rows, int known, int failed)
    {
        var name = "";
        foreach (var r in rows)
        {
            if (r.Name != name) output.WriteLine(name = r.Name);
            var mark = r.Status switch { VerificationCase.Ok => "ok    ", VerificationCase.Known => "known ", _ => "FAILED" };
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {mark} {r.ErrorKind} error {r.Error:0.0e+00} (tolerance {r.Tolerance:0.0e+00})  {r.Quantity}: {r.Value:g6}, "
                    + $"{r.Source}: {r.Reference:g6}"));
            if (r.Status == VerificationCase.Failed) output.WriteLine($"         tolerance: {r.Reason}");
            if (!r.Passed && r.KnownBound is { } bound)
                output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"         known limit up to {bound:0.0e+00}: {r.KnownReason}"));
        }

        var limits = known == 0 ? "" : $", {known} of them known limits";
        output.WriteLine(failed == 0
            ? known == 0
                ? $"all {rows.Count} comparisons within tolerance"
                : $"{rows.Count - known} of {rows.Count} comparisons within tolerance, {known} known limits within their bounds"
            : $"{failed + known} of {rows.Count} comparisons out of tolerance{limits}");
    }

    // Progress<T> would report from other threads, after the table.
    private sealed class Announcement(TextWriter error) : IProgress<string>
    {
        private readonly TextWriter error = TextWriter.Synchronized(error);

        public void Report(string value) => error.WriteLine(value);
    }
}
