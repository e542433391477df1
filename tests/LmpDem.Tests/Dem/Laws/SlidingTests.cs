using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>
/// Sliding, spin and rolling, which all laws share, along no axis: a normal n = (1, 2, 2) / 3, a tangent t = (2, 1, -2) / 3, and n x t =
/// (-2, 2, -1) / 3. Spheres of 1 mm that overlap by 10 um: the normal force and the tangential stiffness of LawTables.
/// </summary>
[TestFixture]
public sealed class SlidingTests
{
    private const double Pressing = 0.05028314888437672;
    private const double Stiffness = 6464.976285134149;
    private const double Arm = 1.0 - 0.5e-2; // 1 - h / 2R

    private static readonly MaterialSpec Soft = new() { YoungsModulus = 1e8, PoissonRatio = 0.25 };
    private static readonly MaterialSpec Lithium = new() { YoungsModulus = 7.8e9, PoissonRatio = 0.38, YieldStrength = 1e6 };
    private static readonly HertzMindlin Hertz = HertzMindlin.Create(Soft, new ContactSpec { Restitution = 1.0 }, 1e-3);
    private static readonly Vec3 N = new Vec3(1, 2, 2) / 3.0;
    private static readonly Vec3 T = new Vec3(2, 1, -2) / 3.0;
    private static readonly Vec3 Across = new Vec3(-2, 2, -1) / 3.0;

    // A spring beyond the limit along t, and a part along n that the turning normal has left in it.
    [Test]
    public void SlidingIsOpposedByCoulombsForce()
    {
        var f = Slide(Hertz, 1e-3, 1e-5, Vec3.Zero, Vec3.Zero, 1e-3 * T + 5e-4 * N, friction: 0.3);
        AreNear(At(f, 0), Pressing * N - 0.3 * Pressing * T, 1e-12 * Pressing);
        AreNear(At(f, 3), Arm * 0.3 * Pressing * Across, 1e-12 * Pressing);
        AreNear(At(f, 8), 0.3 * Pressing / Stiffness * T, 1e-12 * 0.3 * Pressing / Stiffness);
    }

    // Surfaces that roll on each other, v = arm s x n, do not slip; spin alone drags the surface along.
    [Test]
    public void SpinIsASlipOfTheSurface()
    {
        var spin = new Vec3(3e-3, -1e-3, 2e-3);
        var surface = new Vec3(-6e-3, -4e-3, 7e-3) / 3.0; // s x n
        const double dt = 1e-6;
        var rolling = Slide(Hertz, 1e-3, 1e-5, Arm * surface, spin, Vec3.Zero, friction: 0.3, dt);
        AreNear(At(rolling, 0), Pressing * N, 1e-12 * Pressing);
        var dragged = Slide(Hertz, 1e-3, 1e-5, Vec3.Zero, spin, Vec3.Zero, friction: 0.3, dt);
        AreNear(At(dragged, 0), Pressing * N + Arm * Stiffness * dt * surface, 1e-12 * Pressing);
    }

