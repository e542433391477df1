using System.Globalization;
using System.Xml.Linq;

namespace LmpDem.Analysis.Report.Pages;

/// <summary>The elements that pages are made of. All are XML as well, so a page is well formed by construction.</summary>
internal static class Markup
{
    /// <summary>An element with a class.</summary>
    public static XElement Classed(string name, string classes, params object?[] content) =>
        new(name, new XAttribute("class", classes), content);

    /// <summary>A paragraph.</summary>
    public static XElement P(params object?[] content) => new("p", content);

    /// <summary>A link.</summary>
    public static XElement Link(string address, string text) => new("a", new XAttribute("href", address), text);

    /// <summary>A list of points.</summary>
    public static XElement List(IEnumerable<object> items) => new("ul", items.Select(i => new XElement("li", i)));

    /// <summary>A part that opens on a click or a key, without script.</summary>
    public static XElement Details(string summary, params object?[] content) => new("details", new XElement("summary", summary), content);

    /// <summary>A section with its heading; null where it has no content.</summary>
    public static XElement? Section(string id, string title, params object?[] content)
    {
        var known = content.SelectMany(c => c is object?[] many ? many : [c]).Where(c => c is not null).ToArray();
        return known.Length == 0 ? null : new XElement(
            "section", new XAttribute("id", id), new XAttribute("aria-labelledby", id + "-title"),
            new XElement("h2", new XAttribute("id", id + "-title"), title), known);
    }

    /// <summary>A table in a box that scrolls by itself and can be reached by key; the first cell of a row is its heading.</summary>
    /// <param name="caption">Caption.</param>
    /// <param name="columns">Headings of the columns.</param>
    /// <param name="rows">Rows of text or elements; a null is shown as a dash.</param>
    /// <param name="words">Whether cells are text, aligned to the left, rather than numbers.</param>
    /// <param name="tall">Whether it may be long, and scrolls from top to bottom too.</param>
    public static XElement Table(
        string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows, bool words = false, bool tall = false) => new(
        "div",
        new XAttribute("class", tall ? "scroll tall" : "scroll"), new XAttribute("role", "region"), new XAttribute("tabindex", "0"),
            new XAttribute("aria-label", caption),
        new XElement(
            "table",
            words ? new XAttribute("class", "words") : null,
            new XElement("caption", new XElement("span", caption)),
            new XElement("thead", new XElement("tr", columns.Select(c => new XElement("th", new XAttribute("scope", "col"), c)))),
            new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, k) => k == 0
                ? new XElement("th", new XAttribute("scope", "row"), cell ?? "–")
                : new XElement("td", cell ?? "–")))))));

    /// <summary>A list of names and values.</summary>
    public static XElement Facts(IEnumerable<(string Name, object? Value)> facts) => Classed(
        "dl", "facts",
            facts.Where(f => f.Value is not null)
            .Select(f => new XElement("div", new XElement("dt", f.Name), new XElement("dd", f.Value))));
}

/// <summary>Numbers as pages show them.</summary>
internal static class Number
{
    /// <summary>A number in a format; null where there is none.</summary>
    public static string? Of(double? value, string format, string unit = "") =>
        value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) + unit : null;

    /// <summary>A fraction in per cent.</summary>
    public static string? Percent(double? fraction, string format = "0.#") => Of(100.0 * fraction, format, " %");

    /// <summary>A number with four digits, whatever its size; powers of ten only where zeros would hide it.</summary>
    public static string? Short(double? value) => Of(value, Math.Abs(value ?? 0.0) is >= 1e4 and < 1e8 ? "0" : "G4");
}
