using System.Xml.Linq;
using LmpDem.Analysis;
using LmpDem.Analysis.Figures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Figures;

public sealed class FigureTests
{
    private static readonly StateRow[] Rows =
    [
        new() { [Catalogue.TargetCalenderingRatio] = 0, [Catalogue.CalenderingRatio] = 0, [Catalogue.Thickness] = 84, [Catalogue.Load] = 0,
            [Catalogue.Coordination] = 4.5, [Catalogue.LiCuContacts] = 20, [Catalogue.ActivationOverlapLaw] = 0 },
        new() { [Catalogue.TargetCalenderingRatio] = 0.3, [Catalogue.CalenderingRatio] = 0.29, [Catalogue.Thickness] = 59,
            [Catalogue.Load] = 3, [Catalogue.Coordination] = 6.5, [Catalogue.LiCuContacts] = 40, [Catalogue.ActivationOverlapLaw] = 0.3 },
        new() { [Catalogue.TargetCalenderingRatio] = 0.4, [Catalogue.CalenderingRatio] = 0.39, [Catalogue.Thickness] = 51,
            [Catalogue.Load] = 9, [Catalogue.Coordination] = 8, [Catalogue.LiCuContacts] = 50, [Catalogue.ActivationOverlapLaw] = 0.9 },
    ];

    private static readonly StateRow[] Bodies =
    [
        new() { [Catalogue.TargetCalenderingRatio] = 0, [Catalogue.CalenderingRatio] = 0, [Catalogue.Load] = 0 },
        new()
        {
            [Catalogue.TargetCalenderingRatio] = 0.1, [Catalogue.CalenderingRatio] = 0.1, [Catalogue.Load] = 0.26,
                [Catalogue.FilmIntact] = 0.82, [Catalogue.AreaLiCu] = 0.02, [Catalogue.AreaLiLi] = 0.05, [Catalogue.AreaIonic] = 1.2,
                [Catalogue.OpenLiCu] = 0.01, [Catalogue.OpenLiLi] = 0.02, [Catalogue.OpenIonic] = 0.3, [Catalogue.FilmAtStrength] = 0.03,
                [Catalogue.FilmAtStrengthBottomTop] = 1,
            [Catalogue.VonMisesP50] = 0.9, [Catalogue.VonMisesInterfaceP95] = 1, [Catalogue.VonMisesBottomTop] = 1.02,
        },
        new()
        {
            [Catalogue.TargetCalenderingRatio] = 0.4, [Catalogue.CalenderingRatio] = 0.39, [Catalogue.Load] = 2,
                [Catalogue.FilmIntact] = 0.055, [Catalogue.AreaLiCu] = 0.5, [Catalogue.AreaLiLi] = 3.4, [Catalogue.AreaIonic] = 3.1,
                [Catalogue.OpenLiCu] = 0.3, [Catalogue.OpenLiLi] = 1.1, [Catalogue.OpenIonic] = 1.6, [Catalogue.FilmAtStrength] = 0.5,
                [Catalogue.FilmAtStrengthBottomTop] = 1.1,
            [Catalogue.VonMisesP50] = 1, [Catalogue.VonMisesInterfaceP95] = 1, [Catalogue.VonMisesBottomTop] = 1.1,
        },
    ];

    private static readonly SizeDistribution Sizes = new([10e-6, 20e-6, 40e-6], [0, 0.5, 1], [30e-6, 10e-6, 20e-6, 20e-6], true);

