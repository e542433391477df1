using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class MotionTests
{
    // Lengths near 1 round at 1e-16; neighbours nearly in one plane make that up to 1e5 times larger, and it is squared.
    private const double Rounding = 1e-22;

    [Test]
    public void AnAffineMapLeavesNoMisfitEvenAcrossPeriodicSides()
    {
        var (_, start) = Lattice.Random(120, 7, 0.04, 0.08);
        var box = Box.Layer(1, 1, 1);
        var from = State(box, start, null);
        var end = Moved(start, p => box.Wrap(p + new Vec3(0.03 + 0.2 * p.Z, -0.4 * p.Z, -0.01 - 0.3 * p.Z)));
        var motion = new Motion(from, State(box, end, from));
        Assert.That(motion.D2Min, Is.All.LessThan(Rounding));
        Assert.That(motion.NonAffine.Select(u => u.Length), Is.All.LessThan(1e-14));
        Assert.That(motion.Affine.Gradient.X, Is.EqualTo(0.2).Within(1e-13));
        Assert.That(motion.Affine.Gradient.Y, Is.EqualTo(-0.4).Within(1e-13));
        Assert.That(motion.Affine.Gradient.Z, Is.EqualTo(-0.3).Within(1e-13));
        Assert.That(motion.Affine.Displacement(new Vec3(0.2, 0.2, 0.5)).Y, Is.EqualTo(-0.2).Within(1e-13));
    }

    [Test]
    public void StretchedSidesAreAffineToo()
    {
        var (_, start) = Lattice.Random(120, 8, 0.04, 0.08);
        var from = State(Box.Layer(1, 1, 1), start, null);
        var wide = Box.Layer(1.1, 0.95, 1);
        var motion = new Motion(from, State(wide, Moved(start, p => new Vec3(1.1 * p.X, 0.95 * p.Y, p.Z)), from));
        Assert.That(motion.D2Min, Is.All.LessThan(Rounding));
        Assert.That(motion.NonAffine.Select(u => u.Length), Is.All.LessThan(1e-14));
    }

    [Test]
    public void OneDisplacedParticleOfACubicLatticeHasTheMisfitOfItsOwnShift()
    {
        var (box, spheres) = Lattice.Cubic(4, 0.5, Vec3.Zero);
        var from = Lattice.State(box, spheres);
        const double shift = 0.07;
        var moved = Moved(spheres, p => p);
        moved.Position[21] += new Vec3(0, 0, shift);
        // Reach 1.2 (r + r): the six neighbours at distance 1. Seen from 21 all of them shift by -0.07; a common shift is
        // no affine map of the offsets (which sum to zero), so all of it stays: D2min = shift^2.
        var motion = new Motion(from, Lattice.State(box, moved, from), 1.2);
        Assert.That(motion.D2Min[21], Is.EqualTo(shift * shift).Within(1e-15));
        // Seen from the neighbour above, one of six offsets, d0 = -z, becomes longer by delta. The fit takes the mean of the
        // pair +z, -z: strain delta/2 on each; misfit 2 (delta/2)^2 over 6 neighbours. Here delta = 0.07 along z.
        Assert.That(motion.D2Min[21 + 16], Is.EqualTo(2 * 0.25 * shift * shift / 6).Within(1e-15));
        Assert.That(motion.D2Min[0], Is.Zero.Within(1e-28)); // too far away to notice
    }

    [Test]
    public void ParticlesAreFollowedThroughThePeriodicSidesOverManyStates()
    {
        var box = Box.Layer(1, 1, 1);
        var spheres = new Spheres(1);
        spheres.Radius[0] = 0.1;
        var first = State(box, spheres, null);
        var state = first;
        for (var k = 1; k <= 10; k++)
        {
            spheres.Position[0] = box.Wrap(new Vec3(0.3 * k, -0.2 * k, 0));
            spheres.Rotation[0] = new Vec3(0, 0, 0.5 * k);
            state = State(box, spheres, state);
        }

        var motion = new Motion(first, state);
        Assert.That(motion.Displacement[0].X, Is.EqualTo(3.0).Within(1e-12));
        Assert.That(motion.Displacement[0].Y, Is.EqualTo(-2.0).Within(1e-12));
        Assert.That(motion.Rotation[0].Z, Is.EqualTo(5.0));
    }

    [Test]
    public void StatesOfOtherParticlesAreRefused()
    {
        var box = Box.Layer(1, 1, 1);
        var one = State(box, new Spheres(1), null);
        Assert.That(() => State(box, new Spheres(2), one), Throws.ArgumentException);
        Assert.That(() => new Motion(one, State(box, new Spheres(2), null)), Throws.ArgumentException);
    }

    private static PackingState State(Box box, Spheres spheres, PackingState? previous) =>
        PackingState.Capture(box, spheres, new Contacts(0), [], previous);

    private static Spheres Moved(Spheres spheres, Func<Vec3, Vec3> map)
    {
        var moved = new Spheres(spheres.Count);
        for (var i = 0; i < spheres.Count; i++)
        {
            moved.Position[i] = map(spheres.Position[i]);
            moved.Radius[i] = spheres.Radius[i];
        }

        return moved;
    }
}
