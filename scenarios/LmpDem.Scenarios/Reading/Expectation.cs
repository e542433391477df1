using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>Values that a key accepts, as worded in an error message.</summary>
public static class Expectation
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
