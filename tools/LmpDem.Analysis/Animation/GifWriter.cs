namespace LmpDem.Analysis.Animation;

/// <summary>
/// Writes an animation as GIF 89a that repeats for ever (specification of CompuServe 1990; compression after Welch 1984,
/// doi:10.1109/MC.1984.1659158).
/// </summary>
public static class GifWriter
{
    private const int Colours = 256;
    private const int MinCodeBits = 8;
    private const int MaxCodes = 4096;

    /// <summary>Writes an animation.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="width">Width [px], 1 to 65,535.</param>
    /// <param name="height">Height [px], 1 to 65,535.</param>
    /// <param name="palette">256 colours, three bytes each: red, green, blue.</param>
    /// <param name="frames">Frames: numbers of colours, row by row from the top, and for how long each is shown [1/100 s].</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Write(
        Stream stream, int width, int height, ReadOnlySpan<byte> palette, IEnumerable<(byte[] Pixels, int Delay)> frames)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(frames);
        if (palette.Length != 3 * Colours)
            throw new ArgumentException($"a palette has {3 * Colours} bytes, not {palette.Length}", nameof(palette));
        stream.Write("GIF89a"u8);
        Short(stream, width);
        Short(stream, height);
        stream.Write([0xF7, 0, 0]); // a palette of 256 colours for all frames
        stream.Write(palette);
        stream.Write([0x21, 0xFF, 11]);
        stream.Write("NETSCAPE2.0"u8);
        stream.Write([3, 1, 0, 0, 0]); // repeats for ever
        foreach (var (pixels, delay) in frames)
        {
            if (pixels.Length != width * height)
                throw new ArgumentException($"a frame has {width * height} pixels, not {pixels.Length}", nameof(frames));
            stream.Write([0x21, 0xF9, 4, 0]);
            Short(stream, delay);
            stream.Write([0, 0, 0x2C, 0, 0, 0, 0]);
            Short(stream, width);
            Short(stream, height);
            stream.Write([0, MinCodeBits]);
            Compress(stream, pixels);
            stream.WriteByte(0);
        }

        stream.WriteByte(0x3B);
    }

    private static void Compress(Stream stream, byte[] pixels)
    {
        const int clear = 1 << MinCodeBits;
        var blocks = new BitBlocks(stream);
        var next = new Dictionary<(int Prefix, byte Pixel), int>();
        var bits = MinCodeBits + 1;
        blocks.Add(clear, bits);
        var prefix = (int)pixels[0];
        for (var k = 1; k < pixels.Length; k++)
        {
            if (next.TryGetValue((prefix, pixels[k]), out var code))
            {
                prefix = code;
                continue;
            }

            blocks.Add(prefix, bits);
            var free = clear + 2 + next.Count;
            if (free < MaxCodes)
            {
                next[(prefix, pixels[k])] = free;
                if (free == 1 << bits) bits++;
            }
            else
            {
                blocks.Add(clear, bits);
                next.Clear();
                bits = MinCodeBits + 1;
            }

            prefix = pixels[k];
        }

        // The decoder, one code behind, makes an entry of the last prefix, and may read the end one bit wider for it.
        blocks.Add(prefix, bits);
        if (clear + 2 + next.Count == 1 << bits && clear + 2 + next.Count < MaxCodes) bits++;
        blocks.Add(clear + 1, bits);
        blocks.Finish();
    }

    private static void Short(Stream stream, int value) => stream.Write([(byte)value, (byte)(value >> 8)]);

    // Codes bit by bit, the lowest first, in blocks of up to 255 bytes.
    private sealed class BitBlocks(Stream stream)
    {
        private readonly byte[] block = new byte[255];
        private int length;
        private int pending;
        private int pendingBits;

        public void Add(int code, int bits)
        {
            pending |= code << pendingBits;
            pendingBits += bits;
            for (; pendingBits >= 8; pendingBits -= 8, pending >>= 8) Byte((byte)pending);
        }

        public void Finish()
        {
            if (pendingBits > 0) Byte((byte)pending);
            Flush();
        }

        private void Byte(byte value)
        {
            block[length++] = value;
            if (length == block.Length) Flush();
        }

        private void Flush()
        {
            if (length == 0) return;
            stream.WriteByte((byte)length);
            stream.Write(block, 0, length);
            length = 0;
        }
    }
}
