namespace LmpDem.Engine.Tables;

/// <summary>The heads of a table together: which are missing, which stand twice, and units in a row of their own below them.</summary>
internal static class TableHeads
{
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
        if (char.IsAsciiDigit(heads[0].Written.FirstOrDefault()) && heads.All(h => h.Written.Length == 0 || !char.IsAsciiLetter(h.Written[0])))
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
                if (form.Rows.Any(r => r.Cells[k].Text.Length > 0)) yield return At(head, $"column {k + 1} holds values and has no name in the head");
            }
            else if (heads.Take(k).FirstOrDefault(h => KeyOf(h) == KeyOf(head)) is { } first)
            {
                yield return At(head, first.Written == head.Written
                    ? $"the column \"{head.Written}\" stands twice; remove one, or give it another name"
                    : $"the columns \"{first.Written}\" and \"{head.Written}\" both name {KeyOf(head)}; remove one, or give it another name");
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
