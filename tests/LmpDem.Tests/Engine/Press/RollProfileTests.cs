using LmpDem.Engine.Press;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Press;

public sealed class RollProfileTests
{
    private static readonly RollProfile Profile = new(0.125, 60e-6);

    [Test]
    public void TheWayToTheNipIsThatOfAParabola()
    {
        // 2 x 0.125 m x 40 um = 1e-5 m2.
        Assert.That(Profile.Along(100e-6), Is.EqualTo(Math.Sqrt(1e-5)).Within(1e-12));
        Assert.That(Profile.Rise(Profile.Along(100e-6)), Is.EqualTo(40e-6).Within(1e-15));
        Assert.That(Profile.Along(50e-6), Is.Zero);
    }

    [Test]
    public void ThePassageTakesItsWayOverTheSpeedOfTheWeb()
    {
        var time = 0.0;
        for (var i = 0; i < 1000; i++) time += Profile.Time(100e-6 - 36e-6 * i / 1000, 100e-6 - 36e-6 * (i + 1) / 1000, 100e-6, 0.02);
        var way = Profile.Along(100e-6) - Profile.Along(64e-6);
        Assert.That(time, Is.EqualTo(way / 0.02).Within(1e-4 * time), "the midpoint rule");
    }

    [Test]
    public void TheLineLoadIsThePressureOverTheEntrySide()
    {
        var path = new PressPath();
        path.Add(100e-6, 0.0);
        path.Add(60e-6, 2e6);
        Assert.That(path.LineLoad(0.125, 60e-6), Is.EqualTo(1e6 * Math.Sqrt(1e-5)).Within(1e-6));
    }
}
