using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli;

/// <summary>What the deformable bodies of a run show at every ratio, computed anew from its snapshots.</summary>
internal static class CompactAnalysis
{
    /// <summary>A quantity of a state: column, heading and unit in the printed tables, and its value.</summary>
    /// <param name="Name">Name of the column, with its unit where it has one.</param>
    /// <param name="Title">Heading in the printed table.</param>
    /// <param name="Unit">Unit in the printed table.</param>
    /// <param name="Format">Format in the printed table.</param>
    /// <param name="Scale">Factor in the printed table.</param>
    /// <param name="Of">Its value; NaN where there is none.</param>
    public sealed record Shown(string Name, string Title, string Unit, string Format, double Scale, Func<Snapshot, InterfaceSummary, double> Of);

    /// <summary>Quantities in groups: the contents of one printed table.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Shown> Quantities)> Groups { get; } =
    [
        ("Layer", [
            Value("ratio_asked", "target", "%", "0.##", 100, "calendering_ratio_asked"),
            Value("ratio_reached", "achieved", "%", "0.0", 100, "calendering_ratio"),
            new("thickness_um", "thickness", "um", "0.0", 1, (s, _) => 1e6 * s.Scalar("thickness") ?? double.NaN),
            Value("solids", "solids", "", "0.000", 1, "solids"),
            new("load_MPa", "load", "MPa", "0.00", 1, (s, _) => 1e-6 * s.Scalar("load") ?? double.NaN),
            new("load_on_foil_MPa", "on foil", "MPa", "0.00", 1, (s, _) => 1e-6 * s.Scalar("load_on_foil") ?? double.NaN),
            Value("over_calendered", "over-cal.", "", "0", 1, "over_calendered"),
        ]),
        ("Film and contact areas (per area of foil)", [
            new("film_intact", "whole", "%", "0.0", 100, (_, m) => m.FilmIntact),
            new("broken_area_um2_um2", "broken", "um2/um2", "0.000", 1, (s, m) => m.BrokenArea / Foot(s)),
            new("opened_share", "opened", "%", "0.00", 100, (_, m) => m.OpenedFraction),
            new("area_growth", "A/A0", "", "0.000", 1, (_, m) => m.AreaGrowth),
            new("film_open", "open", "%", "0.00", 100, (_, m) => m.OpenFraction),
            new("open_li_cu_um2_um2", "Li-Cu", "um2/um2", "0.0000", 1, (_, m) => m.OpenLiCu),
            new("open_li_li_um2_um2", "Li-Li", "um2/um2", "0.0000", 1, (_, m) => m.OpenLiLi),
            new("open_ionic_um2_um2", "Li-pore", "um2/um2", "0.0000", 1, (_, m) => m.OpenIonic),
            new("contacts_per_body", "contacts", "/body", "0.00", 1, (_, m) => m.ContactsPerBody),
        ]),
        ("Film broken, whatever it opened: areas of the broken facets (per area of foil), activation through them", [
            new("area_li_cu_um2_um2", "Li-Cu", "um2/um2", "0.0000", 1, (_, m) => m.AreaLiCu),
            new("area_li_li_um2_um2", "Li-Li", "um2/um2", "0.0000", 1, (_, m) => m.AreaLiLi),
            new("area_ionic_um2_um2", "Li-pore", "um2/um2", "0.0000", 1, (_, m) => m.AreaIonic),
            Value("activation_fracture", "activated", "%", "0.0", 100, "activation_fracture"),
        ]),
        ("Film at the interfaces: von Mises stress (0 where broken), fraction at its strength or broken", [
            new("film_p50_particle_MPa", "Li-Li p50", "MPa", "0", 1e-6, (_, m) => m.FilmBetweenBodies.P50),
            new("film_p95_particle_MPa", "Li-Li p95", "MPa", "0", 1e-6, (_, m) => m.FilmBetweenBodies.P95),
            new("film_at_strength_particle", "Li-Li", "%", "0", 100, (_, m) => m.FilmBetweenBodies.AtStrength),
            new("film_p95_cu_MPa", "Li-Cu p95", "MPa", "0", 1e-6, (_, m) => m.FilmAtFoil.P95),
            new("film_at_strength_cu", "Li-Cu", "%", "0", 100, (_, m) => m.FilmAtFoil.AtStrength),
            new("film_at_strength_lower", "lower half", "%", "0", 100, (_, m) => m.FilmLower.AtStrength),
            new("film_at_strength_upper", "upper half", "%", "0", 100, (_, m) => m.FilmUpper.AtStrength),
            new("film_at_strength", "of surface", "%", "0.0", 100, (_, m) => m.FilmAtStrength),
        ]),
        ("Stress in the Li at the interfaces: von Mises, then 95 % of the contact pressure and its ratio bottom/top", [
            new("vms_p50_MPa", "bulk p50", "MPa", "0.00", 1e-6, (_, m) => m.VonMisesMedian),
            new("vms_particle_p50_MPa", "Li-Li p50", "MPa", "0.00", 1e-6, (_, m) => m.BetweenBodies.VonMisesP50),
            new("vms_particle_p95_MPa", "Li-Li p95", "MPa", "0.00", 1e-6, (_, m) => m.BetweenBodies.VonMisesP95),
            new("vms_cu_p50_MPa", "Li-Cu p50", "MPa", "0.00", 1e-6, (_, m) => m.AtFoil.VonMisesP50),
            new("vms_cu_p95_MPa", "Li-Cu p95", "MPa", "0.00", 1e-6, (_, m) => m.AtFoil.VonMisesP95),
            new("vms_bottom_top", "bottom/top", "", "0.00", 1, (_, m) => m.VonMisesBottomTop),
            new("pressure_particle_p95_MPa", "p Li-Li", "MPa", "0.00", 1e-6, (_, m) => m.BetweenBodies.PressureP95),
            new("pressure_cu_p95_MPa", "p Li-Cu", "MPa", "0.00", 1e-6, (_, m) => m.AtFoil.PressureP95),
            new("pressure_bottom_top", "p b/t", "", "0.00", 1, (_, m) => m.ContactBottomTop),
        ]),
        ("Mesh and time integration", [
            new("max_plastic_strain", "max strain", "", "0.00", 1, (_, m) => m.MaxPlasticStrain.PlasticStrain),
            new("worst_body", "in body", "", "0", 1, (_, m) => m.MaxPlasticStrain.Body),
            new("worst_zone", "zone", "", "0", 1, (_, m) => m.MaxPlasticStrain.Zone),
            Value("least_volume_ratio", "least J", "", "0.000", 1, "least_volume_ratio"),
            Value("inverted_corner_share", "inverted", "%", "0.000", 100, "inverted_corner_share"),
            Value("unbalanced", "unbalanced", "", "0.0e+0", 1, "unbalanced"),
            Value("mean_penetration_share", "penetration", "%", "0.0", 100, "mean_penetration_share"),
            Value("energy_error", "energy error", "%", "0.00", 100, "energy_error"),
            new("hourglass_share", "hourglass", "%", "0.0", 100, (s, _) => s.Index == 0 ? double.NaN : s.Scalar("hourglass_viscous_work") / s.Scalar("plastic_work") ?? double.NaN),
        ]),
    ];

