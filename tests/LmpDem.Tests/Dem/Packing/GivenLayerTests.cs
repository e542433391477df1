using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

/// <summary>A given packing is taken as it is, or relaxed where it overlaps.</summary>
[TestFixture]
public sealed class GivenLayerTests
{
    private const double Radius = 5e-6;

    [Test]
    public void APackingWithoutOverlapIsTakenToTheBit()
    {
        var given = Lattice(0.0);
        var made = GivenLayer.Take(Electrode(given), 1);
        using var all = Assert.EnterMultipleScope();
        Assert.That(made.Spheres.Position, Is.EqualTo(given.Spheres.Position));
        Assert.That(made.Thickness, Is.EqualTo(given.Box.Length.Z));
        Assert.That(made.GivenNote, Does.StartWith("the given packing is taken as it is"));
        Assert.That(made.Steps, Is.Zero);
    }

    [TestCase(0.02)]
    [TestCase(0.09)]
    public void OverlapsRelaxAndTheNoteTellsHowFarItMoved(double overlap)
    {
        var given = Lattice(overlap);
        var made = GivenLayer.Take(Electrode(given), 1);
        using var all = Assert.EnterMultipleScope();
        Assert.That(made.Equilibrium.MeanOverlapFraction, Is.LessThanOrEqualTo(1e-3));
        Assert.That(made.Equilibrium.MaxOverlapFraction, Is.LessThanOrEqualTo(GivenLayer.MaxOverlapAsItIs));
        Assert.That(made.Equilibrium.UnbalancedRatio < 1e-2
            || made.Equilibrium.MeanOverlapFraction < 1e-4, Is.True, "at rest, or free of load");
        Assert.That(made.Thickness, Is.EqualTo(given.Box.Length.Z).Within(0.05 * given.Box.Length.Z + 1e-12));
        Assert.That(made.GivenNote, Does.Contain("it was relaxed, the particles moved by"));
        var most = Enumerable.Range(0, given.Spheres.Count)
            .Max(i => given.Box.MinImage(made.Spheres.Position[i] - given.Spheres.Position[i]).Length);
        Assert.That(most, Is.LessThan(0.5 * Radius), "relaxed, not flown apart");
    }

    [Test]
    public void OverlapsThatHaveNowhereToGoAreRefused()
    {
        // Nine spheres side by side on less room than their diameters: only up is a way out, and the platen gives way by 5 %.
        var spheres = new Spheres(9);
        for (var i = 0; i < spheres.Count; i++)
        {
            spheres.Position[i] = new Vec3((i % 3 + 0.5) * 1.91 * Radius, (i / 3 + 0.5) * 1.91 * Radius, (1.0 + 0.01 * (i % 2)) * Radius);
            (spheres.Radius[i], spheres.ApparentRadius[i], spheres.FilmThickness[i]) = (Radius, Radius, 0.0);
        }

        var given = new GivenPacking { Spheres = spheres, Box = Box.Layer(5.73 * Radius, 5.73 * Radius, PackingCheck.TopOf(spheres)) };
        var refused = Assert.Throws<PackingException>(() => GivenLayer.Take(Electrode(given), 1))!;
        Assert.That((refused.WasTried, refused.Message), Is.EqualTo((true, refused.Message)));
        Assert.That(refused.Message, Does.Contain("do not relax while its thickness grows by at most 5 %"));
    }

    [Test]
    public void ThreadsChangeNothing()
    {
        var electrode = Electrode(Lattice(0.05));
        var (one, two) = (GivenLayer.Take(electrode, 1), GivenLayer.Take(electrode, 1, new PackingSettings { Threads = 2 }));
        Assert.That(two.Spheres.Position, Is.EqualTo(one.Spheres.Position));
    }

