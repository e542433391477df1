using System.Globalization;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>Size of a body's mesh: an inner block of hexahedra and six blocks around it, up to the surface.</summary>
/// <param name="Across">Zones along the edge of a cube face, 2 to 16.</param>
/// <param name="Deep">Layers of zones from the inner block to the surface, 1 to 12.</param>
public readonly record struct TemplateSize(int Across, int Deep)
{
    /// <summary>Least and largest <see cref="Across"/>.</summary>
    public const int LeastAcross = 2, MostAcross = 16;

    /// <summary>Least and largest <see cref="Deep"/>.</summary>
    public const int LeastDeep = 1, MostDeep = 12;

    /// <summary>Zones of a body.</summary>
    public int Zones => Across * Across * (Across + 6 * Deep);

    /// <summary>Facets of a body's film.</summary>
    public int Facets => 12 * Across * Across;

    /// <summary>Reads "n,m", such as "5,3".</summary>
    /// <param name="text">Two whole numbers with a comma between them.</param>
    /// <param name="size">The size read.</param>
    /// <returns>Whether the text is a size within the bounds.</returns>
    public static bool TryParse(string text, out TemplateSize size)
    {
        size = default;
        var parts = text.Split(',');
        if (parts.Length != 2 || !Whole(parts[0], out var across) || !Whole(parts[1], out var deep)) return false;
        if (across is < LeastAcross or > MostAcross || deep is < LeastDeep or > MostDeep) return false;
        size = new TemplateSize(across, deep);
        return true;
    }

    /// <summary>The size as "n,m".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Across},{Deep}");

    private static bool Whole(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);
}