    /// <summary>All quantities.</summary>
    public static IReadOnlyList<Shown> Quantities { get; } = [.. Groups.SelectMany(g => g.Quantities)];

    /// <summary>Reads the bodies and films of a run, state by state.</summary>
    /// <param name="run">The run.</param>
    /// <returns>A row per state with a value, or NaN, per quantity.</returns>
    /// <exception cref="SnapshotException">There are none, or one cannot be read.</exception>
    public static IReadOnlyList<double[]> Of(RunFolder run)
    {
        if (!Directory.Exists(run.Root)) throw new SnapshotException(run.Root, "no such folder");
        var bodies = StateArchive.Of(run).Files(BodySnapshot.Kind);
        if (bodies.Count == 0)
            throw new SnapshotException(run.Root, "no snapshots of deformable bodies in this folder; a run writes them with compact.enabled, output.bodies and output.films");
        return [.. bodies.Select(path => (path, Snapshot: SnapshotReader.Read(path))).Where(s => !BodySnapshot.IsOpened(s.Snapshot)).Select(s => Row(s.path, s.Snapshot))];
    }

    /// <summary>The rows as a table of numbers, blank where there is no value.</summary>
    /// <param name="rows">Rows.</param>
    public static NumberTable Table(IEnumerable<double[]> rows)
    {
        var table = new NumberTable([.. Quantities.Select(q => q.Name)]);
        foreach (var row in rows) table.Add([.. row.Select(v => double.IsFinite(v) ? v : (double?)null)]);
        return table;
    }

    private static double[] Row(string path, Snapshot bodies)
    {
        var films = Path.Combine(Path.GetDirectoryName(path)!, "films" + Path.GetFileName(path)["bodies".Length..]);
        if (!File.Exists(films)) throw new SnapshotException(films, "is missing beside its bodies; a run writes it with output.films");
        var measures = InterfaceSummary.Of(Geometry(bodies, films, path), Foot(bodies), bodies.Scalar("psi_local") ?? new CriteriaSpec().PsiLocal);
        return [.. Quantities.Select(q => q.Of(bodies, measures))];
    }

    private static BodyGeometry Geometry(Snapshot bodies, string films, string path)
    {
        try
        {
            return BodySnapshot.Read(bodies, SnapshotReader.Read(films));
        }
        catch (SnapshotException e) when (e.Path != films)
        {
            throw new SnapshotException(path, e.Reason, e); // of the content, which has no file name
        }
    }

    private static double Foot(Snapshot bodies) => bodies.Scalar("box_x") * bodies.Scalar("box_y") ?? double.NaN;

    private static Shown Value(string name, string title, string unit, string format, double scale, string scalar) =>
        new(name, title, unit, format, scale, (s, _) => s.Scalar(scalar) ?? double.NaN);
}
