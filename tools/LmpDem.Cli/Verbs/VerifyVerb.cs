using System.CommandLine;
using System.Globalization;
using LmpDem.Verification;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem verify`: numerical experiments with known outcomes, error beside tolerance.</summary>
internal static class VerifyVerb
{
    public static Command Create(Shell shell)
    {
        var quick = new Option<bool>("--quick") { Description = "leave out the experiments that take minutes" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("verify", "hold the solver against formulas and reference curves") { quick, json };
        command.SetAction(result =>
        {
            var rows = VerificationSuite.Run(result.GetValue(quick), new Announcement(shell.Error));
            var failed = rows.Count(r => !r.Passed);
            if (result.GetValue(json)) JsonText.Write(shell.Out, new { passed = rows.Count - failed, failed, rows });
            else Show(shell.Out, rows, failed);
            return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }

    private static void Show(TextWriter output, IReadOnlyList<VerificationCase> rows, int failed)
    {
        var name = "";
        foreach (var r in rows)
        {
            if (r.Name != name) output.WriteLine(name = r.Name);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(r.Passed ? "ok    " : "FAILED")} {r.ErrorKind} error {r.Error:0.0e+00} (tolerance {r.Tolerance:0.0e+00})  {r.Quantity}: {r.Value:g6}, {r.Source}: {r.Reference:g6}"));
            if (!r.Passed) output.WriteLine($"         tolerance: {r.Reason}");
        }

        output.WriteLine(failed == 0 ? $"all {rows.Count} comparisons within tolerance" : $"{failed} of {rows.Count} comparisons out of tolerance");
    }

    // Progress<T> would report from other threads, after the table.
    private sealed class Announcement(TextWriter error) : IProgress<string>
    {
        public void Report(string value) => error.WriteLine($"running: {value}");
    }
}
