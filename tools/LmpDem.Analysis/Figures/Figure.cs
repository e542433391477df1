using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>A drawn figure with the numbers it shows; saved as PNG, SVG and CSV side by side.</summary>
public sealed class Figure : IDisposable
{
    // Pixels of the PNG per pixel of the layout: sharp on screens and at 300 dpi in a column's width.
    private const int Sharpness = 2;

    private readonly Plot plot;

    internal Figure(string name, Plot plot, NumberTable numbers, int width = 760, int height = 500)
    {
        Name = name;
        Numbers = numbers;
        Width = width;
        Height = height;
        this.plot = plot;
    }

    /// <summary>What is drawn.</summary>
    internal Plot Plot => plot;

    /// <summary>Stem of the files.</summary>
    public string Name { get; }

    /// <summary>The numbers shown.</summary>
    public NumberTable Numbers { get; }

    /// <summary>Width of the layout [px]; the PNG has twice as many.</summary>
    public int Width { get; }

    /// <summary>Height of the layout [px]; the PNG has twice as many.</summary>
    public int Height { get; }

    /// <summary>The figure as PNG.</summary>
    public byte[] Png()
    {
        plot.ScaleFactor = Sharpness;
        return plot.GetImageBytes(Sharpness * Width, Sharpness * Height, ImageFormat.Png);
    }

    /// <summary>The figure as SVG.</summary>
    public string Svg()
    {
        plot.ScaleFactor = 1;
        return plot.GetSvgXml(Width, Height);
    }

    /// <summary>Writes NAME.png, NAME.svg and NAME.csv; each appears whole.</summary>
    /// <param name="folder">The folder; created if need be.</param>
    public void Save(string folder) => Save(folder, Png());

    /// <summary>Writes the same files with a picture that was drawn before, which takes most of the time.</summary>
    /// <param name="folder">The folder; created if need be.</param>
    /// <param name="png">What <see cref="Png"/> gave.</param>
    internal void Save(string folder, byte[] png)
    {
        WholeFile.Write(Path.Combine(folder, Name + ".png"), stream => stream.Write(png));
        WholeFile.WriteText(Path.Combine(folder, Name + ".svg"), Svg());
        Numbers.Write(Path.Combine(folder, Name + ".csv"));
    }

    /// <summary>Whether the files of a figure are there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Stem of the files.</param>
    public static bool IsSaved(string folder, string name) =>
        ((string[])[".png", ".svg", ".csv"]).All(ending => File.Exists(Path.Combine(folder, name + ending)));

    /// <summary>Frees the drawing.</summary>
    public void Dispose() => plot.Dispose();
}
