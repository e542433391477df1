using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class ContactMeasuresTests
{
    private static readonly TestCaseData[] Lattices =
    [
        new TestCaseData(0.501, new[] { Vec3.Zero }, 6).SetName("simple cubic: 6"),
        new TestCaseData(0.434, new[] { Vec3.Zero, new Vec3(0.5, 0.5, 0.5) }, 8).SetName("body-centred cubic: 8"),
        new TestCaseData(0.354, new[] { Vec3.Zero, new Vec3(0.5, 0.5, 0), new Vec3(0.5, 0, 0.5), new Vec3(0, 0.5, 0.5) }, 12)
            .SetName("face-centred cubic: 12"),
    ];

    [TestCaseSource(nameof(Lattices))]
    public void LatticesHaveTheirCoordinationAndIsotropicFabric(double radius, Vec3[] basis, int expected)
    {
        var (box, spheres) = Lattice.Cubic(3, radius, basis);
        var contacts = Lattice.ContactsOf(box, spheres);
        var coordination = new Coordination(contacts, spheres.Count);
        Assert.That(coordination.WithParticles, Is.All.EqualTo(expected));
        Assert.That(coordination.Mean, Is.EqualTo(expected));
        Assert.That(coordination.RattlerCount, Is.Zero);
        var fabric = Fabric.Of(contacts);
        Assert.That(fabric.Trace, Is.EqualTo(1.0).Within(1e-12));
        Assert.That(fabric.Zz, Is.EqualTo(1.0 / 3.0).Within(1e-12));
        Assert.That(fabric.Xy, Is.Zero.Within(1e-12));
        Assert.That(Fabric.Vertical(fabric), Is.Zero.Within(1e-12));
    }

    [Test]
    public void FabricOfAHexagonalLayerIsPlanarAndIsotropicInItsPlane()
    {
        var contacts = new Contacts(3); // the three directions of a triangular lattice
        for (var k = 0; k < 3; k++)
            Lattice.Set(contacts, k, k, k + 1, new Vec3(Math.Cos(k * Math.PI / 3), Math.Sin(k * Math.PI / 3), 0), 1.0);
        var fabric = Fabric.Of(contacts);
        Assert.That(fabric.Xx, Is.EqualTo(0.5).Within(1e-15));
        Assert.That(fabric.Yy, Is.EqualTo(0.5).Within(1e-15));
        Assert.That(fabric.Zz, Is.Zero);
        Assert.That(Fabric.Vertical(fabric), Is.EqualTo(-0.5).Within(1e-15));
    }

    [Test]
    public void WallContactsCountApartAndRattlersArePeeledOff()
    {
        // 0-1-2 is a ring of three, 3 hangs on 2, 4 hangs on 3, 5 is alone, and the foil (wall 0) holds 0.
        var contacts = new Contacts(6);
        (int, int)[] pairs = [(0, -1), (0, 1), (0, 2), (1, 2), (2, 3), (3, 4)];
        for (var c = 0; c < pairs.Length; c++) Lattice.Set(contacts, c, pairs[c].Item1, pairs[c].Item2, new Vec3(0, 0, 1), 1);
        var coordination = new Coordination(contacts, 6);
        Assert.That(coordination.WithParticles, Is.EqualTo(new[] { 2, 2, 3, 2, 1, 0 }));
        Assert.That(coordination.WithWalls, Is.EqualTo(new[] { 3, 2, 3, 2, 1, 0 }));
        Assert.That(coordination.Rattler, Is.EqualTo(new[] { false, false, false, true, true, true }));
        Assert.That(coordination.Mean, Is.EqualTo(10.0 / 6.0).Within(1e-15));
        Assert.That(coordination.MeanWithWalls, Is.EqualTo(11.0 / 6.0).Within(1e-15));
        Assert.That(coordination.MeanWithoutRattlers, Is.EqualTo(2.0), "the ring alone");
        Assert.That(coordination.MeanWithWallsWithoutRattlers, Is.EqualTo(7.0 / 3.0).Within(1e-15), "the ring and the foil");
    }

    [Test]
    public void BornAndLostContactsAreFoundByPair()
    {
        var before = Pairs((0, -2), (0, -1), (0, 1), (1, 2), (2, 3));
        var now = Pairs((0, -1), (0, 1), (0, 3), (2, 3), (3, -1));
        var changes = ContactChanges.Between(before, now, 4);
        Assert.That(changes.Born, Is.EqualTo(new[] { false, false, true, false, true }));
        Assert.That(changes.Lost, Is.EqualTo(new[] { (0, -2), (1, 2) }));
        Assert.That(changes.BornCount, Is.EqualTo(2));
        Assert.That(changes.BornPerParticle, Is.EqualTo(new[] { 1, 0, 0, 2 }));
        Assert.That(changes.LostPerParticle, Is.EqualTo(new[] { 1, 1, 1, 0 }));
        Assert.That(ContactChanges.Between(now, now, 4).BornCount + ContactChanges.Between(now, now, 4).LostCount, Is.Zero);
        Assert.That(ContactChanges.Between(Pairs(), now, 4).BornCount, Is.EqualTo(5));
        Assert.That(ContactChanges.Between(now, Pairs(), 4).LostCount, Is.EqualTo(5));
    }

    [Test]
    public void ForceDistributionIsNormalised()
    {
        var contacts = new Contacts(4);
        double[] forces = [1, 1, 2, 4]; // mean 2, one above it
        for (var c = 0; c < 4; c++) Lattice.Set(contacts, c, c, c + 1, new Vec3(1, 0, 0), forces[c]);
        var distribution = new ForceDistribution(contacts, 16); // bins of half a mean
        Assert.That(distribution.Mean, Is.EqualTo(2.0));
        Assert.That(distribution.Largest, Is.EqualTo(4.0));
        Assert.That(distribution.StrongFraction, Is.EqualTo(0.25));
        Assert.That(distribution.Density.Sum() * 0.5, Is.EqualTo(1.0).Within(1e-15));
        Assert.That(distribution.Density[1], Is.EqualTo(1.0).Within(1e-15)); // two of four at f = 0.5
        Assert.That(distribution.Density[4], Is.EqualTo(0.5).Within(1e-15)); // one of four at f = 2
    }

    [Test]
    public void PressureIsForceOverAreaByContactAndByParticle()
    {
        var spheres = new Spheres(2);
        spheres.Radius[0] = spheres.Radius[1] = 0.5;
        spheres.Position[1] = new Vec3(0, 0, 1);
        var contacts = new Contacts(2);
        Lattice.Set(contacts, 0, 0, -1, new Vec3(0, 0, 1), 6);
        Lattice.Set(contacts, 1, 0, 1, new Vec3(0, 0, -1), 2);
        contacts.Area[0] = 3;
        contacts.Area[1] = 2;
        var foil = new Wall("foil", WallShape.Plane, new Vec3(0, 0, -0.5), new Vec3(0, 0, 1));
        var pressures = new ContactPressures(PackingState.Capture(Box.Layer(2, 2, 2), spheres, contacts, [foil]));
        Assert.That(pressures.PerContact, Is.EqualTo(new[] { 2.0, 1.0 }));
        Assert.That(pressures.PerParticle, Is.EqualTo(new[] { 1.6, 1.0 }));
        Assert.That(pressures.AreaPerParticle, Is.EqualTo(new[] { 5.0, 2.0 }));
        Assert.That((pressures.ParticleArea, pressures.WallArea, pressures.Mean), Is.EqualTo((2.0, 3.0, 1.0)));
    }

    private static Contacts Pairs(params (int First, int Second)[] pairs)
    {
        var contacts = new Contacts(pairs.Length);
        for (var c = 0; c < pairs.Length; c++) (contacts.First[c], contacts.Second[c]) = pairs[c];
        return contacts;
    }

    [TestCase(20.2e-6, 1)] // 40.3 um apart on either side of an edge of 80.6 um: grown to 20.2 um they touch on both
    [TestCase(20.1e-6, 0)]
    public void APairThatTouchesThroughTwoImagesIsCounted(double apparent, int twice)
    {
        var spheres = new Spheres(2);
        for (var i = 0; i < 2; i++)
        {
            spheres.Position[i] = new Vec3(40.3e-6 * i, 0, 20e-6);
            (spheres.Radius[i], spheres.ApparentRadius[i]) = (20e-6, apparent);
        }

        var contacts = new Contacts(1);
        (contacts.First[0], contacts.Second[0]) = (0, 1);
        Assert.That(ContactFaults.Double(spheres, contacts, Box.Layer(80.6e-6, 200e-6, 90e-6)), Is.EqualTo(twice));
        Assert.That(ContactFaults.Double(spheres, contacts, Box.Layer(200e-6, 80.6e-6, 90e-6)), Is.Zero, "one image alone");
    }

    [Test]
    public void ContactsDeeperThanTheirLawAreCounted()
    {
        var spheres = new Spheres(2);
        (spheres.ApparentRadius[0], spheres.ApparentRadius[1]) = (10e-6, 10e-6);
        var contacts = new Contacts(3);
        (contacts.Second[0], contacts.Overlap[0]) = (1, 1.5e-5);  // depths of 0.75 R on both sides
        (contacts.Second[1], contacts.Overlap[1]) = (-1, 0.6e-5); // 0.6 R at the foil
        (contacts.Second[2], contacts.Overlap[2]) = (-2, 0.8e-5); // 0.8 R at the press
        Assert.That(ContactFaults.Full(spheres, contacts), Is.EqualTo(2));
    }
}
