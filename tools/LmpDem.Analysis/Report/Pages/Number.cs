using System.Globalization;

namespace LmpDem.Analysis.Report.Pages;

/// <summary>Numbers as pages show them.</summary>
internal static class Number
{
    /// <summary>A number in a format; null where there is none.</summary>
    public static string? Of(double? value, string format, string unit = "") =>
        value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) + unit : null;

    /// <summary>A fraction in per cent.</summary>
    public static string? Percent(double? share, string format = "0.#") => Of(100.0 * share, format, " %");

    /// <summary>A number with four digits, whatever its size; powers of ten only where zeros would hide it.</summary>
    public static string? Short(double? value) => Of(value, Math.Abs(value ?? 0.0) is >= 1e4 and < 1e8 ? "0" : "G4");
}
