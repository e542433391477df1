namespace LmpDem.Dem.Packing;

/// <summary>Seeds of a packing by what they draw; usually all are the run's.</summary>
/// <param name="Sizes">Seed of the radii.</param>
/// <param name="Places">Seed of the places where particles are inserted.</param>
/// <param name="Films">Seed of the thickness of the films.</param>
public readonly record struct PowderSeeds(ulong Sizes, ulong Places, ulong Films)
{
    /// <summary>One seed for all.</summary>
    /// <param name="seed">Seed of the run.</param>
    public static implicit operator PowderSeeds(ulong seed) => new(seed, seed, seed);
}
