namespace LmpDem.Engine.Units;

/// <summary>One symbol of a unit, with its decimal prefix resolved.</summary>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Factor">Factor to SI besides the power of ten.</param>
/// <param name="Decade">Power of ten of the factor to SI.</param>
internal readonly record struct UnitSymbol(Dimension Dimension, double Factor, int Decade)
{
    private static readonly Dimension Energy = new(2, 1, -2);

    private static readonly Dictionary<string, UnitSymbol> Whole = new(StringComparer.Ordinal)
    {
        ["1"] = new(Dimension.None, 1, 0),
        ["%"] = new(Dimension.None, 1, -2),
        ["rad"] = new(Dimension.None, 1, 0),
        ["deg"] = new(Dimension.None, Math.PI / 180, 0),
        ["min"] = new(new(0, 0, 1), 60, 0),
        ["h"] = new(new(0, 0, 1), 3600, 0),
        ["d"] = new(new(0, 0, 1), 86400, 0),
        ["K"] = new(new(0, 0, 0, 0, 1), 1, 0),
        ["mol"] = new(new(0, 0, 0, 0, 0, 1), 1, 0),
    };

    private static readonly Dictionary<string, UnitSymbol> Prefixed = new(StringComparer.Ordinal)
    {
        ["m"] = new(new(1, 0, 0), 1, 0),
        ["g"] = new(new(0, 1, 0), 1, -3),
        ["s"] = new(new(0, 0, 1), 1, 0),
        ["A"] = new(new(0, 0, 0, 1), 1, 0),
        ["Ah"] = new(new(0, 0, 1, 1), 3600, 0),
        ["C"] = new(new(0, 0, 1, 1), 1, 0),
        ["N"] = new(new(1, 1, -2), 1, 0),
        ["Pa"] = new(new(-1, 1, -2), 1, 0),
        ["bar"] = new(new(-1, 1, -2), 1, 5),
        ["J"] = new(Energy, 1, 0),
        ["eV"] = new(Energy, 1.602176634, -19),
        ["W"] = new(new(2, 1, -3), 1, 0),
        ["V"] = new(new(2, 1, -3, -1), 1, 0),
        ["Ohm"] = new(new(2, 1, -3, -2), 1, 0),
        ["S"] = new(new(-2, -1, 3, 2), 1, 0),
        ["Hz"] = new(new(0, 0, -1), 1, 0),
    };

    /// <summary>Finds a symbol, first whole ("min" is the minute), then with a decimal prefix ("mm").</summary>
    /// <param name="text">The symbol; the micro and Greek mu signs both stand for u, the ohm sign for Ohm.</param>
    /// <param name="symbol">The symbol found.</param>
    public static bool TryFind(string text, out UnitSymbol symbol)
    {
        text = text.Replace('\u00b5', 'u').Replace('\u03bc', 'u')
            .Replace("\u2126", "Ohm", StringComparison.Ordinal).Replace("\u03a9", "Ohm", StringComparison.Ordinal);
        if (Whole.TryGetValue(text, out symbol) || Prefixed.TryGetValue(text, out symbol)) return true;
        if (text.Length < 2 || Prefix(text[0]) is not { } decade || !Prefixed.TryGetValue(text[1..], out symbol)) return false;
        symbol = symbol with { Decade = symbol.Decade + decade };
        return true;
    }

    private static int? Prefix(char c) => c switch
    {
        'p' => -12,
        'n' => -9,
        'u' => -6,
        'm' => -3,
        'c' => -2,
        'd' => -1,
        'k' => 3,
        'M' => 6,
        'G' => 9,
        'T' => 12,
        _ => null,
    };
}
