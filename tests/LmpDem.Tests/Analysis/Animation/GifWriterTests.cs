using LmpDem.Analysis.Animation;
using NUnit.Framework;
using SkiaSharp;

namespace LmpDem.Tests.Analysis.Animation;

/// <summary>Animations, read back by an independent decoder.</summary>
public sealed class GifWriterTests
{
    private static readonly byte[] Grey = [.. Enumerable.Range(0, 256).SelectMany(k => (byte[])[(byte)k, (byte)k, (byte)k])];

    // Noise fills the table of codes many times over; a plain frame makes the longest codes; 1 x 1 none at all.
    [TestCase(300, 200, 251)]
    [TestCase(64, 64, 1)]
    [TestCase(1, 1, 7)]
    public void EveryPixelOfEveryFrameComesBack(int width, int height, int step)
    {
        byte[] Noise(int frame) => [.. Enumerable.Range(0, width * height).Select(k => (byte)((long)k * k * step / 7 + 40 * frame))];
        byte[][] frames = [Noise(0), Noise(1), Noise(2), new byte[width * height]];
        using var stream = new MemoryStream();
        GifWriter.Write(stream, width, height, Grey, frames.Select((f, k) => (f, 10 * (k + 1))));
        using var codec = SKCodec.Create(new MemoryStream(stream.ToArray()));
        Assert.That((codec.FrameCount, codec.Info.Width, codec.Info.Height), Is.EqualTo((4, width, height)));
        for (var f = 0; f < frames.Length; f++)
        {
            using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888));
            Assert.That(codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(f)), Is.EqualTo(SKCodecResult.Success));
            Assert.That(codec.FrameInfo[f].Duration, Is.EqualTo(100 * (f + 1)), "ms");
            Assert.That(bitmap.Bytes.Where((_, k) => k % 4 == 0), Is.EqualTo(frames[f]), $"frame {f}");
        }
    }

    [Test]
    public void AFrameOfAnotherSizeIsRefused() =>
        Assert.That(() => GifWriter.Write(new MemoryStream(), 4, 4, Grey, [(new byte[15], 1)]),
            Throws.ArgumentException.With.Message.Contains("16 pixels, not 15"));

    [Test]
    public void FewColoursAreKeptExactly()
    {
        byte[] frame = [255, 255, 255, 184, 115, 51, 122, 130, 136, 232, 17, 45];
        var table = new ColourTable([frame]);
        var numbers = table.Numbers(frame);
        Assert.That(numbers.SelectMany(n => table.Palette.AsSpan(3 * n, 3).ToArray()), Is.EqualTo(frame));
    }

    [Test]
    public void ManyColoursAreWithinACellOfTheirNearest()
    {
        byte[] frame = [.. Enumerable.Range(0, 3 * 4096).Select(k => (byte)(k * 73 / 3 * (1 + k % 3)))];
        var table = new ColourTable([frame]);
        var numbers = table.Numbers(frame);
        int[] channels = [0, 1, 2];
        var far = numbers.Select((n, k) => channels.Max(c => Math.Abs(table.Palette[3 * n + c] - frame[3 * k + c]))).Average();
        Assert.That(far, Is.LessThan(16.0), "256 colours over a cube of 256: cells of some 40");
    }
}
