using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Press;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.Scenarios.Reading;

/// <summary>Checks of values against each other; each by itself has passed its own.</summary>
internal static class ScenarioChecks
{
    // Densest packings of spheres without overlap: one size in order, and a small size in the pores of a large one.
    private const double DensestOneSize = 0.74;

    private const double DensestTwoSizes = 0.85;

    private const double MinModulusOverYield = 200;

    /// <summary>Runs every check and adds the faults to the binder.</summary>
    /// <param name="scenario">The scenario, each value in its range.</param>
    /// <param name="binder">Knows where each key stands.</param>
    public static void Run(Scenario scenario, SpecBinder binder)
    {
        CheckName(scenario, binder);
        CompactChecks.Run(scenario, binder);
        foreach (var (key, problem) in scenario.Electrode.Problems()) binder.Refuse($"electrode.{key}", problem);
        foreach (var (key, problem) in scenario.Press.Problems()) binder.Refuse($"press.{key}", problem);
        if (binder.Faults.Count > 0) return; // the sizes below exist only for a whole electrode
        if (scenario.Electrode.Given is null) CheckSolids(scenario.Electrode, binder);
        CheckSizes(scenario.Electrode, binder);
        CheckPowder(scenario, binder);
        CheckStiffness(scenario, binder);
        CheckRoll(scenario, binder);
        CheckCells(scenario, binder);
        if (scenario.Press.RollRadius < 10 * scenario.Electrode.LayerThickness)
            binder.Refuse(
                "press.roll_radius",
                $"{Um(scenario.Press.RollRadius)} is no roll for a layer of {Um(scenario.Electrode.LayerThickness)}; "
                + "take at least ten times the layer");
    }

    // Bodies, pores and the diffusion solve need some 200 bytes per cell.
    private const double MaxCells = 1e8;

    private static void CheckCells(Scenario scenario, SpecBinder binder)
    {
        if (!scenario.HasNetworks || scenario.Transport.Pores is not { Enabled: true, Voxel: { } edge }) return;
        var electrode = scenario.Electrode;
        var volume = electrode.LateralX * electrode.LateralY * electrode.LayerThickness;
        if (volume / (edge * edge * edge) <= MaxCells) return;
        // two decimals must not round it below
        var least = Math.Ceiling(Math.Cbrt(volume / MaxCells) * 1e8) / 1e2;
        binder.Refuse("transport.pores.voxel", string.Create(CultureInfo.InvariantCulture,
            $"{edge * 1e6:0.###} um makes {volume / (edge * edge * edge):0.0e+0} cells of this electrode, some "
            + $"{200 * volume / (edge * edge * edge) / 1e9:0} GB; take {least:0.##} um or more, or switch pores off"));
    }

    private static void CheckName(Scenario scenario, SpecBinder binder)
    {
        if (FolderName.Problem(scenario.Name) is { } problem) binder.Refuse("name", problem);
    }

    private static void CheckSolids(ElectrodeSpec electrode, SpecBinder binder)
    {
        var several = electrode.SizeDistribution.Kind is SizeDistributionKind.Bimodal or SizeDistributionKind.Table;
        var densest = several ? DensestTwoSizes : DensestOneSize;
        if (electrode.TargetSolidsFraction <= densest) return;
        binder.Refuse(electrode.SolidsFraction is null ? "electrode.areal_capacity" : "electrode.solids_fraction",
            $"a solids fraction of {Text(electrode.TargetSolidsFraction)} is impossible for touching spheres of these sizes (at most "
                + $"{Text(densest)}); "
            + "dried layers have 0.53 to 0.60, the press raises it");
    }

    private static void CheckSizes(ElectrodeSpec electrode, SpecBinder binder)
    {
        var (smallest, median, largest) = Range(electrode.Sizes);
        if (median < smallest || median > largest)
            binder.Refuse(
                "electrode.size_distribution.d50", $"a median of {Um(median)} lies outside of the cuts, {Um(smallest)} to {Um(largest)}");
        if (electrode.Film.Thickness > 0.1 * smallest)
            binder.Refuse(
                "electrode.film.thickness",
                $"{Um(electrode.Film.Thickness)} is no thin film on particles of {Um(smallest)}; take at most a tenth");
    }

    // Drawn as it will be packed: whether particles between the cuts can have the solid volume depends on how many there are.
    // That is no question where there are very many, and drawing them takes seconds.
    private const double MaxDrawn = 1e6;

    private static void CheckPowder(Scenario scenario, SpecBinder binder)
    {
        var electrode = scenario.Electrode;
        try
        {
            var distribution = electrode.Distribution();
            var most = electrode.SolidVolume / (Math.PI / 6 * Math.Pow(distribution.Smallest, 3));
            var powder = most > MaxDrawn ? new Spheres(0) : electrode.Draw(distribution, scenario.PowderSeeds);
            foreach (var (key, problem) in PowderFit.Problems(electrode, distribution, powder)) binder.Refuse($"electrode.{key}", problem);
        }
        catch (PackingException refused)
        {
            binder.Refuse("electrode.size_distribution", refused.Message);
        }
    }

