using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli;

/// <summary>What the deformable bodies of a run show at every ratio, measured anew on its snapshots: a view of the catalogue.</summary>
internal static class CompactAnalysis
{
    /// <summary>A quantity in the printed tables.</summary>
    /// <param name="Quantity">The quantity; its name and unit head the column of the CSV table.</param>
    /// <param name="Title">Heading.</param>
    /// <param name="Unit">Unit shown.</param>
    /// <param name="Format">Format.</param>
    /// <param name="Scale">Factor from the unit of the quantity to the one shown.</param>
    public sealed record Shown(Quantity Quantity, string Title, string Unit, string Format, double Scale = 1.0);

    // What only this view shows: stresses apart for interfaces between bodies and on the foil, and parts of quantities of the catalogue.
    private static readonly Quantity BrokenAreaPerFoil = Own("broken_area_per_foil", "1", "surface without film per area of foil");
    private static readonly Quantity VonMisesP50BetweenBodies = Own(
        "von_mises_p50_between_bodies", "Pa", "median of the von Mises stress there");
    private static readonly Quantity VonMisesP95BetweenBodies = Own("von_mises_p95_between_bodies", "Pa", "its 95 % quantile");
    private static readonly Quantity VonMisesP50OnCu = Own("von_mises_p50_on_cu", "Pa", "median of the von Mises stress there");
    private static readonly Quantity VonMisesP95OnCu = Own("von_mises_p95_on_cu", "Pa", "its 95 % quantile");
    private static readonly Quantity PressureP95BetweenBodies = Own("contact_pressure_p95_between_bodies", "Pa", "95 % quantile");
    private static readonly Quantity PressureP95OnCu = Own("contact_pressure_p95_on_cu", "Pa", "95 % quantile");
    private static readonly Quantity HourglassFraction = Own(
        "hourglass_share", "1", "viscous work on hourglass modes over the plastic work");

    /// <summary>Quantities in groups: the contents of one printed table.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Shown> Quantities)> Groups { get; } =
    [
        ("Layer", [
            new(Catalogue.TargetCalenderingRatio, "target", "%", "0.##", 100),
            new(Catalogue.CalenderingRatio, "achieved", "%", "0.0", 100),
            new(Catalogue.Thickness, "thickness", "um", "0.0", 1e6),
            new(Catalogue.Solids, "solids", "", "0.000"),
            new(Catalogue.Load, "load", "MPa", "0.00", 1e-6),
            new(Catalogue.LoadOnFoil, "on foil", "MPa", "0.00", 1e-6),
            new(Catalogue.OverCalendered, "over-cal.", "", "0"),
        ]),
        ("Film and contact areas (per area of foil)", [
            new(Catalogue.FilmIntact, "whole", "%", "0.0", 100),
            new(BrokenAreaPerFoil, "broken", "um2/um2", "0.000"),
            new(Catalogue.OpenedFraction, "opened", "%", "0.00", 100),
            new(Catalogue.AreaGrowth, "A/A0", "", "0.000"),
            new(Catalogue.FilmOpen, "open", "%", "0.00", 100),
            new(Catalogue.OpenLiCu, "Li-Cu", "um2/um2", "0.0000"),
            new(Catalogue.OpenLiLi, "Li-Li", "um2/um2", "0.0000"),
            new(Catalogue.OpenIonic, "Li-pore", "um2/um2", "0.0000"),
            new(Catalogue.ContactsPerBody, "contacts", "/body", "0.00"),
        ]),
        ("Film broken, whatever it opened: areas of the broken facets (per area of foil), activation through them", [
            new(Catalogue.AreaLiCu, "Li-Cu", "um2/um2", "0.0000"),
            new(Catalogue.AreaLiLi, "Li-Li", "um2/um2", "0.0000"),
            new(Catalogue.AreaIonic, "Li-pore", "um2/um2", "0.0000"),
            new(Catalogue.ActivationFracture, "activated", "%", "0.0", 100),
        ]),
        ("Film at the interfaces: von Mises stress (0 where broken), fraction at its strength or broken", [
            new(Catalogue.FilmStressP50BetweenBodies, "Li-Li p50", "MPa", "0", 1e-6),
            new(Catalogue.FilmStressP95BetweenBodies, "Li-Li p95", "MPa", "0", 1e-6),
            new(Catalogue.FilmAtStrengthBetweenBodies, "Li-Li", "%", "0", 100),
            new(Catalogue.FilmStressP95OnCu, "Li-Cu p95", "MPa", "0", 1e-6),
            new(Catalogue.FilmAtStrengthOnCu, "Li-Cu", "%", "0", 100),
            new(Catalogue.FilmAtStrengthLowerHalf, "lower half", "%", "0", 100),
            new(Catalogue.FilmAtStrengthUpperHalf, "upper half", "%", "0", 100),
            new(Catalogue.FilmAtStrength, "of surface", "%", "0.0", 100),
        ]),
        ("Stress in the Li at the interfaces: von Mises, then 95 % of the contact pressure and its ratio bottom/top", [
            new(Catalogue.VonMisesP50, "bulk p50", "MPa", "0.00", 1e-6),
            new(VonMisesP50BetweenBodies, "Li-Li p50", "MPa", "0.00", 1e-6),
            new(VonMisesP95BetweenBodies, "Li-Li p95", "MPa", "0.00", 1e-6),
            new(VonMisesP50OnCu, "Li-Cu p50", "MPa", "0.00", 1e-6),
            new(VonMisesP95OnCu, "Li-Cu p95", "MPa", "0.00", 1e-6),
            new(Catalogue.VonMisesBottomTop, "bottom/top", "", "0.00"),
            new(PressureP95BetweenBodies, "p Li-Li", "MPa", "0.00", 1e-6),
            new(PressureP95OnCu, "p Li-Cu", "MPa", "0.00", 1e-6),
            new(Catalogue.ContactBottomTop, "p b/t", "", "0.00"),
        ]),
        ("Mesh and time integration", [
            new(Catalogue.WorstPlasticStrain, "max strain", "", "0.00"),
            new(Catalogue.WorstBody, "in body", "", "0"),
            new(Catalogue.WorstZone, "zone", "", "0"),
            new(Catalogue.MinVolumeRatio, "least J", "", "0.000"),
            new(Catalogue.InvertedCornerFraction, "inverted", "%", "0.000", 100),
            new(Catalogue.Unbalanced, "unbalanced", "", "0.0e+0"),
            new(Catalogue.MeanPenetrationFraction, "penetration", "%", "0.0", 100),
            new(Catalogue.EnergyError, "energy error", "%", "0.00", 100),
            new(HourglassFraction, "hourglass", "%", "0.0", 100),
        ]),
    ];

