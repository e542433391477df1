using LmpDem.Transport.Calibration;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Calibration;

[TestFixture]
public sealed class ParameterSearchTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void TheLeastOfManyStepsIsFound(int axes)
    {
        // Rastrigin's function, with a minimum every tenth of the region, cut into steps; the deepest stands at 0.317 of each axis.
        var parameters = Enumerable.Range(0, axes).Select(a => new CalibrationParameter { Name = $"p{a}", Lower = 0.0, Upper = 1.0 })
            .ToList();
        static double Rastrigin(double x)
        {
            var d = 10.0 * (x - 0.317);
            return d * d + 10.0 * (1.0 - Math.Cos(2.0 * Math.PI * d));
        }

        var search = ParameterSearch.Run(parameters, v => [[Math.Floor(20.0 * v.Sum(Rastrigin)) / 20.0]], c => c[0][0], isSmooth: false);
        var best = search.Best(t => t.Misfit);
        // The lowest step, below 0.05, is 0.0155 / 2 wide to each side, as d^2 + 20 pi^2 d^2 = 0.05.
        Assert.That(best.Misfit, Is.Zero);
        foreach (var value in best.Values) Assert.That(value, Is.EqualTo(0.317).Within(0.0017));
    }

    [Test]
    public void OfAPlateauTheMiddleIsTaken()
    {
        CalibrationParameter[] one = [new() { Name = "p", Lower = 0.0, Upper = 1.0 }];
        var search = ParameterSearch.Run(one, v => [[v[0] is > 0.2 and < 0.6 ? 0.0 : 1.0]], c => c[0][0], isSmooth: false);
        // The coarse grid has 301 points.
        Assert.That(search.Best(t => t.Misfit).Values[0], Is.EqualTo(0.4).Within(0.5 / 300));
    }

    [Test]
    public void FourParametersAreRefused() =>
        Assert.That(
            () => ParameterSearch.Run(
                [.. Enumerable.Range(0, 4).Select(a => new CalibrationParameter { Name = $"p{a}", Lower = 0.0, Upper = 1.0 })],
                _ => [[0.0]], _ => 0.0, isSmooth: false),
            Throws.ArgumentException);
}
