using System.Globalization;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.Scenarios.Reading;

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
                $"\"{compact.Template}\" is no template; write \"n,m\" such as \"5,3\": n zones along the edge of a cube face (2 to 16), m layers to the surface (1 to 12)");
        if (!compact.Enabled) return;
        CheckPress(scenario, binder);
        if (compact.Handoff.Ratio is { } handoff && scenario.Press is { IsGapControlled: true, Ratios: [.., var last] } && handoff >= last)
            binder.Refuse("compact.handoff.ratio", $"the bodies would take over at {Percent(handoff)}, but the press goes only to {Percent(last)}; name a smaller ratio, or extend press.ratios");
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
