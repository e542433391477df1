using LmpDem.Analysis.Fonts;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Fonts;

public sealed class BundledFontTests
{
    [Test]
    public void TheFontOfFiguresIsTheOneInTheAssembly()
    {
        var font = BundledFont.Use();
        var own = font.CreateTypeface(BundledFont.Family, false, false);
        Assert.That(own, Is.Not.Null);
        Assert.That(own!.FamilyName, Is.EqualTo("DejaVu Sans"));
        Assert.That(ScottPlot.Fonts.GetTypeface(BundledFont.Family, false, false), Is.SameAs(own));
        Assert.That(own.GetGlyphs("µm² %").All(glyph => glyph != 0), Is.True); // no empty boxes in labels
        Assert.That(font.CreateTypeface("Comic Sans", false, false), Is.Null);
    }

    [Test]
    public void TheLicenceTravelsWithTheFont() => Assert.That(BundledFont.Licence, Does.Contain("Bitstream Vera"));
}
