using LmpDem.Verification;
using LmpDem.Verification.Collisions;
using NUnit.Framework;

namespace LmpDem.Tests.Verification;

[TestFixture]
public sealed class ValidationPageTests
{
    private static readonly IVerification[] Experiments = [new HertzImpact()];

    private static VerificationCase Row(double error) =>
        new(Experiments[0].Name, "force |F| [N]", 1.0
            + error, 1.0, "formula", error, "relative", 1e-3, "rounding")
        { KnownBound = 0.1, KnownReason = "coarse" };

    [Test]
    public void OnlyTheTablesOfAPageChange()
    {
        const string Page = "# Title\n<!-- rows: Collisions Packs -->\nold\n<!-- end of rows -->\nprose\n";
        var made = ValidationPage.Fill(Page, Experiments, [Row(1e-4), Row(0.05)]);
        Assert.That(made,
            Does.StartWith(
            "# Title\n<!-- rows: Collisions Packs -->\n| case |").And.EndWith("<!-- end of rows -->\nprose\n").And.Not.Contain("old"));
        Assert.That(made,
            Does.Contain(
            @"| force \|F\| [N] | 1 | 1 | 0.0001 | 0.001 | rounding |").And.Contain("rounding; **known limit** up to 0.1: coarse |"));
        Assert.That(ValidationPage.Fill(made, Experiments, [Row(1e-4), Row(0.05)]), Is.EqualTo(made), "made again it is the same");
    }

    [Test]
    public void RowsThatNoTableShowsAreAFault()
    {
        Assert.That(() => ValidationPage.Fill("<!-- rows: Transport -->\n<!-- end of rows -->\n", Experiments, [Row(0.0)]),
            Throws.InstanceOf<FormatException>());
        Assert.That(() => ValidationPage.Fill("<!-- rows: Collisions -->\n", Experiments, [Row(0.0)]),
            Throws.InstanceOf<FormatException>());
    }
}
