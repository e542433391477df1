using LmpDem.Transport.Plating;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Plating;

public sealed class SecondaryCurrentTests
{
    private static readonly PlatingSpec Spec = new() { InterphaseResistance = 0.0 };

    private static double Thermal => 1.0 / Electrochemistry.InverseThermalVoltage(Spec.Temperature);

    [TestCase(KineticsLaw.Linear, 2.0)]
    [TestCase(KineticsLaw.ButlerVolmer, 2.0)]
    [TestCase(KineticsLaw.ButlerVolmer, -5e4)] // hundreds of millivolts: the Tafel branch, and stripping
    public void APlaneIsASeriesOfElectrolyteAndKinetics(KineticsLaw law, double density)
    {
        var spec = Spec with { Kinetics = law };
        var cells = Layers.Plane(3, 2, 11);
        var result = SecondaryCurrent.Solve(cells, Layers.AllFaces(cells, 1), ElectronicLinks.Of([true]), spec, density * cells.FootArea);
        var ohmic = density * 10 * Layers.Edge / spec.ElectrolyteConductivity;
        var kinetic = law == KineticsLaw.Linear
            ? density / spec.ExchangeCurrentDensity * Thermal : 2.0 * Thermal * Math.Asinh(density / (2.0 * spec.ExchangeCurrentDensity));
        // a layered medium is exact on cells
        Assert.That(result.Potential, Is.EqualTo(-(ohmic + kinetic)).Within(1e-9 * Math.Abs(ohmic + kinetic)));
        Assert.That(result.Imbalance, Is.LessThan(1e-9)); // ten times the residual asked for
        Assert.That(result.PatchCurrentDensity, Is.All.EqualTo(density).Within(1e-8 * Math.Abs(density)));
    }

    [TestCase(2.0)]
    [TestCase(-300.0)]
    public void AnInterphaseIsInSeriesWithTheKinetics(double density)
    {
        var spec = Spec with { InterphaseResistance = 0.01 };
        var cells = Layers.Plane(3, 2, 11);
        var result = SecondaryCurrent.Solve(cells, Layers.AllFaces(cells, 1), ElectronicLinks.Of([true]), spec, density * cells.FootArea);
        var expected = density * (10 * Layers.Edge / spec.ElectrolyteConductivity + 0.01)
            + 2.0 * Thermal * Math.Asinh(density / (2.0 * spec.ExchangeCurrentDensity));
        Assert.That(result.Potential, Is.EqualTo(-expected).Within(1e-9 * Math.Abs(expected)));
    }

    [Test]
    public void AnInterphaseEvensTheCurrentOut()
    {
        // A slit between fins: fast kinetics draw the current to its mouth, an interphase of much larger resistance spreads it by area.
        var cells = Layers.Of(2, 1, 40, (x, _, _) => x == 0 ? 0 : ElectrodeCells.Pore);
        var spec = Spec with { Kinetics = KineticsLaw.Linear, ExchangeCurrentDensity = 1e4 };
        var patches = Layers.AllFaces(cells, 1);
        double Min(PlatingSpec s) =>
            SecondaryCurrent.Solve(
            cells, patches, ElectronicLinks.Of([true]), s, 2.0 * cells.FootArea).PatchCurrentDensity.Min() * patches.Sum(
            p => p.Area) / (2.0 * cells.FootArea);
        Assert.That(Min(spec), Is.LessThan(0.01));
        // nu^2 / 6 with nu^2 = 2 L^2 / (kappa R w) = 0.036
        Assert.That(Min(spec with { InterphaseResistance = 0.1 }), Is.EqualTo(1.0).Within(0.04));
    }

    [Test]
    public void FreeCopperAloneNeedsItsNucleationOverpotential()
    {
        var cells = Layers.Of(2, 2, 5, (_, _, _) => ElectrodeCells.Pore);
        var result = SecondaryCurrent.Solve(cells, ReactivePatches.OnFreeFoil(cells), ElectronicLinks.Of([]), Spec, 2.0 * cells.FootArea);
        var expected = Spec.NucleationOverpotential + 2.0 * Thermal * Math.Asinh(0.1)
            + 2.0 * 5 * Layers.Edge / Spec.ElectrolyteConductivity;
        Assert.That(result.Potential, Is.EqualTo(-expected).Within(1e-9));
        Assert.That(result.FoilCurrent, Is.EqualTo(2.0 * cells.FootArea).Within(1e-9 * 2.0 * cells.FootArea));
        // nothing to strip
        Assert.That(SecondaryCurrent.Solve(cells, ReactivePatches.OnFreeFoil(cells), ElectronicLinks.Of([]), Spec, -1e-12).Carried,
            Is.False);
    }

