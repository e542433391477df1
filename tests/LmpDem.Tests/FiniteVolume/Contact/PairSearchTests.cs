using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.Tests.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Contact;

[TestFixture]
public sealed class PairSearchTests
{
    // Edges over the mean diameter: many cells, less than three, and so narrow that bodies meet their own images.
    [TestCase(8.0, 6.0)]
    [TestCase(2.6, 5.0)]
    [TestCase(1.02, 2.1)]
    public void FindsWhatALookAtAllFinds(double lengthX, double lengthY)
    {
        const double diameter = 20e-6;
        var box = Box.Layer(lengthX * diameter, lengthY * diameter, 60e-6);
        using var bodies = Bodies(box, 40);
        var (quick, slow) = (Owned(bodies), Owned(bodies));
        PairSearch search = new(bodies, box, quick), reference = new(bodies, box, slow);
        search.SortBodies();
        for (var s = 0; s < bodies.Count; s++)
        {
            search.Search(s);
            slow[s].Near.AddRange(Enumerable.Range(0, bodies.Count));
            reference.SearchNear(s);
        }

        var pairs = 0;
        for (var s = 0; s < bodies.Count; s++)
        {
            search.ListIncoming(s);
            reference.ListIncoming(s);
            Assert.That(Pairs(quick[s]), Is.EqualTo(Pairs(slow[s])), $"pairs of slot {s}");
            Assert.That(Entries(quick[s]), Is.EqualTo(Entries(slow[s])), $"entries of slot {s}");
            Assert.That(Incoming(quick[s]), Is.EqualTo(Incoming(slow[s])), $"what presses on slot {s}");
            pairs += quick[s].PairCount;
        }

        Assert.That(pairs, Is.GreaterThan(bodies.Count));
        foreach (var o in quick.Concat(slow)) o.Dispose();
    }

    private static BodySet Bodies(Box box, int count)
    {
        var random = new Philox(3, "pair_search", 0);
        double Along(double length) => (1.2 * random.NextUniform() - 0.1) * length;
        var seeds = Enumerable.Range(0, count).Select(_ => new BodySeed(
            new Vec3(Along(box.Length.X), Along(box.Length.Y), Along(box.Length.Z)),
            (5.0 + 10.0 * random.NextUniform()) * 1e-6, 0.0)).ToArray();
        var settings = PressedBodies.Settings with { Template = new TemplateSize(4, 2), GradeBySize = true };
        return BodyAssembly.Build(seeds, BodyAssembly.Meshes(seeds, settings), scale: null, settings);
    }

    private static OwnedContacts[] Owned(BodySet bodies) => [.. Enumerable.Range(0, bodies.Count).Select(_ => new OwnedContacts())];

    private static BodyPair[] Pairs(OwnedContacts o) => o.Pairs.AsSpan()[..o.PairCount].ToArray();

    private static ContactEntry[] Entries(OwnedContacts o) => o.Entries.AsSpan()[..o.EntryCount].ToArray();

    private static long[] Incoming(OwnedContacts o) => o.Incoming.AsSpan()[..o.IncomingCount].ToArray();
}
