using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Tests.FiniteVolume.Measures;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Stages;

public sealed class CompactRecorderTests
{
    [Test]
    public void TimesRiseFromThoseOfTheSpheresEvenWhereNoStepsAreMade()
    {
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        var times = new[] { 1000L, 2000, 2000 }.Select(
            step => recorder.Record(CompactedSample.State(0.1, step), CompactedSample.Audit).Bodies.Time).ToArray();
        Assert.That(times, Is.EqualTo(new[] { 0.501, 0.502, 0.502001 }).Within(1e-9));
    }

    [Test]
    public void TheFirstStateIsNoRowUnlessItsRatioWasAsked()
    {
        var between = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2)
            .Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit);
        Assert.That(between.Row, Is.Null);
        Assert.That(between.Name, Is.EqualTo("after hand-off"));
        var spheres =
            new StateRow
            {
                [Catalogue.TargetCalenderingRatio] = 0.05,
                [Catalogue.MeanOverlap] = 0.02,
                [Catalogue.InertialNumber] = 1e-4,
                [Catalogue.ActivationOverlapLaw] = 0.01,
                [Catalogue.Load] = 0.1
            };
        var target = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(spheres), 2.2)
            .Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit).Row!;
        Assert.That((target[Catalogue.TargetCalenderingRatio], target[Catalogue.MeanOverlap], target[Catalogue.InertialNumber],
            target[Catalogue.Load]), Is.EqualTo((0.05, 0.02, 1e-4, 2.0)));
        Assert.That(target[Catalogue.FilmIntact], Is.Not.Null);
    }

    [Test]
    public void ARowHoldsTheBodies()
    {
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit);
        var state = recorder.Record(CompactedSample.State(0.2, 2000), CompactedSample.Audit);
        var row = state.Row!;
        using var all = Assert.EnterMultipleScope();
        Assert.That(state.Name, Is.EqualTo("20 %"));
        Assert.That(row[Catalogue.TargetCalenderingRatio], Is.EqualTo(0.2));
        Assert.That((row[Catalogue.LiLiContacts], row[Catalogue.LiCuContacts]), Is.EqualTo((1.0, 1.0)));
        Assert.That(row[Catalogue.Coordination], Is.EqualTo(1.0));
        Assert.That(row[Catalogue.ActivationFracture], Is.EqualTo(1.0), "facet 0 is bare on the foil, 2 and 12 are bare on each other");
        Assert.That(row[Catalogue.ActivationFilmTheory], Is.EqualTo(0.5), "opened by 0.1 at the foil, by 0.05 only between the cubes");
        Assert.That(row[Catalogue.Load], Is.EqualTo(2.0));
        Assert.That(row[Catalogue.OverCalendered], Is.Zero);
        Assert.That(state.Bodies.Provenance.ParentHashes.Single(), Is.EqualTo(SnapshotHash.OfContent(CompactedSample.Spheres())));
        Assert.That((int[])state.Bodies.CellFields.Single(f => f.Name == "joined").Values, Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void ActivationNeedsTheFilmBrokenOnBothSidesAndAtTheFoil()
    {
        var whole = TwoCubes.Stacked();
        whole.FilmIntact[12] = 1;
        Assert.That(Conducting(whole), Is.EqualTo(new[] { (0, -1) }), "bare Li against a whole film insulates");
        Assert.That(BodyJunctions.Of(whole, CompactedSample.State(0.2, 1).Box, 0.1e-6).Junctions.Select(j => (j.First, j.Second)),
            Is.EqualTo(new[] { (0, -1), (0, 1) }));
        whole.FilmIntact[0] = 1;
        Assert.That(Conducting(whole), Is.Empty);
    }

    private static IEnumerable<(int First, int Second)> Conducting(BodyGeometry bodies) =>
        BodyJunctions.Of(bodies, CompactedSample.State(0.2, 1).Box, 0.1e-6).Junctions.Where(j => j.BareArea > 0.0)
            .Select(j => (j.First, j.Second));

    [Test]
    public void TheLineLoadTakesInTheWayBeforeTheHandoff()
    {
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit);
        var row = recorder.Record(CompactedSample.State(0.2, 2000), CompactedSample.Audit).Row!;
        // Gap 2 now, as at the hand-off; 2.2 at the entry: half of 0.1 MPa over sqrt(2 x 0.125 x 0.2).
        Assert.That(row[Catalogue.LineLoad], Is.EqualTo(1e-3 * (500 + 0.5 * 1e5 * Math.Sqrt(0.05))).Within(1e-9));
    }

    [Test]
    public void SeedsAndPairsComeFromTheSpheres()
    {
        var handoff = CompactedSample.Handoff();
        var work = HandoffStage.Prepare(
            CompactedSample.Spheres(), handoff.Spheres, handoff.Contacts, CompactedSample.Stamp,
            new RunSettings(4, CancellationToken.None));
        using var all = Assert.EnterMultipleScope();
        Assert.That(work.Seeds.Select(s => (s.Radius, s.FilmThickness, s.Centre.Z)),
            Is.EqualTo(new[] { (0.6, 0.01, 0.5), (0.5, 0.02, 1.5) }));
        Assert.That(work.Pairs, Is.EqualTo(new[] { (0, 1) }), "contacts at tools are no pairs");
        Assert.That(work.PressureBefore, Is.EqualTo(1e5));
        Assert.That(work.StartThickness, Is.EqualTo(2));
        Assert.That(work.Material.YoungsModulus, Is.EqualTo(7.8e9 * 0.03).Within(1), "the contact modulus is that of the bodies too");
        Assert.That(work.Threads, Is.EqualTo(1), "two bodies are one bundle");
        Assert.That(work.Press, Is.SameAs(CompactedSample.Stamp.Scenario.Press), "bodies and spheres go through one press");
    }

    [Test]
    public void ASaturatedPressIsToldWithItsLoadAgainstTheFoil() => Assert.That(
        CompactStage.Describe(CompactedSample.State(0.45, 5000, saturated: true), 220e6),
        Is.EqualTo("over-calendered: target 45 %; press saturated at 42.0 % (solids 0.500) with a load of 2.00 MPa, 0.0091 of the foil's "
            + "yield strength (220 MPa)"));

    [Test]
    public void TheHandoffIsToldInOneSentence() => Assert.That(
        CompactStage.Describe(CompactedSample.Audit),
        Does.Contain("hand-off at 5.0 %: 2 bodies of 2 zones").And.Contain(
            "2 of 3 contacts kept (67 %) and 1 new").And.Contain("0.100 -> 0.110 MPa"));

    [Test]
    public void TheOpenedLayerIsAStateWithoutARow()
    {
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit);
        var closed = recorder.Record(CompactedSample.State(0.2, 2000), CompactedSample.Audit);
        var made = CompactedSample.State(0.2, 3000) with
        {
            Phase = PressPhase.Unloaded,
            Springback = 0.004,
            SpringbackSimulated = 0.1,
            AchievedRatio = 0.197,
        };
        var opened = recorder.Record(made, CompactedSample.Audit);
        using var all = Assert.EnterMultipleScope();
        Assert.That(opened.Name, Is.EqualTo("20 % opened"));
        Assert.That(opened.Row, Is.Null, "summary.csv and networks are of the closing press");
        Assert.That(opened.Networks, Is.Null);
        Assert.That(BodySnapshot.IsOpened(opened.Bodies), Is.True);
        Assert.That(BodySnapshot.IsOpened(closed.Bodies), Is.False);
        Assert.That(opened.Bodies.Scalar("springback"), Is.EqualTo(0.004));
        Assert.That(opened.Bodies.Scalar("calendering_ratio_asked"), Is.NaN, "no search for a ratio asked finds it");
        var table = FieldTable.Of(("state", [1, 2]), [closed.Values, opened.Values]);
        Assert.That(table.Column("springback"), Is.EqualTo(new double?[] { null, 0.004 }), "earlier rows are blank there");
        Assert.That(table.Column("load_Pa"), Has.All.EqualTo(2e6));
    }

    [Test]
    public void APressureAskedForIsTheRowsOwn()
    {
        var scenario = CompactedSample.Scenario();
        var press = new PressSpec { Mode = PressMode.Platen, Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = [2e6] } };
        var recorder = new CompactRecorder(new RunStamp(scenario with { Press = press }, 1), CompactedSample.Handoff(), 2.2);
        recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit);
        var made = CompactedSample.State(0.2, 2000) with { TargetRatio = null, TargetPressure = 2e6, IsSettled = false };
        var state = recorder.Record(made, CompactedSample.Audit);
        Assert.That(state.Name, Is.EqualTo("2 MPa"));
        Assert.That((state.Row![Catalogue.TargetCalenderingRatio], state.Row[Catalogue.TargetPressure]),
            Is.EqualTo(((double?)null, (double?)2.0)));
        Assert.That(state.Row[Catalogue.AtRest], Is.Zero, "a servo that gave up is no state of rest");
        Assert.That(state.Bodies.Scalar("pressure_asked"), Is.EqualTo(2e6));
    }
}
