using System.Text.RegularExpressions;
using LmpDem.Electrode.Quantities;
using NUnit.Framework;

namespace LmpDem.Tests.Electrode.Quantities;

[TestFixture]
public sealed partial class CatalogueTests
{
    [Test]
    public void EveryQuantityIsStatedOnceAndWhole()
    {
        Assert.That(Catalogue.All, Has.Count.GreaterThan(150));
        Assert.That(Catalogue.All.Select(q => q.Name), Is.Unique);
        foreach (var quantity in Catalogue.All)
        {
            Assert.That(NameOf().IsMatch(quantity.Name), Is.True, quantity.Name);
            Assert.That(quantity.Unit, Is.Not.Empty, quantity.Name);
            Assert.That(quantity.Meaning, Is.Not.Empty, quantity.Name);
            Assert.That(quantity.Title is null, Is.EqualTo(quantity.Axis is null),
                $"{quantity.Name}: a curve has both a title and an axis");
            Assert.That(quantity.Draws && quantity.Title is null, Is.False, $"{quantity.Name}: a figure needs a title");
            Assert.That(Catalogue.Find(quantity.Name), Is.SameAs(quantity));
        }
    }

    [Test]
    public void SummaryColumnsNameTheirUnits()
    {
        Assert.That(Catalogue.Summary.Select(q => q.Column), Is.Unique);
        foreach (var quantity in Catalogue.Summary.Where(q => q.Unit != "1" && q.ColumnFactor == 1.0))
            Assert.That(quantity.Column, Does.EndWith("_" + quantity.Unit), "a column without another unit is in that of the quantity");
        foreach (var quantity in Catalogue.Summary.Where(q => q.ColumnFactor != 1.0))
            Assert.That(quantity.Column, Does.EndWith("_um").Or.EndWith("_MPa").Or.EndWith("_N_mm"),
                "a unit that is not SI stands in the name");
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9_]*$")]
    private static partial Regex NameOf();
}
