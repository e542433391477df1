using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// What two scenarios have in common that differ in the writing of their values alone: "100 nm" and "0.1 um" may differ in the last
/// bit of the number, so numbers count to twelve digits.
/// </summary>
internal static class SameScenario
{
    private static readonly char[] Marks = ['[', ']', ',', '\n'];

    /// <summary>A text that is the same for the same scenario and seed.</summary>
    /// <param name="scenario">The scenario.</param>
    public static string Key(Scenario scenario)
    {
        var text = ResolvedText.Write(scenario with { Seed = 0 }, comments: false); // a seed counts to its last digit
        return string.Create(CultureInfo.InvariantCulture, $"{scenario.Seed}\n{string.Join('\n', text.Split(Marks).Select(Rounded))}");
    }

    // "thickness: 84 um" or an item of a list.
    private static string Rounded(string part)
    {
        var at = part.LastIndexOf(": ", StringComparison.Ordinal);
        var (key, value) = at < 0 ? ("", part) : (part[..at], part[(at + 2)..]);
        return Amount.TryParse(value, out var quantity, out _)
            ? string.Create(CultureInfo.InvariantCulture, $"{key} {quantity.Si:G12} {quantity.Unit.Dimension.BaseUnits}")
            : part;
    }
}
