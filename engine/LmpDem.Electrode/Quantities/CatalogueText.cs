using System.Text;

namespace LmpDem.Electrode.Quantities;

/// <summary>The catalogue as a page of documentation (docs/quantities.md).</summary>
public static class CatalogueText
{
    private static readonly Dictionary<QuantitySource, string> Titles = new()
    {
        [QuantitySource.Press] = "Layer and press",
        [QuantitySource.Rearrangement] = "Rearrangement of the spheres",
        [QuantitySource.Handoff] = "Hand-off to deformable bodies",
        [QuantitySource.Film] = "Film, contact areas and stress of the bodies",
        [QuantitySource.Integration] = "Time integration and mesh of the bodies",
        [QuantitySource.Energy] = "Energy balance of the bodies",
        [QuantitySource.Activation] = "Activation",
        [QuantitySource.Electronic] = "Electronic network",
        [QuantitySource.Pores] = "Pores and ionic network",
        [QuantitySource.Plating] = "Plating and stripping",
    };

    /// <summary>The page, in Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(
            """
            # Quantities

            Every value that a run writes for a state. The name stands in snapshots (field data) and, with its unit, in networks.csv, compaction.csv and
            rearrangement.csv; the column stands in summary.csv. This page is made by `lmpdem schema --quantities`.

            """);
        foreach (var group in Catalogue.All.GroupBy(q => q.Source))
        {
            text.Append($"\n## {Titles[group.Key]}\n\n| name | unit | in summary.csv | meaning |\n| --- | --- | --- | --- |\n");
            foreach (var q in group)
                text.Append($"| `{q.Name}` | {q.Unit} | {(Catalogue.Summary.Contains(q) ? $"`{q.Column}`" : "")} | {Cell(q.Meaning)} |\n");
        }

        text.Append("\n# Tables with other rows\n");
        foreach (var table in TableLayout.All.Append(TableLayout.Electrodes))
        {
            text.Append($"\n## {table.File}\n\nA row is {table.Rows}.\n\n| column | unit | meaning |\n| --- | --- | --- |\n");
            foreach (var column in table.Columns) text.Append($"| `{column.Name}` | {column.Unit} | {Cell(column.Meaning)} |\n");
        }

        return text.ToString();
    }

    // A stroke in a text, as around an absolute value, would end the cell.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
