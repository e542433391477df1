using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

[TestFixture]
public sealed class RearrangementLinkTests
{
    private const int Side = 5; // bodies along each axis of a simple cubic packing
    private const double Radius = 1e-5;

    [Test]
    public void AnAffineMotionThroughTheSidesHasNoD2Min()
    {
        // Pressed by a fifth, sheared, moved by more than the box, and wrapped.
        var box = Cubic().Box;
        var after = Cubic(p => box.Wrap(new Vec3(p.X + 7.3e-5, p.Y + 0.2 * p.Z, 0.8 * p.Z)));
        Assert.That(NonAffineMotion.D2Min(Cubic(), after), Is.All.LessThan(1e-24), "1e-12 of a radius, squared, with room for rounding");
    }

    [Test]
    public void ABodyThatMovesAloneIsOffByItsOwnWay()
    {
        // Its neighbours lie in pairs around it, so no affine map follows their common shift: D2min is its square.
        var middle = Number(2, 2, 2);
        var way = new Vec3(1e-6, 2e-6, -2e-6);
        var home = Cubic().Centre[middle];
        var d2min = NonAffineMotion.D2Min(Cubic(), Cubic(p => p == home ? p + way : p));
        Assert.That(d2min[middle], Is.EqualTo(way.LengthSquared).Within(1e-9 * way.LengthSquared));
        Assert.That(d2min[Number(2, 2, 3)], Is.GreaterThan(0.0).And.LessThan(d2min[middle]), "one of many neighbours moved");
        Assert.That(d2min[Number(0, 0, 0)], Is.LessThan(1e-24), "too far away to see it");
    }

    [Test]
    public void ThoseThatJoinedAreHeldAgainstThoseThatCouldHave()
    {
        // Every fifth body joins, opens 2 um2 more film than the others' 1 um2, and gains a contact with the foil; body 1 was joined.
        var count = Side * Side * Side;
        var joins = Enumerable.Range(0, count).Select(b => b % 5 == 0).ToArray();
        var before = State(0.2, Cubic(), b => b == 1, _ => 1e-12);
        var contacts = Enumerable.Range(0, count).Where(b => joins[b])
            .Select(b => new Junction { First = b, Second = Junction.Foil, Area = 1e-12 });
        var after = State(0.3, Cubic(junctions: [.. contacts]), b => joins[b], b => joins[b] ? 4e-12 : 2e-12);
        var jump = RearrangementLink.Of([before, after]).Jumps.Single();
        Assert.That((jump.ConnectedBodies.Count, jump.Left, jump.Others), Is.EqualTo((count / 5, 1, count - count / 5 - 1)));
        Assert.That(jump.Jump, Is.EqualTo((count / 5 - 1.0) / count).Within(1e-12));
        Assert.That((jump.Born, jump.Lost), Is.EqualTo((count / 5.0, 0.0)));
        Assert.That((jump.ByBorn.Effect, jump.ByOpened.Effect, jump.ByRadius.Effect), Is.EqualTo((1.0, 1.0, 0.0)));
        // None of 1999 divisions of 125 bodies repeats this one.
        Assert.That((jump.ByOpened.PValue, jump.ByRadius.PValue), Is.EqualTo((1.0 / 2000.0, 1.0)));
        Assert.That(jump.ByOpened.First, Is.EqualTo(3e-12).Within(1e-24));
        Assert.That(jump.Opened, Is.EqualTo((count / 5 * 3 + (count - count / 5)) * 1e-12).Within(1e-20));
    }

    [Test]
    public void AContactLawAndAGapDoNotFindContactsAlike()
    {
        var before = State(0.04, Cubic(gap: double.NaN), _ => false, _ => 0.0);
        var table = RearrangementLink.Of([before, State(0.05, Cubic(), b => b < 3, _ => 0.0)]).Table();
        Assert.That(table.Column("born").Single(), Is.Null);
        Assert.That(table.Column("born_effect").Single(), Is.Null);
        Assert.That(table.Column("bodies_joined").Single(), Is.EqualTo(3));
    }

    [Test]
    public void OpenedFilmsAreTakenFromJunctionsWhereNotGiven()
    {
        Junction[] two =
        [
            new() { First = 0, Second = Junction.Foil, Area = 1, OnFirst = new JunctionSide(1, 0.5, 0.2, 0.2, 0.2) },
            new() { First = 0, Second = 3, Area = 1, OnFirst = new JunctionSide(1, 0.5, 0.1, 0.1, 0.1),
                OnSecond = new JunctionSide(1, 0.4, 0.3, 0.3, 0.3) },
        ];
        var state = new RearrangementState { Ratio = 0.1, Network = Cubic(junctions: two), Connected = new bool[Side * Side * Side] };
        Assert.That(state.Opened[0], Is.EqualTo(0.3).Within(1e-15));
        Assert.That((state.Opened[3], state.Broken[0], state.Opened[1]), Is.EqualTo((0.3, 1.0, 0.0)));
    }

    private static RearrangementState State(double ratio, BodyNetwork network, Func<int, bool> connected, Func<int, double> opened) => new()
    {
        Ratio = ratio,
        Network = network,
        Connected = [.. Enumerable.Range(0, network.Count).Select(connected)],
        OpenedArea = [.. Enumerable.Range(0, network.Count).Select(opened)],
    };

    private static int Number(int x, int y, int z) => (z * Side + y) * Side + x;

    private static BodyNetwork Cubic(Func<Vec3, Vec3>? moved = null, Junction[]? junctions = null, double gap = 1e-7)
    {
        const int count = Side * Side * Side;
        var step = 2.0 * Radius;
        var centres = Enumerable.Range(0, count)
            .Select(n => new Vec3((n % Side + 0.5) * step, (n / Side % Side + 0.5) * step, (n / (Side * Side) + 0.5) * step));
        return new BodyNetwork
        {
            Volume = [.. Enumerable.Repeat(1.0, count)],
            Radius = [.. Enumerable.Repeat(Radius, count)],
            Centre = [.. centres.Select(c => moved?.Invoke(c) ?? c)],
            AtTop = new bool[count],
            Junctions = junctions ?? [],
            Box = Box.Layer(Side * step, Side * step, Side * step),
            GapTolerance = gap,
        };
    }
}
