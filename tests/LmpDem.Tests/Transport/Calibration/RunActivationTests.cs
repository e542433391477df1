using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Calibration;

[TestFixture]
public sealed class RunActivationTests
{
    private static readonly CriterionSettings Settings =
        new() { Criterion = JunctionCriterion.FilmTheory, Thresholds = new CriteriaSpec { PsiFoil = 0.03, PsiBodies = 0.05 } };

    [Test]
    public void StatesAreMetWithinTheSpringbackAndJoinedStraight()
    {
        var run = PsiSample.Run(1, 1.0, [0.1, 0.203, 0.3]);
        var at = new RunActivation(run, JunctionCriterion.FilmTheory, [0.0, 0.05, 0.2, 0.25, 0.4]).At(Settings);
        double Of(int state) => RunActivation.Of(run.States[state].Network, Settings, 1);
        Assert.That(at[0], Is.Zero, "films are whole at the start");
        Assert.That(at[1], Is.EqualTo(0.5 * Of(0)).Within(1e-12), "half way from nothing to 10 %");
        Assert.That(at[2], Is.EqualTo(Of(1)), "20.3 % counts as 20 %");
        Assert.That(at[3], Is.EqualTo(Of(1) + (0.25 - 0.203) / (0.3 - 0.203) * (Of(2) - Of(1))).Within(1e-12));
        Assert.That(at[4], Is.NaN, "the run ends at 30 %");
    }

    [Test]
    public void WithoutFilmsNothingIsKnownBeforeTheFirstState()
    {
        var activation = new RunActivation(PsiSample.Run(1, 1.0, [0.1, 0.2]), JunctionCriterion.ContactSize, [0.0, 0.1]);
        var at = activation.At(new CriterionSettings { Criterion = JunctionCriterion.ContactSize });
        Assert.That((double.IsNaN(at[0]), double.IsNaN(at[1])), Is.EqualTo((true, false)));
    }

    [Test]
    public void AFractureOrSizeOfContactsIsAskedAlike()
    {
        // Contacts of 1 um2 on bodies of 1 m: none is large enough beside the equator, all are above a threshold of none.
        var network = PsiSample.Network(0.3, 1.0);
        double Size(double threshold) =>
            RunActivation.Of(
            network, new CriterionSettings
            {
                Criterion = JunctionCriterion.ContactSize,
                Thresholds = new CriteriaSpec { ContactSize = threshold }
            }, 1);
        Assert.That((Size(0.0), Size(0.34)), Is.EqualTo((1.0, 0.0)));
    }
}