    [Test]
    public void TouchingPairsAreTheContactsOfTheLaw()
    {
        var made = GivenLayer.Take(Electrode(Lattice(0.05)), 1);
        var found = TouchingPairs.Of(made.Spheres, made.Box);
        using var all = Assert.EnterMultipleScope();
        Assert.That(found.First.Zip(found.Second).Order(), Is.EqualTo(made.Contacts.First.Zip(made.Contacts.Second).Order()));
        Assert.That(Fabric.Vertical(Fabric.Of(found)), Is.EqualTo(Fabric.Vertical(Fabric.Of(made.Contacts))).Within(1e-9));
        Assert.That(MeanOverlap.Of(found, made.Spheres.Radius), Is.EqualTo(MeanOverlap.Of(made.Contacts, made.Spheres.Radius))
            .Within(1e-12));
    }

    [Test]
    public void SizesOfFewAndOfManyDiametersKeepTheirQuantiles()
    {
        foreach (var kinds in (int[])[1, 3, 500])
        {
            var given = Lattice(0.0, layers: 100);
            for (var i = 0; i < given.Spheres.Count; i++) given.Spheres.Radius[i] = Radius * (1.0 + 0.5 * (i % kinds) / kinds);
            var certificate = SizeCertificate.Of(given.Spheres, new SizeDistribution(given.Sizes()));
            using var all = Assert.EnterMultipleScope();
            // Both are steps of the same particles; a grid of 4096 sizes lies between them.
            Assert.That(certificate.TargetNumber.D50, Is.EqualTo(certificate.Number.D50)
                .Within(0.01 * certificate.Number.D50), $"{kinds} sizes");
            Assert.That(certificate.TargetVolume.D90, Is.EqualTo(certificate.Volume.D90)
                .Within(0.01 * certificate.Volume.D90), $"{kinds} sizes");
            Assert.That((certificate.TargetSmallest, certificate.TargetLargest), Is.EqualTo((certificate.Smallest, certificate.Largest))
                .Using<double>((a, b) => Math.Abs(a - b) < 1e-8 * b));
        }
    }

    [Test]
    public void TheUpperFaceOfASphereIsThatOfGeometry()
    {
        var (spheres, box) = (new Spheres(1), Box.Layer(40e-6, 40e-6, 10e-6));
        (spheres.Position[0], spheres.ApparentRadius[0]) = (new Vec3(1e-6, 39e-6, Radius), Radius); // across a corner
        var top = TopSurface.Of(spheres, box, points: 800);
        var area = box.FootArea;
        using var all = Assert.EnterMultipleScope();
        Assert.That(top.MeanHeight, Is.EqualTo(5.0 / 3.0 * Math.PI * Radius * Radius * Radius / area)
            .Within(0.01 * top.MeanHeight), "a cylinder under half a sphere");
        Assert.That(top.BareFoil, Is.EqualTo(1.0 - Math.PI * Radius * Radius / area).Within(0.002));
        var square = Math.PI * Math.Pow(Radius, 4) * (1.0 + 4.0 / 3.0 + 0.5) / area; // mean of z squared
        Assert.That(top.RootMeanSquare, Is.EqualTo(Math.Sqrt(square - top.MeanHeight * top.MeanHeight)).Within(0.01 * top.RootMeanSquare));
    }

    private static ElectrodeSpec Electrode(GivenPacking given) =>
        new()
        {
            Given = given,
            LateralX = given.Box.Length.X,
            LateralY = given.Box.Length.Y,
            Thickness =
            given.Box.Length.Z,
            SolidsFraction = given.SolidsFraction
        };

    // Three by three columns whose pitch is short of touching by a fraction of the radius upward only: sideways there is room.
    private static GivenPacking Lattice(double overlap, int layers = 3)
    {
        var spheres = new Spheres(9 * layers);
        var pitch = (2.0 - overlap) * Radius;
        for (var i = 0; i < spheres.Count; i++)
        {
            var sway = 0.1 * Radius * (i / 9 % 2); // no column stands quite straight
            spheres.Position[i] = new Vec3((i % 3 + 0.5) * 2.2 * Radius + sway, (i / 3 % 3 + 0.5) * 2.2 * Radius, Radius + i / 9 * pitch);
            spheres.Radius[i] = spheres.ApparentRadius[i] = Radius;
            spheres.FilmThickness[i] = double.NaN;
        }

        return new GivenPacking { Spheres = spheres, Box = Box.Layer(6.6 * Radius, 6.6 * Radius, PackingCheck.TopOf(spheres)) };
    }
}
