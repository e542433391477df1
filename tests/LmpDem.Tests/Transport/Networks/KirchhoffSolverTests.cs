using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class KirchhoffSolverTests
{
    [Test]
    public void UnequalChainIsItsSumOfResistances()
    {
        double[] conductance = [1e-3, 2.0, 3e2, 1e-2, 7.0];
        var state = Between(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5], conductance, 0, 5);
        var expected = 1.0 / conductance.Sum(g => 1.0 / g);
        Assert.That(state.Fed[0] / expected, Is.EqualTo(1.0)
            .Within(1e-9), "chains are eliminated exactly, what is left is rounding over five decades");
        Assert.That(state.Fed[5], Is.EqualTo(-state.Fed[0]).Within(1e-9 * state.Fed[0]));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(40)]
    public void LadderFollowsItsRecursion(int rungs)
    {
        // Rails of 1 Ohm above, an ideal rail below, rungs of 1 Ohm: r(1) = 2, r(n+1) = 1 + r(n) / (1 + r(n)), to the golden ratio.
        var resistance = 2.0;
        for (var n = 1; n < rungs; n++) resistance = 1.0 + resistance / (1.0 + resistance);
        int[] rails = [.. Enumerable.Range(0, rungs)];
        var state = Between(
            rungs + 2, [.. rails, .. rails.Select(k => k + 1)], [.. rails.Select(k => k + 1), .. rails.Select(_ => rungs + 1)],
            Ones(2 * rungs), 0, rungs + 1);
        Assert.That(1.0 / state.Fed[0], Is.EqualTo(resistance).Within(1e-10));
        if (rungs == 40) Assert.That(1.0 / state.Fed[0], Is.EqualTo(0.5 * (1.0 + Math.Sqrt(5.0))).Within(1e-10));
    }

    [TestCase(2, 24)]
    [TestCase(3, 12)]
    public void NeighboursOfAPeriodicLatticeHaveFostersResistance(int dimensions, int n)
    {
        // Foster 1949: conductance times resistance, summed over all edges, is nodes - 1; edges of a periodic lattice are all alike.
        var (nodes, first, second) = Periodic(dimensions, n);
        var state = Between(nodes, first, second, Ones(first.Length), 0, 1);
        var exact = (1.0 - 1.0 / nodes) / dimensions;
        Assert.That(1.0 / state.Fed[0], Is.EqualTo(exact).Within(1e-9), "in the limit of a large lattice 1/2 and 1/3 Ohm");
    }

    [Test]
    public void RandomConductancesGiveThePotentialsOfADirectSolution()
    {
        var random = new Philox(5, "test");
        const int nodes = 60;
        List<int> first = [], second = [];
        List<double> conductance = [];
        for (var i = 0; i < nodes; i++)
        {
            for (var j = i + 1; j < nodes; j++)
            {
                if (random.NextUniform() > 0.08 && j != i + 1) continue;
                first.Add(i);
                second.Add(j);
                conductance.Add(Math.Exp(3.0 * random.NextNormal()));
            }
        }

        var state = Between(nodes, first, second, conductance, 0, nodes - 1);
        var exact = Direct(nodes, first, second, conductance);
        for (var i = 0; i < nodes; i++)
            Assert.That(state.Potential[i], Is.EqualTo(exact[i]).Within(1e-8), "tolerance 1e-10 times the spread of conductances");
        Assert.That(state.RelativeResidual, Is.LessThanOrEqualTo(1e-10));
    }

    [Test]
    public void NodesWithoutAHeldOneFloat()
    {
        var solver = new KirchhoffSolver(
            new ConductanceGraph(5, [0, 2, 3], [1, 3, 4], [1.0, 1.0, 0.0]), [true, false, false, false, false]);
        var state = solver.Solve([2.0, 0, 0, 0, 0]);
        Assert.That(state.Potential, Is.EqualTo(new[] { 2.0, 2.0, double.NaN, double.NaN, double.NaN }));
        Assert.That(state.Current, Is.All.Zero);
        Assert.That(() => solver.Solve([2.0, 0, 0, 0, 0], [0, 0, 1.0, 0, 0]), Throws.ArgumentException);
    }

    [Test]
    public void ADilutedCubeNearItsThresholdConverges()
    {
        var network = Lattice.Cubic(20, 20, 1e-5);
        var area = Lattice.RandomAreas(network, 0.27, 2.0, 3);
        var first = LayerConduction.Of(network, area, new ConductionSpec());
        Assert.That(first.RelativeResidual, Is.LessThanOrEqualTo(1e-10));
        Assert.That(first.Iterations, Is.LessThan(200), "a sampled factor needs some tens");
        Assert.That(first.TotalCurrent, Is.GreaterThan(0.0));
        Assert.That(LayerConduction.Of(network, area, new ConductionSpec()).Current, Is.EqualTo(first.Current), "the same bits again");
    }

    private static KirchhoffState Between(
        int nodes, IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<double> conductance, int from, int to)
    {
        var held = new bool[nodes];
        held[from] = held[to] = true;
        var potential = new double[nodes];
        potential[from] = 1.0;
        return new KirchhoffSolver(new ConductanceGraph(nodes, first, second, conductance), held).Solve(potential);
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static (int Nodes, int[] First, int[] Second) Periodic(int dimensions, int n)
    {
        var nodes = (int)Math.Pow(n, dimensions);
        List<int> first = [], second = [];
        for (var i = 0; i < nodes; i++)
        {
            for (int d = 0, stride = 1; d < dimensions; d++, stride *= n)
            {
                first.Add(i);
                second.Add(i / stride % n == n - 1 ? i - (n - 1) * stride : i + stride);
            }
        }

        return (nodes, [.. first], [.. second]);
    }

    // Gauss elimination with pivoting; node 0 at 1 V, the last at 0 V.
    private static double[] Direct(int nodes, List<int> first, List<int> second, List<double> conductance)
    {
        var a = new double[nodes, nodes + 1];
        for (var e = 0; e < first.Count; e++)
        {
            int i = first[e], j = second[e];
            a[i, i] += conductance[e];
            a[j, j] += conductance[e];
            a[i, j] -= conductance[e];
            a[j, i] -= conductance[e];
        }

        foreach (var held in new[] { 0, nodes - 1 })
        {
            for (var c = 0; c <= nodes; c++) a[held, c] = c == held ? 1.0 : 0.0;
        }

        a[0, nodes] = 1.0;
        for (var p = 0; p < nodes; p++)
        {
            var best = p;
            for (var r = p + 1; r < nodes; r++) if (Math.Abs(a[r, p]) > Math.Abs(a[best, p])) best = r;
            for (var c = 0; c <= nodes; c++) (a[p, c], a[best, c]) = (a[best, c], a[p, c]);
            for (var r = 0; r < nodes; r++)
            {
                if (r == p) continue;
                var f = a[r, p] / a[p, p];
                for (var c = p; c <= nodes; c++) a[r, c] -= f * a[p, c];
            }
        }

        return [.. Enumerable.Range(0, nodes).Select(i => a[i, nodes] / a[i, i])];
    }
}
