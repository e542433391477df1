using LmpDem.Tests.Transport.Plating;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

/// <summary>Every iterative solve tells whether it came to its tolerance; held to one iteration it does not.</summary>
public sealed class SolveCheckTests
{
    [Test]
    public void ANumberThatIsNoneIsNotConverged()
    {
        Assert.That(new SolveCheck("x", double.NaN, 1.0).Converged, Is.False);
        Assert.That(new SolveCheck("x", 1e-7, 1e-6).Converged, Is.True);
        Assert.That(
            new SolveCheck("conduction", 0.0123, 1e-10).ToString(),
                Is.EqualTo("conduction did not converge: residual 1.2e-2 where 1.0e-10 is allowed"));
    }

    [Test]
    public void ANetworkTellsWhetherItConverged()
    {
        var network = Lattice.Cubic(8, 8, 1e-5);
        var area = Lattice.RandomAreas(network, 0.4, 2.0, 3);
        Assert.That(LayerConduction.Of(network, area, new ConductionSpec()).Check.Converged, Is.True);
        var cut = LayerConduction.Of(network, area, new ConductionSpec(), maxIterations: 1);
        Assert.That(cut.Check.Converged, Is.False);
        Assert.That(cut.Iterations, Is.EqualTo(1));
        Assert.That(cut.Check.Residual, Is.EqualTo(cut.RelativeResidual).And.GreaterThan(1e-10));
        var ebac = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec(), maxIterations: 1).Map();
        Assert.That(ebac.Check.Converged, Is.False);
    }

    [Test]
    public void DiffusionTellsResidualAndFluxes()
    {
        var pores = PoreSpace.Of(Diffusion.LaplaceSolverTests.Pack(24));
        Assert.That(LaplaceSolver.Solve(pores, Axis.Z).Converged, Is.True);
        var cut = LaplaceSolver.Solve(pores, Axis.Z, new DiffusionSettings { MaxIterations = 1 });
        Assert.That(cut.Converged, Is.False);
        Assert.That(cut.Checks.Select(c => c.What), Is.EqualTo(new[] { "diffusion along z", "balance of the fluxes along z" }));
        Assert.That(cut.Checks[1].Residual, Is.EqualTo(cut.FluxDifference));
    }

    [Test]
    public void ASecondaryCurrentTellsItsResidualInsteadOfEndingTheRun()
    {
        var spec = new PlatingSpec { Kinetics = KineticsLaw.ButlerVolmer };
        var cells = Layers.Plane(3, 2, 11);
        var cut = SecondaryCurrent.Solve(
            cells, Layers.AllFaces(cells, 1), ElectronicLinks.Of([true]), spec, -5e4 * cells.FootArea, maxSteps: 1);
        Assert.That(cut.Check("first plating").Converged, Is.False);
        Assert.That(cut.NewtonSteps, Is.EqualTo(1));
        var whole = SecondaryCurrent.Solve(cells, Layers.AllFaces(cells, 1), ElectronicLinks.Of([true]), spec, -5e4 * cells.FootArea);
        Assert.That(whole.Check("first plating").Converged, Is.True);
    }
}
