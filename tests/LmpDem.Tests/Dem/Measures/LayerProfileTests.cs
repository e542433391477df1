using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class LayerProfileTests
{
    [Test]
    public void CapsHaveTheirVolumes()
    {
        Assert.That(LayerProfile.VolumeBelow(2, -2), Is.Zero);
        Assert.That(LayerProfile.VolumeBelow(2, 0), Is.EqualTo(0.5 * PackingState.VolumeOf(2)).Within(1e-13));
        Assert.That(LayerProfile.VolumeBelow(2, 5), Is.EqualTo(PackingState.VolumeOf(2)).Within(1e-13));
        // Cap of height 1 on a sphere of radius 2: pi h^2 (3r - h) / 3 = 5 pi / 3.
        Assert.That(LayerProfile.VolumeBelow(2, -1), Is.EqualTo(5.0 * Math.PI / 3.0).Within(1e-13));
    }

    // The foil and the platen overlap the spheres here: what they displace must stay in the sum.
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(64)]
    public void SlabsHoldAllTheSolid(int slabs)
    {
        var (_, spheres) = Lattice.Random(80, 2, 0.05, 0.15);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, new Vec3(0, 0, -0.02), new Vec3(0, 0, 1)),
            new("platen", WallShape.Plane, new Vec3(0, 0, 1.02), new Vec3(0, 0, -1)),
        ];
        var state = PackingState.Capture(Box.Layer(1, 1, 1), spheres, new Contacts(0), walls);
        var profile = new LayerProfile(state, new ParticleStress(state), slabs);
        Assert.That(profile.Solids.Sum() * state.Thickness / slabs, Is.EqualTo(state.SolidVolume).Within(1e-13));
        Assert.That(profile.Height[^1], Is.EqualTo((slabs - 0.5) / slabs * 1.04).Within(1e-14));
    }

    [Test]
    public void WhatAWallDisplacesIsSpreadOverItsSphere()
    {
        // Half of the sphere lies below the foil: the upper half counts twice, in the fractions of its two slabs.
        var spheres = new Spheres(1);
        spheres.Radius[0] = 1;
        var foil = new Wall("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1));
        var state = PackingState.Capture(Box.Layer(2, 2, 2), spheres, new Contacts(0), [foil]);
        var profile = new LayerProfile(state, new ParticleStress(state), 2);
        var upper = 2.0 * (PackingState.VolumeOf(1) - LayerProfile.VolumeBelow(1, 0.5));
        Assert.That(profile.Solids[1], Is.EqualTo(upper / 2.0).Within(1e-14)); // slab of 2 x 2 x 0.5
        Assert.That(profile.Solids[0], Is.EqualTo((PackingState.VolumeOf(1) - upper) / 2.0).Within(1e-14));
    }

    [Test]
    public void OneSphereFillsItsSlabs()
    {
        var spheres = new Spheres(1);
        spheres.Radius[0] = 1;
        spheres.Position[0] = new Vec3(1, 1, 1);
        var state = PackingState.Capture(Box.Layer(2, 2, 2), spheres, new Contacts(0), []);
        var profile = new LayerProfile(state, new ParticleStress(state), 2);
        Assert.That(profile.Solids, Is.All.EqualTo(Math.PI / 6.0).Within(1e-15)); // half a sphere in 2 x 2 x 1
    }
}
