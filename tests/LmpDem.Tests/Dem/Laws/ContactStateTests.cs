using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>What is written of a contact: its area, by hand, and its energy, which is the work that its force gives back.</summary>
[TestFixture]
public sealed class ContactStateTests
{
    private const double Micrometre = 1e-6;

    private static readonly MaterialSpec Lithium = new() { YoungsModulus = 7.8e9, PoissonRatio = 0.38, YieldStrength = 1e6 };
    private static readonly ContactSpec Undamped = new() { Restitution = 1.0, LinearStiffness = 1e4 };
    private static readonly HertzMindlin Hertz = HertzMindlin.Create(Lithium, Undamped, 1e-5);
    private static readonly LinearSpring Spring = LinearSpring.Create(Lithium, Undamped, 1e-5);
    private static readonly Plastic Dented = Plastic.Create(Lithium, Undamped, 1e-5);
    private static readonly PlasticDense Dense = PlasticDense.Create(Lithium, Undamped, 1e-5);
    private static readonly Adhesive<HertzMindlin> Sticky = new(Hertz, 0.5, 0.01);

    // Elastic, pi R0 h; R0 = 20/3 um of 10 and 20 um.
    [Test]
    public void ElasticArea()
    {
        const double area = Math.PI * 20.0 / 3.0 * 1e-6 * 1e-8;
        Near(State(Hertz, 10, 20, 1e-8).Area, area);
        Near(State(Spring, 10, 20, 1e-8).Area, area);
        Near(State(Sticky, 10, 20, 1e-8).Area, area);
        Near(State(Dented, 10, 20, 1e-12).Area, Math.PI * 20.0 / 3.0 * 1e-6 * 1e-12);
    }

    // 2 pi 1.43 R0 h at the largest overlap; half of the elastic retreat of 1.8544e-9 m leaves half of the area.
    [TestCase(5e-7, 0.0, 1.0, 5e-7)]
    [TestCase(1e-7 - 0.5 * 1.8544134920863913e-09, 1e-7, 0.5, 1e-7)]
    [TestCase(9e-8, 1e-7, 0.0, 1e-7)]
    public void PlasticArea(double overlap, double largest, double left, double h) => Assert.That(
        State(Dented, 10, 10, overlap, largest).Area,
        Is.EqualTo(left * 2.86 * Math.PI * 5e-6 * h).Within(1e-9 * Math.PI * 5e-6 * h)); // the retreat is a difference of near numbers

    // The common circle of spheres of 13 and 20 um whose centres are 21 um apart has a radius of 12 um; that of a sphere of 10 um with a
    // plane that cuts off 1 um is pi (2 x 10 x 1 - 1) um2.
    [Test]
    public void DenseArea()
    {
        Near(State(Dense, 13, 20, 12 * Micrometre).Area, Math.PI * 144e-12);
        Near(State(Dense, 10, 10, 2 * Micrometre).Area, Math.PI * 19e-12);
        Near(State(Dense, 10, 1e16, Micrometre, atWall: true).Area, Math.PI * 19e-12);
    }

    // A range of 0.01 R0 = 50 nm; half a range apart a quarter of the pull-off's work over the range is still to be gained.
    [Test]
    public void AcrossAGapThereIsEnergyAndNoArea()
    {
        var state = State(Sticky, 10, 10, -2.5e-8);
        Assert.That(state.Area, Is.Zero);
        Near(state.ElasticEnergy, -0.5 * 0.25 * 2.0 * Math.PI * 0.5 * 5e-6 * 5e-8);
    }

    [Test]
    public void ATouchAloneHasNeither()
    {
        Assert.That(State(Dented, 10, 10, 0.0), Is.EqualTo(default(ContactState)));
        Assert.That(State(Dense, 10, 10, 0.0), Is.EqualTo(default(ContactState)));
    }

    [Test]
    public void HertzGivesItsEnergyBack() => GivesBack(Hertz, 10, 20, 0.0, 1e-8);

    [Test]
    public void SpringsGiveTheirEnergyBack() => GivesBack(Spring, 10, 20, 0.0, 1e-8);

    // Loaded, on the way back, below the yield point, and lying in the dent without force.
    [TestCase(1e-7, 0.0)]
    [TestCase(9.9e-8, 1e-7)]
    [TestCase(5e-12, 0.0)]
    [TestCase(9.7e-8, 1e-7)]
    public void DentsGiveTheirEnergyBack(double overlap, double largest) =>
        GivesBack(Dented, 10, 10, 0.96 * Math.Max(overlap, largest) * (overlap > 1e-11 ? 1.0 : 0.0), overlap, largest);

    [TestCase(20, 2e-6, 0.0, false)]
    [TestCase(20, 1.998e-6, 2e-6, false)]
    [TestCase(20, 5e-12, 0.0, false)]
    [TestCase(1e16, 1e-6, 0.0, true)]
    public void ClosedPoresGiveTheirEnergyBack(double second, double overlap, double largest, bool atWall) =>
        GivesBack(Dense, 10, second, 0.96 * Math.Max(overlap, largest) * (overlap > 1e-11 ? 1.0 : 0.0), overlap, largest, atWall);

    [TestCase(1e-8)]
    [TestCase(-2e-8)]
    [TestCase(-7e-8)]
    public void AdhesionGivesItsEnergyBack(double overlap) => GivesBack(Sticky, 10, 10, -6e-8, overlap);

    // Radii in um.
    private static ContactState State<TLaw>(
        TLaw law, double first, double second, double overlap, double largest = 0.0, bool atWall = false)
        where TLaw : struct, INormalLaw
    {
        var pair = law.Prepare<Scalar>(new(first * Micrometre), new(second * Micrometre), new(1e-12));
        return law.Describe(
            new ContactGeometry(overlap, (atWall ? first : first + second) * Micrometre, atWall, pair, largest));
    }

    // Midpoint sum of the force from an overlap at which there is none: 1e-6 by 20,000 steps of a force that rises with a power above 1.
    private static void GivesBack<TLaw>(
        TLaw law, double first, double second, double from, double overlap, double largest = 0.0, bool atWall = false)
        where TLaw : struct, INormalLaw
    {
        const int steps = 20_000;
        var work = 0.0;
        for (var n = 0; n < steps; n++)
        {
            var h = from + (n + 0.5) / steps * (overlap - from);
            var c = Touch.Pair(first * Micrometre, second * Micrometre, h, mass: 1e-12, largest: Math.Max(overlap, largest));
            if (atWall) c[3] = new(first * Micrometre - h);
            work += Touch.Evaluate(law, c, atWall)[0].Value * (overlap - from) / steps;
        }

        Assert.That(
            State(law, first, second, overlap, largest, atWall).ElasticEnergy, Is.EqualTo(work).Within(1e-6 * Math.Abs(work) + 1e-30));
    }

    private static void Near(double value, double expected) =>
        Assert.That(value, Is.EqualTo(expected).Within(1e-12 * Math.Abs(expected)));
}
