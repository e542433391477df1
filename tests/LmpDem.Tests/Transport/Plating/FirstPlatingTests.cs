using LmpDem.Transport.Plating;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Plating;

public sealed class FirstPlatingTests
{
    private static readonly PlatingSpec Spec = new() { ProfileBins = 5, InterphaseResistance = 0.0, PlatingCurrentDensity = 2.0 };

    // A pillar of body 0 up to 10 um with body 1 upon it up to 20 um, pores around and 5 um above.
    private static readonly ElectrodeCells Pillar = Layers.Of(
        6, 6, 25, (x, y, z) => x > 1 || y > 1 || z >= 20 ? ElectrodeCells.Pore : z / 10);

    private static IReadOnlyList<ReactivePatch> Surface => [.. Layers.AllFaces(Pillar, 2), .. ReactivePatches.OnFreeFoil(Pillar)];

    [Test]
    public void WithoutJoinedLithiumAllPlatesOnCopper()
    {
        var (distribution, profile) = FirstPlating.Of(Pillar, Surface, ElectronicLinks.Of([false, false]), Spec);
        Assert.That(profile.CopperFraction, Is.EqualTo(1.0).Within(1e-8)); // solver tolerance
        Assert.That(profile.BodyFraction, Is.All.Zero);
        Assert.That(profile.MeanHeight, Is.Zero);
        Assert.That(distribution.Potential, Is.LessThan(-Spec.NucleationOverpotential));
    }

    [Test]
    public void JoinedLithiumTakesTheCurrentWhereItIs()
    {
        var (_, low) = FirstPlating.Of(Pillar, Surface, ElectronicLinks.Of([true, false]), Spec);
        var (_, whole) = FirstPlating.Of(Pillar, Surface, ElectronicLinks.Of([true, true]), Spec);
        Assert.That(low.BodyFraction.Skip(2), Is.All.EqualTo(0.0).Within(1e-9)); // body 0 ends in the second bin of 5 um
        Assert.That(low.UpperFraction, Is.LessThan(1e-9));
        Assert.That(whole.BodyFraction.Take(4), Is.All.Positive);
        // Kinetics are slow beside the electrolyte here (the drop over 25 um is 0.06 mV), so the share is that of the bare area:
        // 20 layers of 8 faces and the 4 faces of the top, of which the layers from 13 on and the top lie in the upper half.
        Assert.That(whole.UpperFraction, Is.EqualTo(((20 - 12.5) * 8 + 4) / 164.0).Within(4.0 / 164)); // the middle lies within a cell
        Assert.That(whole.MeanHeight, Is.GreaterThan(2.0 * low.MeanHeight).And.LessThan(1.0));
        Assert.That(whole.CopperFraction + whole.BodyFraction.Sum(), Is.EqualTo(1.0).Within(1e-8));
        Assert.That(whole.CellCurrent.Sum(), Is.EqualTo(Spec.CurrentDensity * Pillar.FootArea).Within(1e-8 * 2.0 * Pillar.FootArea));
    }

    [Test]
    public void FastKineticsDrawTheCurrentToTheSeparator()
    {
        var (_, slow) = FirstPlating.Of(Pillar, Surface, ElectronicLinks.Of([true, true]), Spec);
        var (_, fast) = FirstPlating.Of(Pillar, Surface, ElectronicLinks.Of([true, true]), Spec with { ExchangeCurrentDensity = 1e5 });
        Assert.That(fast.MeanHeight, Is.GreaterThan(slow.MeanHeight + 0.1)); // depth of penetration sqrt(kappa RT / (F i0 a)) falls to 1 um
    }

    [Test]
    public void ALayerOfElectrolyteWetsTheSurfaceAtTheSeparator()
    {
        var flat = Layers.Of(2, 2, 2, (_, _, _) => 0);
        Assert.That(Layers.AllFaces(flat, 1), Is.Empty);
        var wet = Layers.Of(2, 2, 3, (_, _, z) => z < 2 ? 0 : ElectrodeCells.Pore);
        Assert.That(Layers.AllFaces(wet, 1).Sum(p => p.Area), Is.EqualTo(wet.FootArea).Within(1e-24));
    }
}