    // The spring is shortened to what gives Coulomb's force together with the dashpot, so that the force does not jump when it sticks: the
    // same velocity without a step, and with friction enough to hold, has the same force.
    [Test]
    public void TheShortenedSpringKeepsTheForce([ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law) =>
        Assert.That(law.Apply(new Shortened()), Is.True);

    // Whatever was remembered of a contact is forgotten once bodies are apart, and approach does not matter yet.
    [Test]
    public void NothingIsLeftAcrossAGap([ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law) =>
        Assert.That(law.Apply(new Parted(law == ContactLaw.Plastic || law == ContactLaw.PlasticDense)), Is.True);

    // With w = (3, 0, 0) a step of 0.5 rolls by half of w - (w.n) n = (8, -2, -2) / 3, a spring of sqrt 2; its twist about n is free,
    // and what lies along n is dropped. With a stiffness of 2 the moment is 2 sqrt 2, or the limit where that is less.
    [TestCase(100.0, 1.0)]
    [TestCase(7.0710678118654752, 0.5)]
    public void RollingIsOpposedToALimit(double pressing, double part)
    {
        var f = Roll(pressing, 1e-6, new Vec3(3, 0, 0), 0.7 * N);
        var spring = part * new Vec3(4, -1, -1) / 3.0;
        AreNear(At(f, 0), spring, 1e-14);
        AreNear(At(f, 3), -2.0 * spring, 1e-14);
    }

    // The spring of before is kept where it lies in the tangent plane. Half of w - (w.n) n is (-2, -4, 5) / 6 here.
    [Test]
    public void RollingGoesOn() =>
        AreNear(At(Roll(100.0, 1e-6, new Vec3(0, 0, 3), T), 0), new Vec3(-2, -4, 5) / 6.0 + T, 1e-14);

    [Test]
    public void NothingRollsAcrossAGap()
    {
        var f = Roll(10.0, -1e-6, new Vec3(3, 0, 0), T);
        Assert.That((At(f, 0), At(f, 3)), Is.EqualTo((Vec3.Zero, Vec3.Zero)));
    }

    // Spring and moment; a coefficient of 0.2.
    private static Scalar[] Roll(double pressing, double overlap, Vec3 w, Vec3 spring)
    {
        Scalar gx = new(spring.X), gy = new(spring.Y), gz = new(spring.Z);
        Contact.Roll<Scalar>(
            new(0.5), new(0.2), new(pressing), new(2.0), new(overlap), new(N.X), new(N.Y), new(N.Z), new(w.X), new(w.Y), new(w.Z),
            ref gx, ref gy, ref gz, out var mx, out var my, out var mz);
        return [gx, gy, gz, mx, my, mz];
    }

    private static Scalar[] Slide<TLaw>(
        TLaw law, double radius, double overlap, Vec3 velocity, Vec3 spin, Vec3 spring, double friction, double dt = 0.0,
        double largest = 0.0)
        where TLaw : struct, INormalLaw
    {
        var c = Touch.Pair(radius, radius, overlap, mass: 1e-12, largest: largest);
        (c[5], c[6]) = (new(dt), new(friction));
        Vec3[] vectors = [N, velocity, spin, spring];
        for (var k = 0; k < vectors.Length; k++)
            (c[7 + 3 * k], c[8 + 3 * k], c[9 + 3 * k]) = (new(vectors[k].X), new(vectors[k].Y), new(vectors[k].Z));
        return Touch.Evaluate(law, c);
    }

    private static Vec3 At(Scalar[] values, int first) => new(values[first].Value, values[first + 1].Value, values[first + 2].Value);

    private static void AreNear(Vec3 a, Vec3 b, double tolerance) =>
        Assert.That((a - b).Length, Is.LessThanOrEqualTo(tolerance), $"{a} and {b}");

    private sealed class Shortened : ILawUser<bool>
    {
        public bool Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw>
        {
            var law = TLaw.Create(Lithium, new ContactSpec { Restitution = 0.5 }, 1e-5);
            var velocity = 0.3 * T - 0.1 * Across;
            var sliding = Slide(law, 1e-5, 5e-7, velocity, Vec3.Zero, Vec3.Zero, friction: 1e-3, dt: 1e-8);
            var (force, limit) = (At(sliding, 0) - sliding[6].Value * N, 1e-3 * sliding[6].Value);
            Assert.That(force.Length, Is.EqualTo(limit).Within(1e-9 * limit), "it slides");
            var held = Slide(law, 1e-5, 5e-7, velocity, Vec3.Zero, At(sliding, 8), friction: 1e6);
            AreNear(At(held, 0), At(sliding, 0), 1e-9 * limit);
            return true;
        }
    }

    private sealed record Parted(bool IsPlastic) : ILawUser<bool>
    {
        public bool Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw>
        {
            var law = TLaw.Create(Lithium, new ContactSpec { Restitution = 0.5 }, 1e-5);
            var f = Slide(law, 1e-5, -1e-9, T - N, Vec3.Zero, 1e-8 * T, friction: 0.2, dt: 1e-8, largest: 1e-7);
            Assert.That((At(f, 0), At(f, 3), At(f, 8)), Is.EqualTo((Vec3.Zero, Vec3.Zero, Vec3.Zero)));
            if (IsPlastic) Assert.That(f[11].Value, Is.Zero);
            return true;
        }
    }
}
