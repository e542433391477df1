using System.Globalization;
using LmpDem.Engine.Units;

namespace LmpDem.Analysis.References;

/// <summary>Values of a run as a statement shows them: one, two joined by "and", or the course over three ratios and more.</summary>
public sealed record Shown
{
    /// <summary>Column; empty: the quantity of the statement.</summary>
    [Parameter("quantity shown, the name of its column (left out: that of the statement)")]
    public string Quantity { get; init; } = "";

    /// <summary>Ratios.</summary>
    [Parameter("calendering ratios at which values are shown", Min = 0, Max = 1)]
    public required IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Format of a number.</summary>
    [Parameter("format of a number, as 0.00")]
    public string Format { get; init; } = "0.###";

    /// <summary>Unit behind the numbers; one that begins with % takes them times 100.</summary>
    [Parameter("unit behind the numbers; with % at its beginning, fractions are shown in per cent")]
    public string Unit { get; init; } = "";

    /// <summary>Words before.</summary>
    [Parameter("words before the numbers")]
    public string Before { get; init; } = "";

    /// <summary>Words behind.</summary>
    [Parameter("words behind the numbers")]
    public string After { get; init; } = "";

    /// <summary>Whether numbers are shown in per cent.</summary>
    public bool InPercent => Unit.StartsWith('%');

    /// <summary>The values of a run; null where it has none.</summary>
    /// <param name="subject">What the statement is about.</param>
    public string? Of(Subject subject)
    {
        var curve = Quantity.Length == 0 ? subject.Curve : subject.Run.Curve(Quantity);
        var values = At.Select(curve.At).ToArray();
        if (curve.Points.Count == 0 || (At.Count < 3 && values.Contains(null))) return null;
        var unit = Unit.Length == 0 ? "" : " " + Unit;
        var told = values.Select(v => v is { } value ? Wording.Number(InPercent ? 100 * value : value, Format) : "–").ToArray();
        return Before + (At.Count < 3 ? string.Join(" and ", told.Select(t => t + unit))
            : string.Join(", ", told) + unit + " at " + string.Join(", ", At.Select(Wording.Percent)) + " %") + After;
    }
}

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
