using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>A figure on a page: picture, caption, the paper's words beside it, links to its files, and its numbers to open.</summary>
internal sealed record ReportFigure
{
    private const int RowsShown = 120;
    private const int ColumnsTold = 4;

    /// <summary>Stem of its files.</summary>
    public required string Name { get; init; }

    /// <summary>Heading of the caption.</summary>
    public required string Title { get; init; }

    /// <summary>The picture.</summary>
    public required EmbeddedPicture Picture { get; init; }

    /// <summary>What is shown, beyond the title; empty where that says all.</summary>
    public string Caption { get; init; } = "";

    /// <summary>What the paper gives or says of it; null where it does not.</summary>
    public string? Paper { get; init; }

    /// <summary>Its numbers; null for pictures.</summary>
    public NumberTable? Numbers { get; init; }

    /// <summary>Address of the folder of the files, relative to the page, with its slash.</summary>
    public required string Folder { get; init; }

    /// <summary>Endings of the files that exist.</summary>
    public IReadOnlyList<string> Files { get; init; } = ["png", "svg", "csv"];

    /// <summary>Saves a drawing and keeps what the page shows of it.</summary>
    /// <param name="figure">The drawing; freed here.</param>
    /// <param name="folder">Folder of the files, and its address from the page.</param>
    /// <param name="title">Heading of the caption.</param>
    /// <param name="caption">What is shown.</param>
    /// <param name="paper">What the paper says.</param>
    public static ReportFigure Of(Figure figure, FigureFolder folder, string title, string caption = "", string? paper = null)
    {
        using (figure)
        {
            figure.Save(folder.Path);
            return new ReportFigure
            {
                Name = figure.Name,
                Title = title,
                Picture = EmbeddedPicture.Chart(figure.Png()),
                Caption = caption,
                Paper = paper,
                Numbers = figure.Numbers,
                Folder = folder.Address,
            };
        }
    }

    /// <summary>The figure as element.</summary>
    public XElement Element() => new(
        "figure", new XAttribute("id", "figure-" + Name),
        new XElement(
            "img", new XAttribute("src", Picture.Source), new XAttribute("alt", Alt()), new XAttribute("width", Picture.Width),
                new XAttribute("height", Picture.Height),
            new XAttribute("decoding", "sync")),
        new XElement(
            "figcaption",
            Markup.P(new XElement("strong", Title + "."), Caption.Length > 0 ? " " + Caption : null),
            Paper is null ? null : Markup.Classed("p", "paper", "The paper: " + Paper),
            Files.Count == 0
                ? null : Markup.Classed(
                "p", "files", "Files: ", Files.Select(e => Markup.Link($"{Folder}{Uri.EscapeDataString(Name)}.{e}", e.ToUpperInvariant()))),
            Numbers is null || Numbers.Rows.Count == 0 ? null : Markup.Details("Numbers of this figure", Table(Numbers))));

    // For readers who cannot see the figure: start and end of each quantity.
    private string Alt()
    {
        if (Numbers is null || Numbers.Rows.Count < 2) return $"{Title}. {Caption}".TrimEnd();
        var courses = Numbers.Columns.Skip(1).Take(ColumnsTold)
            .Select(c => (Name: c, Known: Numbers.Column(c).Where(v => v is not null).ToArray()))
            .Where(c => c.Known.Length > 1).Select(c => $"{c.Name} from {Number.Short(c.Known[0])} to {Number.Short(c.Known[^1])}");
        return $"Chart: {Title}. " + string.Join("; ", courses) + ". The numbers are in the table below it.";
    }

    private static object[] Table(NumberTable numbers)
    {
        var table = Markup.Table(
            "Numbers", numbers.Columns, numbers.Rows.Take(RowsShown).Select(row => row.Select(v => (object?)Number.Short(v))));
        return numbers.Rows.Count <= RowsShown
            ? [table] : [table, Markup.Classed("p", "note", $"The first {RowsShown} of {numbers.Rows.Count} rows; the CSV holds all.")];
    }
}

/// <summary>Where the figures of a page stand.</summary>
/// <param name="Path">Path of the folder.</param>
/// <param name="Page">File of the page.</param>
internal sealed record FigureFolder(string Path, string Page)
{
    /// <summary>Address of the folder relative to the page, with a slash at its end.</summary>
    public string Address => AddressOf(Path);

    /// <summary>Address of another folder relative to the page, with a slash at its end.</summary>
    /// <param name="folder">The folder.</param>
    public string AddressOf(string folder)
    {
        var from = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Page))!;
        var parts = System.IO.Path.GetRelativePath(from, System.IO.Path.GetFullPath(folder)).Split(System.IO.Path.DirectorySeparatorChar);
        return string.Join('/', parts.Select(Uri.EscapeDataString)) + "/";
    }
}
