using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Stages;

/// <summary>The single numbers of a state of deformable bodies, as they stand in its snapshots and in compaction.csv.</summary>
internal static class CompactValues
{
    /// <summary>The layer and its load; named as those of the spheres.</summary>
    /// <param name="state">The state.</param>
    public static Field[] Layer(CompactState state) =>
    [
        Field.Single("box_x", "m", state.Box.Length.X, "edge of the region along x"),
        Field.Single("box_y", "m", state.Box.Length.Y, "edge of the region along y"),
        Field.Single("box_z", "m", state.Box.Length.Z, "height of the region"),
        Field.Single("periodic_x", "1", state.Box.PeriodicX ? 1 : 0, "1 where images repeat along x"),
        Field.Single("periodic_y", "1", state.Box.PeriodicY ? 1 : 0, "1 where images repeat along y"),
        Field.Single("periodic_z", "1", state.Box.PeriodicZ ? 1 : 0, "1 where images repeat along z"),
        Field.Single("calendering_ratio_asked", "1", RatioAsked(state), "calendering ratio asked, 1 - h/h0"),
        Field.Single("calendering_ratio", "1", state.RatioReached, "calendering ratio reached, 1 - h/h0"),
        Field.Single("thickness", "m", state.Thickness, "gap between foil and press"),
        Field.Single("solids", "1", state.SolidsFraction, "stress-free volume of the bodies over the layer's"),
        Field.Single("gap_tolerance", "m", state.ContactGap, "gap below which surfaces counted as touching"),
        Field.Single("load", "Pa", state.PressureTop, "mean pressure on the press"),
        Field.Single("load_on_foil", "Pa", state.PressureBottom, "mean pressure on the foil"),
        Field.Single("line_load", "N/m", state.LineLoad, "load over the width of the web, from the hand-off on"),
        Field.Single("over_calendered", "1", state.OverCalendered ? 1 : 0, "1 where the press saturated before the ratio asked"),
    ];

    // The opened layer is no state of a ratio, and nobody who looks for one shall find it.
    private static double RatioAsked(CompactState state) => state.Phase == PressPhase.Loaded && state.RatioAsked is { } ratio ? ratio : double.NaN;

    /// <summary>How well the march and the mesh did.</summary>
    /// <param name="state">The state.</param>
    public static Field[] March(CompactState state) =>
    [
        Field.Single("step", "1", state.Step, "steps since the hand-off began"),
        Field.Single("unbalanced", "1", state.Unbalanced, "mean net over mean applied force of the nodes"),
        Field.Single("deepest_penetration", "m", state.DeepestPenetration, "deepest penetration at a contact"),
        Field.Single("mean_penetration_share", "1", state.MeanPenetrationShare, "mean penetration over the size of the facets"),
        Field.Single("least_volume_ratio", "1", state.LeastVolumeRatio, "smallest volume ratio of a zone"),
        Field.Single("inverted_corner_share", "1", state.InvertedCornerShare, "corners of zones turned inside out over all"),
        Field.Single("worst_body", "1", state.WorstZone.Body, "body with the zone of the largest plastic strain"),
        Field.Single("worst_zone", "1", state.WorstZone.Zone, "that zone within its body"),
        Field.Single("worst_plastic_strain", "1", state.WorstZone.PlasticStrain, "its plastic strain"),
    ];

    /// <summary>Where the work went.</summary>
    /// <param name="e">The balance.</param>
    public static Field[] Energy(EnergyBalance e) =>
    [
        Field.Single("tool_work", "J", e.ToolWork, "work of the tools since the hand-off"),
        Field.Single("plastic_work", "J", e.Plastic, "work dissipated by plastic flow"),
        Field.Single("elastic_energy", "J", e.Elastic, "elastic energy of the zones, gained"),
        Field.Single("hourglass_plastic_work", "J", e.HourglassPlastic, "part of the plastic work that the bending of zones took"),
        Field.Single("hourglass_energy", "J", e.HourglassElastic, "part of the elastic energy that the bending of zones stores"),
        Field.Single("hourglass_viscous_work", "J", e.HourglassViscous, "work of the viscous part of the hourglass forces"),
        Field.Single("bulk_viscous_work", "J", e.BulkViscous, "work of the artificial bulk viscosity"),
        Field.Single("film_elastic_energy", "J", e.FilmElastic, "elastic energy of the whole film"),
        Field.Single("film_released", "J", e.FilmReleased, "energy released where the film broke"),
        Field.Single("film_plastic_work", "J", e.FilmPlastic, "plastic work of the film"),
        Field.Single("friction_work", "J", e.Friction, "work dissipated by sliding"),
        Field.Single("contact_energy", "J", e.ContactElastic, "energy of the contact springs, gained"),
        Field.Single("foil_energy", "J", e.Foil, "energy stored and dissipated in a deformable foil"),
        Field.Single("damping_work", "J", e.Damping, "work of the damping"),
        Field.Single("kinetic_energy", "J", e.Kinetic, "kinetic energy of the scaled masses"),
        Field.Single("energy_error", "1", e.Error, "work not found again over the work of the tools"),
    ];

