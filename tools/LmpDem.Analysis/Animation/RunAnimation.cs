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
        return Stems.Select(stem => Directory.GetFiles(figures, stem + "_??.png").Order(StringComparer.Ordinal).ToArray()).FirstOrDefault(p => p.Length > 0) ?? [];
    }

    /// <summary>Writes an animation.</summary>
    /// <param name="pictures">The pictures (PNG), at least one.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">A picture cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(IReadOnlyList<string> pictures, string path)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        SKBitmap[] loaded = [.. pictures.Select(Load)];
        try
        {
            var height = loaded.Max(p => p.Height);
            byte[][] frames = [.. loaded.Select(p => Pixels(p, height))];
            var colours = new ColourTable(frames);
            WholeFile.Write(path, stream => GifWriter.Write(
                stream, Width, height, colours.Palette, frames.Select((f, k) => (colours.Numbers(f), k < frames.Length - 1 ? Delay : LastDelay))));
        }
        finally
        {
            foreach (var picture in loaded) picture.Dispose();
        }
    }

    private static SKBitmap Load(string path)
    {
        using var full = SKBitmap.Decode(path) ?? throw new InvalidDataException($"{path}: the picture cannot be read");
        var height = (int)Math.Round((double)Width * full.Height / full.Width);
        return full.Resize(new SKImageInfo(Width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            ?? throw new InvalidDataException($"{path}: the picture cannot be resized");
    }

    // On white, at the foot of a frame that is as high as the highest: the foil stays where it is.
    private static byte[] Pixels(SKBitmap picture, int height)
    {
        using var frame = new SKBitmap(new SKImageInfo(Width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(frame))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(picture, 0, height - picture.Height);
        }

        var (rgba, rgb) = (frame.Bytes, new byte[3 * Width * height]);
        for (var k = 0; k < Width * height; k++) Array.Copy(rgba, 4 * k, rgb, 3 * k, 3);
        return rgb;
    }
}
