using System.Globalization;

namespace LmpDem.Engine.Units;

/// <summary>A number with the unit it was written in; it exists at the border only, inside everything is SI.</summary>
/// <param name="Value">Number of units.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Amount(double Value, Unit Unit)
{
    /// <summary>The value in SI.</summary>
    public double Si => Unit.ToSi(Value);

    /// <summary>Reads "84 um", "200MPa", "10 %" or "0.57"; false with the reason where the text is no quantity.</summary>
    /// <param name="text">Number, then unit.</param>
    /// <param name="quantity">The quantity read.</param>
    /// <param name="reason">Why it could not be read.</param>
    public static bool TryParse(string text, out Amount quantity, out string reason)
    {
        quantity = new Amount(0, Unit.None);
        text = text.Trim();
        var end = NumberLength(text);
        if (end == 0
            || !double.TryParse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            reason = text.Length == 0 ? "it is empty"
                : IsNotFinite(text) ? "the number is not finite"
                : "it does not start with a number";
            return false;
        }

        if (!double.IsFinite(value))
        {
            reason = "the number is not finite";
            return false;
        }

        if (text[end..] is [',', >= '0' and <= '9', ..])
        {
            reason = "a comma is not read within a number; write a decimal point, and nothing between thousands";
            return false;
        }

        if (!Unit.TryParse(text[end..], out var unit, out reason)) return false;
        quantity = new Amount(value, unit);
        return true;
    }

    /// <summary>
    /// Writes a value in SI with a unit, in the fewest digits that read back as the same double; where no number of
    /// digits does (the factor rounds), in SI base units.
    /// </summary>
    /// <param name="si">Value in SI.</param>
    /// <param name="unit">Unit to write in.</param>
    public static string Format(double si, Unit unit)
    {
        var value = unit.FromSi(si);
        foreach (var candidate in (double[])[value, Math.BitIncrement(value), Math.BitDecrement(value)])
            foreach (var digits in (string[])["G15", "G16", "G17"])
            {
                var text = candidate.ToString(digits, CultureInfo.InvariantCulture);
                if (unit.ToSi(double.Parse(text, CultureInfo.InvariantCulture)) == si) return Join(text, unit.Symbol);
            }

        return Join(si.ToString("R", CultureInfo.InvariantCulture), unit.Dimension.BaseUnits);
    }

    /// <inheritdoc/>
    public override string ToString() => Join(Value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(), Unit.Symbol);

    private static string Join(string number, string unit) => unit.Length == 0 ? number : $"{number} {unit}";

    private static bool IsNotFinite(string text)
    {
        var word = text.TrimStart('+', '-').TrimStart('.');
        return word.StartsWith("nan", StringComparison.OrdinalIgnoreCase) || word.StartsWith("inf", StringComparison.OrdinalIgnoreCase);
    }

    private static int NumberLength(string text)
    {
        var i = 0;
        if (i < text.Length && text[i] is '+' or '-') i++;
        var digits = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
        {
            if (text[i] != '.') digits++;
            i++;
        }

        if (digits == 0) return 0;
        // An e belongs to the number only where an exponent follows.
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var j = i + 1;
            if (j < text.Length && text[j] is '+' or '-') j++;
            if (j < text.Length && char.IsAsciiDigit(text[j]))
            {
                while (j < text.Length && char.IsAsciiDigit(text[j])) j++;
                i = j;
            }
        }

        return i;
    }
}
