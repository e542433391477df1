#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// summary.csv: its columns, in the order that other tools rely on, and the quantities found only there.
public static partial class Catalogue
{
    public static Quantity TargetPressure { get; } = new(
        QuantitySource.Press, "pressure_asked", "Pa", "pressure asked for under load control")
    {
        Column = "pressure_asked_MPa",
        ColumnFactor = 1e-6
    };

    public static Quantity AtRest { get; } = new(
        QuantitySource.Press, "at_rest", "1",
        "1 where the state came to rest: its unbalanced ratio is within what the scenario allows; else 0");

    public static Quantity LiLiContacts { get; } = new(QuantitySource.Press, "li_li_contacts", "1", "contacts between particles");

    public static Quantity LiCuContacts { get; } = new(QuantitySource.Press, "li_cu_contacts", "1", "contacts of particles with the foil");

    public static Quantity MeanOverlap { get; } = new(
        QuantitySource.Press, "mean_overlap", "1", "mean overlap of the contacts of spheres over the radius");

    public static Quantity Rattlers { get; } = new(
        QuantitySource.Press, "rattlers", "1", "number of particles that fewer than two contacts hold");

    public static Quantity FilmStressP95 { get; } = new(
        QuantitySource.Film, "film_stress_p95", "Pa",
        "95 % quantile of the film's von Mises stress at interfaces, 0 where broken")
    {
        Column = "film_stress_p95_MPa",
        ColumnFactor = 1e-6
    };

    public static Quantity FilmAtStrengthBottomTop { get; } = new(
        QuantitySource.Film, "film_at_strength_bottom_top", "1",
            "share of the interfaces with film at its strength or broken, of the lower over the upper half");

    /// <summary>The columns of summary.csv.</summary>
    public static IReadOnlyList<Quantity> Summary => Lists.Summary;

    /// <summary>Every quantity, in the order of the topics and of their statements.</summary>
    public static IReadOnlyList<Quantity> All => Lists.All;

    /// <summary>The quantity of a name; null where there is none.</summary>
    /// <param name="name">Its name, or its column in any table.</param>
    public static Quantity? Find(string name) => Lists.ByName.GetValueOrDefault(name);

    // Made at the first use, when every quantity is there.
    private static class Lists
    {
        public static readonly IReadOnlyList<Quantity> Summary =
        [
            TargetCalenderingRatio, CalenderingRatio, Thickness, Solids, PorosityOpen, Coordination, LiLiContacts, LiCuContacts,
                MeanOverlap, Load, LineLoad,
            InertialNumber, Unbalanced, ActivationOverlapLaw, ActivationFracture, ActivationFilmTheory, FilmIntact, AreaLiCu, AreaLiLi,
                AreaIonic, VonMisesP50,
            VonMisesInterfaceP95, VonMisesBottomTop, TortuosityZ, OverCalendered, ActivationLocalExposure, FilmOpen, OpenLiCu, OpenLiLi,
                OpenIonic,
            FilmStressP95, FilmAtStrength, FilmAtStrengthBottomTop, TargetPressure, AtRest, FullContacts, Unconverged,
                ResidualOverTolerance,
            CoordinationWithoutRattlers, Rattlers, PercolatingFraction,
        ];

        public static readonly IReadOnlyList<Quantity> All =
        [
            .. typeof(Catalogue).GetProperties().Where(p => p.PropertyType == typeof(Quantity)).OrderBy(p => p.MetadataToken)
                .Select(p => (Quantity)p.GetValue(null)!).OrderBy(q => q.Source),
        ];

        public static readonly IReadOnlyDictionary<string, Quantity> ByName =
            All.SelectMany(q => ((string[])[q.Name, q.SiColumn, q.Column]).Distinct().Select(name => (name, q)))
                .ToDictionary(n => n.name, n => n.q);
    }
}
