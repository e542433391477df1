using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>Reads one scalar for a key: its type, unit and range.</summary>
internal static class ScalarReading
{
    /// <summary>Reads a scalar; false with the reason where it does not fit.</summary>
    /// <param name="key">The key it is for.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="value">The value, in SI.</param>
    /// <param name="reason">The error and the allowed range.</param>
    public static bool TryRead(SpecKey key, ScalarNode scalar, out object? value, out string reason)
    {
        value = null;
        reason = $"{Expectation.OfItem(key)}, but {scalar.Kind} was found";
        if (scalar.IsNull) return false;
        switch (key.Kind)
        {
            case SpecKind.Number:
                return TryNumber(key, scalar.Text, out value, out reason);
            case SpecKind.Integer:
                return TryInteger(key, scalar.Text, ref value, ref reason);
            case SpecKind.Switch:
                if (scalar.Text is not ("true" or "false")) return false;
                value = scalar.Text == "true";
                return true;
            case SpecKind.Text:
                value = scalar.Text;
                return true;
            default:
                value = key.Choices.Where(c => c.Word == scalar.Text).Select(c => c.Value).FirstOrDefault();
                if (value is null && Spelling.Closest(scalar.Text, [.. key.Words]) is { } close) reason += $"; did you mean \"{close}\"?";
                return value is not null;
        }
    }

    private static bool TryNumber(SpecKey key, string text, out object? value, out string reason)
    {
        value = null;
        if (!Amount.TryParse(text, out var quantity, out reason))
        {
            reason = $"{Expectation.OfItem(key)}, but \"{text}\" was found: {reason}";
            return false;
        }

        if (quantity.Unit.Dimension != key.Unit.Dimension)
        {
            var found = quantity.Unit.Symbol.Length == 0
                ? $"the bare number \"{text}\" was found; write for example \"{quantity.Value:R} {key.Unit.Symbol}\""
                : $"\"{text}\", {quantity.Unit.Dimension.Name}, was found";
            reason = $"{Expectation.OfItem(key)}, but {found}";
            return false;
        }

        if (quantity.Si < key.Unit.ToSi(key.Parameter.Min) || quantity.Si > key.Unit.ToSi(key.Parameter.Max))
        {
            reason = $"\"{text}\" is out of range; {Expectation.OfItem(key)}";
            var percent = 0.01 * quantity.Si;
            if (key.Unit == Unit.None && quantity.Unit == Unit.None && key.Parameter.Max <= 1 && percent >= key.Parameter.Min
                && percent <= key.Parameter.Max)
                reason += $"; did you mean \"{text} %\"?";
            return false;
        }

        value = quantity.Si;
        return true;
    }

    private static bool TryInteger(SpecKey key, string text, ref object? value, ref string reason)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
        try
        {
            value = Convert.ChangeType(number, key.ValueType, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            reason = $"\"{text}\" is out of range; {Expectation.OfItem(key)}";
            return false;
        }

        if ((double)number >= key.Parameter.Min && (double)number <= key.Parameter.Max) return true;
        reason = $"\"{text}\" is out of range; {Expectation.OfItem(key)}";
        return false;
    }
}

/// <summary>Values that a key accepts, as worded in an error message.</summary>
internal static class Expectation
{
    /// <summary>Values that the key accepts.</summary>
    /// <param name="key">The key.</param>
    public static string Of(SpecKey key) => key.IsList
        ? $"expected a list such as [{Example(key)}, ...], each item {What(key)}{Limits(key)}"
        : OfItem(key);

    /// <summary>What one value of the key is.</summary>
    /// <param name="key">The key.</param>
    public static string OfItem(SpecKey key) => $"expected {What(key)}{Limits(key)}";

    /// <summary>A value the key might take.</summary>
    /// <param name="key">The key.</param>
    public static string Example(SpecKey key) => key.Kind switch
    {
        SpecKind.Number => $"{new Amount(Inside(key), key.Unit)}",
        SpecKind.Integer => "1",
        SpecKind.Switch => "true",
        SpecKind.Choice => key.Words.First(),
        SpecKind.Text => "text",
        _ => "{...}",
    };

    private static string What(SpecKey key) => key.Kind switch
    {
        SpecKind.Number => key.Unit.Dimension == Dimension.None
            ? "a number"
            : $"{key.Unit.Dimension.Name} with its unit",
        SpecKind.Integer => "a whole number",
        SpecKind.Switch => "true or false",
        SpecKind.Choice => $"one of {string.Join(", ", key.Words)}",
        SpecKind.Text => "a text",
        _ => $"a mapping with the keys {string.Join(", ", SpecKey.Of(key.ValueType).Select(k => k.Name))}",
    };

    private static string Limits(SpecKey key)
    {
        var parts = new List<string>();
        if (key.Kind == SpecKind.Number && key.Unit.Dimension != Dimension.None)
        {
            var units = Unit.Usual(key.Unit.Dimension);
            parts.Add($"allowed units: {(units.Count > 0 ? string.Join(", ", units) : key.Unit.Symbol)}");
        }

        if (key.Kind is SpecKind.Number or SpecKind.Integer && key.Range.Length > 0) parts.Add($"range {key.Range}");
        return parts.Count == 0 ? "" : $" ({string.Join("; ", parts)})";
    }

    private static double Inside(SpecKey key)
    {
        var (min, max) = (key.Parameter.Min, key.Parameter.Max);
        return min <= 1 && 1 <= max ? 1 : double.IsFinite(min) ? min : max;
    }
}
