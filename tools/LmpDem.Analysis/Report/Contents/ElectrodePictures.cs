using System.Globalization;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>Pictures of the electrode at each ratio: sections of the bodies, and of the spheres where no bodies stand for them.</summary>
internal static class ElectrodePictures
{
    /// <summary>The pictures, ratios ascending.</summary>
    /// <param name="run">The run.</param>
    /// <param name="curves">Its figures.</param>
    /// <param name="reference">The reference that provides the captions.</param>
    public static IReadOnlyList<ReportFigure> Of(RunRecord run, RunCurves curves, Reference reference)
    {
        var pictures = new List<(double Ratio, ReportFigure Picture)>();
        Add("compaction.csv", "section_bodies",
            "Deformed bodies, coloured by the von Mises stress in the Li; film whole (black) or broken (red) along their edges; foil "
            + "below, press above.");
        var first = pictures.Select(p => p.Ratio).DefaultIfEmpty(double.PositiveInfinity).Min();
        Add("rearrangement.csv", "section_coordination",
            "Spheres of the packing stage, coloured by their number of contacts; foil below, press above.", first);
        return [.. pictures.OrderBy(p => p.Ratio).Select(p => p.Picture)];

        void Add(string table, string stem, string caption, double below = double.PositiveInfinity)
        {
            if (run.Table(table) is not { } states) return;
            var (ratio, load) = (states.Column(Catalogue.CalenderingRatio.SiColumn), states.Column(Catalogue.Load.SiColumn));
            for (var k = 0; k < states.Rows.Count; k++)
            {
                if (ratio[k] is not { } r || r >= below) continue;
                var title = $"Cross-section at {Number.Percent(r)}, load {Number.Of(load[k] / 1e6, "0.00", " MPa")}";
                var name = $"{stem}_{k.ToString("00", CultureInfo.InvariantCulture)}";
                var words = reference.Remarks("section", r);
                if (curves.Kept(name, title, caption, words, photo: true) is { } picture) pictures.Add((r, picture));
            }
        }
    }
}
