using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>Variance by factor: textbook tables of analysis of variance, functions whose indices are known.</summary>
[TestFixture]
public sealed class VarianceTests
{
    // Life of batteries [h] by plate material and temperature (Montgomery, Design and Analysis of Experiments, table 5.1; results table
    // 5.5).
    private static readonly double[][][] Batteries =
    [
        [[130, 155, 74, 180], [34, 40, 80, 75], [20, 70, 82, 58]],
        [[150, 188, 159, 126], [136, 122, 106, 115], [25, 70, 58, 45]],
        [[138, 110, 168, 160], [174, 120, 150, 139], [96, 104, 82, 60]],
    ];

    // Dried weight of plants under control and two treatments (Dobson 1983; data set PlantGrowth of R: F = 4.846, p = 0.0159).
    private static readonly double[][] Plants =
    [
        [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14],
        [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
        [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
    ];

    [Test]
    public void TwoFactorsWithRepeatsAreThoseOfTheTextbook()
    {
        var (material, temperature, life) = (new List<int>(), new List<int>(), new List<double>());
        for (var m = 0; m < 3; m++)
            for (var t = 0; t < 3; t++)
                foreach (var value in Batteries[m][t])
                {
                    material.Add(m);
                    temperature.Add(t);
                    life.Add(value);
                }

        var rows = AnalysisOfVariance.Of([("material", [.. material]), ("temperature", [.. temperature])], [.. life]);
        Assert.That(rows.Select(r => r.Source), Is.EqualTo((string[])["material", "temperature", "interactions", "residual", "total"]));
        Assert.That(rows.Select(r => r.SumOfSquares),
            Is.EqualTo((double[])[10683.72, 39118.72, 9613.78, 18230.75, 77646.97]).Within(0.005));
        Assert.That(rows.Select(r => r.Freedom), Is.EqualTo((int[])[2, 2, 4, 27, 35]));
        Assert.That(rows.Take(3).Select(r => r.F!.Value), Is.EqualTo((double[])[7.91, 28.97, 3.56]).Within(0.005));
        Assert.That(rows[0].P, Is.EqualTo(0.0020).Within(0.00005));
        Assert.That(rows[2].P, Is.EqualTo(0.0186).Within(0.00005));
        Assert.That(rows.Take(4).Sum(r => r.FirstOrder!.Value), Is.EqualTo(1.0).Within(1e-12), "indices and residual make up the whole");
    }

    [Test]
    public void OneFactorIsThatOfTheTextbook()
    {
        int[] levels = [.. Enumerable.Range(0, 30).Select(k => k / 10)];
        var rows = AnalysisOfVariance.Of([("group", levels)], [.. Plants.SelectMany(p => p)]);
        Assert.That(rows[0].SumOfSquares, Is.EqualTo(3.76634).Within(5e-6));
        Assert.That(rows[1].SumOfSquares, Is.EqualTo(10.49209).Within(5e-6));
        Assert.That(rows[0].F, Is.EqualTo(4.846).Within(5e-4));
        Assert.That(rows[0].P, Is.EqualTo(0.01591).Within(5e-6));
    }

    // y = 3 a + 2 b with no noise: with one member per cell the rest, zero, is the error, and a explains 9 / 13 of the variance.
    [Test]
    public void AGridWithoutRepeatsTakesTheRestAsItsError()
    {
        int[] a = [0, 0, 1, 1], b = [0, 1, 0, 1];
        double[] y = [.. a.Zip(b, (i, j) => 3.0 * i + 2.0 * j)];
        var rows = AnalysisOfVariance.Of([("a", a), ("b", b)], y);
        Assert.That(rows[0].SumOfSquares, Is.EqualTo(9.0).Within(1e-12));
        Assert.That(rows[1].SumOfSquares, Is.EqualTo(4.0).Within(1e-12));
        Assert.That(rows[2].Source, Is.EqualTo("residual and interactions"));
        Assert.That(rows[2].SumOfSquares, Is.EqualTo(0.0).Within(1e-12));
    }

    // A missing member leaves the factors' sums beyond each other; their true values are 0 for b.
    [Test]
    public void AMissingMemberDoesNotMoveAFactorsShareToAnother()
    {
        int[] a = [0, 0, 0, 0, 1, 1, 1], b = [0, 0, 1, 1, 0, 0, 1];
        double[] y = [.. a.Select(i => 5.0 * i)];
        y[0] += 1e-3;
        var rows = AnalysisOfVariance.Of([("a", a), ("b", b)], y);
        Assert.That(rows[1].SumOfSquares, Is.LessThan(1e-6), "b does nothing, though it goes along with a");
        Assert.That(rows[0].SumOfSquares, Is.GreaterThan(0.95 * rows[^1].SumOfSquares),
            "less what a and b, which go together, both explain");
    }

    // f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 (Ishigami and Homma 1990): S1 = 0.3139, S2 = 0.4424, S3 = 0.
    [Test]
    public void IndicesOfIshigamiComeOutOfALatinHypercube()
    {
        const int n = 3000;
        var x = Hypercube(n, 3, 11).Select(column => column.Select(u => Math.PI * (2.0 * u - 1.0)).ToArray()).ToArray();
        double[] y = [.. Enumerable.Range(0, n).Select(k =>
            Math.Sin(x[0][k]) + 7.0 * Math.Pow(Math.Sin(x[1][k]), 2) + 0.1 * Math.Pow(x[2][k], 4) * Math.Sin(x[0][k]))];
        double[] known = [0.3139, 0.4424, 0.0];
        for (var f = 0; f < 3; f++)
        {
            var found = FirstOrderIndex.Of(x[f], y, new Bootstrap(400))!.Value;
            Assert.That(found.Index, Is.EqualTo(known[f]).Within(0.03), $"x{f + 1}"); // 32 bins leave 1 % of S2 within bins
            Assert.That(found.Interval.Contains(known[f]) || Math.Abs(found.Interval.Upper - known[f]) < 0.01, Is.True,
                $"x{f + 1}: {found.Interval}");
        }
    }

    // y = x1 + 2 x2 + 3 x3 over uniform factors: indices 1/14, 4/14, 9/14, from no more than sixty members.
    [Test]
    public void IndicesOfALinearFunctionLieInTheirIntervals()
    {
        var x = Hypercube(60, 3, 13);
        double[] y = [.. Enumerable.Range(0, 60).Select(k => x[0][k] + 2.0 * x[1][k] + 3.0 * x[2][k])];
        var found = x.Select(column => FirstOrderIndex.Of(column, y, new Bootstrap())!.Value).ToArray();
        for (var f = 0; f < 3; f++) Assert.That(found[f].Interval.Contains((f + 1) * (f + 1) / 14.0), Is.True, $"x{f + 1}: {found[f]}");
        Assert.That(found.Select(f => f.Index), Is.Ordered);
    }

    [Test]
    public void AFactorThatDoesNothingHasAnIndexOfNone()
    {
        var random = new Philox(17, "noise");
        double[] y = [.. Enumerable.Range(0, 100).Select(_ => random.NextNormal())];
        var mean = Enumerable.Range(0, 20)
            .Average(k => FirstOrderIndex.Of(Hypercube(100, 1, (ulong)(100 + k))[0], y, new Bootstrap(50))!.Value.Index);
        Assert.That(mean, Is.EqualTo(0.0).Within(0.05), "what chance puts between bins is taken off");
    }

    private static double[][] Hypercube(int n, int factors, ulong seed)
    {
        var random = new Philox(seed, "hypercube");
        return
        [
            .. Enumerable.Range(0, factors).Select(_ =>
            {
                var order = Enumerable.Range(0, n).Select(k => (k, Key: random.NextBits())).OrderBy(p => p.Key).Select(p => p.k).ToArray();
                return Array.ConvertAll(order, k => (k + random.NextUniform()) / n);
            }),
        ];
    }
}
