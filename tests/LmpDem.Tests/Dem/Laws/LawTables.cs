using LmpDem.Dem.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>Forces calculated by hand. Tolerance 1e-12 relative: rounding of some ten operations, unless said otherwise.</summary>
[TestFixture]
public sealed class LawTables
{
    private const double Millimetre = 1e-3;
    private const double Micrometre = 1e-6;

    private static readonly MaterialSpec Soft = new() { YoungsModulus = 1e8, PoissonRatio = 0.25 };
    private static readonly MaterialSpec Lithium = new() { YoungsModulus = 7.8e9, PoissonRatio = 0.38, YieldStrength = 1e6 };
    private static readonly ContactSpec Half = new() { Restitution = 0.5, LinearStiffness = 1e4 };
    private static readonly ContactSpec Undamped = Half with { Restitution = 1.0 };

    // E* = 53.33 MPa, R0 = 0.5 mm; damping at 0.1 m/s and a reduced mass of 10 mg: 0.48177 sqrt(m K) h^1/4 v.
    [TestCase(1e-6, 0.0, 0.00159009278399985)]
    [TestCase(1e-5, 0.0, 0.05028314888437672)]
    [TestCase(1e-5, 0.1, 0.06108629666660828)]
    [TestCase(-1e-6, 0.0, 0.0)]
    public void HertzMindlinForce(double overlap, double approach, double force) =>
        Near(Touch.Force(HertzMindlin.Create(Soft, Half, 1e-5), Millimetre, Millimetre, overlap, approach), force);

    [TestCase(1e-6, 2044.4050079998078)]
    [TestCase(1e-5, 6464.976285134149)]
    public void MindlinStiffness(double overlap, double stiffness) =>
        Near(Touch.Evaluate(HertzMindlin.Create(Soft, Undamped, 1e-5), Touch.Pair(Millimetre, Millimetre, overlap))[7].Value, stiffness);

    // 8 G* a of a plastic contact, 8 G* = 6.978 GPa: a2 = 2.86 R0 h, half of it after half of the retreat; a common circle of 19 um2. The
    // linear law has the ratio of the elastic contact, 3 (1 - nu) / (2 - nu) = 9/7.
    [Test]
    public void TangentialStiffness()
    {
        static double Of<TLaw>(TLaw law, double overlap, double largest = 0.0)
            where TLaw : struct, INormalLaw =>
            Touch.Evaluate(law, Touch.Pair(10 * Micrometre, 10 * Micrometre, overlap, largest: largest))[7].Value;
        Near(Of(Plastic.Create(Lithium, Undamped, 1e-5), 5e-7), 18658.791781274525);
        Near(Of(Plastic.Create(Lithium, Undamped, 1e-5), 1e-7 - 0.5 * 1.8544134920863913e-09, 1e-7),
            18658.791781274525 * Math.Sqrt(0.2 * 0.5), 1e-9);
        Near(Of(PlasticDense.Create(Lithium, Undamped, 1e-5), 2 * Micrometre), 30416.36407194244, 1e-10);
        Near(Of(LinearSpring.Create(Soft, Undamped, Millimetre), 1e-6), 9.0 / 7.0 * 1e4);
    }

    // Before it yields a contact is Hertz's: below overlaps of 131 and 13 pm.
    [Test]
    public void BeforeItYieldsAContactIsHertzs()
    {
        static double Of<TLaw>(TLaw law)
            where TLaw : struct, INormalLaw => Touch.Force(law, 10 * Micrometre, 20 * Micrometre, 5e-12);
        var hertz = Of(HertzMindlin.Create(Lithium, Undamped, 1e-5));
        Near(Of(Plastic.Create(Lithium, Undamped, 1e-5)), hertz);
        Near(Of(PlasticDense.Create(Lithium, Undamped, 1e-5)), hertz);
    }

    // Damped as an elastic contact of the same circle: 0.48177 sqrt(m 4/3 E* a) v with m = 1 ng and v = 0.1 m/s, a2 = 7.15 and 19 um2.
    [Test]
    public void DampingOfAPlasticContact()
    {
        static double Of<TLaw>(TLaw law, double overlap)
            where TLaw : struct, INormalLaw =>
            Touch.Force(law, 10 * Micrometre, 10 * Micrometre, overlap, approach: 0.1, mass: 1e-12)
            - Touch.Force(law, 10 * Micrometre, 10 * Micrometre, overlap);
        Near(Of(Plastic.Create(Lithium, Half, 1e-5), 5e-7), 6.1416049558931065e-06, 1e-9);
        Near(Of(PlasticDense.Create(Lithium, Half, 1e-5), 2 * Micrometre), 7.841402879644008e-06, 1e-9);
    }