    /// <summary>All quantities.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } = [.. Groups.SelectMany(g => g.Quantities).Select(shown => shown.Quantity)];

    /// <summary>Measures the bodies and films of a run, state by state.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The values of every state by the name of their quantity.</returns>
    /// <exception cref="SnapshotException">There are none, or one cannot be read.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Of(RunFolder run)
    {
        if (!Directory.Exists(run.Root)) throw new SnapshotException(run.Root, "no such folder");
        var files = StateArchive.Of(run).Files(BodySnapshot.Kind);
        if (files.Count == 0)
        {
            throw new SnapshotException(
                run.Root, "no snapshots of deformable bodies in this folder; "
                    + "a run writes them with compact.enabled, output.bodies and output.films");
        }

        var states = files.Select(path => new ArchivedState(path, SnapshotReader.Read(path)));
        return [.. states.Where(s => !BodySnapshot.IsOpened(s.Snapshot)).Select(Values)];
    }

    /// <summary>The states as a table in SI units, blank where there is no value.</summary>
    /// <param name="states">Their values.</param>
    public static NumberTable Table(IEnumerable<IReadOnlyDictionary<string, double>> states)
    {
        var table = new NumberTable([.. Quantities.Select(q => q.SiColumn)]);
        foreach (var state in states) table.Add([.. Quantities.Select(q => Of(state, q))]);
        return table;
    }

    private static double? Of(IReadOnlyDictionary<string, double> state, Quantity quantity) =>
        state.TryGetValue(quantity.Name, out var value) && double.IsFinite(value) ? value : null;

    // What the snapshot holds of the whole state, with the interfaces measured anew.
    private static Dictionary<string, double> Values(ArchivedState state)
    {
        var snapshot = state.Snapshot;
        var foot = snapshot.Scalar(Catalogue.BoxX.Name) * snapshot.Scalar(Catalogue.BoxY.Name) ?? double.NaN;
        var psiLocal = snapshot.Scalar(Catalogue.PsiLocal.Name) ?? new CriteriaSpec().PsiLocal;
        var measures = InterfaceSummary.Of(Bodies(state), foot, psiLocal);
        var values = snapshot.Scalars.ToDictionary(s => s.Name, s => snapshot.Scalar(s.Name) ?? double.NaN);
        Field[] own =
        [
            BrokenAreaPerFoil.Of(measures.BrokenArea / foot),
            VonMisesP50BetweenBodies.Of(measures.BetweenBodies.VonMisesP50),
            VonMisesP95BetweenBodies.Of(measures.BetweenBodies.VonMisesP95),
            VonMisesP50OnCu.Of(measures.AtFoil.VonMisesP50),
            VonMisesP95OnCu.Of(measures.AtFoil.VonMisesP95),
            PressureP95BetweenBodies.Of(measures.BetweenBodies.PressureP95),
            PressureP95OnCu.Of(measures.AtFoil.PressureP95),
            Catalogue.WorstPlasticStrain.Of(measures.MaxPlasticStrain.PlasticStrain),
            Catalogue.WorstBody.Of(measures.MaxPlasticStrain.Body),
            Catalogue.WorstZone.Of(measures.MaxPlasticStrain.Zone),
            HourglassFraction.Of(snapshot.Index == 0 ? double.NaN
                : snapshot.Scalar(Catalogue.HourglassViscousWork.Name) / snapshot.Scalar(Catalogue.PlasticWork.Name) ?? double.NaN),
        ];
        var activation = values.GetValueOrDefault(Catalogue.ActivationFracture.Name, double.NaN);
        foreach (var field in CompactValues.Interfaces(measures, psiLocal, activation).Concat(own))
            values[field.Name] = ((double[])field.Values)[0];
        return values;
    }

    private static BodyGeometry Bodies(ArchivedState state)
    {
        var films = state.Beside(FilmSnapshot.Kind);
        try
        {
            return BodySnapshot.Read(state.Snapshot, films);
        }
        catch (SnapshotException e)
        {
            throw new SnapshotException(state.Path, e.Reason, e); // of the content, which has no file name
        }
    }

    private static Quantity Own(string name, string unit, string meaning) => new(QuantitySource.Film, name, unit, meaning);
}