    [Test]
    public void AFloatingBodyCarriesNoNetCurrentButFeelsTheField()
    {
        // A tall floating pillar beside a joined floor: it plates at its top, nearer to the separator, and dissolves at its foot.
        var cells = Layers.Of(6, 6, 30, (x, y, z) => z == 0 ? 0 : x < 2 && y < 2 && z is > 1 and < 26 ? 1 : ElectrodeCells.Pore);
        var spec = Spec with { ExchangeCurrentDensity = 3e4 };
        var patches = Layers.AllFaces(cells, 2);
        var current = 5e3 * cells.FootArea;
        var result = SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of([true, false]), spec, current);
        Assert.That(Math.Abs(result.BodyCurrent[1]) / current, Is.LessThan(1e-9)); // solver tolerance
        Assert.That(result.BodyCurrent[0], Is.EqualTo(current).Within(1e-9 * current));
        var pillar = Enumerable.Range(0, patches.Count).Where(k => patches[k].Body == 1).ToArray();
        Assert.That(pillar.Where(k => cells.HeightOf(patches[k].Cell) > 26e-6).Select(k => result.PatchCurrentDensity[k]), Is.All.Positive);
        Assert.That(pillar.Where(k => cells.HeightOf(patches[k].Cell) < 2e-6).Select(k => result.PatchCurrentDensity[k]), Is.All.Negative);
        var lowest = result.ElectrolytePotential.Where(double.IsFinite).Min();
        Assert.That(result.BodyPotential[1], Is.GreaterThan(lowest).And.LessThan(-result.Potential));
    }

    [Test]
    public void BlockedCopperTakesNothingWhileLithiumCarriesTheCurrentWithLess()
    {
        var cells = Layers.Of(4, 4, 6, (x, y, z) => x == 0 && y == 0 && z < 3 ? 0 : ElectrodeCells.Pore);
        IReadOnlyList<ReactivePatch> patches = [.. Layers.AllFaces(cells, 1), .. ReactivePatches.OnFreeFoil(cells)];
        var little = SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of([true]), Spec, 1.0 * cells.FootArea);
        Assert.That(little.FoilCurrent, Is.Zero);
        var much = SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of([true]), Spec, 100.0 * cells.FootArea);
        Assert.That(much.FoilCurrent / much.Applied, Is.InRange(0.01, 0.99));
        Assert.That(little.Imbalance, Is.LessThan(1e-9));
        Assert.That(much.Imbalance, Is.LessThan(1e-9));
    }

    [TestCase(KineticsLaw.Linear, 2.0)]
    [TestCase(KineticsLaw.ButlerVolmer, 2.0)]
    [TestCase(KineticsLaw.ButlerVolmer, 2e4)]
    [TestCase(KineticsLaw.ButlerVolmer, -2e4)]
    public void CurrentIsConservedInAHeapOfBodies(KineticsLaw law, double density)
    {
        const int bodies = 20;
        var cells = Layers.Balls(24, bodies, 5.0, seed: 3);
        IReadOnlyList<ReactivePatch> patches = [.. Layers.AllFaces(cells, bodies), .. ReactivePatches.OnFreeFoil(cells)];
        var links = ElectronicLinks.Of([.. Enumerable.Range(0, bodies).Select(b => b % 3 != 0)]);
        var spec = Spec with { Kinetics = law };
        var result = SecondaryCurrent.Solve(cells, patches, links, spec, density * cells.FootArea);
        TestContext.Out.WriteLine(
            FormattableString.Invariant(
            $"{result.NewtonSteps} Newton steps, {result.Iterations} iterations, unbalanced {result.Imbalance:g3}"));
        Assert.That(result.Imbalance, Is.LessThan(1e-8)); // sums over some 1e4 nodes, each within the residual
        for (var b = 0; b < bodies; b += 3) Assert.That(Math.Abs(result.BodyCurrent[b] / result.Applied), Is.LessThan(1e-9));

        // The plane just below the separator carries the whole current.
        var crossing = 0.0;
        var layer = cells.Cells.Nx * cells.Cells.Ny;
        for (var v = cells.Count - layer; v < cells.Count; v++)
            if (double.IsFinite(result.ElectrolytePotential[v]))
                crossing += 2.0 * spec.ElectrolyteConductivity * Layers.Edge * (-result.Potential - result.ElectrolytePotential[v]);
        Assert.That(crossing / result.Applied, Is.EqualTo(1.0).Within(1e-8));
    }

    [Test]
    public void PoresThatDoNotReachTheSeparatorTakeNoPart()
    {
        var cells = Layers.Of(3, 3, 9, (_, _, z) => z is 3 or 4 ? 0 : ElectrodeCells.Pore);
        var patches = Layers.AllFaces(cells, 1);
        var result = SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of([true]), Spec, 1e-12);
        for (var k = 0; k < patches.Count; k++) Assert.That(result.PatchReached[k], Is.EqualTo(cells.HeightOf(patches[k].Cell) > 5e-6));
        Assert.That(double.IsNaN(result.ElectrolytePotential[0]));
    }

    [Test]
    public void SlowKineticsSpreadTheCurrentByArea()
    {
        const int bodies = 12;
        var cells = Layers.Balls(20, bodies, 4.5, seed: 8);
        var patches = Layers.AllFaces(cells, bodies);
        var spec = Spec with { ExchangeCurrentDensity = 0.01, Kinetics = KineticsLaw.Linear };
        var result = SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of(new bool[bodies].Select(_ => true).ToArray()), spec, 1e-12);
        var mean = 1e-12 / patches.Where((_, k) => result.PatchReached[k]).Sum(p => p.Area);
        for (var k = 0; k < patches.Count; k++)
            if (result.PatchReached[k])
                // inverse Wagner number i0 f L/kappa = 1e-5 times area ratios
                Assert.That(result.PatchCurrentDensity[k] / mean, Is.EqualTo(1.0).Within(1e-3));
    }
}