    [Test]
    public void SofterContactsArePressedLess() => Near(
        Touch.Force(HertzMindlin.Create(Soft with { StiffnessScale = 0.25 }, Undamped, 1e-5), Millimetre, Millimetre, 1e-5),
        0.25 * 0.05028314888437672);

    [TestCase(1e-6, 0.0, 0.01)]
    [TestCase(1e-6, 0.1, 0.02362649236530196)]
    [TestCase(-1e-9, 0.1, 0.0)]
    public void LinearForce(double overlap, double approach, double force) =>
        Near(Touch.Force(LinearSpring.Create(Soft, Half, Millimetre), Millimetre, Millimetre, overlap, approach), force);

    // R0 = 5 um: Hertz below 9.835e-11 m, 6 pi 1.43 Y R0 h above; half of the elastic retreat 1.8544e-9 m leaves 0.5^1.5.
    [TestCase(1e-12, 0.0, 1.3589940957221723e-11)]
    [TestCase(1e-7, 0.0, 1.3477432483900212e-05)]
    [TestCase(5e-7, 0.0, 6.738716241950106e-05)]
    [TestCase(1e-7 - 0.5 * 1.8544134920863913e-09, 1e-7, 4.764991951174848e-06)]
    public void PlasticForce(double overlap, double largest, double force) =>
        // retreat: difference of near numbers
        Near(Touch.Force(Plastic.Create(Lithium, Undamped, 1e-5), 10 * Micrometre, 10 * Micrometre, overlap, largest: largest),
            force, 1e-9);

    [Test]
    public void PlasticContactKeepsItsDent() =>
        // 1e-18 of the load is kept against division by zero
        Assert.That(Touch.Force(Plastic.Create(Lithium, Undamped, 1e-5), 10 * Micrometre, 10 * Micrometre, 9e-8, largest: 1e-7),
            Is.Zero.Within(1e-22));

    // p = Y (1 + 0.875 (exp(-4.4 di/Ri) + exp(-4.4 dj/Rj))) on pi (a2 - R0 hY), hY = 2.0207e-6 R0.
    [TestCase(10, 10, 1e-7, 8.498019473676322e-06)]
    [TestCase(10, 10, 2e-6, 0.00012696465080633222)]
    [TestCase(10, 20, 2e-6, 0.00017814121328278183)]
    [TestCase(20, 10, 2e-6, 0.00017814121328278183)]
    public void PlasticDenseForce(double first, double second, double overlap, double force) =>
        // depths: differences of near numbers
        Near(Touch.Force(PlasticDense.Create(Lithium, Undamped, 1e-5), first * Micrometre, second * Micrometre, overlap), force, 1e-10);

    // A wall 1 um deep in a sphere of 10 um: Y (1 + 1.75 exp(-0.44)) on pi (19 um2 - R hY), with R0 = R.
    [Test]
    public void PlasticDenseForceAtAWall()
    {
        var c = Touch.Pair(10 * Micrometre, 1e16 * Micrometre, 0.0);
        c[3] = new(9 * Micrometre);
        Near(Touch.Evaluate(PlasticDense.Create(Lithium, Undamped, 1e-5), c, atWall: true)[0].Value, 0.0001269636380810845, 1e-10);
    }

    // R0 of a sphere at a wall is its radius, and no pair of such spheres has a larger one.
    [Test]
    public void AdhesionReachesAPartOfTheRadius() =>
        Near(new Adhesive<LinearSpring>(LinearSpring.Create(Soft, Half, 1e-3), 0.5, 0.01).Reach(2 * Millimetre), 0.02 * Millimetre);

