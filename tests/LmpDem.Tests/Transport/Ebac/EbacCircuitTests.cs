using LmpDem.Tests.Transport.Networks;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Ebac;

public sealed class EbacCircuitTests
{
    [TestCase(1e-9)]
    [TestCase(0.5)]
    [TestCase(50.0)]
    public void OneSolveIsTheMapPointByPoint(double leak)
    {
        var network = Lattice.Cubic(5, 6, 1e-5);
        var area = Lattice.RandomAreas(network, 0.3, 1.5, 11);
        var circuit = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec { Leak = leak });
        var map = circuit.Map();
        for (var i = 0; i < network.Count; i++)
            Assert.That(map.Fraction[i], Is.EqualTo(circuit.Inject(i))
                .Within(1e-8), "two solves to 1e-10, scaled by the leaks' sum over a junction");
    }

    [Test]
    public void OneBodyDividesTheCurrentByItsConductances()
    {
        var network = Lattice.Cubic(1, 1, 1e-5);
        double[] area = [.. network.Junctions.Select(j => j.AtFoil ? 1e-12 : 0.0)];
        var contact = JunctionConductance.Of(network, area, new ConductionSpec()).Max();
        var map = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec { Leak = 0.25 * contact }).Map();
        Assert.That(map.Fraction[0], Is.EqualTo(0.8).Within(1e-10), "1 / (1 + 1/4)");
    }

    [Test]
    public void ASmallLeakShowsConnectionAlone()
    {
        var network = Lattice.Cubic(8, 8, 1e-5);
        var area = Lattice.RandomAreas(network, 0.3, 1.0, 2);
        var clusters = Clusters.Of(network, area);
        var map = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec()).Map();
        for (var i = 0; i < network.Count; i++)
        {
            if (clusters.IsConnected(i))
                Assert.That(map.Fraction[i], Is.GreaterThan(1.0 - 1e-6), "512 leaks of 1 nS against junctions of about 10 S");
            else Assert.That(map.Fraction[i], Is.Zero);
        }

        Assert.That(map.Mean(network.Volume), Is.EqualTo(clusters.FoilFraction).Within(1e-6));
    }
}
