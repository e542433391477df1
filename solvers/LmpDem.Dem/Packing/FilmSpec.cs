using LmpDem.Engine.Numerics;
using LmpDem.Engine.Units;

namespace LmpDem.Dem.Packing;

/// <summary>The Li2CO3 film on every particle: median thickness and log-normal scatter between particles.</summary>
public sealed record FilmSpec
{
    /// <summary>Median thickness [m].</summary>
    [Parameter("median film thickness", Unit = "nm", Min = 0, Max = 5000, Source = "Kang et al. 2026 (thinnest about 100 nm)")]
    public double Thickness { get; init; } = 100e-9;

    /// <summary>Standard deviation of the natural logarithm of the thickness between particles.</summary>
    [Parameter("standard deviation of ln(thickness) between particles", Min = 0, Max = 2)]
    public double Sigma { get; init; } = 0.25;

    /// <summary>Thickness of the film of a particle [m].</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="particle">Number of the particle, from 0.</param>
    public double Draw(ulong seed, int particle) => Thickness * Math.Exp(Sigma * new Philox(seed, "film", (ulong)particle).NextNormal());
}
