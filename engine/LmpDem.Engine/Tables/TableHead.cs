using System.Text;

namespace LmpDem.Engine.Tables;

/// <summary>
/// The head of a column as users write it: "ratio (%)", "Activation %", "diameter [um]", "D / µm", "ratio, %", "diameter_um".
/// </summary>
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
        return text.Length > 0 && text != "1" && Units.Unit.TryParse(text, out var unit, out _) && unit.Symbol.Length > 0
            ? unit.Symbol : null;
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

/// <summary>The heads of a table together: which are missing, which stand twice, and units in a row of their own below them.</summary>
internal static class TableHeads
{
    /// <summary>Whether a row names every column that is needed.</summary>
    /// <param name="row">The row.</param>
    /// <param name="keys">The columns that are looked for.</param>
    public static bool HasAll(TableRow row, IReadOnlyList<TableKey> keys)
    {
        var names = row.Cells.Select(c => TableHead.Of(c, name => keys.Any(k => k.Is(name))).Name).ToHashSet();
        return keys.All(k => !k.IsNeeded || names.Any(k.Is));
    }

    /// <summary>Errors in the headers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">Its form.</param>
    /// <param name="heads">Its heads.</param>
    /// <param name="keys">The columns that are looked for.</param>
    /// <param name="example">How a head is written.</param>
    public static IEnumerable<TableFault> Faults(
        string path, TableForm form, IReadOnlyList<TableHead> heads, IReadOnlyList<TableKey> keys, string example)
    {
        string KeyOf(TableHead head) => keys.FirstOrDefault(k => k.Is(head.Name))?.Name ?? head.Name;
        TableFault At(TableHead head, string message) => new(path, form.Head.Line, head.Place, head.Name, message);
        if (char.IsAsciiDigit(heads[0].Written.FirstOrDefault())
            && heads.All(h => h.Written.Length == 0 || !char.IsAsciiLetter(h.Written[0])))
        {
            yield return new TableFault(path, form.Head.Line, 1, "",
                $"numbers stand where the head is expected; name the columns above them, for example \"{example}\"");
            yield break;
        }

        for (var k = 0; k < heads.Count; k++)
        {
            var head = heads[k];
            if (head.Name.Length == 0)
            {
                if (form.Rows.Any(r => r.Cells[k].Text.Length > 0))
                    yield return At(head, $"column {k + 1} holds values and has no name in the head");
            }
            else if (heads.Take(k).FirstOrDefault(h => KeyOf(h) == KeyOf(head)) is { } first)
            {
                yield return At(head, first.Written == head.Written
                    ? $"the column \"{head.Written}\" stands twice; remove one, or give it another name"
                    : $"the columns \"{first.Written}\" and \"{head.Written}\" both name {KeyOf(head)}; "
                        + "remove one, or give it another name");
            }
            else if (head.Problem is { } problem && keys.Any(key => key.Is(head.Name)))
            {
                yield return At(head, $"{problem}; write for example \"{keys.First(key => key.Is(head.Name)).Example}\"");
            }
        }

        var found = string.Join(", ", heads.Where(h => h.Written.Length > 0).Select(h => $"\"{h.Written}\""));
        foreach (var key in keys.Where(key => key.IsNeeded && heads.All(h => !key.Is(h.Name))))
            yield return new TableFault(path, form.Head.Line, 1, "",
                $"no column \"{key.Name}\" was found among {found}; a head is for example \"{example}\"");
    }

    /// <summary>The units of a first row that holds nothing else, as instruments write them, belong to the heads.</summary>
    /// <param name="form">The form.</param>
    /// <param name="heads">The heads.</param>
    public static (TableForm Form, TableHead[] Heads) WithRowOfUnits(TableForm form, TableHead[] heads)
    {
        if (form.Rows.Count == 0 || heads.Any(h => h.Unit.Length > 0)) return (form, heads);
        string?[] units = [.. form.Rows[0].Cells.Take(heads.Length).Select(c => Bare(c.Text))];
        if (units.All(u => u is null or "") || units.Any(u => u is null)) return (form, heads);
        return (form with { Rows = [.. form.Rows.Skip(1)] }, [.. heads.Select((h, k) => h with { Unit = units[k]! })]);
    }

    private static string? Bare(string text)
    {
        var inner = text.Trim('[', ']', '(', ')', ' ');
        return inner is "" or "-" ? "" : TableHead.UnitOf(inner);
    }
}

/// <summary>A column that a reader looks for in a table of a user.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="IsNeeded">Whether the table is of no use without it.</param>
/// <param name="Aliases">Other names that users give it, in snake_case.</param>
public sealed record TableKey(string Name, bool IsNeeded, params string[] Aliases)
{
    /// <summary>How its header is written, for messages ("diameter [um]").</summary>
    public string Example { get; init; } = Name;

    /// <summary>Whether a name is one of its own.</summary>
    /// <param name="name">A name in snake_case.</param>
    public bool Is(string name) => name == Name || Aliases.Contains(name);
}

/// <summary>A column that a reader looked for.</summary>
/// <param name="Key">Its name as the reader calls it.</param>
/// <param name="Name">Its name as the table calls it, in snake_case and without the unit.</param>
/// <param name="Head">Its head as it was written.</param>
/// <param name="Place">First character of the head in its row, from 1.</param>
/// <param name="Unit">Unit of its numbers, from the head or from every cell; empty without one.</param>
/// <param name="Numbers">Its numbers, one a row.</param>
public sealed record TableColumn(string Key, string Name, string Head, int Place, string Unit, IReadOnlyList<TableNumber> Numbers);

/// <summary>A number of a table.</summary>
/// <param name="Line">Row of the file, from 1.</param>
/// <param name="Place">First character of the cell in its row, from 1.</param>
/// <param name="Written">The cell as it was written.</param>
/// <param name="Text">The number with a decimal point and without unit; empty where the cell is blank.</param>
/// <param name="Value">The number in the unit of its column; null where the cell is blank.</param>
public readonly record struct TableNumber(int Line, int Place, string Written, string Text, double? Value);
