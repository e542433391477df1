using ScottPlot;

namespace LmpDem.Analysis.Sections;

/// <summary>Values to colours: the viridis map, even in lightness and safe for colour-blind readers.</summary>
internal sealed class ColourScale(double low, double high) : IHasColorAxis
{
    public IColormap Colormap { get; } = new ScottPlot.Colormaps.Viridis();

    public ScottPlot.Range GetRange() => new(low, high);

    public Color Of(double value) => double.IsFinite(value)
        ? Colormap.GetColor(high > low ? Math.Clamp((value - low) / (high - low), 0.0, 1.0) : 0.5)
        : Colors.LightGray;
}
