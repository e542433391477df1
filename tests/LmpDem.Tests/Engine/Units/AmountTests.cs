using LmpDem.Engine.Units;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Units;

[TestFixture]
public sealed class AmountTests
{
    [TestCase("84 um", 84e-6)]
    [TestCase("84um", 84e-6)]
    [TestCase("84 \u00b5m", 84e-6)]
    [TestCase("84 \u03bcm", 84e-6)]
    [TestCase("100 nm", 100e-9)]
    [TestCase("125 mm", 0.125)]
    [TestCase("200 MPa", 200e6)]
    [TestCase("7.8 GPa", 7.8e9)]
    [TestCase("1 bar", 1e5)]
    [TestCase("534 kg/m3", 534)]
    [TestCase("0.534 g/cm3", 534)]
    [TestCase("0.5 J/m^2", 0.5)]
    [TestCase("500 mJ/m²", 0.5)]
    [TestCase("10 %", 0.1)]
    [TestCase("0.57", 0.57)]
    [TestCase("1e-3", 1e-3)]
    [TestCase("9.9 mAh/cm2", 356400)] // 9.9e-3 x 3600 A s over 1e-4 m2
    [TestCase("1 m/min", 1.0 / 60)]
    [TestCase("92.8 nOhm m", 92.8e-9)]
    [TestCase("3 1/s", 3)]
    [TestCase("3 s-1", 3)]
    [TestCase("5 mN/m", 5e-3)]
    public void ReadsToSi(string text, double si)
    {
        Assert.That(Amount.TryParse(text, out var quantity, out var reason), Is.True, reason);
        // A factor that is no power of ten costs one rounding more.
        Assert.That(quantity.Si, Is.EqualTo(si).Within(1).Ulps);
    }

    [TestCase("")]
    [TestCase("um")]
    [TestCase("84 furlong")]
    [TestCase("84 um/")]
    [TestCase("NaN")]
    [TestCase(".inf um")]
    [TestCase("1e999 um")]
    [TestCase("8,4 um")]
    [TestCase("1 um100")]
    public void RefusesWhatIsNoQuantity(string text)
    {
        Assert.That(Amount.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Is.Not.Empty);
    }

    [TestCase("8,4 um", "write a decimal point")]
    [TestCase("84 UM", "did you mean \"um\"?")]
    [TestCase("84 micron", "write \"um\"")]
    [TestCase("200 Mpa", "did you mean \"MPa\"?")]
    [TestCase("10 percent", "write \"%\"")]
    [TestCase("1 KPA", "did you mean \"kPa\"?")]
    public void TheReasonSaysWhatToWrite(string text, string piece)
    {
        Assert.That(Amount.TryParse(text, out _, out var reason), Is.False);
        Assert.That(reason, Does.Contain(piece));
    }

    [Test]
    public void DecimalUnitsAreExact() =>
        Assert.That(Unit.Parse("um").ToSi(84), Is.EqualTo(84e-6), "84 um is the double nearest to 84e-6, bit by bit");

    [Test]
    public void FormatReadsBackBitwise()
    {
        var random = new Random(7);
        foreach (var symbol in (string[])["um", "nm", "mAh/cm2", "m/min", "MPa", "h", "%", "mJ/m2", "kg/m3"])
            for (var i = 0; i < 500; i++)
            {
                var si = Math.Exp(20 * random.NextDouble() - 15);
                var text = Amount.Format(si, Unit.Parse(symbol));
                Assert.That(Amount.TryParse(text, out var back, out var reason), Is.True, $"{text}: {reason}");
                Assert.That(back.Si, Is.EqualTo(si), text);
                Assert.That(back.Unit.Dimension, Is.EqualTo(Unit.Parse(symbol).Dimension), text);
            }
    }

    [Test]
    public void FormatIsShort()
    {
        foreach (var symbol in (string[])["um", "MPa", "%", "m/min", "mAh/cm2"])
            for (var n = 1; n < 1000; n++)
                Assert.That(Amount.Format(Unit.Parse(symbol).ToSi(n / 10.0), Unit.Parse(symbol)), Is.EqualTo($"{n / 10.0:0.#} {symbol}"));
        Assert.That(Amount.Format(0.57, Unit.None), Is.EqualTo("0.57"));
    }

    [Test]
    public void DimensionsAreTold()
    {
        Assert.That(Unit.Parse("MPa").Dimension, Is.EqualTo(Unit.Parse("N/mm2").Dimension));
        Assert.That(Unit.Parse("MPa").Dimension, Is.Not.EqualTo(Unit.Parse("N/mm").Dimension));
        Assert.That(Unit.Parse("um").Dimension.Name, Is.EqualTo("a length"));
        Assert.That(Unit.Usual(Unit.Parse("m/min").Dimension), Does.Contain("m/min"));
    }

    [TestCase("3h50m", 13800)]
    [TestCase("90s", 90)]
    [TestCase("2min", 120)]
    [TestCase("1d 2h", 93600)]
    [TestCase("02:30:00", 9000)]
    [TestCase("1000000000s", 1e9)]
    public void ReadsDurations(string text, double seconds)
    {
        Assert.That(Duration.TryParse(text, out var duration), Is.True);
        Assert.That(duration.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("")]
    [TestCase("0s")]
    [TestCase("50")]
    [TestCase("3m2h")]
    [TestCase("1000000001s")]
    public void RefusesWhatIsNoDuration(string text) => Assert.That(Duration.TryParse(text, out _), Is.False);

    [TestCase(59, "59s")]
    [TestCase(60, "1m00s")]
    [TestCase(3599, "59m59s")]
    [TestCase(3600, "1h00m")]
    [TestCase(86399, "23h59m")]
    [TestCase(86400, "1d00h")]
    public void WritesDurationsInTwoParts(double seconds, string text) =>
        Assert.That(Duration.Format(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