    /// <summary>Film, contact areas and stress.</summary>
    /// <param name="s">The measures.</param>
    /// <param name="psiLocal">Exposure above which a facet counted as opened.</param>
    /// <param name="activation">Degree of activation by broken films.</param>
    public static Field[] Interfaces(InterfaceSummary s, double psiLocal, double activation) =>
    [
        Field.Single("film_intact", "1", s.FilmIntact, "whole share of the film"),
        Field.Single("broken_area", "m2", s.BrokenArea, "surface without film"),
        Field.Single("opened_share", "1", s.OpenedShare, "growth of the bare surface over the whole surface"),
        Field.Single("area_growth", "1", s.AreaGrowth, "surface over that when the film was set"),
        Field.Single("surface_contact_share", "1", s.ContactShare, "share of the surface in contact"),
        Field.Single("area_li_cu", "1", s.AreaLiCu, "bare Li on the foil per area of foil"),
        Field.Single("area_li_li", "1", s.AreaLiLi, "bare Li on bare Li per area of foil"),
        Field.Single("area_ionic", "1", s.AreaIonic, "bare Li at the pores per area of foil"),
        Field.Single("psi_local", "1", psiLocal, "share that the film leaves bare above which a facet counted as opened"),
        Field.Single("film_open", "1", s.OpenShare, "opened share of the surface"),
        Field.Single("open_li_cu", "1", s.OpenLiCu, "opened surface on the foil per area of foil"),
        Field.Single("open_li_li", "1", s.OpenLiLi, "opened on opened surface per area of foil"),
        Field.Single("open_ionic", "1", s.OpenIonic, "opened surface at the pores per area of foil"),
        .. Film("between_bodies", s.FilmBetweenBodies), .. Film("on_cu", s.FilmAtFoil), .. Film("lower_half", s.FilmLower), .. Film("upper_half", s.FilmUpper),
        Field.Single("film_at_strength", "1", s.FilmAtStrength, "share of the surface that is an interface whose film is at its strength or broken"),
        Field.Single("von_mises_p50", "Pa", s.VonMisesMedian, "median of the von Mises stress over the volume"),
        Field.Single("von_mises_interface_p95", "Pa", s.Interfaces.VonMisesP95, "95 % quantile of the von Mises stress at interfaces"),
        Field.Single("von_mises_bottom_top", "1", s.VonMisesBottomTop, "mean von Mises stress of the lowest over the highest third"),
        Field.Single("contact_bottom_top", "1", s.ContactBottomTop, "contact force per surface of the lower over the upper half"),
        Field.Single("contacts_per_body", "1", s.ContactsPerBody, "mean contacts of a body with others"),
        Field.Single("mean_junction_area", "m2", s.MeanJunctionArea, "mean contact area between two bodies"),
        Field.Single("mean_cu_area", "m2", s.MeanCuArea, "mean contact area of a body on the foil"),
        Field.Single("psi_smaller", "1", s.PsiSmaller, "1 - A0/A in contact, on the smaller body of a pair"),
        Field.Single("psi_larger", "1", s.PsiLarger, "1 - A0/A in contact, on the larger body of a pair"),
        Field.Single("film_fragments", "1", s.FilmFragments, "connected patches of whole film a body"),
        Field.Single("activation_fracture", "1", activation, "volume share joined to the foil through broken films"),
    ];

    private static Field[] Film(string where, FilmStress s) =>
    [
        Field.Single($"film_stress_p50_{where}", "Pa", s.P50, "median of the film's von Mises stress at interfaces, 0 where broken"),
        Field.Single($"film_stress_p95_{where}", "Pa", s.P95, "95 % quantile of the film's von Mises stress at interfaces, 0 where broken"),
        Field.Single($"film_at_strength_{where}", "1", s.AtStrength, "share of these interfaces whose film is at its strength or broken"),
    ];

    /// <summary>What only some runs have, last in a row: the pressure asked for, and the springback of the opened layer.</summary>
    /// <param name="state">The state.</param>
    /// <param name="press">The press.</param>
    public static IEnumerable<Field> Press(CompactState state, PressSpec press)
    {
        if (press.IsLoadControlled) yield return Field.Single("pressure_asked", "Pa", state.PressureAsked ?? double.NaN, "pressure asked");
        if (state.Phase == PressPhase.Loaded) yield break;
        yield return Field.Single(
            "springback", "1", state.Springback, "thickness regained on opening over the smallest thickness, by the material's own modulus");
        yield return Field.Single(
            "springback_simulated", "1", state.SpringbackSimulated, "the same as simulated, with the modulus scaled by stiffness_scale");
    }

    /// <summary>What the hand-off kept.</summary>
    /// <param name="audit">The audit.</param>
    public static Field[] Handoff(HandoffAudit audit) =>
    [
        Field.Single("handoff_ratio", "1", audit.Ratio, "calendering ratio of the hand-off"),
        Field.Single("handoff_largest_volume_error", "1", audit.LargestVolumeError, "largest |volume of a body / of its sphere - 1|"),
        Field.Single("handoff_total_volume_error", "1", audit.TotalVolumeError, "|volume of all bodies / of all spheres - 1|"),
        Field.Single("handoff_pairs_before", "1", audit.PairsBefore, "contacts between spheres"),
        Field.Single("handoff_pairs_kept", "1", audit.PairsKept, "those of them that are contacts between bodies"),
        Field.Single("handoff_pairs_new", "1", audit.PairsNew, "contacts between bodies that were none between spheres"),
        Field.Single("handoff_load_before", "Pa", audit.PressureBefore, "pressure on the press before"),
        Field.Single("handoff_load_after", "Pa", audit.PressureAfter, "pressure on the press after"),
        Field.Single("handoff_mean_shift", "m", audit.MeanShift, "mean distance that the centres moved"),
        Field.Single("handoff_largest_shift", "m", audit.LargestShift, "largest distance that a centre moved"),
    ];
}
