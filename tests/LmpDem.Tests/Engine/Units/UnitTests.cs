using LmpDem.Engine.Units;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Units;

/// <summary>Every symbol with its dimension and its factor, and what the messages about units say.</summary>
[TestFixture]
public sealed class UnitTests
{
    // Length, mass, time, current, temperature, amount by hand.
    [TestCase("1", 1.0, 0, 0, 0, 0, 0, 0)]
    [TestCase("rad", 1.0, 0, 0, 0, 0, 0, 0)]
    [TestCase("deg", 0.017453292519943295, 0, 0, 0, 0, 0, 0)]
    [TestCase("min", 60.0, 0, 0, 1, 0, 0, 0)]
    [TestCase("h", 3600.0, 0, 0, 1, 0, 0, 0)]
    [TestCase("d", 86400.0, 0, 0, 1, 0, 0, 0)]
    [TestCase("K", 1.0, 0, 0, 0, 0, 1, 0)]
    [TestCase("mol", 1.0, 0, 0, 0, 0, 0, 1)]
    [TestCase("g", 1e-3, 0, 1, 0, 0, 0, 0)]
    [TestCase("A", 1.0, 0, 0, 0, 1, 0, 0)]
    [TestCase("Ah", 3600.0, 0, 0, 1, 1, 0, 0)]
    [TestCase("C", 1.0, 0, 0, 1, 1, 0, 0)]
    [TestCase("N", 1.0, 1, 1, -2, 0, 0, 0)]
    [TestCase("Pa", 1.0, -1, 1, -2, 0, 0, 0)]
    [TestCase("bar", 1e5, -1, 1, -2, 0, 0, 0)]
    [TestCase("J", 1.0, 2, 1, -2, 0, 0, 0)]
    [TestCase("eV", 1.602176634e-19, 2, 1, -2, 0, 0, 0)]
    [TestCase("W", 1.0, 2, 1, -3, 0, 0, 0)]
    [TestCase("V", 1.0, 2, 1, -3, -1, 0, 0)]
    [TestCase("Ohm", 1.0, 2, 1, -3, -2, 0, 0)]
    [TestCase("S", 1.0, -2, -1, 3, 2, 0, 0)]
    public void ASymbolHasItsDimensionAndFactor(
        string symbol, double factor, int length, int mass, int time, int current, int temperature, int amount)
    {
        var unit = Unit.Parse(symbol);
        Assert.That(unit.Dimension, Is.EqualTo(new Dimension(length, mass, time, current, temperature, amount)));
        Assert.That(unit.ToSi(1.0), Is.EqualTo(factor).Within(1).Ulps);
        Assert.That(unit.FromSi(unit.ToSi(7.0)), Is.EqualTo(7.0).Within(2).Ulps, "and back");
    }

    [TestCase("1/min", 1.0 / 60.0)]
    [TestCase("m/min/h", 1.0 / 216000.0)]
    [TestCase("h2", 12960000.0)]
    [TestCase("h-2", 1.0 / 12960000.0)]
    [TestCase("mm^3", 1e-9)]
    public void PowersAndStrokesGoByTheSignOfThePower(string text, double factor)
    {
        Assert.That(Unit.Parse(text).ToSi(1.0), Is.EqualTo(factor).Within(2).Ulps);
        Assert.That(Unit.Parse(text).FromSi(1.0), Is.EqualTo(1.0 / factor).Within(2).Ulps);
    }

    [Test]
    public void EveryUnitThatMessagesOfferIsReadAndOfItsFamily()
    {
        string[] units =
        [
            "m", "m2", "s", "m/s", "m/s2", "1/s", "Pa", "N", "J/m2", "kg/m3", "C/m2", "K", "A", "A/m2", "V", "Ohm m", "S/m", "S", "J",
        ];
        foreach (var text in units)
        {
            var family = Unit.Usual(Unit.Parse(text).Dimension);
            Assert.That(family, Does.Contain(text));
            Assert.That(family.Select(u => Unit.Parse(u).Dimension), Has.All.EqualTo(Unit.Parse(text).Dimension), text);
        }

        Assert.That(Unit.Usual(Unit.Parse("um").Dimension), Is.EqualTo((string[])["nm", "um", "mm", "cm", "m"]));
        Assert.That(Unit.Usual(Unit.Parse("MPa").Dimension), Is.EqualTo((string[])["Pa", "kPa", "MPa", "GPa", "bar"]));
        Assert.That(Unit.Usual(Unit.Parse("mol").Dimension), Is.Empty);
    }

    [TestCase("", "it is empty")]
    [TestCase("   ", "it is empty")]
    [TestCase("um", "it does not start with a number")]
    [TestCase("NaN", "the number is not finite")]
    [TestCase("-Infinity um", "the number is not finite")]
    [TestCase("1e999 um", "the number is not finite")]
    [TestCase("84 um/", "um/\" ends with a stroke")]
    [TestCase("84 furlong", "unknown unit \"furlong\"")]
    [TestCase("5 microns", "write \"um\"")]
    [TestCase("5 micrometer", "write \"um\"")]
    [TestCase("5 prozent", "write \"%\"")]
    [TestCase("5 sec", "write \"s\"")]
    [TestCase("5 seconds", "write \"s\"")]
    [TestCase("5 minutes", "write \"min\"")]
    [TestCase("5 hours", "write \"h\"")]
    public void TheReasonIsTheRightOne(string text, string piece)
    {
        Assert.That(Amount.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason.Trim(), Does.Contain(piece.Trim()));
    }

    [TestCase("5.", 5.0)]
    [TestCase("5", 5.0)]
    [TestCase("5e2", 500.0)]
    [TestCase("5e+2 m", 500.0)]
    [TestCase("5 eV", 5 * 1.602176634e-19)]
    [TestCase("5eV", 5 * 1.602176634e-19)]
    public void AnExponentBelongsToTheNumberOnlyWithDigits(string text, double si)
    {
        Assert.That(Amount.TryParse(text, out var amount, out var reason), Is.True, reason);
        Assert.That(amount.Si, Is.EqualTo(si).Within(1).Ulps);
    }
}
