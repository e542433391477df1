using System.Globalization;

namespace LmpDem.Engine.Units;

/// <summary>
/// A unit of measure as users write it: a product of prefixed symbols with integer powers ("um", "kg/m3", "mAh/cm2",
/// "m/min"). The factor to SI is kept as a quotient and a power of ten, so that "84 um" is the double nearest to 84e-6.
/// </summary>
public sealed record Unit
{
    private Unit(string symbol, Dimension dimension, double numerator, double denominator, int decade)
    {
        Symbol = symbol;
        Dimension = dimension;
        Numerator = numerator;
        Denominator = denominator;
        Decade = decade;
    }

    /// <summary>The unit as written.</summary>
    public string Symbol { get; }

    /// <summary>Its physical dimension.</summary>
    public Dimension Dimension { get; }

    private double Numerator { get; }

    private double Denominator { get; }

    private int Decade { get; }

    /// <summary>Value in SI of a number of these units.</summary>
    /// <param name="value">Number of units.</param>
    public double ToSi(double value) => Scale(value * Numerator, Denominator, Decade);

    /// <summary>Number of these units of a value in SI.</summary>
    /// <param name="si">Value in SI.</param>
    public double FromSi(double si) => Scale(si * Denominator, Numerator, -Decade);

    /// <summary>Reads a unit; false with the reason where it is none.</summary>
    /// <param name="text">The unit, for example "mAh/cm2"; the empty text is the pure number.</param>
    /// <param name="unit">The unit read.</param>
    /// <param name="reason">Why it could not be read.</param>
    public static bool TryParse(string text, out Unit unit, out string reason)
    {
        var dimension = Dimension.None;
        double numerator = 1, denominator = 1;
        var decade = 0;
        unit = None;
        reason = "";
        var sign = 1;
        foreach (var token in Tokens(text))
        {
            if (token == "/")
            {
                sign = -1;
                continue;
            }

            if (!TrySplitPower(token, out var symbol, out var power) || !UnitSymbol.TryFind(symbol, out var found))
            {
                reason = $"unknown unit \"{token}\"{Hint(token)}";
                return false;
            }

            power *= sign;
            sign = 1;
            dimension *= found.Dimension.Power(power);
            decade += found.Decade * power;
            if (power > 0) numerator *= Math.Pow(found.Factor, power);
            else denominator *= Math.Pow(found.Factor, -power);
        }

        if (sign < 0)
        {
            reason = $"unit \"{text}\" ends with a stroke";
            return false;
        }

        unit = new Unit(text.Trim(), dimension, numerator, denominator, decade);
        return true;
    }

    /// <summary>Reads a unit that is known to be one.</summary>
    /// <param name="text">The unit.</param>
    /// <exception cref="FormatException">The text is no unit.</exception>
    public static Unit Parse(string text) =>
        TryParse(text, out var unit, out var reason) ? unit : throw new FormatException(reason);

    /// <summary>The unit of pure numbers.</summary>
    public static Unit None { get; } = new("", Dimension.None, 1, 1, 0);

    /// <summary>Units that users write for a dimension, for messages; empty where none is listed.</summary>
    /// <param name="dimension">The dimension.</param>
    public static IReadOnlyList<string> Usual(Dimension dimension)
    {
        foreach (var family in Families)
            if (Parse(family[0]).Dimension == dimension)
                return family;
        return [];
    }

    private static readonly string[][] Families =
    [
        ["nm", "um", "mm", "cm", "m"],
        ["um2", "mm2", "cm2", "m2"],
        ["ns", "us", "ms", "s", "min", "h"],
        ["um/s", "mm/s", "m/s", "m/min"],
        ["m/s2", "mm/s2"],
        ["1/s", "1/ms", "1/min"],
        ["Pa", "kPa", "MPa", "GPa", "bar"],
        ["uN", "mN", "N", "kN"],
        ["J/m2", "mJ/m2", "N/m", "mN/m", "N/mm"],
        ["kg/m3", "g/cm3"],
        ["mAh/cm2", "Ah/m2", "C/m2"],
        ["K"],
        ["nA", "uA", "mA", "A"],
        ["mA/cm2", "A/m2"],
        ["mV", "V"],
        ["nOhm m", "uOhm cm", "Ohm m"],
        ["mS/cm", "S/m"],
        ["nS", "uS", "mS", "S"],
        ["eV", "keV", "J"],
    ];

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["micron"] = "um",
        ["microns"] = "um",
        ["micrometer"] = "um",
        ["micrometers"] = "um",
        ["micrometre"] = "um",
        ["micrometres"] = "um",
        ["nanometer"] = "nm",
        ["nanometre"] = "nm",
        ["millimeter"] = "mm",
        ["millimetre"] = "mm",
        ["percent"] = "%",
        ["pct"] = "%",
        ["prozent"] = "%",
        ["sec"] = "s",
        ["seconds"] = "s",
        ["minutes"] = "min",
        ["hours"] = "h",
    };

    // Units in words, and units that another case makes: "UM", "Mpa"; "MS" may be two.
    private static string Hint(string token)
    {
        if (Words.TryGetValue(token, out var symbol)) return $"; write \"{symbol}\"";
        string[] others = [.. Families.SelectMany(f => f).Where(u => u.Equals(token, StringComparison.OrdinalIgnoreCase)).Distinct()];
        return others.Length == 0 ? "" : $"; did you mean {string.Join(" or ", others.Select(u => $"\"{u}\""))}?";
    }

    private static double Scale(double value, double divisor, int decade) => decade switch
    {
        > 0 => value * Math.Pow(10, decade) / divisor,
        < 0 => value / (divisor * Math.Pow(10, -decade)),
        _ => value / divisor,
    };

    private static IEnumerable<string> Tokens(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var stroke = i < text.Length && text[i] == '/';
            if (i < text.Length && !stroke && text[i] is not (' ' or '*' or '·')) continue;
            if (i > start) yield return text[start..i];
            if (stroke) yield return "/";
            start = i + 1;
        }
    }

    private static bool TrySplitPower(string token, out string symbol, out int power)
    {
        token = token.Replace("²", "2", StringComparison.Ordinal).Replace("³", "3", StringComparison.Ordinal);
        symbol = token;
        power = 1;
        if (token == "1") return true;
        var end = token.Length;
        while (end > 0 && char.IsAsciiDigit(token[end - 1])) end--;
        if (end == token.Length) return true;
        var digits = end;
        if (end > 0 && token[end - 1] == '-') end--;
        symbol = token[..end].TrimEnd('^');
        return token.Length - digits <= 2
            && int.TryParse(token[end..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)
            && power != 0;
    }
}

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
