using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Convergence;

/// <summary>A convergence study as figures, one per headline quantity, and one self-contained page.</summary>
public static class ConvergencePage
{
    private static readonly MarkerShape[] Markers = [MarkerShape.FilledTriangleDown, MarkerShape.FilledTriangleUp];

    /// <summary>Writes figures and page.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="table">The study.</param>
    /// <param name="leftOut">What was not run, a sentence each.</param>
    /// <param name="page">The page; the figures stand in the folder `figures` beside it.</param>
    public static void Write(string name, ConvergenceTable table, IReadOnlyList<string> leftOut, string page)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pictures = new List<XElement>();
        foreach (var quantity in table.Quantities)
        {
            using var figure = Draw(table, quantity);
            if (figure is null) continue;
            figure.Save(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, "figures"));
            var picture = EmbeddedPicture.Chart(figure.Png());
            pictures.Add(new XElement(
                "figure",
                new XElement(
                    "img", new XAttribute("src", picture.Source), new XAttribute("width", picture.Width),
                    new XAttribute("height", picture.Height),
                    new XAttribute("alt", $"{quantity.Name} over the calendering ratio, as in the scenario and with one setting changed")),
                new XElement("figcaption", $"Figures/{figure.Name}: upward triangles are finer settings, downward ones coarser.")));
        }

        IEnumerable<object?> Cells(string head, string value, Func<HeadlineQuantity, double?> of, string format) =>
            [head, value, .. table.Quantities.Select(q => Number.Of(of(q), format))];
        string[] columns = ["setting", "value", .. table.Quantities.Select(q => $"{q.Name} ({q.Unit})")];
        var errors = table.Settings.Select(s => Cells(
                s == ConvergenceTable.Foil ? "foil (another sample of the powder)" : s, table.Runs.First(r => r.Setting == s).Own,
                q => table.Error(s, q), "0.00"))
            .Append(Cells("all but the foil", "", table.Together, "0.00"));
        var changes = table.Runs.Select(r => Cells(
            $"{r.Setting} {(r.IsFiner ? "finer" : "coarser")}", $"{r.Own} → {r.Value}", q => table.Largest(r, q), "+0.00;-0.00;0.00"));
        WholeFile.WriteText(page, Page.Of(
            $"Numerical error of {name}",
            "The same electrode with one numerical setting at a time coarser or finer; each number is the largest change over all states.",
            [
                Markup.Section(
                    "errors", "Error bar of each setting",
                    Markup.P("The change on making the setting finer, or coarser where the finer one was not run. Fractions are in "
                        + "percentage points, load and tortuosity in per cent of their value."),
                    Markup.Table("Error bar of each setting", columns, errors)),
                Markup.Section("changes", "Every change", Markup.Table("Largest change of every run", columns, changes)),
                Markup.Section("curves", "Curves", pictures.ToArray<object>()),
                leftOut.Count == 0 ? null : Markup.Section("left-out", "Not run", Markup.List(leftOut)),
            ]));
    }

    private static Figure? Draw(ConvergenceTable table, HeadlineQuantity quantity)
    {
        var factor = quantity.IsFraction ? 100.0 : 1.0;
        var label = quantity.IsFraction ? $"{quantity.Name} (%)" : quantity.Quantity == Catalogue.Load ? "load (MPa)" : quantity.Name;
        var title = $"{char.ToUpperInvariant(quantity.Name[0])}{quantity.Name[1..]} by numerical settings";
        var plot = FigureStyle.Blank(title, "calendering ratio reached (%)", label);
        var curves = new List<(string Name, double[] X, double[] Y)>();
        string[] settings = [.. table.Settings];
        Add("as in the scenario", table.Own, FigureStyle.Ink, MarkerShape.FilledCircle);
        foreach (var run in table.Runs)
        {
            var colour = FigureStyle.Sequence(Array.IndexOf(settings, run.Setting), settings.Length);
            Add(run.Label, run.Rows, colour, Markers[run.IsFiner ? 1 : 0]);
        }

        if (curves.Count < 2) return null;
        FigureStyle.LegendBelow(plot);
        var numbers = new NumberTable(["curve", "calendering_ratio", quantity.Quantity.Column]);
        foreach (var (k, curve) in curves.Index())
            for (var i = 0; i < curve.X.Length; i++) numbers.Add([k, curve.X[i] / 100.0, curve.Y[i] / factor]);
        return new Figure("convergence_" + quantity.Quantity.Name, plot, numbers);

        void Add(string name, IReadOnlyList<StateRow> rows, Color colour, MarkerShape marker)
        {
            var known = rows.Where(r => r[quantity.Quantity] is not null && r[Catalogue.CalenderingRatio] is not null).ToList();
            if (known.Count == 0) return;
            double[] x = [.. known.Select(r => 100.0 * r[Catalogue.CalenderingRatio]!.Value)];
            double[] y = [.. known.Select(r => factor * r[quantity.Quantity]!.Value)];
            curves.Add((name, x, y));
            FigureStyle.Series(plot, x, y, colour, marker, name).LineWidth = 1;
        }
    }
}
