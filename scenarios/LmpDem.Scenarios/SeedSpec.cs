using LmpDem.Engine.Units;

namespace LmpDem.Scenarios;

/// <summary>
/// Seeds that replace the run's for one use each, so that the scatter between runs can be split into its causes. What has none here draws
/// from the run's.
/// </summary>
public sealed record SeedSpec
{
    /// <summary>Seed of the radii of the particles; null: that of the run.</summary>
    [Parameter("seed of the particle sizes", Min = 0, IsLeftOutUnset = true)]
    public ulong? Sizes { get; init; }

    /// <summary>Seed of the places where particles are inserted; null: that of the run.</summary>
    [Parameter("seed of the places where particles are inserted", Min = 0, IsLeftOutUnset = true)]
    public ulong? Places { get; init; }

    /// <summary>Seed of the films, their thickness and the strength of their facets; null: that of the run.</summary>
    [Parameter("seed of the films: thickness and strength", Min = 0, IsLeftOutUnset = true)]
    public ulong? Films { get; init; }

    /// <summary>Seed of the orientation of the bodies' meshes; null: that of the run.</summary>
    [Parameter("seed of the orientation of the bodies' meshes", Min = 0, IsLeftOutUnset = true)]
    public ulong? Meshes { get; init; }
}