    private static readonly TestCaseData[] Drawings =
    [
        Case(
            "activation",
            () => ActivationFigure.Draw(
                ActivationSeries.Of(SummaryTable.Of(Rows)), Papers.Kang.Measured, [0.2, 0.3, 0.4], [new(0.3, 0.25, 0.2, 0.3)]),
            "degree of activation (%)"),
        Case("load", () => LoadFigure.Draw(Rows), "thickness (µm)"),
        Case("coordination", () => CoordinationFigure.Draw(Rows), "calendering ratio reached (%)"),
        Case("profile", () => SolidsProfileFigure.Draw([new SolidsProfile(0.1, [1e-5, 2e-5], [0.5, 0.6])]), "height above the foil (µm)"),
        Case("film", () => FilmFigure.Draw(Bodies, [new(0.1, 0.003), new(0.39, 0.12)]), "share of the surface (%)"),
        Case("areas", () => ContactAreaFigure.Draw(Bodies), "electronic, Li to Cu (µm² per µm² of foil)"),
        Case("stress", () => InterfaceStressFigure.Draw(Bodies), "von Mises stress (MPa)"),
        Case("sizes", () => SizeDistributionFigure.Draw(Sizes), "cumulative share by volume (%)"),
    ];

    private static TestCaseData Case(string name, Func<Figure> draw, string label) => new TestCaseData(draw, label).SetName(name);

