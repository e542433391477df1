using System.Globalization;
using LmpDem.Verification;
using LmpDem.Verification.Suite;
using NUnit.Framework;

namespace LmpDem.Validation;

[TestFixture]
public sealed class VerificationTests
{
    private static IEnumerable<TestCaseData> Quick =>
        VerificationSuite.Experiments(quick: true).Select(e => new TestCaseData(e).SetArgDisplayNames(e.Name));

    [TestCaseSource(nameof(Quick))]
    public void ExperimentEndsAsItsReference(IVerification experiment)
    {
        var rows = experiment.Run();
        Assert.That(rows, Is.Not.Empty);
        using var all = Assert.EnterMultipleScope();
        foreach (var row in rows)
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Quantity}: {row.Value:g6}, {row.Source}: {row.Reference:g6}; {row.ErrorKind} error {row.Error:g3}, tolerance "
                    + $"{row.Tolerance:g3} ({row.Reason})");
            TestContext.Out.WriteLine(text);
            Assert.That(row.Status, Is.Not.EqualTo(VerificationCase.Failed), text);
        }
    }

    [Test]
    public void NamesAreUnique() => Assert.That(VerificationSuite.Experiments(quick: false).Select(e => e.Name), Is.Unique);

    [Test]
    public void ARowThatIsNotANumberFails() =>
        Assert.That(VerificationCase.Relative("", "", double.NaN, 1.0, "", 1.0, "").Passed, Is.False);

    [Test]
    public void AKnownLimitHasABoundAboveItsTolerance()
    {
        var row = VerificationCase.Absolute("", "", 0.06, 0.0, "", 0.05, "").Limited(0.08, "why");
        Assert.That(row.Status, Is.EqualTo("known limit"));
        Assert.That((row with { Error = 0.04 }).Status, Is.EqualTo("ok"));
        Assert.That((row with { Error = 0.09 }).Status, Is.EqualTo("failed"));
        Assert.That((row with { Error = double.NaN }).Status, Is.EqualTo("failed"));
    }

    [Test]
    public void RowsStandInTheOrderOfExperimentsOnAnyNumberOfThreads([Values(1, 3)] int threads)
    {
        IVerification[] experiments = [.. Enumerable.Range(0, 7).Select(k => new Numbered(k))];
        var rows = VerificationSuite.Run(experiments, threads);
        Assert.That(rows.Select(r => r.Value), Is.EqualTo(Enumerable.Range(0, 14).Select(k => (double)k)));
    }

    // The first ones take longest, and every second one counts as long.
    private sealed class Numbered(int number) : IVerification
    {
        public string Name => $"number {number}";

        public bool IsQuick => number % 2 == 0;

        public IReadOnlyList<VerificationCase> Run()
        {
            Thread.Sleep(10 * (7 - number));
            return [.. new[] { 2 * number, 2 * number + 1 }.Select(v => VerificationCase.Absolute(Name, "", v, v, "", 0.0, ""))];
        }
    }
}
