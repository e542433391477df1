using LmpDem.FiniteVolume.Meshing;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Bodies;

public sealed class TemplateSizeTests
{
    // An inner block of n^3 zones and six blocks of n^2 m.
    [TestCase("4,3", 4, 3, 352)]
    [TestCase("5,3", 5, 3, 575)]
    [TestCase(" 10 , 6 ", 10, 6, 4600)]
    [TestCase("2,1", 2, 1, 32)]
    public void ReadsSizes(string text, int across, int deep, int zones)
    {
        Assert.That(TemplateSize.TryParse(text, out var size), Is.True);
        Assert.That(size, Is.EqualTo(new TemplateSize(across, deep)));
        Assert.That(size.Zones, Is.EqualTo(zones));
        Assert.That(TemplateSize.TryParse(size.ToString(), out var again) && again == size, Is.True);
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("5,3,1")]
    [TestCase("5;3")]
    [TestCase("5.0,3")]
    [TestCase("-5,3")]
    [TestCase("1,3")]
    [TestCase("17,3")]
    [TestCase("5,0")]
    [TestCase("5,13")]
    [TestCase("n,m")]
    public void RefusesWhatIsNone(string text) => Assert.That(TemplateSize.TryParse(text, out _), Is.False);
}
