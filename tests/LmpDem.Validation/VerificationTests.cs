using System.Globalization;
using LmpDem.Verification;
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
                $"{row.Quantity}: {row.Value:g6}, {row.Source}: {row.Reference:g6}; {row.ErrorKind} error {row.Error:g3}, tolerance {row.Tolerance:g3} ({row.Reason})");
            TestContext.Out.WriteLine(text);
            Assert.That(row.Passed, text);
        }
    }

    [Test]
    public void NamesAreUnique() => Assert.That(VerificationSuite.Experiments(quick: false).Select(e => e.Name), Is.Unique);

    [Test]
    public void ARowThatIsNotANumberFails() =>
        Assert.That(VerificationCase.Relative("", "", double.NaN, 1.0, "", 1.0, "").Passed, Is.False);
}
