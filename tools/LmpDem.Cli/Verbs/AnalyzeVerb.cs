using System.CommandLine;
using System.Globalization;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem analyze`: film, contact areas, stress and checks of the deformable bodies of a run, by ratio.</summary>
internal static class AnalyzeVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("run") { Description = "folder of a run" };
        var csv = new Option<string?>("--csv") { Description = "file of the table; - for stdout", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "analyze", "film, contact areas, interface stress and checks of the deformable bodies of a run, by ratio") { path, csv, json };
        command.SetAction(result =>
        {
            using var run = new RunFolder(result.GetRequiredValue(path));
            var states = CompactAnalysis.Of(run);
            var table = CompactAnalysis.Table(states);
            var file = result.GetValue(csv);
            if (file is not null) ResultFile.Write(file, shell, w => w.Write(table.ToString()));
            if (result.GetValue(json))
                JsonText.Write(shell.Out, new
                {
                    run = run.Root,
                    rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(c => c.First, c => c.Second)),
                });
            else if (file is not "-") Show(shell.Out, states);
            return ExitCode.Done;
        });
        return command;
    }

    // A table a group, each led by the ratio reached.
    private static void Show(TextWriter output, IReadOnlyList<IReadOnlyDictionary<string, double>> states)
    {
        var reached = CompactAnalysis.Groups.SelectMany(g => g.Quantities).Single(q => q.Quantity == Catalogue.CalenderingRatio);
        foreach (var (title, quantities) in CompactAnalysis.Groups)
        {
            var shown = quantities.Contains(reached) ? quantities : [reached, .. quantities];
            var lines = new List<string[]> { shown.Select(q => q.Title).ToArray(), shown.Select(q => q.Unit).ToArray() };
            lines.AddRange(
                states.Select(state => shown.Select(q => Cell(state.GetValueOrDefault(q.Quantity.Name, double.NaN), q)).ToArray()));
            var widths = Enumerable.Range(0, shown.Count).Select(k => lines.Max(l => l[k].Length)).ToArray();
            output.WriteLine(title);
            foreach (var line in lines)
                output.WriteLine("  " + string.Join("  ", line.Select((cell, k) => cell.PadLeft(widths[k]))).TrimEnd());
        }
    }

    private static string Cell(double value, CompactAnalysis.Shown quantity) =>
        double.IsFinite(value) ? (value * quantity.Scale).ToString(quantity.Format, CultureInfo.InvariantCulture) : "-";
}
