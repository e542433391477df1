using System.Globalization;
using System.Text;

namespace LmpDem.Verification;

/// <summary>
/// The tables of docs/validation.md, made from the rows of a run. A table stands between the lines
/// <c>&lt;!-- rows: ROOM ROOM --&gt;</c> and
/// <c>&lt;!-- end of rows --&gt;</c>, where a room is a namespace of experiments (Collisions, Contacts, Packs, FiniteVolume, Transport).
/// </summary>
public static class ValidationPage
{
    private const string Begin = "<!-- rows: ";
    private const string End = "<!-- end of rows -->";
    private const string Head =
        "| case | quantity | value | reference | error | tolerance | why this tolerance |\n| --- | --- | ---: | ---: | ---: | ---: | --- "
            + "|\n";

    /// <summary>A page with its tables made anew; all else stays as it is.</summary>
    /// <param name="page">The page.</param>
    /// <param name="experiments">The experiments that ran.</param>
    /// <param name="rows">Their rows.</param>
    /// <exception cref="FormatException">A table has no end, or an experiment that ran stands in no table.</exception>
    public static string Fill(string page, IReadOnlyList<IVerification> experiments, IReadOnlyList<VerificationCase> rows)
    {
        var rooms = experiments.GroupBy(e => e.Name).ToDictionary(g => g.Key, g => g.First().GetType().Namespace!.Split('.')[^1]);
        var (text, shown, at) = (new StringBuilder(), new HashSet<string>(), 0);
        for (var begin = page.IndexOf(
            Begin, StringComparison.Ordinal); begin >= 0; begin = page.IndexOf(Begin, at, StringComparison.Ordinal))
        {
            var line = page.IndexOf('\n', begin);
            var end = line < 0 ? -1 : page.IndexOf(End, line, StringComparison.Ordinal);
            if (end < 0)
                throw new FormatException(
                $"the table after \"{page[begin..Math.Min(page.Length, begin + 40)].Trim()}\" has no line \"{End}\"");
            var wanted = page[(begin + Begin.Length)..line].Replace("-->", "", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            shown.UnionWith(wanted);
            text.Append(page, at, line + 1 - at).Append(Head);
            foreach (var row in rows.Where(r => rooms.TryGetValue(r.Name, out var room) && wanted.Contains(room))) text.Append(Line(row));
            at = end;
        }

        if (rooms.Values.FirstOrDefault(room => !shown.Contains(room)) is { } left)
            throw new FormatException($"no table of the page shows the rows of {left}");
        return text.Append(page, at, page.Length - at).ToString();
    }

    private static string Line(VerificationCase row)
    {
        var known = row.Status == VerificationCase.Known
            ? $"; **known limit** up to {Number(row.KnownBound!.Value)}: {row.KnownReason}" : "";
        return $"| {Cell(row.Name)} | {Cell(row.Quantity)} | {Number(row.Value)} | {Number(row.Reference)} | {Number(row.Error)} | "
            + $"{Number(row.Tolerance)} | {Cell(row.Reason + known)} |\n";
    }

    private static string Number(double value) => value.ToString("g4", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
