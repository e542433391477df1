using LmpDem.Cli;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.FiniteVolume.Measures;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Networks;

/// <summary>
/// Two cubes of 10 um, one on the other, fill one half of a cell of 20 x 10 x 20 um: what the networks of such a layer are is known.
/// </summary>
public sealed class NetworkMeasuresTests
{
    private const double Edge = 10e-6;

    private static readonly Box Cell = Box.Layer(2 * Edge, Edge, 2 * Edge);

    [Test]
    public void AStraightSlitBesideTheBodiesHasNoTortuosity()
    {
        var state = Measure("pores: { voxel: 1 um }");
        using var all = Assert.EnterMultipleScope();
        Assert.That(state.Value("porosity"), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(state.Value("porosity_open"), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(state.Value("tortuosity_z_error"), Is.EqualTo(0.0).Within(1e-4), "walls on faces of both grids");
        Assert.That(state.Value("diffusivity_z"), Is.EqualTo(0.5).Within(1e-5), "half of the area conducts, straight; solved to 1e-6");
        Assert.That(state.Value("tortuosity_z"), Is.EqualTo(1.0).Within(2e-5));
        Assert.That(state.Value("diffusivity_x"), Is.Zero, "the cubes fill the cell along y and z");
        Assert.That(state.Value("diffusivity_y"), Is.EqualTo(0.5).Within(1e-5));
        Assert.That(state.Value("pore_size_p50_um"), Is.EqualTo(10).Within(2), "a slit of ten cells; local thickness counts centres");
    }

    [Test]
    public void CriteriaGiveTheActivationOfTheirJunctions()
    {
        // Openings by hand in BodyJunctionsTests: 0.1 at the foil; 0.2 and 0.05 between the cubes.
        var state = Measure(
            "criterion: film_theory, criteria: { psi_foil: 0.09, psi_bodies: 0.06, contact_size: 0.7 }, pores: { voxel: 1 um }");
        using var all = Assert.EnterMultipleScope();
        Assert.That(state.Value("activation_fracture"), Is.EqualTo(1.0));
        Assert.That(state.Value("activation_film_theory"), Is.EqualTo(0.5), "the upper cube's film has opened by 0.05 only");
        Assert.That(state.Value("activation_contact_size"), Is.EqualTo(0.5), "areas 0.88 and 0.64 of the cross-sections");
        Assert.That(state.Connected, Is.EqualTo(new[] { true, false }));
        Assert.That(state.Value("ebac_mean"), Is.EqualTo(0.5).Within(1e-6), "metal leaks nothing beside a conductance of siemens");
        Assert.That(state.Value("spanning"), Is.Zero);
    }

    [Test]
    public void PlatingGoesToFreeCopperWhereNothingIsJoined()
    {
        var apart = Measure(
            "criterion: film_theory, criteria: { psi_foil: 0.9 }, pores: { voxel: 1 um }, plating: { voxel: 2 um, plating_current_density: "
            + "0.2 mA/cm2, interphase_resistance: 0 Ohm cm2 }");
        Assert.That(apart.Value("plated_on_cu"), Is.EqualTo(1.0).Within(1e-9));
        // Connected bare lithium takes it instead: nothing nucleates on copper at such a current.
        var connected = Measure(
            "criterion: film_theory, criteria: { psi_foil: 0.09, psi_bodies: 0.04 }, pores: { voxel: 1 um }, plating: { voxel: 2 um, "
            + "plating_current_density: 0.2 mA/cm2, interphase_resistance: 0 Ohm cm2 }");
        Assert.That(connected.Value("plated_on_cu"), Is.Zero);
        Assert.That(connected.Value("plated_upper_half"), Is.EqualTo(1.0)
            .Within(1e-9), "the only bare free facet, 14, is on the upper cube");
    }

    [Test]
    public void AUnitInANameIsTheUnitOfTheField()
    {
        (string Ending, string Unit)[] named =
        [
            ("_um", "um"), ("_1_um", "1/um"), ("_S_m", "S/m"), ("_mAh_cm2", "mAh/cm2"),
            ("_mV", "mV"), ("_V", "V"), ("_MPa", "MPa"), ("_um2", "um2"),
        ];
        var state = Measure("pores: { voxel: 1 um }, plating: { voxel: 2 um }");
        using var all = Assert.EnterMultipleScope();
        foreach (var field in state.Values)
        {
            var unit = named.Where(n => field.Name.EndsWith(n.Ending, StringComparison.Ordinal)).OrderBy(n => n.Ending.Length)
                .LastOrDefault().Unit;
            Assert.That(field.Unit, Is.EqualTo(unit ?? field.Unit), field.Name);
            Assert.That(FieldTable.ColumnOf(field), Is.EqualTo(unit is null ? FieldTable.ColumnOf(field) : field.Name));
        }

        Assert.That(state.Values.Single(f => f.Name == "capacity_mAh_cm2").Unit, Is.EqualTo("mAh/cm2"));
    }

    [Test]
    public void ClosedPoresAreToldFromPoresThatWereNotMeasured()
    {
        var row = Measure("pores: { voxel: 1 um }").Complete(new StateRow());
        Assert.That((row[Catalogue.PercolatingFraction], row.IsClosed), Is.EqualTo(((double?)1.0, false)), "the slit leads through");
        Assert.That(Measure("pores: { enabled: false }").Complete(new StateRow()).IsClosed, Is.False, "not measured is not closed");
    }

    [Test]
    public void SpheresAloneShowNoFilm()
    {
        var network = BodyJunctions.Of(Bodies(), Cell, 0.1e-6);
        var state = Measures("pores: { voxel: 0.25 um }").Of(new NetworkInput
        {
            Name = "10 %",
            TargetRatio = 0.1,
            Ratio = 0.1,
            Time = 0,
            Parent = "",
            Network = network,
            SphereRadius = [4e-6, 4e-6],
            KnowsFilm = false,
        });
        using var all = Assert.EnterMultipleScope();
        Assert.That(state.Criterion, Is.EqualTo(JunctionCriterion.OverlapLaw));
        Assert.That(state.Value("activation_fracture"), Is.Null);
        Assert.That(state.Value("activation_film_theory"), Is.Null);
        Assert.That(state.Value("activation_contact_size"), Is.Not.Null);
        Assert.That(state.Value("plated_on_cu"), Is.Null);
        // Two spheres of 4 um in 4,000 um3 by 16 lines a cell.
        Assert.That(1 - state.Value("porosity"), Is.EqualTo(2 * 4.0 / 3.0 * Math.PI * 64 / 4000).Within(0.002));
    }

    [Test]
    public void ARowWhoseSolvesDidNotConvergeIsFlagged()
    {
        const string Transport =
            "criterion: film_theory, criteria: { psi_foil: 0.09, psi_bodies: 0.04 }, pores: { voxel: 1 um }, plating: { voxel: 2 um }";
        var whole = Measure(Transport);
        using var all = Assert.EnterMultipleScope();
        Assert.That(whole.Value("unconverged"), Is.Zero);
        Assert.That(whole.Value("residual_over_tolerance"), Is.LessThanOrEqualTo(1.0));
        Assert.That(whole.Unconverged, Is.Empty);
        var cut = Measures(Transport, maxIterations: 1).Of(Input());
        Assert.That(cut.Value("unconverged"), Is.GreaterThan(0));
        Assert.That(cut.Value("residual_over_tolerance"), Is.GreaterThan(1.0));
        Assert.That(cut.Unconverged, Has.Some.Match("20 %: .* did not converge: residual .* is allowed"));
        var row = cut.Complete(new StateRow { [Catalogue.TargetCalenderingRatio] = 0.2, [Catalogue.CalenderingRatio] = 0.2 });
        Assert.That((row[Catalogue.Unconverged], row[Catalogue.ResidualOverTolerance]),
            Is.EqualTo((cut.Value("unconverged"), cut.Value("residual_over_tolerance"))));
        var screen = new StringWriter();
        SummaryView.Write(screen, [row], MeasuredActivation.None);
        Assert.That(screen.ToString(), Does.Match(@"networks not converged: residual \d.* x the allowed"));
    }

    private static MeasuredState Measure(string transport) => Measures(transport).Of(Input());

    private static NetworkInput Input() => new()
    {
        Name = "20 %",
        TargetRatio = 0.2,
        Ratio = 0.2,
        Time = 0,
        Parent = "",
        Network = BodyJunctions.Of(Bodies(), Cell, 0.1e-6),
        Bodies = Bodies(),
        KnowsFilm = true,
    };

    private static NetworkMeasures Measures(string transport, int? maxIterations = null) => new(new RunStamp(
        ScenarioReader.ReadText(BadInput.Good + $"\ntransport: {{ {transport} }}\n", "sample"), 1))
    { MaxIterations = maxIterations };

    private static BodyGeometry Bodies()
    {
        var g = TwoCubes.Stacked();
        double[] Area(double[] values) => Array.ConvertAll(values, v => v * Edge * Edge);
        return new BodyGeometry
        {
            Radius = Array.ConvertAll(g.Radius, v => v * Edge),
            ReferenceVolume = Array.ConvertAll(g.ReferenceVolume, v => v * Edge * Edge * Edge),
            Nodes = Array.ConvertAll(g.Nodes, n => Edge * n),
            NodeFirst = g.NodeFirst,
            ZoneFirst = g.ZoneFirst,
            FacetFirst = g.FacetFirst,
            ZoneCorners = g.ZoneCorners,
            VonMises = g.VonMises,
            Pressure = g.Pressure,
            PlasticStrain = g.PlasticStrain,
            VolumeRatio = g.VolumeRatio,
            FacetCorners = g.FacetCorners,
            FacetArea = Area(g.FacetArea),
            FacetReferenceArea = Area(g.FacetReferenceArea),
            FilmIntact = g.FilmIntact,
            FilmStress = g.FilmStress,
            FilmStrength = g.FilmStrength,
            FilmThickness = g.FilmThickness,
            ContactPressure = g.ContactPressure,
            Partner = g.Partner,
            PartnerFacet = g.PartnerFacet,
            Gap = g.Gap,
            ContactFraction = g.ContactFraction,
        };
    }
}