    // Pull-off 2 pi W R0 with W = 0.5 J/m2 and R0 = 0.5 mm, whole at touch, half at half the range of 0.01 R0, none beyond.
    [TestCase(0.0, -0.0015707963267948967)]
    [TestCase(-2.5e-6, -0.0007853981633974483)]
    [TestCase(-5e-6, 0.0)]
    [TestCase(-6e-6, 0.0)]
    [TestCase(1e-6, 0.00159009278399985 - 0.0015707963267948967)]
    public void AdhesiveForce(double overlap, double force) =>
        Assert.That(
            Touch.Force(new Adhesive<HertzMindlin>(HertzMindlin.Create(Soft, Undamped, 1e-5), 0.5, 0.01), Millimetre, Millimetre, overlap),
            Is.EqualTo(force).Within(1e-14)); // 1e-11 of the pull-off: the gap is a difference of lengths 1000 times larger

    [Test]
    public void SlidingForceIsCoulombs()
    {
        var c = Touch.Pair(Millimetre, Millimetre, 1e-5);
        c[6] = new(0.3);
        c[17] = new(1e-3); // a spring far beyond the limit
        var f = Touch.Evaluate(HertzMindlin.Create(Soft, Undamped, 1e-5), c);
        Near(f[1].Value, -0.3 * 0.05028314888437672);
        Near(f[9].Value, 0.3 * 0.05028314888437672 / 6464.976285134149); // shortened to what the limit allows
        Near(f[5].Value, (1.0 - 0.5e-2) * 0.3 * 0.05028314888437672);    // torque over radius: arm (1 - h / 2R) times n x F
    }

    [Test]
    public void BulkPressureActsOnTheContactArea()
    {
        var law = PlasticDense.Create(Lithium, Undamped, 1e-5);
        var c = Touch.Pair(10 * Micrometre, 10 * Micrometre, 2 * Micrometre);
        var without = Touch.Evaluate(law, c)[0].Value;
        c[4] = new(3e6);
        // a2 = 2 R d - d2 with d = 1 um, less R0 hY
        Near(Touch.Evaluate(law, c)[0].Value - without, 3e6 * Math.PI * (19e-12 - 5e-6 * 1.0103457103619792e-11), 1e-9);
    }

    // To the depth of 0.7 radii the law; from there 2 E* a = 2 E* R sqrt(0.7 (2 - 0.7)) over the depth beyond, as the particle is full.
    [TestCase(10, 10)]
    [TestCase(10, 20)]
    [TestCase(30, 10)]
    public void PlasticDenseForceRisesWithoutEnd(double first, double second)
    {
        var law = PlasticDense.Create(Lithium, Undamped, 1e-5);
        double a = first * Micrometre, b = second * Micrometre, before = 0.0;
        for (var overlap = 0.01; overlap < 1.9; overlap += 0.01)
        {
            var force = Touch.Force(law, a, b, overlap * Math.Min(a, b));
            Assert.That(force, Is.GreaterThan(before), $"overlap {overlap:0.00} of the smaller radius");
            before = force;
        }
    }

    [Test]
    public void AFullParticleAnswersElastically()
    {
        var law = PlasticDense.Create(Lithium, Undamped, 1e-5);
        double r = 10 * Micrometre, h1 = 1.5 * r, h2 = 1.6 * r; // depths 0.75 and 0.8 r
        var slope = (Touch.Force(law, r, r, h2) - Touch.Force(law, r, r, h1)) / (0.05 * r);
        Near(slope, 2.0 * law.Elastic * Math.Sqrt(0.7 * 1.3) * r, 1e-9);
        Assert.That(PlasticDense.DepthFraction(h1, r, r), Is.EqualTo(0.75).Within(1e-12));
        // Spheres of 13 and 20 whose centres are 21 apart meet in a circle of 12, 5 and 16 from the centres: depths of 8 and 4.
        Assert.That(PlasticDense.DepthFraction(12.0, 13.0, 20.0), Is.EqualTo(8.0 / 13.0).Within(1e-12));
        Assert.That(PlasticDense.DepthFraction(12.0, 20.0, 13.0), Is.EqualTo(8.0 / 13.0).Within(1e-12));
        Assert.That(PlasticDense.DepthFraction(0.3 * r, r, double.PositiveInfinity), Is.EqualTo(0.3).Within(1e-12));
    }

    private static void Near(double value, double expected, double relative = 1e-12) =>
        Assert.That(value, Is.EqualTo(expected).Within(relative * Math.Abs(expected) + 1e-300));
}
