using LmpDem.Engine.Units;

namespace LmpDem.Transport.Networks;

/// <summary>
/// Thresholds of the criteria of a metallic contact. None is derived: all are calibrated to the measured activation, and every
/// table and figure that shows their outcome says so. The defaults were fitted to the measured points at 20, 30 and 40 % as the
/// mean of six runs of the paper's electrode (seeds 1 to 6, mesh 5,3, joint zones); docs/networks.md gives intervals and the error at the
/// points left out.
/// </summary>
public sealed record CriteriaSpec
{
    /// <summary>Source of the thresholds, for captions.</summary>
    public const string Provenance = "thresholds calibrated to the measured activation (Kang et al. 2026)";

    /// <summary>Calendering ratios of the measured points to which the defaults were fitted; at the others they predict.</summary>
    public static IReadOnlyList<double> CalibratedAt { get; } = [0.2, 0.3, 0.4];

    /// <summary>
    /// Template of the bodies to which the defaults were fitted. Finer facets open more in places, so that the same fit gives a larger
    /// threshold there (docs/networks.md).
    /// </summary>
    public const string CalibratedTemplate = "5,3";

    /// <summary>Minimum exposure of facing facets, the same between bodies and at the foil.</summary>
    [Parameter("local_exposure: smallest fraction of a facet that its film leaves bare, on both facing facets, at the foil on the one "
        + "(calibrated)", Min = 0, Max = 1, Source = "calibrated to the activation of Kang et al. 2026; mechanism after Bay 1983")]
    public double PsiLocal { get; init; } = 0.215;

    /// <summary>Minimum mean opening psi = 1 - A0/A of the film at the foil.</summary>
    [Parameter("film_theory: least mean opening psi = 1 - A0/A of the film in a contact with the foil (calibrated)", Min = 0, Max = 1,
        Source = "calibrated to the activation of Kang et al. 2026; mechanism after Bay 1983")]
    public double PsiFoil { get; init; } = 0.068;

    /// <summary>Minimum mean opening psi of both films between two bodies.</summary>
    [Parameter("film_theory: least mean opening psi of both films between two bodies (calibrated)", Min = 0, Max = 1,
        Source = "calibrated to the activation of Kang et al. 2026; mechanism after Bay 1983")]
    public double PsiBodies { get; init; } = 0.088;

    /// <summary>Minimum growth A - A0 of the film at the foil; 0: any [m2].</summary>
    [Parameter("film_theory: least opened area A - A0 of the film in a contact with the foil, beside psi; 0: any", Unit = "um2", Min = 0,
        Max = 1000, Source = "an alternative to psi with the same mechanism, calibrated where used")]
    public double OpenedFoil { get; init; }

    /// <summary>Minimum growth A - A0 of the film that grew less, between two bodies; 0: any [m2].</summary>
    [Parameter("film_theory: least opened area A - A0 of the less opened film between two bodies, beside psi; 0: any", Unit = "um2",
        Min = 0, Max = 1000, Source = "an alternative to psi with the same mechanism, calibrated where used")]
    public double OpenedBodies { get; init; }

    /// <summary>
    /// Least contact pressure, force over area, at which the metal passes the cracks of the films; 0: any [Pa]. It hardly
    /// discriminates: the pressure of plastic contacts stays near twice the yield strength of lithium, large or small.
    /// </summary>
    [Parameter("film_theory: least contact pressure that presses lithium through the cracks, beside psi; 0: any", Unit = "MPa", Min = 0,
        Max = 1000, Source = "extrusion pressure after Bay 1983; hardly discriminates, as plastic contacts stay near two yield strengths")]
    public double ExtrusionPressure { get; init; }

    /// <summary>Minimum contact area over that of the smaller body's equator.</summary>
    [Parameter("contact_size: least contact area over the cross-section of the smaller body (calibrated)", Min = 0, Max = 10,
        Source = "calibrated to the activation of Kang et al. 2026")]
    public double ContactSize { get; init; } = 0.46;
}
