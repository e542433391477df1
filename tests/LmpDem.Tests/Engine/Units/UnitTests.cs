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
    [TestCase("Hz", 1.0, 0, 0, -1, 0, 0, 0)]
    [TestCase("\u2126", 1.0, 2, 1, -3, -2, 0, 0)]
    [TestCase("m\u03a9", 1e-3, 2, 1, -3, -2, 0, 0)]
    [TestCase("m²", 1.0, 2, 0, 0, 0, 0, 0)]
    [TestCase("m³", 1.0, 3, 0, 0, 0, 0, 0)]
    [TestCase("g2 A2 K2 mol2", 1e-6, 0, 2, 0, 2, 2, 2)]
    [TestCase("ps", 1e-12, 0, 0, 1, 0, 0, 0)]
    [TestCase("ns", 1e-9, 0, 0, 1, 0, 0, 0)]
    [TestCase("us", 1e-6, 0, 0, 1, 0, 0, 0)]
    [TestCase("cm", 1e-2, 1, 0, 0, 0, 0, 0)]
    [TestCase("dm", 1e-1, 1, 0, 0, 0, 0, 0)]
    [TestCase("TN", 1e12, 1, 1, -2, 0, 0, 0)]
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

    // A quotient rounds once: "49 1/min" is the double nearest to 49/60.
    [Test]
    public void AQuotientRoundsOnce()
    {
        var unit = Unit.Parse("1/min");
        for (var n = 1; n < 1000; n++) Assert.That(unit.ToSi(n), Is.EqualTo(n / 60.0));
    }

    [TestCase("1", "a pure number")]
    [TestCase("um", "a length")]
    [TestCase("mm2", "an area")]
    [TestCase("cm3", "a volume")]
    [TestCase("kg", "a mass")]
    [TestCase("ms", "a time")]
    [TestCase("m/min", "a speed")]
    [TestCase("m/s2", "an acceleration")]
    [TestCase("1/s", "a rate")]
    [TestCase("mN", "a force")]
    [TestCase("MPa", "a pressure")]
    [TestCase("J/m2", "an energy per area or a stiffness")]
    [TestCase("eV", "an energy")]
    [TestCase("kg/m3", "a density")]
    [TestCase("mAh", "a charge")]
    [TestCase("mAh/cm2", "an areal capacity")]
    [TestCase("K", "a temperature")]
    [TestCase("mA", "a current")]
    [TestCase("mA/cm2", "a current density")]
    [TestCase("mV", "a voltage")]
    [TestCase("Ohm m", "a resistivity")]
    [TestCase("S/m", "a conductivity")]
    [TestCase("mS", "a conductance")]
    [TestCase("mW/m/K/mol", "a quantity in kg m s-3 K-1 mol-1")]
    public void WhatAUnitMeasures(string unit, string name) => Assert.That(Unit.Parse(unit).Dimension.Name, Is.EqualTo(name));

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
    [TestCase("5 micrometers", "write \"um\"")]
    [TestCase("5 micrometre", "write \"um\"")]
    [TestCase("5 micrometres", "write \"um\"")]
    [TestCase("5 nanometer", "write \"nm\"")]
    [TestCase("5 nanometre", "write \"nm\"")]
    [TestCase("5 millimeter", "write \"mm\"")]
    [TestCase("5 millimetre", "write \"mm\"")]
    [TestCase("5 pct", "write \"%\"")]
    [TestCase("5 NS", "did you mean \"ns\" or \"nS\"?")]
    [TestCase("8,0 um", "a comma is not read within a number")]
    [TestCase("8,9 um", "a comma is not read within a number")]
    [TestCase("8, um", "unknown unit \",\"")]
    [TestCase("5e", "unknown unit \"e\"")]
    [TestCase("5e+", "unknown unit \"e+\"")]
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
    [TestCase("-5 mm", -5e-3)]
    [TestCase("+5 mm", 5e-3)]
    public void AnExponentBelongsToTheNumberOnlyWithDigits(string text, double si)
    {
        Assert.That(Amount.TryParse(text, out var amount, out var reason), Is.True, reason);
        Assert.That(amount.Si, Is.EqualTo(si).Within(1).Ulps);
    }
}
