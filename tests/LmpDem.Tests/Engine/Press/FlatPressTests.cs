using LmpDem.Engine.Press;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Press;

/// <summary>The one press over a layer whose answer is known.</summary>
public sealed class FlatPressTests
{
    private static PressSpec Gaps(params double[] ratios) => new() { Ratios = ratios, Unload = false };

    private static PressSpec Loads(params double[] pressures) => new()
    {
        Mode = PressMode.Platen,
        Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = pressures },
        Unload = false,
    };

    private static PressPoint[] Press(SpringLayer layer, PressSpec spec, PressEnd? end = null) =>
        [.. new FlatPress<PressPoint>(layer, spec, end).States()];

    [Test]
    public void GapControlComesToEveryRatioAndHoldsThere()
    {
        var layer = new SpringLayer();
        var points = Press(layer, Gaps(0.0, 0.1, 0.3));
        Assert.That(points.Select(p => p.Target.Ratio), Is.EqualTo(new double?[] { 0.0, 0.1, 0.3 }));
        Assert.That(points.Select(p => 1.0 - p.Thickness / 1e-4), Is.EqualTo(new[] { 0.0, 0.1, 0.3 }).Within(1e-8));
        Assert.That(layer.Holds, Is.EqualTo(3));
        Assert.That(points.Select(p => p.Index), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void TheNipCellShearsAndAPlatenDoesNot()
    {
        var (nip, platen) = (new SpringLayer(), new SpringLayer());
        Press(nip, Gaps(0.1));
        Press(platen, Gaps(0.1) with { Mode = PressMode.Platen });
        Assert.That(platen.Strokes.Select(s => s.Shear), Is.All.Zero);
        // (h - nip)/R over dh/ds = sqrt(2 (h - nip)/R): sqrt((h - nip)/2R), at the entry with h - nip = 10 um and R = 0.125 m.
        Assert.That(nip.Strokes[0].Shear / nip.Strokes[0].Speed, Is.EqualTo(-Math.Sqrt(1e-5 / 0.25)).Within(1e-12));
        Assert.That(nip.Strokes[^1].Speed, Is.LessThan(0.1 * platen.Strokes.Max(s => s.Speed)), "the profile stands still at the nip");
    }

    [Test]
    public void TheSecondHalfOfAWayCountsForItsState()
    {
        var layer = new SpringLayer();
        Press(layer, Gaps(0.1) with { Mode = PressMode.Platen });
        var closed = layer.Strokes.TakeWhile(s => !s.IsNear).Sum(s => s.Speed);
        Assert.That(closed, Is.EqualTo(0.5e-5).Within(2e-7), "a block closes 0.1 um");
    }

    [Test]
    public void LoadControlMeetsEveryPressureAndALimitIsTold()
    {
        // The solids fraction of 0.7 comes at a ratio of 0.286, where the pressure is 0.82 MPa.
        var layer = new SpringLayer();
        var points = Press(layer, Loads(0.1e6, 0.4e6, 2e6) with { MaxSolidsFraction = 0.7 });
        Assert.That(points.Select(p => p.IsSaturated), Is.EqualTo(new[] { false, false, true }));
        Assert.That(1.0 - points[0].Gap / 1e-4, Is.EqualTo(0.1).Within(0.001), "1 % of the pressure is half a per cent of the ratio");
        Assert.That(1.0 - points[1].Gap / 1e-4, Is.EqualTo(0.2).Within(0.002));
        Assert.That(layer.SolidsFraction, Is.EqualTo(0.7).Within(1e-6));
        Assert.That(layer.Holds, Is.EqualTo(1), "the servo ends at rest, only the limit is held");
        Assert.That(points.Select(p => p.IsSettled), Is.All.True);
    }

    [Test]
    public void AServoThatNeverSettlesSaysSo()
    {
        var layer = new SpringLayer { IsAtRest = false };
        var point = Press(layer, Loads(0.1e6)).Single();
        Assert.That(point.IsSettled, Is.False);
        Assert.That(point.IsSaturated, Is.False);
        Assert.That(layer.Strokes, Has.Count.EqualTo(200_000));
    }

    [Test]
    public void OpeningGivesTheSpringbackOfTheMaterialsOwnModulus()
    {
        var points = Press(new SpringLayer(), Gaps(0.3) with { Unload = true });
        var open = points[^1];
        Assert.That(open.Phase, Is.EqualTo(PressPhase.Unloaded));
        // 10 MPa x 0.09 over 10 MPa: 9 % with the scaled modulus; the press has lost the layer at a thousandth of the pressure.
        Assert.That(open.SpringbackSimulated, Is.EqualTo(0.09).Within(0.001 * 0.09 + 2e-5));
        Assert.That(open.Springback, Is.EqualTo(0.1 * open.SpringbackSimulated));
        Assert.That(open.Thickness, Is.EqualTo(0.7e-4 * (1.0 + open.Springback)).Within(1e-12));
        Assert.That(open.Target.Ratio, Is.EqualTo(0.3));
    }

    [Test]
    public void ALayerThatIsReadyIsHandedOnUnderEitherControl()
    {
        foreach (var spec in new[] { Gaps(0.05, 0.3), Loads(0.025e6, 0.9e6) })
        {
            var points = Press(new SpringLayer { ReadyGap = 0.9e-4 }, spec with { Unload = true }, new PressEnd(null));
            Assert.That(points.Select(p => p.HandsOn), Is.EqualTo(new[] { false, true }));
            Assert.That(points[1].Target, Is.EqualTo(default(PressTarget)));
            Assert.That(points[1].State.Target, Is.EqualTo(1), "the second target is still to come");
            Assert.That(1.0 - points[1].Gap / 1e-4, Is.EqualTo(0.1).Within(0.002));
        }
    }

    [Test]
    public void ANamedRatioHandsOnUnderLoadControlToo()
    {
        var points = Press(new SpringLayer(), Loads(0.025e6, 0.9e6), new PressEnd(0.2));
        Assert.That(points.Select(p => p.HandsOn), Is.EqualTo(new[] { false, true }));
        Assert.That(1.0 - points[1].Gap / 1e-4, Is.EqualTo(0.2).Within(1e-8));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void APressGoesOnFromASavedStateToTheSameBits(bool byLoad)
    {
        var spec = (byLoad ? Loads(0.1e6, 0.4e6) : Gaps(0.1, 0.2)) with { Unload = true };
        var whole = new SpringLayer();
        var straight = Press(whole, spec);

        var (first, second) = (new SpringLayer(), new SpringLayer());
        var begun = new FlatPress<PressPoint>(first, spec);
        var saved = begun.States().First().State;
        second.CopyFrom(first);
        PressPoint[] rest = [.. new FlatPress<PressPoint>(second, spec, start: saved).States()];
        var expected = straight.Skip(1).Select(p => (p.Index, p.Gap, p.Springback));
        Assert.That(rest.Select(p => (p.Index, p.Gap, p.Springback)), Is.EqualTo(expected));
        Assert.That(first.Strokes.Concat(second.Strokes), Is.EqualTo(whole.Strokes));
        Assert.That(second.Path.Points, Is.EqualTo(whole.Path.Points));
    }

    [Test]
    public void ARollIsNoFlatPress() =>
        Assert.Throws<ArgumentException>(() => _ = new FlatPress<PressPoint>(new SpringLayer(), Gaps(0.1) with { Mode = PressMode.Roll }));
}
