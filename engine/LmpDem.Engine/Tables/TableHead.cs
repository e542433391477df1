using System.Text;

namespace LmpDem.Engine.Tables;

/// <summary>The head of a column as users write it: "ratio (%)", "Activation %", "diameter [um]", "D / µm", "ratio, %", "diameter_um".</summary>
/// <param name="Written">As it was written.</param>
/// <param name="Name">The name alone, in snake_case.</param>
/// <param name="Unit">The unit in it, empty without one; per cent in any words is "%".</param>
/// <param name="Place">Its first character in the row, from 1.</param>
internal sealed record TableHead(string Written, string Name, string Unit, int Place)
{
    /// <summary>Error in the unit in brackets; null if there is none.</summary>
    public string? Problem { get; private init; }

    /// <summary>Reads a head.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isName">Whether a text in snake_case is a name that is looked for, and no name with a unit behind it.</param>
    public static TableHead Of(TableCell cell, Func<string, bool> isName)
    {
        if (cell.Text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-') && isName(Snake(cell.Text)))
            return new TableHead(cell.Text, Snake(cell.Text), "", cell.Place);
        var text = cell.Text.Replace("per cent", "%", StringComparison.OrdinalIgnoreCase);
        if (text.Length > 0 && Closing(text[^1]) is { } bracket && text.LastIndexOf(bracket) is var open and > 0)
        {
            var inner = text[(open + 1)..^1].Trim();
            var unit = UnitOf(inner) ?? (inner is "" or "1" or "-" ? "" : null);
            var problem = unit is null ? $"\"{inner}\" in its head is no known unit" : null;
            return new TableHead(cell.Text, Snake(text[..open]), unit ?? "", cell.Place) { Problem = problem };
        }

        foreach (var mark in (string[])["/", ",", " in ", " ", "_"])
        {
            var at = text.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            // Behind a mere blank or stroke a figure is a number of the column ("activation 1"), not the unit 1.
            if (at > 0 && UnitOf(text[(at + mark.Length)..].Trim()) is { Length: > 0 } unit)
                return new TableHead(cell.Text, Snake(text[..at]), unit, cell.Place);
        }

        var sign = text.StartsWith('%') || text.EndsWith('%');
        var bare = text.Trim('%');
        // A sign or bracket elsewhere may be a unit that was not found: a column of shares would then be taken for another.
        var odd = bare.Any(c => c is '%' or '(' or ')' or '[' or ']' or '{' or '}');
        return new TableHead(cell.Text, Snake(bare), sign ? "%" : "", cell.Place)
        {
            Problem = odd ? $"the unit in \"{cell.Text}\" stands where it is not understood" : null,
        };
    }

    /// <summary>A unit as this program writes it, "%" for per cent in any words; null where the text is no unit.</summary>
    /// <param name="text">Text of a unit, without brackets.</param>
    public static string? UnitOf(string text)
    {
        if (text.Trim().ToLowerInvariant().TrimEnd('.') is "%" or "percent" or "per cent" or "pct" or "prozent") return "%";
        return text.Length > 0 && text != "1" && Units.Unit.TryParse(text, out var unit, out _) && unit.Symbol.Length > 0 ? unit.Symbol : null;
    }

    /// <summary>A name in snake_case: small letters and digits, one underscore for anything between them.</summary>
    /// <param name="text">A name.</param>
    public static string Snake(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '_') name.Append('_');
        }

        return name.ToString().TrimEnd('_');
    }

    private static char? Closing(char c) => c switch
    {
        ')' => '(',
        ']' => '[',
        '}' => '{',
        _ => null,
    };
}
