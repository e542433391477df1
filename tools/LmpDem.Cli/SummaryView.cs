using System.Globalization;
using System.Numerics;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli;

/// <summary>The table by ratio that a run ends with: the model beside the measured activation.</summary>
public static class SummaryView
{
    private const string Missing = "-";

    private static Column[] Columns(MeasuredActivation measured) =>
    [
        new("target", "%", r => Percent(r[Catalogue.TargetCalenderingRatio])),
        new("target", "MPa", r => Number(r[Catalogue.TargetPressure], "0.###")),
        new("achieved", "%", r => Percent(r[Catalogue.CalenderingRatio])),
        new("thickness", "um", r => Number(r[Catalogue.Thickness], "0.0")),
        new("solids", "", r => Number(r[Catalogue.Solids], "0.000")),
        new("coord.", "", r => Number(r[Catalogue.Coordination], "0.00")),
        new("without", "rattlers", r => Number(r[Catalogue.CoordinationWithoutRattlers], "0.00")) { OfSpheres = true },
        new("Li-Cu", "", r => Number(r[Catalogue.LiCuContacts], "0")) { OfSpheres = true },
        new("overlap", "", r => Number(r[Catalogue.MeanOverlap], "0.000")) { OfSpheres = true },
        new("load", "MPa", r => Number(r[Catalogue.Load], "0.00")),
        new("film", "%", r => Percent(r[Catalogue.FilmIntact])),
        new("Li-Cu", "um2/um2", r => Number(r[Catalogue.OpenLiCu], "0.000")),
        new("Li-Li", "um2/um2", r => Number(r[Catalogue.OpenLiLi], "0.000")),
        new("Li-pore", "um2/um2", r => Number(r[Catalogue.OpenIonic], "0.000")),
        .. JunctionCriterion.All.Where(c => c.Short is not null).OrderByDescending(c => c.IsRandom).Select(c =>
            new Column("activation", $"{c.Short}, %", r => Percent(r[c.Activation])) { OfSpheres = c.IsRandom }),
        new("pores", "open, %", r => Percent(r[Catalogue.PorosityOpen])),
        new("tortuosity", "", r => r.IsClosed ? "closed" : Number(r[Catalogue.TortuosityZ], "0.00")),
        new("measured", "%", r => Percent(Measured(r, measured))),
        new("", "", r => string.Join("; ", Flags(r))),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">Rows, one per ratio.</param>
    /// <param name="measured">The measured activation for comparison.</param>
    public static void Write(TextWriter output, IReadOnlyList<StateRow> rows, MeasuredActivation measured)
    {
        var hasBodies = rows.Any(r => r[Catalogue.FilmIntact] is not null);
        // A stage that did not run takes no room, and what ends with the spheres leaves its room to the bodies.
        var columns = Columns(measured)
            .Where(c => !(c.OfSpheres && hasBodies) && rows.Any(r => c.Cell(r) is not (Missing or ""))).ToArray();
        var lines = new List<string[]> { columns.Select(c => c.Title).ToArray(), columns.Select(c => c.Unit).ToArray() };
        lines.AddRange(rows.Select(r => columns.Select(c => c.Cell(r)).ToArray()));
        var widths = Enumerable.Range(0, columns.Length).Select(k => lines.Max(l => l[k].Length)).ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, k) => cell.PadLeft(widths[k]))).TrimEnd());
        if (hasBodies)
        {
            output.WriteLine("film: whole fraction; Li-Cu, Li-Li, Li-pore: area where the film has opened, per area of foil");
        }

        foreach (var a in ActivationSeries.Of(SummaryTable.Of(rows))
            .Where(a => a.Criterion.Short is not null && !(a.Criterion.IsRandom && hasBodies)))
        {
            if (measured.Misfit(a.Curve) is { Rms: { } rms, Points: var points })
                output.WriteLine(
                    string.Create(
                    CultureInfo.InvariantCulture,
                    $"activation {a.Criterion.Short}: {a.Label}{(a.IsCalibrated ? ", a calibrated law, not a prediction" : "")}: rms "
                    + $"{rms:0.000} over {points} measured {(points == 1 ? "ratio" : "ratios")}"));
        }
    }

    private static IEnumerable<string> Flags(StateRow row)
    {
        if (row[Catalogue.OverCalendered] == 1) yield return "over-calendered";
        if (row[Catalogue.AtRest] == 0) yield return $"not at rest ({Number(row[Catalogue.Unbalanced], "0.000")})";
        if (row[Catalogue.FullContacts] > 0) yield return $"{Number(row[Catalogue.FullContacts], "0")} contacts beyond the law";
        if (row[Catalogue.Unconverged] > 0)
            yield return "networks not converged: residual "
                + (row[Catalogue.ResidualOverTolerance] is { } times
                ? FormattableString.Invariant($"{times:0.#e0} x the allowed") : "not a number");
    }

    // A held gap differs from the target ratio by rounding; six digits keep the last measured point.
    private static double? Measured(StateRow row, MeasuredActivation measured) =>
        row[Catalogue.CalenderingRatio] is { } ratio ? measured.Curve.At(Math.Round(ratio, 6)) : null;

    private static string Percent(double? fraction) => Number(100 * fraction, "0.0");

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Missing;

    private sealed record Column(string Title, string Unit, Func<StateRow, string> Cell)
    {
        /// <summary>Whether deformable bodies have no such value, or a better one.</summary>
        public bool OfSpheres { get; init; }
    }
}

/// <summary>What `lmpdem inspect` tells about a field.</summary>
/// <param name="On">What carries it: point, cell or voxel.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Components">Numbers per tuple.</param>
/// <param name="Least">Least of those that are numbers; null in an empty field.</param>
/// <param name="Greatest">Greatest number, likewise.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record FieldSummary(string On, string Name, string Unit, int Components, double? Least, double? Greatest, string Meaning)
{
    /// <summary>The summary of a field.</summary>
    /// <param name="on">What carries it.</param>
    /// <param name="field">The field.</param>
    public static FieldSummary Of(string on, Field field)
    {
        var (least, greatest) = field.Values switch
        {
            double[] a => Ends(a),
            float[] a => Ends(a),
            int[] a => Ends(a),
            long[] a => Ends(a),
            byte[] a => Ends(a),
            _ => (null, null),
        };
        return new FieldSummary(on, field.Name, field.Unit, field.Components, least, greatest, field.Meaning);
    }

    private static (double? Least, double? Greatest) Ends<T>(T[] values)
        where T : struct, INumber<T>
    {
        if (values.Length == 0) return (null, null);
        var (least, greatest) = (values[0], values[0]);
        foreach (var value in values) (least, greatest) = (T.MinNumber(least, value), T.MaxNumber(greatest, value));
        return (double.CreateChecked(least), double.CreateChecked(greatest));
    }
}
