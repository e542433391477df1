using System.Globalization;
using System.Text.RegularExpressions;

namespace LmpDem.Engine.Tables;

/// <summary>
/// How the numbers of a table are written: decimal points or decimal commas, one kind in a file. What could be either ("1,500") is
/// decided by the other numbers of the file, and refused where these leave it open.
/// </summary>
internal sealed partial class NumberStyle
{
    private readonly bool hasCommas;
    private readonly bool hasPoints;

    private NumberStyle(bool hasCommas, bool hasPoints) => (this.hasCommas, this.hasPoints) = (hasCommas, hasPoints);

    private enum Form
    {
        None,
        Whole,
        Point,
        Comma,
        Either,
        Grouped,
    }

    /// <summary>Whether a comma stands before the decimals.</summary>
    public bool HasDecimalCommas => hasCommas && !hasPoints;

    /// <summary>Finds the style of cells.</summary>
    /// <param name="cells">Every cell that is read as a number.</param>
    public static NumberStyle Of(IEnumerable<string> cells)
    {
        var forms = cells.Select(FormOf).ToHashSet();
        return new NumberStyle(forms.Contains(Form.Comma), forms.Contains(Form.Point));
    }

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Its text.</param>
    /// <param name="number">The number with a decimal point.</param>
    /// <param name="unit">What stands behind it.</param>
    /// <param name="problem">What is wrong; empty where it is read.</param>
    public bool TryRead(string cell, out string number, out string unit, out string problem)
    {
        var match = Pattern().Match(cell);
        number = match.Groups["number"].Value;
        unit = match.Groups["unit"].Value.Trim();
        var form = FormOf(cell);
        problem = form switch
        {
            Form.None => $"\"{cell}\" is no number" + (Nothing().IsMatch(cell) ? "; leave the row out where nothing was measured" : ""),
            Form.Grouped => $"\"{cell}\" groups its digits; write 1234.5, without a mark between thousands",
            Form.Comma when hasPoints =>
                $"\"{cell}\" has a decimal comma, and other numbers of this table a decimal point; write one of them throughout",
            Form.Either when hasPoints => $"\"{cell}\" groups its digits; write 1234.5, without a mark between thousands",
            Form.Either when !hasCommas =>
                $"\"{cell}\" may be {cell.Replace(',', '.')} or {cell.Replace(",", "", StringComparison.Ordinal)}; write it so",
            _ => "",
        };
        if (problem.Length > 0) return false;
        number = number.Replace(',', '.');
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return true;
        problem = $"\"{cell}\" is no finite number";
        return false;
    }

    private static Form FormOf(string cell)
    {
        if (Pattern().Match(cell) is not { Success: true } match) return Form.None;
        var digits = match.Groups["digits"].Value;
        return (digits.Count(c => c == ','), digits.Count(c => c == '.')) switch
        {
            (0, 0) => Form.Whole,
            (0, 1) => Form.Point,
            (1, 0) => match.Groups["power"].Length == 0 && Thousand().IsMatch(digits) ? Form.Either : Form.Comma,
            (0, _) => Form.None, // a date, for example
            _ => Form.Grouped,
        };
    }

    [GeneratedRegex(@"^(?<number>[+-]?(?<digits>[.,]?[0-9][0-9.,]*)(?<power>[eE][+-]?[0-9]+)?)(?<unit>(?![0-9]).*)$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(-+|n\.?\s?[/.]?\s?[abdm]\.?|nan|null|none|missing)$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    // 1,500 may be one and a half; 0,500 and 1,5 may not be thousands.
    [GeneratedRegex(@"^[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex Thousand();
}
