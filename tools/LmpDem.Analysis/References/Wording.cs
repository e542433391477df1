using System.Globalization;

namespace LmpDem.Analysis.References;

/// <summary>Numbers in sentences.</summary>
internal static class Wording
{
    /// <summary>Text in the culture of no land.</summary>
    public static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number in a format.</summary>
    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A fraction in per cent, without the sign.</summary>
    public static string Percent(double fraction) => Number(100 * fraction, "0.##");

    /// <summary>A value of a quantity: in per cent, or as it is.</summary>
    public static string Value(double value, bool inPercent) => inPercent ? Percent(value) + " %" : Number(value, "0.###");

    /// <summary>Ratios as "20, 30 and 40 %".</summary>
    public static string Ratios(IReadOnlyList<double> ratios) => And([.. ratios.Select(Percent)]) + " %";

    /// <summary>Words as "a, b and c".</summary>
    public static string And(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];
}
