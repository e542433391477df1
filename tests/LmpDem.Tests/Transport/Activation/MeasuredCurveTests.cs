using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

[TestFixture]
public sealed class MeasuredCurveTests
{
    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void ErrorsMayBeHalfWidthsOrBounds()
    {
        Assert.That(Read("activation, ratio, error\n0.5,0.35,0.1\n\n# a remark\n0.1,0.2,\n").Points,
            Is.EqualTo(new MeasuredPoint[] { new(0.2, 0.1), new(0.35, 0.5, 0.4, 0.6) }));
        Assert.That(Read("calendering_ratio,activation,lower,upper\n0.3,0.2,0.15,0.3\n").Points,
            Is.EqualTo(new MeasuredPoint[] { new(0.3, 0.2, 0.15, 0.3) }));
        // An error bar of a share ends where the share does.
        Assert.That(Read("ratio (%);Activation %;Error (%)\n30;95,0;10\n").Points,
            Is.EqualTo(new MeasuredPoint[] { new(0.3, 0.95, 0.85, 1.0) }).Using<MeasuredPoint>(Near));
    }

    [Test]
    public void ReplicatesBecomeTheirMeanAndSpread()
    {
        // 0.05, 0.06, 0.08: mean 0.19/3, squares about it 0.0004667, over two degrees of freedom 0.015275.
        var curve = Read("calendering_ratio,activation\n0.1,0\n0.2,0.05\n0.2,0.06\n0.2,0.08\n0.3,0.22\n");
        Assert.That(curve.Points, Is.EqualTo(new MeasuredPoint[]
        {
            new(0.1, 0.0), new(0.2, 0.063333333, 0.048058088, 0.078608579, 3), new(0.3, 0.22),
        }).Using<MeasuredPoint>(Near));
        Assert.That(curve.Understood(null), Does.EndWith("3 points from 5 rows, replicates averaged at 20 %"));
        // Intervals of their own are not narrowed; and a spread below zero is none of a share.
        Assert.That(Read("ratio,activation,error\n0.2,0.00,0.2\n0.2,0.04,0.01\n").Points,
            Is.EqualTo(new MeasuredPoint[] { new(0.2, 0.02, 0.0, 0.2, 2) }).Using<MeasuredPoint>(Near));
    }

    [Test]
    public void WhatWasUnderstoodNamesPointsBeyondTheRun()
    {
        var curve = Read("calendering_ratio;activation\n0,1;0,00\n0,2;0,06\n0,42;0,9\n");
        Assert.That(curve.Points.Select(p => (p.Ratio, p.Activation)), Is.EqualTo(new[] { (0.1, 0.0), (0.2, 0.06), (0.42, 0.9) }));
        Assert.That(curve.Understood((0.0, 0.3)), Is.EqualTo(
            "separated by semicolons, decimal commas; calendering_ratio as fractions, activation as fractions; 3 points; "
            + "outside of the run's 0 to 30 % and not compared: 42 %"));
        Assert.That(curve.Understood((0.0, 0.42)), Does.EndWith("3 points; all within the run's 0 to 42 %"));
    }

    [TestCase("ratio,share\n0.1,0.2\n", ":1:1: ", "no column \"activation\"")]
    [TestCase("ratio,activation\n0.1,1.2\n", ":2:5: activation: ", "\"1.2\" is out of range; allowed are 0 to 1")]
    [TestCase("ratio,activation\n0.1,120 %\n", ":2:5: activation: ", "allowed are 0 to 100 %")]
    [TestCase("ratio,activation\n0.1,0.2\n35,0.56\n",
        ":3:1: calendering_ratio: ", "allowed are 0 to 0.99; with \"0.1\" in row 2, fractions and per cent are mixed")]
    [TestCase("ratio (%),activation\n0.2,0.06\n25,0.1\n30,0.2\n", ":2:1: calendering_ratio: ", "stands among per cent; write 20 for 20 %")]
    [TestCase("ratio,activation\n1,0.2\n", ":2:1: calendering_ratio: ", "allowed are 0 to 0.99")]
    [TestCase("ratio,activation,lower,upper\n0.2,0.06,0.10,0.02\n", ":2:10: lower: ", "lower lies above upper")]
    [TestCase("ratio,activation,lower\n0.2,0.1,0.3\n", ":2:9: lower: ", "above the activation of its row")]
    [TestCase("ratio,activation,upper\n0.2,0.1,0.05\n", ":2:9: upper: ", "below the activation of its row")]
    [TestCase("ratio,activation,error\n0.2,0.1,-0.3\n", ":2:9: error: ", "out of range")]
    [TestCase("ratio,activation,error,lower\n0.2,0.1,0.1,0\n", ":1:18: error: ", "stands beside lower or upper")]
    [TestCase("ratio,activation (%),error\n0.2,10,2\n", ":1:22: error: ",
        "without a unit, and activation in %; give both alike, as \"error (%)\"")]
    [TestCase("ratio,activation,error (%)\n0.2,0.1,2\n", ":1:18: error: ", "in %, and activation without a unit")]
    [TestCase("ratio,calendering_ratio,activation\n0.2,0.2,0.1\n", ":1:7: calendering_ratio: ", "both name calendering_ratio")]
    [TestCase("ratio,activation\n,0.2\n", ":2:1: calendering_ratio: ", "the cell is blank")]
    public void WhatCannotBeMeantIsRefused(string text, string place, string piece)
    {
        File.WriteAllText(path, text);
        var failure = Assert.Throws<TableException>(() => MeasuredCurve.Read(path))!;
        Assert.That(failure.Faults.Single().ToString(), Does.StartWith(path + place).And.Contain(piece));
    }

    private MeasuredCurve Read(string text)
    {
        File.WriteAllText(path, text);
        return MeasuredCurve.Read(path);
    }

    private static bool Near(MeasuredPoint a, MeasuredPoint b)
    {
        static bool Same(double? x, double? y) => x is null == y is null && Math.Abs((x ?? 0.0) - (y ?? 0.0)) < 1e-8;
        return Same(a.Ratio, b.Ratio) && Same(a.Activation, b.Activation) && Same(a.Lower, b.Lower)
            && Same(a.Upper, b.Upper) && a.Replicates == b.Replicates;
    }
}
