using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>The curves of a run by part of the report: drawn from its tables, or taken from its figures where only the run had the numbers.</summary>
/// <param name="run">The run.</param>
/// <param name="folder">Folder of the figures.</param>
internal sealed class RunCurves(RunRecord run, FigureFolder folder)
{
    // What the paper gives or says of a curve, in our words.
    private static readonly Dictionary<string, string> Paper = new()
    {
        ["activation_reach"] = "activation is measured as stripped capacity, so it counts what electrons and Li+ reach both.",
        ["path_tortuosity"] = "a conductive network grows from the foil up.",
        ["tortuosity"] = "Li+ paths follow the pores and become fewer with calendering; no values.",
        ["diffusivity"] = "Li+ paths become fewer with calendering; no values.",
        ["porosity"] = "large pores at 0 %, fewer at 20 %, polygons without visible pores at 40 %; no values.",
        ["foil"] = "first Li plates on the Cu alone at 0 %, on less of it at 30 %; after stripping, bare Cu shows hardly at 20 %, wide at 35 %, nearly everywhere at 40 %.",
        ["capacity"] = "the 50 µm Li foil for comparison holds about 10 mAh/cm²; activation times capacity gives what could be stripped.",
        ["activation_height"] = "the network grows from the foil up; at 40 % the whole thickness takes part.",
        ["ebac_profile"] = "20 %: low everywhere; 30 %: a higher baseline with a broken path; 40 %: high and level through the thickness. No values.",
        ["plating_profile"] = "0 %: on the Cu only; 30 %: some on the upper part of the layer; 35 %: wider; 40 % and more: through the whole thickness. No values.",
        ["stripping"] = "measured at 0.2 mA/cm² down to -1.0 V; stripped over theoretical capacity is the activation. The sign here is that of the table.",
    };

    /// <summary>Figures of the press and the bodies.</summary>
    public IReadOnlyList<ReportFigure> OfBodies()
    {
        var rows = SummaryTable.Read(Path.Combine(run.Root, "summary.csv"));
        var opened = run.Curve(Catalogue.OpenedShare).Points.Select(p => new OpenedShare(p.Ratio, p.Value)).ToList();
        var figures = new List<ReportFigure?> { Draw(LoadFigure.Draw(rows), "Thickness and load", "Of the layer, of spheres after springback, of bodies between foil and press; and the mean pressure of the press.", "about 84 µm at 0 % and 50 µm at 40 %; the load rose so far at a target of 45 % that film and foil wrinkled. No loads.") };
        if (rows.Any(r => r[Catalogue.FilmIntact] is not null))
            figures.Add(Draw(FilmFigure.Draw(rows, opened), "Film", "Whole and broken share of the surface, and the share that the growth of the surface laid bare.", "the whole share falls strongly towards 40 %; no values in the text."));
        if (rows.Any(r => (r[Catalogue.AreaLiCu] ?? r[Catalogue.AreaLiLi] ?? r[Catalogue.AreaIonic]) is not null))
            figures.Add(Draw(ContactAreaFigure.Draw(rows), "Contact areas", "Area of bare Li against Cu, against Li and against the electrolyte, per area of foil.", "the electronic area is minimal to 25 %, grows gradually from 30 to 35 % and sharply at 40 %; the ionic area takes the same course. No values."));
        if (rows.Any(r => (r[Catalogue.VonMisesP50] ?? r[Catalogue.VonMisesInterfaceP95]) is not null))
            figures.Add(Draw(InterfaceStressFigure.Draw(rows), "Stress", "Von Mises stress, capped by the yield strength, and the load.", "in the Li above 1 MPa already at 10 %; at interfaces low to 25 or 30 %, then a sharp rise; more near the Cu."));
        figures.Add(Draw(CoordinationFigure.Draw(rows), "Coordination", "Mechanical contacts, metallic or not.", "more contacts with calendering; no values."));
        figures.Add(Kept("solids_profile", "Solids over the height", "Of the spheres, before bodies took over."));
        figures.Add(Kept("size_distribution", "Size distribution", "Asked beside realised; an input, not from the paper."));
        return [.. figures.OfType<ReportFigure>()];
    }

    /// <summary>Figures of a group of columns of networks.csv and of the tables beside it, in the order of the names; those without values are left out.</summary>
    /// <param name="names">Stems of the figures.</param>
    public IReadOnlyList<ReportFigure> OfNetworks(IEnumerable<string> names) => [.. names.Select(OfNetwork).OfType<ReportFigure>()];

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
                return Kept(name, ratio is null ? "EBAC map" : $"EBAC map at {Number.Percent(ratio)}", "Share of the beam's current that reaches the foil, by place of the beam.", MapWords(ratio))!;
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
            Paper = paper,
            Picture = photo ? EmbeddedPicture.Photo(picture) : EmbeddedPicture.Chart(picture),
            Numbers = !photo && !name.StartsWith("ebac_map", StringComparison.Ordinal) && File.Exists(csv) ? NumberTable.Read(csv) : null,
            Folder = folder.AddressOf(run.Figures),
            Files = [.. ((string[])["png", "svg", "csv"]).Where(e => File.Exists(Path.Combine(run.Figures, $"{name}.{e}")))],
        };
    }

    private ReportFigure? OfNetwork(string name)
    {
        if (run.Table("networks.csv") is { } networks && NetworkFigures.OfStates.FirstOrDefault(f => f.Name == name) is { } states)
            return states.Draw(networks) is { } figure ? Draw(figure, states.Title, "", Paper.GetValueOrDefault(name)) : null;
        var (table, profile) = NetworkFigures.OfProfiles.FirstOrDefault(p => p.Figure.Name == name);
        return profile is not null && run.Table(table) is { } rows && profile.Draw(rows) is { } lines
            ? Draw(lines, profile.Title, "A line per calendering ratio.", Paper.GetValueOrDefault(name)) : null;
    }

    private ReportFigure Draw(Figure figure, string title, string caption, string? paper) => ReportFigure.Of(figure, folder, title, caption, paper);

    // The pixels of a map are many; their first row tells its ratio.
    private static double? RatioOf(string csv)
    {
        if (!File.Exists(csv)) return null;
        var lines = File.ReadLines(csv).Take(2).Select(l => l.Split(',')).ToArray();
        return lines.Length == 2 && lines[0][0] == "ratio_reached" && double.TryParse(lines[1][0], CultureInfo.InvariantCulture, out var ratio) ? ratio : null;
    }

    private static string? MapWords(double? ratio) => ratio switch
    {
        > 0.19 and < 0.21 => "at 20 % single particles light up, apart from each other.",
        > 0.29 and < 0.31 => "at 30 % the inside of particles and their contacts light up.",
        > 0.39 and < 0.41 => "at 40 % one connected body lights up.",
        _ => null,
    };
}
