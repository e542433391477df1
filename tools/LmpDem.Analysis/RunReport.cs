using System.Xml.Linq;
using LmpDem.Analysis.Errors;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report;
using LmpDem.Analysis.Report.Contents;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Analysis.Viewing;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Analysis;

/// <summary>
/// The report of a run: one self-contained page, readable offline and on a phone, with every curve beside the paper's where it gives one.
/// It reads the files of the run alone; a section appears where its file exists.
/// </summary>
public static class RunReport
{
    /// <summary>Name of the page in the folder of a run.</summary>
    public const string FileName = "report.html";

    // A view that is larger is linked only, and the report stays a page that can be sent [bytes].
    private const long LargestView = 8_000_000;

    /// <summary>Writes the report of a finished run, and its figures as PNG, SVG and CSV beside it.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="reference">The reference that the run is compared with.</param>
    /// <param name="page">File of the page; null: report.html in the folder of the run, with figures among the run's. Another page gets a
    /// folder of figures of its own, a device or a pipe none.</param>
    /// <param name="experiment">A user's own measured activation; null without.</param>
    /// <param name="table">Convergence table that tells numerical errors; null without.</param>
    /// <exception cref="IOException">The run is missing, not finished or damaged, or the page cannot be written.</exception>
    /// <exception cref="FormatException">A table of the run is damaged.</exception>
    public static ReportOutcome Write(
        string folder, Reference reference, string? page = null, Experiment? experiment = null, ErrorTable? table = null)
    {
        var run = RunRecord.Read(folder);
        var errors = new RunErrors(run, table);
        var path = page ?? Path.Combine(folder, FileName);
        var figures = new FigureFolder(
            page is null || !WholeFile.IsPlain(page) ? run.Figures : Path.ChangeExtension(path, null) + "_figures", path);
        var findings = errors.Beside(PaperComparison.Of(run, reference));
        var warnings = RunWarnings.Of(run, reference.Measured);
        var sections = Sections(run, path, figures, reference, findings, warnings, experiment, errors);
        WholeFile.WriteText(path, Page.Of($"Run {run.Text("name")}", Lead(run), sections));
        return new ReportOutcome(
            path, folder, warnings, [.. run.Activation.Select(a => CriterionOutcome.Of(a, reference.Measured))], findings,
            experiment is null ? null : [.. run.Activation.Select(a => ExperimentOutcome.Of(a, experiment))],
            experiment?.Understood(run.Activation))
        {
            Numbers = errors.Numbers,
            NumericalErrorsFrom = errors.Origin,
        };
    }

    private static IEnumerable<XElement?> Sections(
        RunRecord run, string path, FigureFolder folder, Reference reference, IReadOnlyList<PaperFinding> findings,
            IReadOnlyList<string> warnings,
        Experiment? experiment, RunErrors errors)
    {
        var curves = new RunCurves(run, folder, reference);
        yield return RunSentences.Section(run, reference.Measured, findings, errors);
        yield return Markup.Section(
            "warnings", "Warnings",
            warnings.Count == 0 ? null : Markup.Classed("ul", "warnings", warnings.Select(w => new XElement("li", w))));
        yield return ErrorPart.Section(errors);
        yield return PaperTable.Section(reference, findings);
        yield return Gallery("electrode", "The electrode at each ratio", ElectrodePictures.Of(run, curves, reference));
        yield return View(run, path);
        yield return ActivationPart.Section(run, folder, reference, experiment);
        yield return Gallery("press", "Press, film and contacts", curves.OfBodies());
        yield return Gallery(
            "electronic", "Electronic network",
            [.. curves.OfNetworks(["activation_height", "activation_reach", "conductivity", "path_tortuosity", "ebac_profile"]),
            .. curves.EbacMaps()]);
        yield return Gallery(
            "ionic", "Li+ paths",
            curves.OfNetworks(["porosity", "tortuosity", "diffusivity", "pore_sizes", "pore_size", "area_reachable"]));
        yield return Gallery("cells", "Plating and stripping", curves.OfNetworks(["plating_profile", "foil", "stripping", "capacity"]));
        yield return Gallery(
            "more", "Further quantities", [.. curves.OfNetworks(NetworkFigures.Single.Select(f => f.Name)), .. curves.OfPlugIns()]);
        yield return RunTables.Junctions(run, folder);
        yield return ThresholdTable.Section(run, reference);
        yield return RunFacts.Section(run);
        yield return RunTables.Section(run, folder);
        yield return Markup.Section(
            "scenario", "Scenario",
            Markup.Details(
            "The resolved scenario: every key with its value",
            new XElement("pre", new XAttribute("tabindex", "0"), new XElement("code", run.ScenarioText))));
        yield return Markup.Section(
            "cite", "How to cite",
            Markup.P($"LmpDem {run.Text("version")} (commit ", new XElement("code", run.Text("commit")),
                "): an engine for calendering of lithium metal powder electrodes. The file CITATION.cff of the software tells how to cite "
                + "it; ", new XElement("code", "lmpdem cite"), " lists the sources of its laws and defaults."),
            Markup.P(
                $"Measured activation and statements of the paper: {reference.Citation}. ",
                "Quote this run with the hash of its scenario and its seed: ",
                new XElement("code", $"{run.Text("scenario_hash")}, seed {run.Text("seed")}"), "."));
    }

    // Within the page, so that a report that is sent on has it; beside it, to fill the window. A report that is a pipe has no place from
    // which to link.
    private static XElement? View(RunRecord run, string path)
    {
        var view = Path.Combine(run.Root, ViewPage.FileName);
        if (!File.Exists(view)) return null;
        var inside = new FileInfo(view).Length <= LargestView
            ? new XElement(
                "iframe", new XAttribute("class", "view"), new XAttribute("title", "The electrode in three dimensions"),
                new XAttribute("loading", "lazy"), new XAttribute("srcdoc", File.ReadAllText(view)), "This browser shows no page within a page.")
            : null;
        return Markup.Section("view", "The electrode in three dimensions", Beside(view, path), inside);
    }

    private static XElement Beside(string view, string path)
    {
        const string Shown = ": bodies at every ratio, coloured by stress, film, connection to the copper and other quantities, cut open where you "
            + "like; a click on a body shows its numbers, its contacts and its path to the copper.";
        if (!WholeFile.IsPlain(path)) return Markup.P("Turn the electrode", Shown);
        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(view));
        var address = string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        return Markup.P(Markup.Link(address, "Turn the electrode in a window of its own"), Shown);
    }

    private static XElement? Gallery(string id, string title, IReadOnlyList<ReportFigure> figures) =>
        figures.Count == 0 ? null : Markup.Section(id, title, Markup.Classed("div", "figures", figures.Select(f => f.Element())));

    private static string Lead(RunRecord run) =>
        $"Report of {run.Text("started")?[..10]}; seed {run.Text("seed")}, LmpDem {run.Text("version")}, scenario "
        + $"{run.Text("scenario_hash")?[..12]}";
}

/// <summary>The statements of a reference beside a run; disagreement is reported as plainly as agreement.</summary>
public static class PaperComparison
{
    /// <summary>The findings, in the order of the statements.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">The reference.</param>
    public static IReadOnlyList<PaperFinding> Of(RunRecord run, Reference reference)
    {
        var numbers = new RunNumbers
        {
            Curve = run.Curve,
            Table = name => name == "summary.csv" ? run.Summary : run.Table(name),
            Activation = run.Activation,
            Main = run.Main,
        };
        return [.. reference.Statements.SelectMany(s => s.Findings(numbers, reference.Measured))];
    }
}
