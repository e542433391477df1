namespace LmpDem.Analysis.Viewing;

/// <summary>Colours of a view, in the page and in exported scenes alike; red, green and blue from 0 to 255.</summary>
internal static class ViewPalette
{
    /// <summary>Colour of a value that is not known, and of lithium inside a film.</summary>
    public const int Unknown = 0xB9BEC4;

    /// <summary>Colour of the current collector.</summary>
    public const int Copper = 0xB87333;

    /// <summary>Stops of the scale from low to high: viridis, which reads in grey and to the colour-blind.</summary>
    public static IReadOnlyList<int> Scale { get; } =
        [0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725];

    /// <summary>Colour of a value.</summary>
    /// <param name="quantity">What it is of.</param>
    /// <param name="range">Range of the quantity's colours.</param>
    /// <param name="value">The value, in the unit that is shown; NaN where it is not known.</param>
    public static int Of(ViewQuantity quantity, ViewRange range, double value)
    {
        if (double.IsNaN(value)) return Unknown;
        if (quantity.Classes is { } classes) return classes[(int)Math.Round(Math.Clamp(value, 0.0, classes.Count - 1))].Colour;
        var at = (Scale.Count - 1) * (range.High > range.Low ? Math.Clamp((value - range.Low) / (range.High - range.Low), 0.0, 1.0) : 0.0);
        var k = Math.Min(Scale.Count - 2, (int)at);
        return Mix(Scale[k], Scale[k + 1], at - k);
    }

    private static int Mix(int from, int to, double part)
    {
        int Channel(int shift) => (int)Math.Round((1.0 - part) * (from >> shift & 255) + part * (to >> shift & 255)) << shift;
        return Channel(16) | Channel(8) | Channel(0);
    }
}
