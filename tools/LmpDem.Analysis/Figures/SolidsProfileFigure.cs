using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Solids fraction against the height above the foil, a line per calendering ratio.</summary>
public static class SolidsProfileFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="profiles">A profile per ratio.</param>
    public static Figure Draw(IReadOnlyList<SolidsProfile> profiles)
    {
        var plot = FigureStyle.Blank("Solids over the height", "solids fraction", "height above the foil (µm)");
        MarkerShape[] markers =
            [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];
        var numbers = new NumberTable(["calendering_ratio", "height_um", "solids"]);
        for (var k = 0; k < profiles.Count; k++)
        {
            var profile = profiles[k];
            var height = profile.Height.Select(h => 1e6 * h).ToArray();
            var series = FigureStyle.Series(
                plot, [.. profile.Solids], height, FigureStyle.Sequence(k, profiles.Count), markers[k % markers.Length],
                string.Create(null, $"{100.0 * profile.Ratio:0.#} %"));
            series.MarkerSize = 6;
            for (var s = 0; s < height.Length; s++) numbers.Add(profile.Ratio, height[s], profile.Solids[s]);
        }

        var top = profiles.SelectMany(p => p.Height).DefaultIfEmpty(1e-6).Max() * 1e6;
        var most = profiles.SelectMany(p => p.Solids).DefaultIfEmpty(1.0).Max();
        plot.Axes.SetLimits(0, 1.08 * Math.Max(1.0, most), 0, 1.06 * top);
        if (profiles.Count > 0) plot.ShowLegend(Edge.Right); // beside the lines, which fill the whole area
        return new Figure("solids_profile", plot, numbers, 820);
    }
}

/// <summary>Solids fraction over the height of a layer at one calendering ratio.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Height">Height above the foil, one per slab [m].</param>
/// <param name="Solids">Solids fraction, one per slab.</param>
public sealed record SolidsProfile(double Ratio, IReadOnlyList<double> Height, IReadOnlyList<double> Solids);
