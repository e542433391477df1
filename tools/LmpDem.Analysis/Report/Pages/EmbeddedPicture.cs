using SkiaSharp;

namespace LmpDem.Analysis.Report.Pages;

/// <summary>A picture inside a page.</summary>
/// <param name="Source">The picture as data URI.</param>
/// <param name="Width">Width [px].</param>
/// <param name="Height">Height [px].</param>
internal sealed record EmbeddedPicture(string Source, int Width, int Height)
{
    private const int ChartWidth = 1140; // a phone of 390 points has as many pixels; the files beside the page have twice the layout's
    private const int PhotoWidth = 1200;

    /// <summary>A drawing of lines and letters: at this quality no edge is seen to suffer, at a third of the size of its PNG.</summary>
    /// <param name="png">PNG.</param>
    public static EmbeddedPicture Chart(byte[] png) => Of(png, ChartWidth, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 92));

    /// <summary>A picture with many colours, made smaller: some 60 kB instead of 0.7 MB.</summary>
    /// <param name="png">PNG.</param>
    public static EmbeddedPicture Photo(byte[] png) => Of(png, PhotoWidth, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 82));

    private static EmbeddedPicture Of(byte[] png, int most, SKWebpEncoderOptions options)
    {
        using var full = SKBitmap.Decode(png);
        if (full is null) throw new InvalidDataException("a picture cannot be read");
        var scale = Math.Min(1.0, (double)most / full.Width);
        var (width, height) = ((int)Math.Round(scale * full.Width), (int)Math.Round(scale * full.Height));
        using var picture = scale < 1.0
            ? full.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            : full.Copy();
        using var pixels = picture?.PeekPixels();
        using var encoded = pixels?.Encode(options) ?? throw new InvalidDataException("a picture cannot be encoded");
        return new EmbeddedPicture("data:image/webp;base64," + Convert.ToBase64String(encoded.Span), width, height);
    }
}
