using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Neighbours;

/// <summary>The search finds exactly the overlapping pairs of spheres thrown at random.</summary>
[TestFixture]
[Parallelizable]
public sealed class NeighbourTests
{
    private const double Largest = 1e-4;

    // Periodic and open axes, thin boxes down to the shortest allowed edge, and a flat one.
    private static readonly Box[] Boxes =
    [
        new(new Vec3(20, 20, 20) * Largest, true, true, true),
        new(new Vec3(20, 20, 20) * Largest, true, true, false),
        new(new Vec3(20, 20, 20) * Largest, false, false, false),
        new(new Vec3(4.001, 30, 30) * Largest, true, true, true),
        new(new Vec3(4.1, 4.1, 60) * Largest, true, true, false),
        new(new Vec3(60, 0.1, 60) * Largest, false, false, true),
    ];

    [Test]
    public void FindsTheOverlappingPairs(
        [ValueSource(nameof(Boxes))] Box box, [Values(1.0, 4.0, 10.0, 30.0)] double ratio, [Values(1, 2)] int threads)
    {
        // Many small and few large ones, at least 3,000 so that two workers run.
        var random = new Random((int)(100 * ratio) + threads);
        var spheres = new Spheres(4000);
        for (var i = 0; i < spheres.Count; i++)
        {
            spheres.Radius[i] = spheres.ApparentRadius[i] = Largest * Math.Pow(
                ratio, -Math.Sqrt(random.NextDouble())) * (ratio > 1.0 ? 1.0 : 0.3);
            spheres.Position[i] = new Vec3(
                box.Length.X * (1.2 * random.NextDouble() - 0.1), box.Length.Y * (1.2 * random.NextDouble() - 0.1),
                    box.Length.Z * (1.2 * random.NextDouble() - 0.1));
        }

        using var stepper = DemStepper.Create(
            spheres, box, [], new MaterialSpec(), new ContactSpec { Law = ContactLaw.Linear }, new DemSettings { Threads = threads });
        stepper.Synchronize();
        var contacts = stepper.Contacts();
        var found = Enumerable.Range(0, contacts.Count).Select(c => (contacts.First[c], contacts.Second[c])).ToList();
        var expected = Pairs(stepper.Spheres, box);
        Assert.That(expected, Has.Count.GreaterThan(100), "pairs to be missed");
        Assert.That(found.Except(expected), Is.Empty, "pairs that do not overlap");
        Assert.That(expected.Except(found), Is.Empty, "pairs that were missed");
        Assert.That(found, Has.Count.EqualTo(expected.Count), "pairs found twice");
    }

    private static List<(int First, int Second)> Pairs(Spheres s, Box box)
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < s.Count; i++)
        {
            for (var j = i + 1; j < s.Count; j++)
            {
                var reach = s.ApparentRadius[i] + s.ApparentRadius[j];
                if (box.MinImage(s.Position[i] - s.Position[j]).Length < reach) pairs.Add((i, j));
            }
        }

        return pairs;
    }
}
