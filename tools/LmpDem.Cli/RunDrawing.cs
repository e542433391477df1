using System.Globalization;
using LmpDem.Analysis;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report;
using LmpDem.Analysis.Sections;
using LmpDem.Cli.Viewing;
using LmpDem.Dem.Packing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Ebac;

namespace LmpDem.Cli;

/// <summary>Keeps of a run what its figures show, and draws them at the end. What it did not see it takes from the files of the run.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
/// <param name="measured">The measured activation shown with the curves.</param>
internal sealed class RunDrawing(Scenario scenario, RunFolder run, MeasuredActivation measured) : IRunObserver
{
    private const int CurvePoints = 200;

    private readonly List<SolidsProfile> profiles = [];
    private readonly List<(string Name, Section Section)> sections = [];
    private readonly List<(string Name, BodySection Section)> bodySections = [];
    private readonly List<OpenedFraction> opened = [];
    private readonly List<(double Ratio, EbacSection Map)> maps = [];
    private Analysis.Figures.SizeDistribution? sizes;

    /// <summary>Whether it has seen the run, or its files.</summary>
    public bool HasSeen => sizes is not null;

    public void On(RunEvent what)
    {
        switch (what)
        {
            case ElectrodePacked packed: KeepSizes(packed.Packing); break;
            case SpheresPressed pressed: Pressed(pressed.State); break;
            case BodiesPressed pressed: Compacted(pressed.State); break;
            default: break;
        }
    }

    private void Pressed(PressedState state)
    {
        if (!scenario.Output.Figures || state.Row?[Catalogue.CalenderingRatio] is not { } ratio) return;
        if (state.Networks is { Ebac: { } map }) KeepMap(state.Networks.Input.Ratio, map);
        KeepSpheres(state.Index, state.Spheres, ratio, state.Row[Catalogue.Thickness] * 1e-6, state.Profile.Height, state.Profile.Solids);
    }

    private void Compacted(CompactedState state)
    {
        if (!scenario.Output.Figures) return;
        if (state.Networks is { Ebac: { } map }) KeepMap(state.Networks.Input.Ratio, map);
        KeepBodies(state.Index, state.Bodies, state.Films);
    }

    /// <summary>Keeps the sizes of the packing.</summary>
    /// <param name="packed">The packing.</param>
    public void KeepSizes(Snapshot packed)
    {
        var target = new Dem.Packing.SizeDistribution(scenario.Electrode.SizeDistribution);
        var weighting = scenario.Electrode.SizeDistribution.Weighting ?? SizeWeighting.Number;
        var step = (target.Largest - target.Smallest) / CurvePoints;
        var diameters = Enumerable.Range(0, CurvePoints + 1).Select(i => target.Smallest + i * step).ToList();
        var radii = (double[])packed.Columns.First(c => c.Name == "radius").Values;
        sizes = new Analysis.Figures.SizeDistribution(
            diameters, [.. diameters.Select(d => target.Cumulative(weighting, d))], [.. radii.Select(r => 2 * r)], weighting == SizeWeighting.Volume);
    }

    /// <summary>Keeps the spheres of a ratio.</summary>
    /// <param name="index">Place in the series.</param>
    /// <param name="spheres">The spheres.</param>
    /// <param name="ratio">Ratio reached.</param>
    /// <param name="platen">Lower face of the platen [m].</param>
    /// <param name="height">Heights of the profile [m].</param>
    /// <param name="solids">Solids fractions there.</param>
    public void KeepSpheres(int index, Snapshot spheres, double ratio, double? platen, IReadOnlyList<double> height, IReadOnlyList<double> solids)
    {
        profiles.Add(new SolidsProfile(ratio, height, solids));
        foreach (var field in (string[])["coordination", "pressure"])
            sections.Add((string.Create(CultureInfo.InvariantCulture, $"section_{field}_{index:00}"), Section.Of(spheres, field, platen)));
    }

    /// <summary>Keeps the bodies of a ratio.</summary>
    /// <param name="index">Place in the series.</param>
    /// <param name="bodies">The bodies.</param>
    /// <param name="films">Their films.</param>
    public void KeepBodies(int index, Snapshot bodies, Snapshot films)
    {
        if (BodySnapshot.IsOpened(bodies)) return; // figures are over the ratio of the closing press
        var name = string.Create(CultureInfo.InvariantCulture, $"section_bodies_{index:00}");
        bodySections.Add((name, BodySection.Of(bodies, films, scenario.Material.YieldStrength)));
        if (bodies.Scalar("calendering_ratio") is { } ratio && bodies.Scalar("opened_share") is { } fraction)
            opened.Add(new OpenedFraction(ratio, fraction));
    }

    /// <summary>Keeps an EBAC picture; their files count as the rows of networks.csv do.</summary>
    /// <param name="ratio">Ratio reached.</param>
    /// <param name="map">The picture.</param>
    public void KeepMap(double ratio, EbacSection map) => maps.Add((ratio, map));

    /// <summary>Draws the figures whose files are missing.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public void Draw(IReadOnlyList<StateRow> rows)
    {
        if (!scenario.Output.Figures) return;
        RunFigures.Save(run.Figures, rows, measured, profiles, sizes, sections, bodySections, opened, onlyMissing: true);
        for (var k = 0; k < maps.Count; k++)
        {
            var (ratio, map) = maps[k];
            var name = string.Create(CultureInfo.InvariantCulture, $"ebac_map_{k:00}");
            if (Figure.IsSaved(run.Figures, name)) continue;
            using var figure = EbacMapFigure.Draw(
                Array.ConvertAll(map.Image, current => current / scenario.Transport.Ebac.BeamCurrent), map.Width, map.Rows, map.Pixel, ratio, name);
            figure.Save(run.Figures);
        }
    }
}

/// <summary>Figures and report of a run, made from results that are whole; only what is missing is drawn.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
/// <param name="reference">The reference that the run is compared with.</param>
/// <param name="withReport">Whether the report is among them where the scenario asks for it.</param>
internal sealed class RunPages(Scenario scenario, RunFolder run, Reference reference, bool withReport = true)
{
    /// <summary>Keeps what the figures show while the run is in progress.</summary>
    public RunDrawing Drawing { get; } = new(scenario, run, reference.Measured);

    /// <summary>Makes the pages.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public void Make(IReadOnlyList<StateRow> rows)
    {
        if (scenario.Output.Figures)
        {
            if (!Drawing.HasSeen) new RunReplay(scenario, run).Into(rows, Drawing);
            Drawing.Draw(rows);
        }

        if (!withReport || !scenario.Output.Report) return;
        RunView.WriteBeside(scenario, run);
        RunReport.Write(run.Root, reference);
    }

    /// <summary>Makes what a run with whole results lacks, as `run` would, and tells so in its status.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="reference">The reference that the run is compared with.</param>
    /// <returns>Whether anything was lacking.</returns>
    public static bool Complete(RunFolder run, Reference reference)
    {
        if (run.ReadStatus() is not { Results: not null } status || !RunFiles.LacksPages(run, status)) return false;
        var pages = new RunPages(NetworkReading.ScenarioOf(run, []), run, reference);
        Pipeline.Draw(run, SummaryTable.Read(run.Summary), pages.Make);
        return true;
    }
}
