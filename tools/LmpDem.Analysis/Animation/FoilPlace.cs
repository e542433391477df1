using SkiaSharp;

namespace LmpDem.Analysis.Animation;

/// <summary>Where a cross-section shows the foil, in pixels: pictures are laid over each other by it.</summary>
/// <param name="Left">Left end.</param>
/// <param name="Right">Right end.</param>
/// <param name="Top">Upper edge.</param>
internal readonly record struct FoilPlace(int Left, int Right, int Top)
{
    private const int Tolerance = 6; // of a channel: edges are smoothed

    /// <summary>Length of the foil.</summary>
    public int Length => Right - Left;

    /// <summary>Finds the foil: the lowest band of its colour over more than half of the width; null where there is none.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="colour">Colour of the foil.</param>
    public static FoilPlace? In(SKBitmap picture, SKColor colour)
    {
        FoilPlace? found = null;
        for (var y = picture.Height - 1; y >= 0; y--)
        {
            var (left, right) = (-1, -1);
            for (var x = 0; x < picture.Width; x++)
            {
                if (!IsNear(picture.GetPixel(x, y), colour)) continue;
                if (left < 0) left = x;
                right = x + 1;
            }

            if (right - left > picture.Width / 2) found = new FoilPlace(left, right, y);
            else if (found is not null) break;
        }

        return found;
    }

    private static bool IsNear(SKColor a, SKColor b) =>
        Math.Abs(a.Red - b.Red) <= Tolerance && Math.Abs(a.Green - b.Green) <= Tolerance && Math.Abs(a.Blue - b.Blue) <= Tolerance;
}
