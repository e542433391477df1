using LmpDem.Analysis.Figures;
using LmpDem.Engine.Snapshots;
using SkiaSharp;

namespace LmpDem.Analysis.Animation;

/// <summary>The cross-sections of a run, one after the other, as one animated GIF.</summary>
public static class RunAnimation
{
    private const int Width = 900; // px: fills half a slide, and stays some 1 MB
    private const int Delay = 80;
    private const int LastDelay = 250;

    // Of bodies where there are any: their colours mean the same in every frame.
    private static readonly string[] Stems = ["section_bodies", "section_coordination"];

    /// <summary>Pictures that an animation of a run would show, in their order; empty without pictures.</summary>
    /// <param name="figures">Folder of the run's figures.</param>
    public static IReadOnlyList<string> Pictures(string figures)
    {
        if (!Directory.Exists(figures)) return [];
        return Stems.Select(stem => Directory.GetFiles(figures, stem + "_??.png").Order(StringComparer.Ordinal).ToArray())
            .FirstOrDefault(p => p.Length > 0) ?? [];
    }

    /// <summary>Writes an animation. The foil of all pictures lies at one place and is equally long: lengths can be compared.</summary>
    /// <param name="pictures">The pictures (PNG), at least one.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">A picture cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(IReadOnlyList<string> pictures, string path)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        SKBitmap[] loaded =
            [.. pictures.Select(p => SKBitmap.Decode(p) ?? throw new InvalidDataException($"{p}: the picture cannot be read"))];
        try
        {
            var copper = FigureStyle.Copper.ToSKColor();
            var foil = Array.ConvertAll(loaded, p => FoilPlace.In(p, copper) ?? new FoilPlace(0, p.Width, p.Height));
            // All of every picture has room, with one length of the foil.
            var left = loaded.Select((_, k) => (double)foil[k].Left / foil[k].Length).Max();
            var length = Width / (left + loaded.Select((p, k) => (double)(p.Width - foil[k].Left) / foil[k].Length).Max());
            var above = length * loaded.Select((_, k) => (double)foil[k].Top / foil[k].Length).Max();
            var below = length * loaded.Select((p, k) => (double)(p.Height - foil[k].Top) / foil[k].Length).Max();
            var height = (int)Math.Ceiling(above + below);
            byte[][] frames = [.. loaded.Select((p, k) => Pixels(p, foil[k], length, (length * left, above), height))];
            var colours = new ColourTable(frames);
            WholeFile.Write(path, stream => GifWriter.Write(
                stream, Width, height, colours.Palette,
                frames.Select((f, k) => (colours.Numbers(f), k < frames.Length - 1 ? Delay : LastDelay))));
        }
        finally
        {
            foreach (var picture in loaded) picture.Dispose();
        }
    }

    // The picture on white, with its foil at a place.
    private static byte[] Pixels(SKBitmap picture, FoilPlace foil, double length, (double Left, double Top) at, int height)
    {
        using var frame = new SKBitmap(new SKImageInfo(Width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(frame))
        using (var image = SKImage.FromBitmap(picture))
        {
            var scale = length / foil.Length;
            canvas.Clear(SKColors.White);
            var corner = new SKPoint((float)(at.Left - scale * foil.Left), (float)(at.Top - scale * foil.Top));
            canvas.DrawImage(
                image, SKRect.Create(corner, new SKSize((float)(scale * picture.Width), (float)(scale * picture.Height))),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        var (rgba, rgb) = (frame.Bytes, new byte[3 * Width * height]);
        for (var k = 0; k < Width * height; k++) Array.Copy(rgba, 4 * k, rgb, 3 * k, 3);
        return rgb;
    }
}
