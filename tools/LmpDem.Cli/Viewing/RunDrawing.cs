using System.Globalization;
using LmpDem.Analysis;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Sections;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Packing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Viewing;

/// <summary>
/// Draws the figures of a run from its files alone, whether it has just ended, was computed in part by another process, or is old.
/// What needs snapshots that were switched off is left out.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
/// <param name="measured">The measured activation shown with the curves.</param>
/// <param name="threads">Figures drawn at once.</param>
internal sealed class RunDrawing(Scenario scenario, RunFolder run, MeasuredActivation measured, int threads)
{
    private const int CurvePoints = 200;
    private const double WithoutMaps = 0.5; // of the time

    private readonly StateArchive archive = StateArchive.Of(run);
    private readonly IReadOnlyList<string>? drawn = run.ReadStatus()?.Pages; // when it was drawn last

    /// <summary>Draws the figures whose files are missing.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="told">Told of the fraction that is done.</param>
    /// <exception cref="SnapshotException">A file cannot be read.</exception>
    public void Draw(IReadOnlyList<StateRow> rows, Action<double> told)
    {
        told(0.0);
        var (profiles, sections) = Lacks("solids_profile", "section_coordination", "section_pressure") ? Spheres(rows) : ([], []);
        var (bodySections, opened) = Lacks("film", "section_bodies") ? Bodies() : ([], []);
        var sizes = Lacks("size_distribution") ? Sizes() : null;
        RunFigures.Save(run.Figures, rows, measured, profiles, sizes, sections, bodySections, opened, onlyMissing: true,
            scenario.Extensions.Quantities, threads);
        if (scenario.HasNetworks && Lacks("ebac_map")) DrawMaps(told);
    }

    // Whether figures of these names are missing; of a run whose figures were never whole, any may be.
    private bool Lacks(params string[] names) => drawn is not { Count: > 0 } || drawn.Any(page =>
        names.Any(name => page.StartsWith("figures/" + name, StringComparison.Ordinal)) && !File.Exists(run.File(page)));

    private Analysis.Figures.SizeDistribution Sizes()
    {
        var target = scenario.Electrode.Distribution();
        var weighting = scenario.Electrode.Sizes.Weighting ?? SizeWeighting.Number;
        var step = (target.Largest - target.Smallest) / CurvePoints;
        var diameters = Enumerable.Range(0, CurvePoints + 1).Select(i => target.Smallest + i * step).ToList();
        var radii = (double[])SnapshotReader.Read(run.Packed).Columns.First(c => c.Name == "radius").Values;
        return new Analysis.Figures.SizeDistribution(
            diameters, [.. diameters.Select(d => target.Cumulative(weighting, d))], [.. radii.Select(r => 2 * r)],
            weighting == SizeWeighting.Volume);
    }

