using System.Globalization;
using LmpDem.Analysis;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Sections;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Ebac;

namespace LmpDem.Cli;

/// <summary>Keeps of a run what its figures show, and draws them at the end.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="folder">Folder of the figures.</param>
internal sealed class RunDrawing(Scenario scenario, string folder) : IRunObserver
{
    private const int CurvePoints = 200;

    private readonly List<SolidsProfile> _profiles = [];
    private readonly List<(string Name, Section Section)> _sections = [];
    private readonly List<(string Name, BodySection Section)> _bodySections = [];
    private readonly List<OpenedShare> _opened = [];
    private readonly List<(double Ratio, EbacSection Map)> _maps = [];
    private Analysis.Figures.SizeDistribution? _sizes;

    public void StageBegan(string stage)
    {
    }

    public void Progressed(RunProgress progress)
    {
    }

    public void Noted(string message)
    {
    }

    public void Packed(Snapshot packed, PackingReport made)
    {
        var asked = new Dem.Packing.SizeDistribution(scenario.Electrode.SizeDistribution);
        var weighting = scenario.Electrode.SizeDistribution.Weighting ?? SizeWeighting.Number;
        var step = (asked.Largest - asked.Smallest) / CurvePoints;
        var diameters = Enumerable.Range(0, CurvePoints + 1).Select(i => asked.Smallest + i * step).ToList();
        var radii = (double[])packed.Columns.First(c => c.Name == "radius").Values;
        _sizes = new Analysis.Figures.SizeDistribution(
            diameters, [.. diameters.Select(d => asked.Cumulative(weighting, d))], [.. radii.Select(r => 2 * r)], weighting == SizeWeighting.Volume);
    }

    public void Pressed(PressedState state)
    {
        if (!scenario.Output.Figures || state.Row?.RatioReached is not { } ratio) return;
        Keep(state.Networks);
        _profiles.Add(new SolidsProfile(ratio, state.Profile.Height, state.Profile.Solids));
        var platen = state.Row.ThicknessUm * 1e-6;
        foreach (var field in (string[])["coordination", "pressure"])
            _sections.Add((string.Create(CultureInfo.InvariantCulture, $"section_{field}_{state.Index:00}"), Section.Of(state.Spheres, field, platen)));
    }

    public void HandedOff(HandoffAudit audit)
    {
    }

    public void Compacted(CompactedState state)
    {
        if (!scenario.Output.Figures) return;
        Keep(state.Networks);
        var name = string.Create(CultureInfo.InvariantCulture, $"section_bodies_{state.Index:00}");
        _bodySections.Add((name, BodySection.Of(state.Bodies, state.Films, scenario.Material.YieldStrength)));
        if (state.Bodies.Scalar("calendering_ratio") is { } ratio && state.Bodies.Scalar("opened_share") is { } share)
            _opened.Add(new OpenedShare(ratio, share));
    }

    /// <summary>Draws the figures.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public void Draw(IReadOnlyList<SummaryRow> rows)
    {
        RunFigures.Save(folder, rows, _profiles, _sizes, _sections, _bodySections, _opened);
        for (var k = 0; k < _maps.Count; k++)
        {
            var (ratio, map) = _maps[k];
            using var figure = EbacMapFigure.Draw(
                Array.ConvertAll(map.Image, current => current / scenario.Transport.Ebac.BeamCurrent), map.Width, map.Rows, map.Pixel, ratio,
                string.Create(CultureInfo.InvariantCulture, $"ebac_map_{k:00}"));
            figure.Save(folder);
        }
    }

    // Their files count as the rows of networks.csv do.
    private void Keep(MeasuredState? state)
    {
        if (state is { Ebac: { } map }) _maps.Add((state.Input.Ratio, map));
    }
}
