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
        CheckPress(scenario.Press, binder);
        if (compact.Handoff.Ratio is { } handoff && scenario.Press.Ratios is [.., var last] && handoff >= last)
            binder.Refuse("compact.handoff.ratio", $"the bodies would take over at {Percent(handoff)}, but the press goes only to {Percent(last)}; name a smaller ratio, or extend press.ratios");
    }

    private static void CheckPress(PressSpec press, SpecBinder binder)
    {
        if (press.IsGapControlled) return;
        var mode = press.Mode == PressMode.Roll ? "under a roll (press.mode: roll)" : "under load control (press.platen.control: load)";
        binder.Refuse("compact.enabled", $"deformable bodies do not run {mode}; press with mode nip_cell or a platen at a rate, or set compact.enabled: false");
    }

    private static string Percent(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:0.##} %");
}
