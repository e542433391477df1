using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace LmpDem.Analysis.Report.Pages;

/// <summary>One self-contained page: language, style, a link past the navigation, headings; nothing is loaded from anywhere.</summary>
internal static partial class Page
{
    /// <summary>The page as text.</summary>
    /// <param name="title">Title.</param>
    /// <param name="lead">A line below the title.</param>
    /// <param name="sections">Sections; null ones are left out.</param>
    public static string Of(string title, string lead, IEnumerable<XElement?> sections)
    {
        var known = sections.OfType<XElement>().ToArray();
        foreach (var text in known.SelectMany(s => s.DescendantNodes().OfType<XText>()).Where(t => t.Parent?.Name.LocalName != "code"))
            text.Value = UnitGap().Replace(text.Value, "\u00A0");
        foreach (var text in known.SelectMany(s => s.DescendantNodes().OfType<XText>())) text.Value = Printable(text.Value);
        foreach (var attribute in known.SelectMany(s => s.DescendantsAndSelf().Attributes())) attribute.Value = Printable(attribute.Value);
        (title, lead) = (Printable(title), Printable(lead));
        var page = new XElement(
            "html", new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                new XElement("link", new XAttribute("rel", "icon"), new XAttribute("href", "data:,")), // browsers ask for an icon otherwise
                new XElement("title", title),
                new XElement("style", Style())),
            new XElement(
                "body",
                new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#content"), "Skip to the content"),
                new XElement("header", new XElement("h1", title), Markup.Classed("p", "lead", lead)),
                new XElement(
                    "nav", new XAttribute("aria-label", "Contents"),
                    Markup.List(known.Select(s => Markup.Link("#" + s.Attribute("id")!.Value, s.Element("h2")!.Value)))),
                new XElement("main", new XAttribute("id", "content"), new XAttribute("tabindex", "-1"), known),
                new XElement("footer", Markup.P("Made by LmpDem from the files of the run. This page needs no network and no script."))));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    // Damaged tables may contain characters that no page can show: each appears as the replacement character.
    private static string Printable(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));

    // A number and its unit stay on one line.
    [GeneratedRegex(@"(?<=\d) (?=(%|µm|MPa|mAh|nm))")]
    private static partial Regex UnitGap();

    private static string Style()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("the style of the pages is missing from the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>A picture inside a page.</summary>
/// <param name="Source">The picture as data URI.</param>
/// <param name="Width">Width [px].</param>
/// <param name="Height">Height [px].</param>
internal sealed record EmbeddedPicture(string Source, int Width, int Height)
{
    private const int ChartWidth = 1140; // a phone of 390 points has as many pixels; the files beside the page have twice the layout's
    private const int PhotoWidth = 1200;

    /// <summary>A drawing of lines and letters: at this quality no edge is seen to suffer, at a third of the size of its PNG.</summary>
    /// <param name="png">PNG.</param>
    public static EmbeddedPicture Chart(byte[] png) => Of(png, ChartWidth, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 92));

    /// <summary>A picture with many colours, made smaller: some 60 kB instead of 0.7 MB.</summary>
    /// <param name="png">PNG.</param>
    public static EmbeddedPicture Photo(byte[] png) => Of(png, PhotoWidth, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 82));

    private static EmbeddedPicture Of(byte[] png, int most, SKWebpEncoderOptions options)
    {
        using var full = SKBitmap.Decode(png);
        if (full is null) throw new InvalidDataException("a picture cannot be read");
        var scale = Math.Min(1.0, (double)most / full.Width);
        var (width, height) = ((int)Math.Round(scale * full.Width), (int)Math.Round(scale * full.Height));
        using var picture = scale < 1.0
            ? full.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            : full.Copy();
        using var pixels = picture?.PeekPixels();
        using var encoded = pixels?.Encode(options) ?? throw new InvalidDataException("a picture cannot be encoded");
        return new EmbeddedPicture("data:image/webp;base64," + Convert.ToBase64String(encoded.Span), width, height);
    }
}
