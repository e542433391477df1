using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class StressTests
{
    private const double Load = 3.0;

    [Test]
    public void AColumnBetweenFoilAndPlatenCarriesItsLoadEverywhere()
    {
        var state = Column(6);
        var stress = new ParticleStress(state);
        // Every particle carries the load over its diameter: sigma_zz = -F 2r / V.
        for (var i = 0; i < state.Count; i++)
        {
            Assert.That(stress.Tensor[i].Zz, Is.EqualTo(-Load * 1.0 / PackingState.VolumeOf(0.5)).Within(1e-12));
            Assert.That(stress.Tensor[i].Xx, Is.Zero);
            Assert.That(stress.Pressure(i), Is.EqualTo(-stress.Tensor[i].Zz / 3.0).Within(1e-12));
        }

        // The layer as a whole: the load over the foot's area, 2 x 2.
        Assert.That(stress.MeanOver(state.Box.FootArea * state.Thickness).Zz, Is.EqualTo(-Load / 4.0).Within(1e-12));
        var profile = new LayerProfile(state, stress, 6);
        Assert.That(profile.VerticalStress, Is.All.EqualTo(Load / 4.0).Within(1e-12));
        Assert.That(profile.LateralStress, Is.All.EqualTo(0.0));
        Assert.That(profile.Pressure, Is.All.EqualTo(Load / 12.0).Within(1e-12));
    }

    [Test]
    public void ALatticeUnderEqualForcesHasIsotropicStress()
    {
        var (box, spheres) = Lattice.Cubic(3, 0.51, Vec3.Zero);
        var state = Lattice.State(box, spheres);
        var mean = new ParticleStress(state).MeanOver(box.Volume);
        // One contact per cell and direction with force 0.02 over branch 1: sigma = -0.02.
        Assert.That(mean.Xx, Is.EqualTo(-0.02).Within(1e-14));
        Assert.That(mean.VonMises, Is.Zero.Within(1e-14));
    }

    [Test]
    public void TheFractionOfABranchFollowsTheRadii()
    {
        var box = new Box(new Vec3(9, 9, 9), true, true, true);
        var spheres = new Spheres(2);
        (spheres.Radius[0], spheres.Radius[1]) = (1.0, 0.5);
        spheres.Position[1] = new Vec3(1.5, 0, 0);
        var contacts = new Contacts(1);
        Lattice.Set(contacts, 0, 0, 1, new Vec3(-1, 0, 0), 2.0);
        contacts.Force[0] += new Vec3(0, 4.0, 0); // friction on the first
        var stress = new ParticleStress(PackingState.Capture(box, spheres, contacts, []));
        Assert.That(stress.Tensor[0].Xx, Is.EqualTo(-2.0 * 1.0 / PackingState.VolumeOf(1.0)).Within(1e-14));
        Assert.That(stress.Tensor[1].Xx, Is.EqualTo(-2.0 * 0.5 / PackingState.VolumeOf(0.5)).Within(1e-14));
        Assert.That(stress.Tensor[0].Xy, Is.EqualTo(0.5 * 4.0 * 1.0 / PackingState.VolumeOf(1.0)).Within(1e-14));
        Assert.That(stress.Tensor[1].Xy, Is.EqualTo(0.5 * 4.0 * 0.5 / PackingState.VolumeOf(0.5)).Within(1e-14));
    }

    [Test]
    public void AStrongColumnAmongWeakNeighboursIsAForceChain()
    {
        // Column of six under the load, and a second one beside it that carries a tenth.
        var spheres = new Spheres(12);
        var contacts = new Contacts(10);
        for (var i = 0; i < 12; i++)
        {
            spheres.Radius[i] = 0.5;
            spheres.Position[i] = new Vec3(i < 6 ? 0.5 : 2.5, 1, 0.5 + i % 6);
        }

        for (var c = 0; c < 10; c++)
        {
            var i = c < 5 ? c : c + 1;
            Lattice.Set(contacts, c, i, i + 1, new Vec3(0, 0, -1), c < 5 ? Load : 0.1 * Load);
        }

        var state = PackingState.Capture(Box.Layer(4, 4, 6), spheres, contacts, []);
        var chains = new ForceChains(state, new ParticleStress(state));
        Assert.That(chains.Count, Is.EqualTo(1));
        // The two ends carry half (one contact each), still above the mean of 0.46 of a full one.
        Assert.That(chains.Chain, Is.EqualTo(new[] { 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1 }));
        Assert.That(chains.IsLink.Count(link => link), Is.EqualTo(5));
        Assert.That(chains.MeanLength, Is.EqualTo(6.0));
    }

    [Test]
    public void TwoParticlesAndAContactAcrossTheStressMakeNoChain()
    {
        var spheres = new Spheres(4);
        for (var i = 0; i < 4; i++) spheres.Radius[i] = 0.5;
        spheres.Position[1] = new Vec3(0, 0, 1);
        spheres.Position[2] = new Vec3(1, 0, 0); // beside 0, touching it weakly
        spheres.Position[3] = new Vec3(1, 0, 1); // on 2
        var contacts = new Contacts(3);
        Lattice.Set(contacts, 0, 0, 1, new Vec3(0, 0, -1), 10);
        Lattice.Set(contacts, 1, 0, 2, new Vec3(-1, 0, 0), 1);
        Lattice.Set(contacts, 2, 2, 3, new Vec3(0, 0, -1), 10);
        var state = PackingState.Capture(Box.Layer(9, 9, 9), spheres, contacts, []);
        Assert.That(new ForceChains(state, new ParticleStress(state)).Count, Is.Zero);
    }

    private static PackingState Column(int count)
    {
        var spheres = new Spheres(count);
        var contacts = new Contacts(count + 1);
        Lattice.Set(contacts, 0, 0, -1, new Vec3(0, 0, 1), Load);
        for (var i = 0; i < count; i++)
        {
            spheres.Radius[i] = 0.5;
            spheres.Position[i] = new Vec3(1, 1, 0.5 + i);
            if (i + 1 < count) Lattice.Set(contacts, i + 1, i, i + 1, new Vec3(0, 0, -1), Load);
        }

        Lattice.Set(contacts, count, count - 1, -2, new Vec3(0, 0, -1), Load);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("platen", WallShape.Plane, new Vec3(0, 0, count), new Vec3(0, 0, -1)),
        ];
        return PackingState.Capture(Box.Layer(2, 2, count), spheres, contacts, walls);
    }
}
