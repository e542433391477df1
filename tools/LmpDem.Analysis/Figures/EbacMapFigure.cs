using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>
/// Map of the electron-beam absorbed current over a cross-section: where a beam stands, the fraction of its current that reaches the
/// foil. The scale is 0 to 1 in every map, so that maps of several ratios compare.
/// </summary>
public static class EbacMapFigure
{
    /// <summary>Draws the map.</summary>
    /// <param name="image">Collected fraction, x fastest, rows from the foil upward, nx times nz; NaN where there is no metal.</param>
    /// <param name="nx">Pixels along x.</param>
    /// <param name="nz">Pixels along the height.</param>
    /// <param name="pixel">Edge of a pixel [m].</param>
    /// <param name="ratio">Calendering ratio reached.</param>
    /// <param name="name">Stem of the files, for example ebac_map_04.</param>
    public static Figure Draw(double[] image, int nx, int nz, double pixel, double ratio, string name)
    {
        if (image.Length != nx * nz) throw new ArgumentException($"{image.Length} values for {nx} x {nz} pixels", nameof(image));
        var um = 1e6 * pixel;
        var plot = FigureStyle.Blank(
            string.Create(null, $"Electron-beam absorbed current at {100.0 * ratio:0.#} %"), "x (µm)", "height above the foil (µm)");
        var rows = new double[nz, nx]; // the library draws row 0 on top
        var numbers = new NumberTable(["ratio_reached", "x_um", "height_um", "collected"]);
        for (var k = 0; k < nz; k++)
        {
            for (var i = 0; i < nx; i++)
            {
                var value = image[k * nx + i];
                rows[nz - 1 - k, i] = value;
                if (double.IsFinite(value)) numbers.Add(ratio, (i + 0.5) * um, (k + 0.5) * um, value);
            }
        }

        var map = plot.Add.Heatmap(rows);
        map.Colormap = new ScottPlot.Colormaps.Inferno();
        map.ManualRange = new ScottPlot.Range(0, 1);
        map.NaNCellColor = FigureStyle.Ground;
        map.Smooth = false;
        map.Position = new CoordinateRect(0, nx * um, 0, nz * um);
        var bar = plot.Add.ColorBar(map);
        bar.Label = "collected at the foil";
        bar.LabelStyle.FontSize = 16;
        bar.LabelStyle.FontName = Fonts.BundledFont.Family;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickLabelStyle.FontSize = 14;
        bar.Axis.TickLabelStyle.FontName = Fonts.BundledFont.Family;
        var ticks = new ScottPlot.TickGenerators.NumericManual(); // few, as a thin layer makes a short bar
        for (var k = 0; k <= 5; k++) ticks.AddMajor(0.2 * k, string.Create(null, $"{0.2 * k:0.#}"));
        bar.Axis.TickGenerator = ticks;
        plot.Axes.SetLimits(0, nx * um, 0, nz * um);
        // Square pixels: the area of the data is what frame and labels leave of the picture.
        const int width = 820, frame = 210, labels = 110;
        return new Figure(name, plot, numbers, width, (int)Math.Clamp(labels + (width - frame) * (double)nz / nx, 220, 1400));
    }
}
