using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>
/// The curves of a run by part of the report: drawn from its tables, or taken from its figures where only the run had the numbers.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="folder">Folder of the figures.</param>
/// <param name="reference">The reference that provides the captions.</param>
internal sealed class RunCurves(RunRecord run, FigureFolder folder, Reference reference)
{
    /// <summary>Figures of the press and the bodies.</summary>
    public IReadOnlyList<ReportFigure> OfBodies()
    {
        var rows = SummaryTable.Read(Path.Combine(run.Root, "summary.csv"));
        var opened = run.Curve(Catalogue.OpenedFraction).Points.Select(p => new OpenedFraction(p.Ratio, p.Value)).ToList();
        var figures = new List<ReportFigure?>
        {
            Draw(
                LoadFigure.Draw(rows), "Thickness and load",
                "Of the layer, of spheres after springback, of bodies between foil and press; and the mean pressure of the press."),
        };
        if (rows.Any(r => r[Catalogue.FilmIntact] is not null))
        {
            figures.Add(Draw(
                FilmFigure.Draw(rows, opened), "Film",
                "Whole and broken share of the surface, and the share that the growth of the surface laid bare."));
        }

        if (rows.Any(r => (r[Catalogue.AreaLiCu] ?? r[Catalogue.AreaLiLi] ?? r[Catalogue.AreaIonic]) is not null))
        {
            figures.Add(Draw(
                ContactAreaFigure.Draw(rows), "Contact areas",
                "Area of bare Li against Cu, against Li and against the electrolyte, per area of foil."));
        }

        if (rows.Any(r => (r[Catalogue.VonMisesP50] ?? r[Catalogue.VonMisesInterfaceP95]) is not null))
            figures.Add(Draw(InterfaceStressFigure.Draw(rows), "Stress", "Von Mises stress, capped by the yield strength, and the load."));
        figures.Add(Draw(CoordinationFigure.Draw(rows), "Coordination", "Mechanical contacts, metallic or not."));
        figures.Add(Kept("solids_profile", "Solids over the height", "Of the spheres, before bodies took over."));
        var origin = reference.LacksValue("electrode.size_distribution") ? "an input, not from the paper." : "an input.";
        figures.Add(Kept("size_distribution", "Size distribution", "Asked beside realised; " + origin));
        return [.. figures.OfType<ReportFigure>()];
    }

    /// <summary>
    /// Figures of a group of columns of networks.csv and of the tables beside it, in the order of the
    /// names; those without values are left out.
    /// </summary>
    /// <param name="names">Stems of the figures.</param>
    public IReadOnlyList<ReportFigure> OfNetworks(IEnumerable<string> names) => [.. names.Select(OfNetwork).OfType<ReportFigure>()];

    /// <summary>Figures of what plug-ins measured.</summary>
    public IReadOnlyList<ReportFigure> OfPlugIns() =>
    [
        .. from origin in PlugInOrigin.Read(run.Root)
           from quantity in origin.Measures
           select Kept(
               MeasureFigure.NameOf(quantity), quantity.Title ?? quantity.Name,
               $"{quantity.Meaning} (plug-in {origin.Name} {origin.Version})")
           into figure
           where figure is not null
           select figure,
    ];

    /// <summary>Maps of the absorbed current that the run drew.</summary>
    public IReadOnlyList<ReportFigure> EbacMaps()
    {
        if (!Directory.Exists(run.Figures)) return [];
        return
        [
            .. Directory.GetFiles(run.Figures, "ebac_map_*.png").Order(StringComparer.Ordinal).Select(path =>
            {
                var name = Path.GetFileNameWithoutExtension(path);
                var ratio = RatioOf(Path.ChangeExtension(path, "csv"));
                return Kept(
                    name, ratio is null ? "EBAC map" : $"EBAC map at {Number.Percent(ratio)}",
                    "Share of the beam's current that reaches the foil, by place of the beam.", reference.Remarks("ebac_map", ratio))!;
            }),
        ];
    }

    /// <summary>A figure that the run drew from what its files do not hold; null where it did not.</summary>
    public ReportFigure? Kept(string name, string title, string caption, string? paper = null, bool photo = false)
    {
        var png = Path.Combine(run.Figures, name + ".png");
        if (!File.Exists(png)) return null;
        var csv = Path.Combine(run.Figures, name + ".csv");
        var picture = File.ReadAllBytes(png);
        return new ReportFigure
        {
            Name = name,
            Title = title,
            Caption = caption,
            Paper = paper ?? reference.Remarks(name),
            Picture = photo ? EmbeddedPicture.Photo(picture) : EmbeddedPicture.Chart(picture),
            Numbers = !photo && !name.StartsWith("ebac_map", StringComparison.Ordinal) && File.Exists(csv) ? NumberTable.Read(csv) : null,
            Folder = folder.AddressOf(run.Figures),
            Files = [.. ((string[])["png", "svg", "csv"]).Where(e => File.Exists(Path.Combine(run.Figures, $"{name}.{e}")))],
        };
    }

    private ReportFigure? OfNetwork(string name)
    {
        if (run.Table("networks.csv") is { } networks && NetworkFigures.OfStates.FirstOrDefault(f => f.Name == name) is { } states)
            return states.Draw(networks) is { } figure ? Draw(figure, states.Title, "") : null;
        var (table, profile) = NetworkFigures.OfProfiles.FirstOrDefault(p => p.Figure.Name == name);
        return profile is not null && run.Table(table) is { } rows && profile.Draw(rows) is { } lines
            ? Draw(lines, profile.Title, "A line per calendering ratio.") : null;
    }

    private ReportFigure Draw(Figure figure, string title, string caption) =>
        ReportFigure.Of(figure, folder, title, caption, reference.Remarks(figure.Name));

    // The pixels of a map are many; their first row tells its ratio.
    private static double? RatioOf(string csv)
    {
        if (!File.Exists(csv)) return null;
        var lines = File.ReadLines(csv).Take(2).Select(l => l.Split(',')).ToArray();
        return lines.Length == 2 && lines[0][0] == "ratio_reached"
            && double.TryParse(lines[1][0], CultureInfo.InvariantCulture, out var ratio) ? ratio : null;
    }
}
