using LmpDem.Engine.Units;

namespace LmpDem.Engine.Press;

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
