using System.Globalization;
using LmpDem.Dem.Press;
using LmpDem.Engine.Press;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>What states are called in tables, logs and messages.</summary>
internal static class StateNames
{
    /// <summary>Name of the state that the deformable bodies take over.</summary>
    public const string Handoff = "hand-off";

    /// <summary>Name of the state in which the deformable bodies have taken over.</summary>
    public const string AfterHandoff = "after hand-off";

    /// <summary>What a state is: "20 %", "5 MPa", "hand-off" or "opened".</summary>
    /// <param name="made">The state.</param>
    public static string Of(CalenderState made) => made.HandsOn
        ? Handoff
        : Of(made.Phase, made.TargetRatio, made.TargetPressure) ?? string.Create(CultureInfo.InvariantCulture, $"state {made.Index}");

    /// <summary>Name of a state by the target of the press; null without a target.</summary>
    /// <param name="phase">Under load or opened.</param>
    /// <param name="ratio">Target calendering ratio.</param>
    /// <param name="pressure">Target pressure [Pa].</param>
    public static string? Of(PressPhase phase, double? ratio, double? pressure) => (phase, ratio, pressure) switch
    {
        (PressPhase.Unloaded, { } pass, _) => string.Create(CultureInfo.InvariantCulture, $"{100 * pass:0.##} % opened"),
        (PressPhase.Unloaded, _, _) => "opened",
        (_, { } loaded, _) => string.Create(CultureInfo.InvariantCulture, $"{100 * loaded:0.##} %"),
        (_, _, { } load) => string.Create(CultureInfo.InvariantCulture, $"{load * 1e-6:0.###} MPa"),
        _ => null,
    };
}
