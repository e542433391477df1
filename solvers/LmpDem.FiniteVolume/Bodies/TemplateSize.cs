using System.Globalization;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Size of a body's mesh.</summary>
/// <param name="Across">Zones along the edge of a cube face, n.</param>
/// <param name="Deep">Layers of zones from the inner block to the surface, m.</param>
public readonly record struct TemplateSize(int Across, int Deep)
{
    /// <summary>Sizes from coarse to fine that a run grades its bodies over.</summary>
    public static IReadOnlyList<TemplateSize> Ladder { get; } = [new(4, 3), new(5, 3), new(6, 4), new(8, 5), new(10, 6)];

    /// <summary>Zones of a body, n^3 + 6 n^2 m.</summary>
    public int Zones => Across * Across * Across + 6 * Across * Across * Deep;

    /// <summary>Reads "n,m".</summary>
    /// <param name="text">Text such as "6,4".</param>
    /// <param name="size">The size, n from 2 to 16 and m from 1 to 12.</param>
    public static bool TryParse(string text, out TemplateSize size)
    {
        size = default;
        var parts = text.Split(',');
        if (parts.Length != 2
            || !int.TryParse(parts[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var across)
            || !int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var deep)
            || across is < 2 or > 16 || deep is < 1 or > 12) return false;
        size = new TemplateSize(across, deep);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Across},{Deep}");
}
