using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class LayerConductionTests
{
    private const double Radius = 1e-5;

    [Test]
    public void CubicLatticeIsColumnsInParallel()
    {
        var network = Lattice.Cubic(5, 7, Radius);
        double[] area = [.. Enumerable.Repeat(4e-12, network.Junctions.Count)];
        var spec = new ConductionSpec();
        var made = LayerConduction.Of(network, area, spec);
        double Side(double a) =>
            SpotResistance.HalfSpace(a, spec.LithiumResistivity) + SpotResistance.Body(a, Radius, spec.LithiumResistivity);
        var column = SpotResistance.HalfSpace(4e-12, spec.FoilResistivity) + 13.0 * Side(4e-12);
        Assert.That(made.TotalCurrent * column / 25.0, Is.EqualTo(1.0).Within(1e-9), "solver tolerance");
        Assert.That(made.Height, Is.EqualTo(13.0 * Radius).Within(1e-18));
        Assert.That(made.Conductivity / (13.0 * Radius / column / (4.0 * Radius * Radius)), Is.EqualTo(1.0).Within(1e-9));
        for (var k = 0; k < area.Length; k++)
        {
            var junction = network.Junctions[k];
            var across = !junction.AtFoil && junction.Second - junction.First != 25;
            Assert.That(Math.Abs(made.Current[k]) * column, Is.EqualTo(across ? 0.0 : 1.0).Within(1e-8));
        }
    }

    [Test]
    public void ALayerThatDoesNotSpanConductsNothing()
    {
        var network = Lattice.Cubic(3, 3, Radius);
        double[] area = [.. network.Junctions.Select(j => j.AtFoil ? 1e-12 : 0.0)];
        var made = LayerConduction.Of(network, area, new ConductionSpec());
        Assert.That(made.Conductivity, Is.Zero);
        Assert.That(made.Potential[..9], Is.All.Zero);
        Assert.That(made.Potential[9..18], Is.All.NaN);
        Assert.That(made.Potential[18..], Is.All.EqualTo(1.0));
    }
}