    [TestCaseSource(nameof(Drawings))]
    public void AFigureShowsDataAndText(Func<Figure> draw, string label)
    {
        using var figure = draw();
        var png = figure.Png();
        // A line of 14 px type at double density leaves some hundreds of dark pixels; frame and grid lie elsewhere.
        Assert.That(Ink.Dark(png, 0.2, 0, 0.8, 0.06), Is.GreaterThan(200), "title");
        Assert.That(Ink.Dark(png, 0.2, 0.94, 0.8, 1), Is.GreaterThan(200), "label of the horizontal axis");
        Assert.That(Ink.Dark(png, 0.15, 0.12, 0.85, 0.85), Is.GreaterThan(500), "data");
        var svg = XDocument.Parse(figure.Svg());
        Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()), Does.Contain(label));
        Assert.That(svg.ToString(), Does.Contain("DejaVu Sans"));
    }

    [TestCaseSource(nameof(Drawings))]
    public void AFigureIsTheSameEveryTime(Func<Figure> draw, string label)
    {
        using var first = draw();
        using var second = draw();
        Assert.That(second.Png(), Is.EqualTo(first.Png()), label);
        Assert.That(second.Numbers.ToString(), Is.EqualTo(first.Numbers.ToString()));
    }

    [Test]
    public void ActivationCarriesTheModelTheMeasurementAndTheirDifference()
    {
        using var figure = ActivationFigure.Draw(ActivationSeries.Of(SummaryTable.Of(Rows)), Papers.Kang.Measured, [0.3]);
        Assert.That(figure.Numbers.Column("activation_measured").Count(v => v is not null), Is.EqualTo(7));
        Assert.That(figure.Numbers.Column("activation_overlap_law").Where(v => v is not null), Is.EqualTo(new double?[] { 0, 0.3, 0.9 }));
        Assert.That(figure.Numbers.Column("calendering_ratio"), Is.Ordered);
        Assert.That(figure.Svg(),
            Does.Contain("calibrated").And.Contain(
            "Kang et al. 2026").And.Contain("over 3 measured points").And.Contain("not used there: predicted"));
    }

    [Test]
    public void RunsWithoutAnyRowStillDraw()
    {
        foreach (var figure in new[]
        {
            ActivationFigure.Draw([], MeasuredActivation.None),
            LoadFigure.Draw([]), CoordinationFigure.Draw([]), SolidsProfileFigure.Draw([]),
            FilmFigure.Draw([], []), ContactAreaFigure.Draw([]), InterfaceStressFigure.Draw([]),
        })
        {
            Assert.That(figure.Png(), Is.Not.Empty, figure.Name);
            figure.Dispose();
        }
    }

    [Test]
    public void FiguresOfBodiesShowTheRowsThatHaveThem()
    {
        using var film = FilmFigure.Draw(Bodies, [new(0.39, 0.12)]);
        Assert.That(film.Numbers.Column("film_intact"), Is.EqualTo(new double?[] { 0.82, 0.055 }));
        Assert.That(film.Numbers.Column("opened_share"), Is.EqualTo(new double?[] { null, 0.12 }));
        using var areas = ContactAreaFigure.Draw(Bodies);
        Assert.That(areas.Numbers.Column("area_li_li"), Is.EqualTo(new double?[] { 0.05, 3.4 }));
        using var stress = InterfaceStressFigure.Draw(Bodies);
        Assert.That(stress.Numbers.Column("vms_bottom_top"), Is.EqualTo(new double?[] { 1.02, 1.1 }));
        Assert.That(stress.Svg(), Does.Contain("1.10 at 39 %"));
    }

    [Test]
    public void ARunOfSpheresHasNoFiguresOfBodies()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}");
        try
        {
            Assert.That(
                RunFigures.Save(folder, Rows, Papers.Kang.Measured, [], null, []),
                Is.EqualTo(new[] { "activation", "thickness_load", "coordination" }));
            Assert.That(
                RunFigures.Save(folder, Bodies, Papers.Kang.Measured, [], null, []),
                Is.EqualTo(new[] { "activation", "thickness_load", "coordination", "film", "contact_area", "interface_stress" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void FiguresDrawnBesideEachOtherHaveTheBytesOfThoseDrawnInTurn()
    {
        var folder = Directory.CreateTempSubdirectory("lmpdem-figures-").FullName;
        try
        {
            (string Name, Func<Figure> Draw)[] wanted =
            [
                ("film", () => FilmFigure.Draw(Bodies, [new(0.39, 0.12)])), ("contact_area", () => ContactAreaFigure.Draw(Bodies)),
                ("thickness_load", () => LoadFigure.Draw(Rows)), ("interface_stress", () => InterfaceStressFigure.Draw(Bodies)),
                ("size_distribution", () => SizeDistributionFigure.Draw(Sizes)), ("coordination", () => CoordinationFigure.Draw(Rows)),
            ];
            string Into(string name) => Path.Combine(folder, name);
            RunFigures.SaveAll(Into("turn"), wanted);
            for (var round = 0; round < 4; round++)
            {
                Assert.That(RunFigures.SaveAll(Into("side"), wanted, threads: 6), Is.EqualTo(wanted.Select(w => w.Name)));
                foreach (var path in Directory.GetFiles(Into("turn")))
                {
                    var (expected, found) = (File.ReadAllText(path), File.ReadAllText(Path.Combine(Into("side"), Path.GetFileName(path))));
                    // Clips are numbered on through the process, also from one figure to the next in turn.
                    if (path.EndsWith(".svg", StringComparison.Ordinal)) (expected, found) = (Unnumbered(expected), Unnumbered(found));
                    Assert.That(found, Is.EqualTo(expected), Path.GetFileName(path));
                }
            }

            Assert.That(RunFigures.SaveAll(Into("side"), wanted, onlyMissing: true, threads: 3), Is.Empty);
            Assert.That(
                () => RunFigures.SaveAll(folder, [wanted[0], ("odd", () => throw new InvalidDataException("odd"))], threads: 2),
                Throws.TypeOf<InvalidDataException>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Unnumbered(string svg) => System.Text.RegularExpressions.Regex.Replace(svg, "cl_[0-9a-f]+", "cl");
    }

    [Test]
    public void SharesAreWeightedByVolumeWhereAsked()
    {
        using var figure = SizeDistributionFigure.Draw(Sizes);
        // Volumes go as 1, 8, 8, 27 of 44.
        var realised = figure.Numbers.Column("realised_by_volume").Where(v => v is not null).Select(v => v!.Value).ToArray();
        Assert.That(realised, Is.EqualTo(new[] { 1 / 44.0, 9 / 44.0, 17 / 44.0, 1.0 }).Within(1e-12));
    }

    [Test]
    public void PngSvgAndNumbersStandSideBySide()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}");
        try
        {
            using var figure = LoadFigure.Draw(Rows);
            figure.Save(folder);
            Assert.That(
                Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal),
                Is.EqualTo(new[] { "thickness_load.csv", "thickness_load.png", "thickness_load.svg" }));
            Assert.That(NumberTable.Read(Path.Combine(folder, "thickness_load.csv"))
                .Column("thickness_um"), Is.EqualTo(new double?[] { 84, 59, 51 }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
