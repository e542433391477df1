#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// Film, contact areas and stress of deformable bodies.
public static partial class Catalogue
{
    public static Quantity FilmIntact { get; } = new(
        QuantitySource.Film, "film_intact", "1", "whole share of the film")
    {
        Title = "Whole share of the film",
        Axis = "share of the surface (%)",
        AxisFactor = 100.0,
        Largest = 1.0
    };

    public static Quantity BrokenArea { get; } = new(QuantitySource.Film, "broken_area", "m2", "surface without film");

    public static Quantity OpenedFraction { get; } = new(
        QuantitySource.Film, "opened_share", "1", "growth of the bare surface over the whole surface")
    {
        Title = "Opened share of the film",
        Axis = "growth of the bare surface (%)",
        AxisFactor = 100.0
    };

    public static Quantity AreaGrowth { get; } = new(QuantitySource.Film, "area_growth", "1", "surface over that when the film was set");

    public static Quantity SurfaceContactFraction { get; } = new(
        QuantitySource.Film, "surface_contact_share", "1", "share of the surface in contact");

    public static Quantity AreaLiCu { get; } = new(
        QuantitySource.Film, "area_li_cu", "1", "bare Li on the foil per area of foil")
    {
        Title = "Electronic area, Li to Cu (film broken)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity AreaLiLi { get; } = new(
        QuantitySource.Film, "area_li_li", "1", "bare Li on bare Li per area of foil")
    {
        Title = "Metallic area, Li to Li (film broken)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity AreaIonic { get; } = new(
        QuantitySource.Film, "area_ionic", "1",
        "bare Li at the pores per area of foil")
    {
        Title = "Ionic area, Li to electrolyte (film broken)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity PsiLocal { get; } = new(
        QuantitySource.Film, "psi_local", "1", "share that the film leaves bare above which a facet counted as opened");

    public static Quantity FilmOpen { get; } = new(QuantitySource.Film, "film_open", "1", "opened share of the surface");

    public static Quantity OpenLiCu { get; } = new(
        QuantitySource.Film, "open_li_cu", "1",
        "opened surface on the foil per area of foil")
    {
        Title = "Electronic area, Li to Cu (film opened)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity OpenLiLi { get; } = new(
        QuantitySource.Film, "open_li_li", "1",
        "opened on opened surface per area of foil")
    {
        Title = "Metallic area, Li to Li (film opened)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity OpenIonic { get; } = new(
        QuantitySource.Film, "open_ionic", "1",
        "opened surface at the pores per area of foil")
    {
        Title = "Ionic area, Li to electrolyte (film opened)",
        Axis = "area (µm² per µm² of foil)"
    };

    public static Quantity FilmAtStrength { get; } = new(
        QuantitySource.Film, "film_at_strength", "1", "share of the surface that is an interface whose film is at its strength or broken");

    public static Quantity VonMisesP50 { get; } = new(
        QuantitySource.Film, "von_mises_p50", "Pa", "median of the von Mises stress over the volume")
    {
        Column = "vms_li_p50_MPa",
        ColumnFactor = 1e-6,
        Title = "Von Mises stress in the Li, median",
        Axis = "stress (MPa)"
    };

    public static Quantity VonMisesInterfaceP95 { get; } = new(
        QuantitySource.Film, "von_mises_interface_p95", "Pa",
        "95 % quantile of the von Mises stress at interfaces")
    { Column = "vms_interface_p95_MPa", ColumnFactor = 1e-6 };

    public static Quantity VonMisesBottomTop { get; } = new(
        QuantitySource.Film, "von_mises_bottom_top", "1",
        "mean von Mises stress of the lowest over the highest third")
    {
        Column = "vms_bottom_top",
        Title = "Von Mises stress, lower over upper part",
        Axis = "ratio"
    };

    public static Quantity ContactBottomTop { get; } = new(
        QuantitySource.Film, "contact_bottom_top", "1", "contact force per surface of the lower over the upper half");

    public static Quantity ContactsPerBody { get; } = new(
        QuantitySource.Film, "contacts_per_body", "1", "mean contacts of a body with others");

    public static Quantity MeanJunctionArea { get; } = new(
        QuantitySource.Film, "mean_junction_area", "m2", "mean contact area between two bodies");

    public static Quantity MeanCuArea { get; } = new(QuantitySource.Film, "mean_cu_area", "m2", "mean contact area of a body on the foil");

    public static Quantity PsiSmaller { get; } = new(
        QuantitySource.Film, "psi_smaller", "1", "1 - A0/A in contact, on the smaller body of a pair");

    public static Quantity PsiLarger { get; } = new(
        QuantitySource.Film, "psi_larger", "1", "1 - A0/A in contact, on the larger body of a pair");

    public static Quantity FilmFragments { get; } = new(
        QuantitySource.Film, "film_fragments", "1", "connected patches of whole film a body");

    public static Quantity FilmStressP50BetweenBodies { get; } = new(
        QuantitySource.Film, "film_stress_p50_between_bodies", "Pa", "median of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmStressP95BetweenBodies { get; } = new(
        QuantitySource.Film, "film_stress_p95_between_bodies", "Pa",
        "95 % quantile of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmAtStrengthBetweenBodies { get; } = new(
        QuantitySource.Film, "film_at_strength_between_bodies", "1", "share of these interfaces whose film is at its strength or broken");

    public static Quantity FilmStressP50OnCu { get; } = new(
        QuantitySource.Film, "film_stress_p50_on_cu", "Pa", "median of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmStressP95OnCu { get; } = new(
        QuantitySource.Film, "film_stress_p95_on_cu", "Pa", "95 % quantile of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmAtStrengthOnCu { get; } = new(
        QuantitySource.Film, "film_at_strength_on_cu", "1", "share of these interfaces whose film is at its strength or broken");

    public static Quantity FilmStressP50LowerHalf { get; } = new(
        QuantitySource.Film, "film_stress_p50_lower_half", "Pa", "median of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmStressP95LowerHalf { get; } = new(
        QuantitySource.Film, "film_stress_p95_lower_half", "Pa",
        "95 % quantile of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmAtStrengthLowerHalf { get; } = new(
        QuantitySource.Film, "film_at_strength_lower_half", "1", "share of these interfaces whose film is at its strength or broken");

    public static Quantity FilmStressP50UpperHalf { get; } = new(
        QuantitySource.Film, "film_stress_p50_upper_half", "Pa", "median of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmStressP95UpperHalf { get; } = new(
        QuantitySource.Film, "film_stress_p95_upper_half", "Pa",
        "95 % quantile of the film's von Mises stress at interfaces, 0 where broken");

    public static Quantity FilmAtStrengthUpperHalf { get; } = new(
        QuantitySource.Film, "film_at_strength_upper_half", "1", "share of these interfaces whose film is at its strength or broken");
}
