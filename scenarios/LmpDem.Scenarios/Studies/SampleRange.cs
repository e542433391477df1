using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>Turns a number between 0 and 1 into the text of a value within a range.</summary>
/// <param name="from">Lower end.</param>
/// <param name="to">Upper end.</param>
/// <param name="isLog">Whether values are spread evenly in their logarithm.</param>
/// <param name="isWhole">Whether values are whole numbers.</param>
internal sealed class SampleRange(Amount from, Amount to, bool isLog, bool isWhole)
{
    private const double LargestWhole = 1L << 53;

    // Six digits are short in tables and below what any measure resolves; a narrow range has more.
    private const string Digits = "G6";

    private const string MoreDigits = "G15";

    private const double Resolution = 1e-3;

    /// <summary>Reads a range; null with the faults added to the binder.</summary>
    /// <param name="spec">The range.</param>
    /// <param name="place">Where it stands in the study.</param>
    /// <param name="binder">Knows where each key stands.</param>
    public static SampleRange? Read(RangeSpec spec, string place, SpecBinder binder)
    {
        var (start, end) = (End(spec.From, place + ".from", binder), End(spec.To, place + ".to", binder));
        if (start is not { } from || end is not { } to) return null;
        if (from.Unit.Dimension != to.Unit.Dimension)
            binder.Refuse(place + ".to", $"\"{spec.To}\" and \"{spec.From}\" are no ends of one range; give both with units of one kind");
        else if (from.Si >= to.Si)
            binder.Refuse(place + ".to", $"\"{spec.To}\" is not above \"{spec.From}\"; give the lower end as from, the upper as to");
        else if (spec.Scale == RangeScale.Log && from.Si <= 0.0)
        {
            binder.Refuse(
                place + ".scale",
                $"a logarithmic scale needs a range above 0, but it starts at \"{spec.From}\"; take scale: linear, or another from");
        }
        else if (IsWhole(spec.Key) && !(IsInteger(from) && IsInteger(to)))
            binder.Refuse(place, $"{spec.Key.Trim()} is a whole number; give both ends as whole numbers without a unit");
        else return new SampleRange(from, to, spec.Scale == RangeScale.Log, IsWhole(spec.Key));
        return null;
    }

    /// <summary>The value at a place of the range, with the unit of its lower end.</summary>
    /// <param name="u">Place in the range, 0 to 1.</param>
    public string At(double u)
    {
        var (low, high) = (from.Value, from.Unit.FromSi(to.Si));
        if (isWhole) high += 1.0;
        var value = isLog ? low * Math.Pow(high / low, u) : low + u * (high - low);
        if (isWhole) return Math.Min(Math.Floor(value), to.Value).ToString("F0", CultureInfo.InvariantCulture);
        var rounded = Rounded(value, Digits);
        if (Math.Abs(rounded - value) > Resolution * (high - low)) rounded = Rounded(value, MoreDigits);
        return new Amount(Math.Clamp(rounded, low, high), from.Unit).ToString();
    }

    private static double Rounded(double value, string digits) =>
        double.Parse(value.ToString(digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Amount? End(string text, string place, SpecBinder binder)
    {
        if (Amount.TryParse(text, out var amount, out var reason)) return amount;
        binder.Refuse(place, $"expected a number with its unit, but \"{text}\" was found: {reason}");
        return null;
    }

    private static bool IsInteger(Amount end) =>
        end.Unit == Unit.None && end.Value == Math.Floor(end.Value) && Math.Abs(end.Value) <= LargestWhole;

    // A key that is not known is refused later, with the key that was meant.
    private static bool IsWhole(string path)
    {
        var type = typeof(Scenario);
        SpecKey? found = null;
        foreach (var step in FormerKeys.Rename(path.Trim(), type).Split('.'))
        {
            if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _)) continue;
            found = SpecKey.Of(type).FirstOrDefault(k => k.Name == step);
            if (found is null) return false;
            type = found.ValueType;
        }

        return found is { Kind: SpecKind.Integer };
    }
}
