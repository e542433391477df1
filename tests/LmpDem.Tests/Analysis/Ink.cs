using SkiaSharp;

namespace LmpDem.Tests.Analysis;

/// <summary>Counts pixels of a picture, to tell drawn from blank.</summary>
internal static class Ink
{
    /// <summary>Pixels darker than mid grey within a part of a PNG, given as fractions of its width and height from the top left.</summary>
    public static int Dark(byte[] png, double left, double top, double right, double bottom) =>
        Count(png, left, top, right, bottom, c => c.Red + c.Green + c.Blue < 384);

    /// <summary>Pixels within 12 of a colour in every channel, over the whole picture.</summary>
    public static int Near(byte[] png, byte red, byte green, byte blue) => Count(
        png, 0, 0, 1, 1,
        c => Math.Abs(c.Red - red) <= 12 && Math.Abs(c.Green - green) <= 12 && Math.Abs(c.Blue - blue) <= 12);

    private static int Count(byte[] png, double left, double top, double right, double bottom, Func<SKColor, bool> counts)
    {
        using var picture = SKBitmap.Decode(png);
        var count = 0;
        for (var y = (int)(top * picture.Height); y < (int)(bottom * picture.Height); y++)
        {
            for (var x = (int)(left * picture.Width); x < (int)(right * picture.Width); x++)
            {
                if (counts(picture.GetPixel(x, y))) count++;
            }
        }

        return count;
    }
}
