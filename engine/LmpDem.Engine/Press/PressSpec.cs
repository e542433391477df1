using LmpDem.Engine.Units;

namespace LmpDem.Engine.Press;

/// <summary>The calendering to be simulated. The contact laws are rate independent, so pressing is quasi-static.</summary>
public sealed record PressSpec
{
    /// <summary>Way to press.</summary>
    [Parameter("way to press: nip_cell, platen, roll")]
    public PressMode Mode { get; init; } = PressMode.NipCell;

    /// <summary>Calendering ratios 1 - h/h0 at which a state is taken, rising.</summary>
    [Parameter("calendering ratios 1 - h/h0 at which a state is taken, rising", Min = 0, Max = 0.6, Source = "Kang et al. 2026")]
    public IReadOnlyList<double> Ratios { get; init; } = [0.0, 0.10, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45];

    /// <summary>Radius of the roll [m].</summary>
    [Parameter("radius of the roll", Unit = "mm", Min = 0.01, Max = 2000, Source = "lab roll presses 100-250 mm")]
    public double RollRadius { get; init; } = 0.125;

    /// <summary>Default of <see cref="NipMargin"/>.</summary>
    public const double DefaultNipMargin = 8.0;

    /// <summary>
    /// Length of the layer that moves before and behind the nip of a roll, in thicknesses of the layer; the particles beyond it are
    /// fixed, as they are at rest. 0: all particles move at every step. Unset: <see cref="DefaultNipMargin"/>.
    /// </summary>
    [Parameter("length of layer that moves before and behind the nip, in thicknesses (mode: roll); the rest, which is at rest, is fixed; "
        + "0: all particles move; default 8", Min = 0, Max = 1000, IsLeftOutUnset = true)]
    public double? NipMargin { get; init; }

    /// <summary>Default of <see cref="PassageStates"/>.</summary>
    public const int DefaultPassageStates = 10;

    /// <summary>
    /// Snapshots that each passage of a roll leaves on its way, evenly spaced along the layer, beside the states with the nip in the
    /// middle and behind the roll. They change nothing. Unset: <see cref="DefaultPassageStates"/>.
    /// </summary>
    [Parameter("snapshots that a passage of the roll leaves on its way, evenly spaced along the layer (mode: roll); default 10", Min = 0,
        Max = 10000, IsLeftOutUnset = true)]
    public int? PassageStates { get; init; }

    /// <summary>Speed of the web; it sets the real passage time that is reported, not the speed of the simulation [m/s].</summary>
    [Parameter("speed of the web (real time that is reported; the laws are rate independent)", Unit = "m/min", Min = 0.001, Max = 1000,
        Source = "lab roll presses 0.5-5 m/min")]
    public double LineSpeed { get; init; } = 1.0 / 60.0;

    /// <summary>Pressure above which the press closes no further [Pa].</summary>
    [Parameter("largest pressure; the press closes no further above it", Unit = "MPa", Min = 0.001, Max = 1e5)]
    public double MaxPressure { get; init; } = 50e6;

    /// <summary>Solids fraction above which the press closes no further: beyond it volume would have to leave the layer.</summary>
    [Parameter("largest solids fraction; the press closes no further above it (beyond, volume would have to leave the layer)", Min = 0.3,
        Max = 1)]
    public double MaxSolidsFraction { get; init; } = 0.98;

    /// <summary>Largest inertial number while pressing.</summary>
    [Parameter("largest inertial number while pressing", Min = 1e-6, Max = 0.1)]
    public double MaxInertialNumber { get; init; } = 1e-3;

    /// <summary>Largest unbalanced force over mean contact force at a state.</summary>
    [Parameter("largest unbalanced force ratio at a state", Min = 1e-6, Max = 0.5)]
    public double MaxUnbalanced { get; init; } = 1e-2;

    /// <summary>Whether the layer is unloaded at the end and the springback reported.</summary>
    [Parameter("whether the press opens at the end and springback is reported")]
    public bool Unload { get; init; } = true;

    /// <summary>Control of a platen.</summary>
    [Parameter("control of the platen (mode: platen)")]
    public PlatenSpec Platen { get; init; } = new();

    /// <summary>Whether a flat press closes to ratios: every mode but a platen under load.</summary>
    public bool IsGapControlled => Mode != PressMode.Roll && !IsLoadControlled;

    /// <summary>Whether a platen closes to pressures.</summary>
    public bool IsLoadControlled => Mode == PressMode.Platen && Platen.Control == PlatenControl.Load;

    /// <summary>Contradictory or missing keys, as (key in snake_case, problem); empty if the spec is valid.</summary>
    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (IsLoadControlled && Platen.Pressures.Count == 0)
            yield return ("platen.pressures", "needs at least one pressure under load control");
        if (!IsLoadControlled && Ratios.Count == 0) yield return ("ratios", "needs at least one ratio");
        if (!Rises(Ratios)) yield return ("ratios", "must rise");
        if (!Rises(Platen.Pressures)) yield return ("platen.pressures", "must rise");
        if (IsLoadControlled && Platen.Pressures.Any(p => p > MaxPressure))
            yield return ("platen.pressures", "must not exceed max_pressure");
    }

    /// <summary>Refuses a spec that contradicts itself.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public void Check()
    {
        foreach (var (key, problem) in Problems()) throw new ArgumentException($"press.{key} {problem}");
    }

    private static bool Rises(IReadOnlyList<double> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i] <= values[i - 1]) return false;
        }
        return true;
    }
}

/// <summary>Settings of a platen.</summary>
public sealed record PlatenSpec
{
    /// <summary>Constant rate to each ratio, or a servo to each pressure.</summary>
    [Parameter("what the platen holds: rate (to each ratio) or load (to each pressure)")]
    public PlatenControl Control { get; init; } = PlatenControl.Rate;

    /// <summary>Pressures at which a state is taken under load control, rising [Pa].</summary>
    [Parameter("pressures at which a state is taken (control: load), rising", Unit = "MPa", Min = 1e-4, Max = 1e4)]
    public IReadOnlyList<double> Pressures { get; init; } = [];
}

/// <summary>Quantity controlled by a platen.</summary>
public enum PlatenControl
{
    /// <summary>Constant closing rate to each target ratio.</summary>
    Rate,

    /// <summary>Servo on the measured pressure, to each target pressure.</summary>
    Load,
}
