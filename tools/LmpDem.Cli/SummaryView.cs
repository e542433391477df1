using System.Globalization;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli;

/// <summary>The table by ratio that a run ends with: the model beside the measured activation.</summary>
internal static class SummaryView
{
    private const string Missing = "-";

    private static readonly (string Title, string Unit, Func<SummaryRow, string> Cell)[] Columns =
    [
        ("asked", "%", r => Percent(r.RatioAsked)),
        ("reached", "%", r => Percent(r.RatioReached)),
        ("thickness", "um", r => Number(r.ThicknessUm, "0.0")),
        ("solids", "", r => Number(r.Solids, "0.000")),
        ("coord.", "", r => Number(r.Coordination, "0.00")),
        ("Li-Cu", "", r => Number(r.LiCuContacts, "0")),
        ("overlap", "", r => Number(r.MeanOverlap, "0.000")),
        ("load", "MPa", r => Number(r.LoadMPa, "0.00")),
        ("film", "whole, %", r => Percent(r.FilmIntact)),
        ("Li-Cu", "um2/um2", r => Number(r.AreaLiCu, "0.000")),
        ("Li-Li", "um2/um2", r => Number(r.AreaLiLi, "0.000")),
        ("pores", "um2/um2", r => Number(r.AreaIonic, "0.000")),
        ("stress", "p50, MPa", r => Number(r.VmsLiP50MPa, "0.00")),
        ("activation", "law, %", r => Percent(r.ActivationOverlapLaw)),
        ("activation", "films, %", r => Percent(r.ActivationFracture)),
        ("measured", "%", r => Percent(Measured(r))),
        ("", "", r => r.OverCalendered == 1 ? "over-calendered" : ""),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">Rows, one per ratio.</param>
    public static void Write(TextWriter output, IReadOnlyList<SummaryRow> rows)
    {
        // A stage that did not run takes no room.
        var columns = Columns.Where(c => rows.Any(r => c.Cell(r) is not (Missing or ""))).ToArray();
        var cells = rows.Select(r => columns.Select(c => c.Cell(r)).ToArray()).ToList();
        var lines = new List<string[]> { columns.Select(c => c.Title).ToArray(), columns.Select(c => c.Unit).ToArray() };
        lines.AddRange(cells);
        var widths = Enumerable.Range(0, columns.Length).Select(k => lines.Max(l => l[k].Length)).ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, k) => cell.PadLeft(widths[k]))).TrimEnd());
        if (RowActivation.OverlapLaw(rows) is { Rms: { } rms, Points: var points })
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"activation: overlap law, {OverlapLawSpec.Provenance}; a calibrated law, not a prediction: rms {rms:0.000} over {points} measured ratios"));
        if (RowActivation.Fracture(rows) is { Rms: { } distance, Points: var covered })
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"activation: films, volume joined to the foil by contacts broken on both sides, nothing fitted: rms {distance:0.000} over {covered} measured ratios"));
    }

    // A held gap differs from the ratio asked by rounding; six digits keep the last measured point.
    private static double? Measured(SummaryRow row) => row.RatioReached is { } ratio ? MeasuredActivation.Curve.At(Math.Round(ratio, 6)) : null;

    private static string Percent(double? share) => Number(100 * share, "0.0");

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Missing;
}