    private (List<SolidsProfile> Profiles, List<(string Name, Section Section)> Sections) Spheres(IReadOnlyList<StateRow> rows)
    {
        var profiles = new List<SolidsProfile>();
        var sections = new List<(string Name, Section Section)>();
        var last = double.NegativeInfinity; // last target ratio: the opened layer behind a roll has the same once more
        foreach (var path in archive.Files(SphereSnapshot.Kind))
        {
            var spheres = SnapshotReader.Read(path);
            var target = spheres.Scalar("calendering_ratio_asked") is { } ratio && double.IsFinite(ratio) ? ratio : (double?)null;
            var reached = spheres.Scalar("calendering_ratio") ?? double.NaN;
            var row = rows.FirstOrDefault(r => target is not null
                ? Math.Abs(r[Catalogue.TargetCalenderingRatio] - target.Value ?? double.NaN) < StateArchive.SameRatio && target > last
                : r[Catalogue.TargetCalenderingRatio] is null
                    && Math.Abs(r[Catalogue.CalenderingRatio] - reached ?? double.NaN) < StateArchive.SameRatio);
            if (row is null) continue;
            last = target ?? last;
            var platen = row[Catalogue.Thickness] * 1e-6;
            var profile = Profile(spheres, spheres.Scalar(Catalogue.Thickness.Name) ?? platen); // the former has all digits
            profiles.Add(new SolidsProfile(reached, profile.Height, profile.Solids));
            foreach (var field in (string[])["coordination", "pressure"])
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"section_{field}_{spheres.Index:00}");
                sections.Add((name, Section.Of(spheres, field, platen)));
            }
        }

        return (profiles, sections);
    }

    // The profile between foil and platen; solids need no contacts.
    private LayerProfile Profile(Snapshot spheres, double? platen)
    {
        var walls = new List<Wall> { new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)) };
        if (scenario.Press.Mode != PressMode.Roll && platen is { } height)
            walls.Add(new Wall("platen", WallShape.Plane, new Vec3(0, 0, height), new Vec3(0, 0, -1)));
        var packing = PackingState.Capture(SphereSnapshot.Box(spheres), SphereSnapshot.Spheres(spheres), new Contacts(0), walls);
        return new LayerProfile(packing, new ParticleStress(packing), new RearrangementSettings().ProfileSlabs);
    }

    private (List<(string Name, BodySection Section)> Sections, List<OpenedFraction> Opened) Bodies()
    {
        var sections = new List<(string Name, BodySection Section)>();
        var opened = new List<OpenedFraction>();
        foreach (var path in archive.Files(BodySnapshot.Kind))
        {
            var state = new ArchivedState(path, SnapshotReader.Read(path));
            // Figures are over the ratio of the closing press.
            if (BodySnapshot.IsOpened(state.Snapshot) || !state.Has(FilmSnapshot.Kind)) continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"section_bodies_{state.Snapshot.Index:00}");
            sections.Add((name, BodySection.Of(state.Snapshot, state.Beside(FilmSnapshot.Kind), scenario.Material.YieldStrength)));
            if (state.Snapshot.Scalar("calendering_ratio") is { } ratio && state.Snapshot.Scalar("opened_share") is { } fraction)
                opened.Add(new OpenedFraction(ratio, fraction));
        }

        return (sections, opened);
    }

    // The pictures count as the rows of networks.csv do.
    private void DrawMaps(Action<double> told)
    {
        var measures = new NetworkMeasures(new RunStamp(scenario, threads));
        var figures = new List<(string Name, Func<Figure> Draw)>();
        var states = RunPlan.StatesOf(scenario);
        foreach (var (k, state) in archive.Pressed().Index())
        {
            told(Math.Min(1.0, WithoutMaps + (1.0 - WithoutMaps) * k / states));
            var name = string.Create(CultureInfo.InvariantCulture, $"ebac_map_{k:00}");
            if (Figure.IsSaved(run.Figures, name) || !state.HasNetwork) continue;
            if (measures.MapOf(NetworkReading.Of(state, scenario)) is not { } map) break;
            var (ratio, fraction) = (state.Ratio, Array.ConvertAll(map.Image, current => current / scenario.Transport.Ebac.BeamCurrent));
            figures.Add((name, () => EbacMapFigure.Draw(fraction, map.Width, map.Rows, map.Pixel, ratio, name)));
        }

        RunFigures.SaveAll(run.Figures, figures, onlyMissing: false, threads);
    }
}

/// <summary>Figures and report of a run, made from results that are whole; only what is missing is drawn.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
/// <param name="reference">The reference that the run is compared with.</param>
/// <param name="withReport">Whether the report is among them where the scenario asks for it.</param>
/// <param name="threads">Figures drawn at once; no byte depends on it.</param>
internal sealed class RunPages(
    Scenario scenario, RunFolder run, Reference reference, bool withReport = true, int threads = 1)
{
    private const double FigurePart = 0.7; // of the time, with 174 bodies
    private const double FigureAndViewPart = 0.85;

    /// <summary>Makes the pages.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="display">Told of progress.</param>
    public void Make(IReadOnlyList<StateRow> rows, IRunObserver display)
    {
        if (scenario.Output.Figures)
            new RunDrawing(scenario, run, reference.Measured, threads).Draw(rows, part => Tell(FigurePart * part, "figures"));
        if (!withReport || !scenario.Output.Report) return;
        Tell(FigurePart, "view");
        if (!File.Exists(run.View)) RunView.WriteBeside(scenario, run); // one that is there is of these results: a run begins without
        Tell(FigureAndViewPart, "report");
        RunReport.Write(run.Root, reference, table: ErrorTables.Of(run));

        void Tell(double fraction, string what) =>
            display.On(new StageProgressed(new RunProgress(Pipeline.DrawStage, fraction, 0, null, what)));
    }

    /// <summary>Makes what a run with whole results lacks, as `run` would, and tells so in its status.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="reference">The reference that the run is compared with.</param>
    /// <returns>Whether anything was lacking.</returns>
    public static bool Complete(RunFolder run, Reference reference)
    {
        if (run.ReadStatus() is not { Results: not null } status || !RunFiles.LacksPages(run, status)) return false;
        var pages = new RunPages(NetworkReading.ScenarioOf(run, []), run, reference, threads: Environment.ProcessorCount);
        Pipeline.Draw(run, run.Rows(), pages.Make, new ObserverChain());
        return true;
    }
}
