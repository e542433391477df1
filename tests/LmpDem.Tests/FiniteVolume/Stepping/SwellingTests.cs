using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

[TestFixture]
public sealed class SwellingTests
{
    // Two spheres that overlap by 4 % of the radius, between walls that touch them.
    [Test]
    public void BodiesSwellToTheirVolumeAndPushEachOtherApart()
    {
        const double radius = 10e-6, overlap = 0.4e-6, height = 39.6e-6;
        BodySeed[] seeds = [new(new Vec3(0, 0, radius), radius, 100e-9), new(new Vec3(0, 0, 3 * radius - overlap), radius, 100e-9)];
        double[] scale = [0.96, 0.96];
        using var stepper = FvStepper.Create(
            seeds, new Box(new Vec3(1e-4, 1e-4, height), false, false, false), PressedBodies.Walls(height), PressedBodies.Settings, scale);
        var calls = 0;
        stepper.Swell(seeds, scale, 2000, () => calls++);
        stepper.Drag = Drag.Holding;
        stepper.Run(500);
        stepper.SetFilm();
        stepper.Run(FvStepper.SurveyInterval);
        var bodies = stepper.Capture();
        Assert.That(calls, Is.EqualTo(2000 / FvStepper.SurveyInterval));
        for (var b = 0; b < bodies.Count; b++)
        {
            var volume = 4.0 / 3.0 * Math.PI * radius * radius * radius;
            Assert.That(bodies.ReferenceVolume[b], Is.EqualTo(volume).Within(1e-10).Percent, "stress-free");
            Assert.That(Volume(bodies, b), Is.EqualTo(volume).Within(0.1).Percent, "as pressed: the hand-off's limit of 1e-3");
        }

        Assert.That(bodies.FilmIntact, Is.All.EqualTo(1.0), "the film is set after swelling");
        Assert.That(stepper.Contacts.EntriesOf(0).ToArray().Any(e => e.Active == 1)
            || stepper.Contacts.EntriesOf(1).ToArray().Any(e => e.Active == 1), Is.True, "they touch");
    }

    private static double Volume(LmpDem.FiniteVolume.Measures.BodyGeometry g, int body)
    {
        var sum = 0.0;
        for (var t = g.FacetFirst[body]; t < g.FacetFirst[body + 1]; t++)
        {
            Vec3 a = g.Nodes[g.FacetCorners[3 * t]], b = g.Nodes[g.FacetCorners[3 * t + 1]], c = g.Nodes[g.FacetCorners[3 * t + 2]];
            sum += Vec3.Dot(a, Vec3.Cross(b, c)) / 6.0;
        }

        return sum;
    }
}
