namespace LmpDem.Engine.Tables;

/// <summary>summary.csv: its columns, in the order other tools rely on, and how a row stands in them.</summary>
public static class SummaryTable
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "ratio_asked", "ratio_reached", "thickness_um", "solids", "porosity_open", "coordination", "li_li_contacts",
        "li_cu_contacts", "mean_overlap", "load_MPa", "line_load_N_mm", "inertial_number", "unbalanced",
        "activation_overlap_law", "activation_fracture", "activation_film_theory", "film_intact", "area_li_cu", "area_li_li",
        "area_ionic", "vms_li_p50_MPa", "vms_interface_p95_MPa", "vms_bottom_top", "tortuosity", "over_calendered",
        "activation_local_exposure", "film_open", "open_li_cu", "open_li_li", "open_ionic",
        "film_stress_p95_MPa", "film_at_strength", "film_at_strength_bottom_top",
        "pressure_asked_MPa", "at_rest", "full_contacts",
        "unconverged", "residual_over_tolerance",
        "coordination_without_rattlers", "rattlers", "pores_percolating",
    ];

    /// <summary>Writes rows; only a whole file appears.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="rows">The rows, one per ratio.</param>
    public static void Write(string path, IEnumerable<SummaryRow> rows) => Of(rows).Write(path);

    /// <summary>Rows as a table.</summary>
    /// <param name="rows">The rows, one per ratio.</param>
    public static NumberTable Of(IEnumerable<SummaryRow> rows)
    {
        var table = new NumberTable(Columns);
        foreach (var row in rows) table.Add(Values(row));
        return table;
    }

    /// <summary>Values of a row in the order of <see cref="Columns"/>.</summary>
    /// <param name="r">The row.</param>
    public static double?[] Values(SummaryRow r) =>
    [
        r.RatioAsked, r.RatioReached, r.ThicknessUm, r.Solids, r.PorosityOpen, r.Coordination, r.LiLiContacts,
        r.LiCuContacts, r.MeanOverlap, r.LoadMPa, r.LineLoadNPerMm, r.InertialNumber, r.Unbalanced,
        r.ActivationOverlapLaw, r.ActivationFracture, r.ActivationFilmTheory, r.FilmIntact, r.AreaLiCu, r.AreaLiLi,
        r.AreaIonic, r.VmsLiP50MPa, r.VmsInterfaceP95MPa, r.VmsBottomTop, r.Tortuosity, r.OverCalendered,
        r.ActivationLocalExposure, r.FilmOpen, r.OpenLiCu, r.OpenLiLi, r.OpenIonic, r.FilmStressP95MPa, r.FilmAtStrength, r.FilmAtStrengthBottomTop,
        r.PressureAskedMPa, r.AtRest, r.FullContacts,
        r.Unconverged, r.ResidualOverTolerance,
        r.CoordinationWithoutRattlers, r.Rattlers, r.PoresPercolating,
    ];

    /// <summary>Reads rows. Columns may stand in another order or be missing; others are left aside.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<SummaryRow> Read(string path)
    {
        var table = NumberTable.Read(path);
        var place = new Dictionary<string, int>();
        for (var k = 0; k < table.Columns.Count; k++) place[table.Columns[k]] = k;
        var rows = new List<SummaryRow>();
        foreach (var row in table.Rows)
        {
            double? Value(string column) => place.TryGetValue(column, out var k) ? row[k] : null;
            rows.Add(new SummaryRow
            {
                RatioAsked = Value("ratio_asked"),
                RatioReached = Value("ratio_reached"),
                ThicknessUm = Value("thickness_um"),
                Solids = Value("solids"),
                PorosityOpen = Value("porosity_open"),
                Coordination = Value("coordination"),
                LiLiContacts = Value("li_li_contacts"),
                LiCuContacts = Value("li_cu_contacts"),
                MeanOverlap = Value("mean_overlap"),
                LoadMPa = Value("load_MPa"),
                LineLoadNPerMm = Value("line_load_N_mm"),
                InertialNumber = Value("inertial_number"),
                Unbalanced = Value("unbalanced"),
                ActivationOverlapLaw = Value("activation_overlap_law"),
                ActivationFracture = Value("activation_fracture"),
                ActivationFilmTheory = Value("activation_film_theory"),
                FilmIntact = Value("film_intact"),
                AreaLiCu = Value("area_li_cu"),
                AreaLiLi = Value("area_li_li"),
                AreaIonic = Value("area_ionic"),
                VmsLiP50MPa = Value("vms_li_p50_MPa"),
                VmsInterfaceP95MPa = Value("vms_interface_p95_MPa"),
                VmsBottomTop = Value("vms_bottom_top"),
                Tortuosity = Value("tortuosity"),
                OverCalendered = Value("over_calendered"),
                ActivationLocalExposure = Value("activation_local_exposure"),
                FilmOpen = Value("film_open"),
                OpenLiCu = Value("open_li_cu"),
                OpenLiLi = Value("open_li_li"),
                OpenIonic = Value("open_ionic"),
                FilmStressP95MPa = Value("film_stress_p95_MPa"),
                FilmAtStrength = Value("film_at_strength"),
                FilmAtStrengthBottomTop = Value("film_at_strength_bottom_top"),
                PressureAskedMPa = Value("pressure_asked_MPa"),
                AtRest = Value("at_rest"),
                FullContacts = Value("full_contacts"),
                Unconverged = Value("unconverged"),
                ResidualOverTolerance = Value("residual_over_tolerance"),
                CoordinationWithoutRattlers = Value("coordination_without_rattlers"),
                Rattlers = Value("rattlers"),
                PoresPercolating = Value("pores_percolating"),
            });
        }

        return rows;
    }
}
