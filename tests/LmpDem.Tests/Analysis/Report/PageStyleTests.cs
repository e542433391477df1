using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Analysis;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

/// <summary>Contrast of the page's colours by the formula of WCAG 2: 4.5 for text (AA), light, dark and in print.</summary>
[TestFixture]
public sealed partial class PageStyleTests
{
    [TestCase(0, TestName = "light")]
    [TestCase(1, TestName = "dark")]
    [TestCase(2, TestName = "print")]
    public void TextStandsOutFromItsGround(int root)
    {
        using var stream = typeof(RunReport).Assembly.GetManifestResourceStream("report.css")!;
        var css = new StreamReader(stream).ReadToEnd();
        var colours = Root().Matches(css)[root].Groups[1].Value;
        var named = Colour().Matches(colours).ToDictionary(m => m.Groups[1].Value, m => Luminance(m.Groups[2].Value));
        foreach (var text in (string[])["ink", "soft", "link", "good", "bad", "none"])
            foreach (var ground in (string[])["ground", "panel"])
                Assert.That(Contrast(named[text], named[ground]), Is.GreaterThan(4.5), $"{text} on {ground}");
        Assert.That(Contrast(named["ink"], named["warn"]), Is.GreaterThan(4.5), "ink on warn");
    }

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string hex)
    {
        double Channel(int k)
        {
            var c = int.Parse(hex.AsSpan(2 * k, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(1) + 0.0722 * Channel(2);
    }

    [GeneratedRegex(@":root \{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([a-z-]+): #([0-9a-f]{6})")]
    private static partial Regex Colour();
}
