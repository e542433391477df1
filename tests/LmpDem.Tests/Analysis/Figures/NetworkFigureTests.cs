using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using NUnit.Framework;
using SkiaSharp;

namespace LmpDem.Tests.Analysis.Figures;

public sealed class NetworkFigureTests
{
    [Test]
    public void ColumnsThatAreMissingOrBlankDrawNothing()
    {
        var table = new NumberTable(["ratio_reached", "tortuosity_z", "porosity"]);
        table.Add(0.1, null, 0.4);
        table.Add(0.2, null, 0.3);
        Assert.That(Of("tortuosity").Draw(table), Is.Null);
        Assert.That(Of("conductivity").Draw(table), Is.Null);
        using var porosity = Of("porosity").Draw(table)!;
        Assert.That(porosity.Numbers.Columns, Is.EqualTo(new[] { "ratio_reached", "porosity" }));
    }

    [Test]
    public void ProfilesShowTheChosenRatiosAndKeepAll()
    {
        var table = new NumberTable(["ratio_reached", "height_um", "collected"]);
        foreach (var ratio in (double[])[0.1, 0.2, 0.3, 0.4])
            foreach (var height in (double[])[0, 20, 40]) table.Add(ratio, height, ratio);
        var profile = NetworkFigures.OfProfiles.Single(p => p.Table == "ebac_profile.csv").Figure;
        using var figure = profile.Draw(table)!;
        var texts = XDocument.Parse(figure.Svg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()).ToList();
        Assert.That(texts, Does.Contain("20 %").And.Contain("40 %").And.Not.Contain("10 %"));
        Assert.That(figure.Numbers.Rows, Has.Count.EqualTo(12));
    }

    [Test]
    public void AMapStandsOnItsFoil()
    {
        // 4 x 2 pixels: the lower row collects all, the upper none; one pixel has no metal.
        using var figure = EbacMapFigure.Draw([1, 1, 1, 1, 0, 0, 0, double.NaN], 4, 2, 1e-6, 0.3, "ebac_map_04");
        Assert.That(figure.Numbers.Column("height_um").Zip(figure.Numbers.Column("collected")).Where(p => p.Second == 1)
            .Select(p => p.First), Is.All.EqualTo(0.5).Within(1e-12));
        Assert.That(figure.Numbers.Rows, Has.Count.EqualTo(7));
        using var picture = SKBitmap.Decode(figure.Png());
        SKColor At(double x, double y) => picture.GetPixel((int)(x * picture.Width), (int)(y * picture.Height));
        Assert.That(At(0.4, 0.6).Red, Is.GreaterThan(200), "bright below");
        Assert.That(At(0.4, 0.25).Red, Is.LessThan(60), "dark above");
        Assert.That(() => EbacMapFigure.Draw([1, 2, 3], 4, 2, 1e-6, 0.3, "x"), Throws.ArgumentException);
    }

    private static RatioFigure Of(string name) => NetworkFigures.OfStates.Single(f => f.Name == name);
}
