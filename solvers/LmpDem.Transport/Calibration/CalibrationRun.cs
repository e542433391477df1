using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>The states of one run, as a calibration sees them.</summary>
public sealed record CalibrationRun
{
    /// <summary>Name for tables: its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Calendering ratio reached and network of each state; ratios ascending.</summary>
    public required IReadOnlyList<(double Ratio, BodyNetwork Network)> States { get; init; }
}
