using LmpDem.Electrode.Quantities;
using NUnit.Framework;

namespace LmpDem.Tests.Electrode.Quantities;

[TestFixture]
public sealed class SummaryTableTests
{
    private string path = "";

    [SetUp]
    public void PickFile() => path = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}.csv");

    [TearDown]
    public void Clear() => File.Delete(path);

    [Test]
    public void EveryColumnTravelsThereAndBack()
    {
        var row = new StateRow().With(Catalogue.Summary.Select((q, k) => (q, (double?)(k + 0.5))));
        SummaryTable.Write(path, [row, new StateRow { [Catalogue.TargetCalenderingRatio] = 0.4 }]);
        var read = SummaryTable.Read(path);
        Assert.That(SummaryTable.Values(read[0]), Is.EqualTo(SummaryTable.Values(row)).And.All.Not.Null);
        Assert.That(SummaryTable.Values(read[1]).Count(v => v is not null), Is.EqualTo(1));
        Assert.That(read[1][Catalogue.TargetCalenderingRatio], Is.EqualTo(0.4));
        var header = File.ReadLines(path).First();
        Assert.That(header, Does.StartWith("ratio_asked,ratio_reached,thickness_um,solids,porosity_open,coordination,"));
        Assert.That(header,
            Does.Contain("vms_bottom_top,tortuosity,over_calendered,activation_local_exposure").And.EndWith("pores_percolating"));
    }

    [Test]
    public void ValuesAreGivenInUnitsOfTheQuantityAndReadInThoseOfTheColumn()
    {
        var row = new StateRow().With((Catalogue.Thickness, 84e-6), (Catalogue.Load, 1.5e6), (Catalogue.LineLoad, double.NaN));
        Assert.That(row[Catalogue.Thickness], Is.EqualTo(84.0).Within(1e-12));
        Assert.That(row[Catalogue.Load], Is.EqualTo(1.5).Within(1e-12));
        Assert.That(row[Catalogue.LineLoad], Is.Null, "no number stays blank");
        Assert.That(row.With((Catalogue.Load, null))[Catalogue.Load], Is.Null, "null takes a value away");
    }

    [Test]
    public void MeasuresOfAStateFillTheirColumns()
    {
        var row = new StateRow { [Catalogue.Solids] = 0.5 }.With(
            [Catalogue.Solids.Of(0.9), Catalogue.FilmIntact.Of(double.NaN), Catalogue.VonMisesP50.Of(0.98e6)]);
        Assert.That((row[Catalogue.Solids], row[Catalogue.FilmIntact]), Is.EqualTo((0.9, (double?)null)));
        Assert.That(row[Catalogue.VonMisesP50], Is.EqualTo(0.98).Within(1e-12));
    }
}