    // A true roll needs a layer on both sides of its nip; chord of the roll at the deepest pass.
    private static void CheckRoll(Scenario scenario, SpecBinder binder)
    {
        if (scenario.Press.Mode != PressMode.Roll) return;
        var thickness = scenario.Electrode.LayerThickness;
        var nip = new RollProfile(scenario.Press.RollRadius, thickness * (1.0 - scenario.Press.Ratios[^1])).Along(thickness);
        if (scenario.Electrode.LateralX < 3 * nip)
            binder.Refuse(
                "electrode.lateral_x",
                $"{Um(scenario.Electrode.LateralX)} is too short for the roll: its nip is {Um(nip)} long, and mode roll needs three times "
                + $"that; lengthen lateral_x, or use mode nip_cell");
    }

    private static (double Smallest, double Median, double Largest) Range(SizeDistributionSpec sizes)
    {
        if (sizes.Kind == SizeDistributionKind.Table)
            return (sizes.CutMin ?? sizes.Table[0].Diameter, sizes.Table.First(e => e.Share >= 0.5).Diameter, sizes.CutMax
                ?? sizes.Table[^1].Diameter);
        var median = sizes.Kind == SizeDistributionKind.Weibull ? sizes.Scale * Math.Pow(Math.Log(2), 1 / sizes.Shape) : sizes.D50;
        var second = sizes.Kind == SizeDistributionKind.Bimodal ? sizes.SecondD50 : median;
        return (sizes.CutMin ?? 0.5 * Math.Min(median, second), median, sizes.CutMax ?? 2 * Math.Max(median, second));
    }

    private static void CheckStiffness(Scenario scenario, SpecBinder binder)
    {
        var plasticLaw = scenario.Contact.Law == ContactLaw.Plastic || scenario.Contact.Law == ContactLaw.PlasticDense;
        if (!plasticLaw && !scenario.Compact.Enabled) return;
        var ratio = scenario.Material.ContactModulus / scenario.Material.YieldStrength;
        if (ratio >= MinModulusOverYield) return;
        // four digits must not round it below
        var least = 1.0005 * MinModulusOverYield * scenario.Material.YieldStrength / scenario.Material.YoungsModulus;
        binder.Refuse("material.stiffness_scale",
            $"youngs_modulus x stiffness_scale / yield_strength is {Text(ratio)}, but "
                + $"{(plasticLaw ? "plastic laws" : "deformable bodies")} need {MinModulusOverYield} or more; "
            + (least <= 1 ? $"set stiffness_scale to {Text(least)} or more" : "the material itself is too soft for its yield strength"));
    }

    private static string Um(double length) => $"{Text(length * 1e6)} um";

    private static string Text(double value) =>
        new Amount(double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), Unit.None).ToString();
}

/// <summary>Checks of the finite-volume stage against the press that it takes over from.</summary>
internal static class CompactChecks
{
    /// <summary>Runs every check and adds the faults to the binder.</summary>
    /// <param name="scenario">The scenario, each value in its range.</param>
    /// <param name="binder">Knows where each key stands.</param>
    public static void Run(Scenario scenario, SpecBinder binder)
    {
        var compact = scenario.Compact;
        if (!TemplateSize.TryParse(compact.Template, out _))
            binder.Refuse("compact.template",
                $"\"{compact.Template}\" is no template; write \"n,m\" such as \"5,3\": n zones along the edge of a cube face (2 to 16), m "
                    + $"layers to the surface (1 to 12)");
        if (!compact.Enabled) return;
        CheckPress(scenario, binder);
        if (compact.Handoff.Ratio is { } handoff && scenario.Press is { IsGapControlled: true, Ratios: [.., var last] } && handoff >= last)
            binder.Refuse(
                "compact.handoff.ratio",
                $"the bodies would take over at {Percent(handoff)}, but the press goes only to {Percent(last)}; name a smaller ratio, or "
                + $"extend press.ratios");
    }

    private static void CheckPress(Scenario scenario, SpecBinder binder)
    {
        if (scenario.Press.Mode == PressMode.Roll)
        {
            binder.Refuse(
                "compact.enabled",
                "deformable bodies do not run under a roll (press.mode: roll); press with mode nip_cell or a platen, "
                + "or set compact.enabled: false");
        }

        if (scenario.Press.IsLoadControlled && scenario.Compact.RateExponent > 0.0)
        {
            binder.Refuse(
                "compact.rate_exponent",
                "a platen under load control (press.platen.control: load) has no speed that rate dependence could follow; "
                + "set rate_exponent to 0, or press with mode nip_cell or a platen at a rate");
        }
    }

    private static string Percent(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:0.##} %");
}

/// <summary>Names that become folders: of a scenario's run, and of a study.</summary>
internal static class FolderName
{
    private const int Longest = 80;

    /// <summary>Error in a name; null if it can name a folder among the folders of results.</summary>
    /// <param name="name">The name.</param>
    public static string? Problem(string name) =>
        name.Length is 0 or > Longest || name[0] == '.' || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            ? $"\"{name}\" cannot name a folder; use up to {Longest} letters, digits, -, _ and ."
            : null;
}
