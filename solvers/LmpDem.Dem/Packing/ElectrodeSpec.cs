using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Units;

namespace LmpDem.Dem.Packing;

/// <summary>The dried, uncalendered electrode that the generator has to make.</summary>
public sealed record ElectrodeSpec
{
    /// <summary>Smallest solids fraction of a layer.</summary>
    internal const double MinSolids = 0.05;

    /// <summary>Largest solids fraction of a layer.</summary>
    internal const double MaxSolids = 0.9;

    /// <summary>Charge that a unit volume of lithium gives, 3861 mAh/g at 534 kg/m3 [C/m3].</summary>
    public const double LithiumCharge = 3861.0 * 3.6 * 534.0 * 1e3;

    /// <summary>File of a packing that is taken in place of a generated one; null: generated.</summary>
    [Parameter("a packing of your own in place of a generated one: a table x, y, z, r or a LAMMPS data file (docs/packing.md)",
        IsLeftOutUnset = true)]
    public string? Packing { get; init; }

    /// <summary>SHA-256 of <see cref="Packing"/>, hexadecimal; another file is then refused.</summary>
    [Parameter("SHA-256 of the file of electrode.packing, which a run adds; another file is then refused", IsLeftOutUnset = true)]
    public string? PackingSha256 { get; init; }

    /// <summary>The particles of <see cref="Packing"/>; null for a layer that is generated.</summary>
    public GivenPacking? Given { get; init; }

    /// <summary>Thickness of the electrode, with the foil or without it, see <see cref="IncludesFoil"/> [m].</summary>
    [Parameter("thickness of the uncalendered electrode", Unit = "um", Min = 1, Max = 5000, Source = "Kang et al. 2026")]
    public double Thickness { get; init; } = 84e-6;

    /// <summary>Whether <see cref="Thickness"/> counts the foil.</summary>
    [Parameter("whether the thickness counts the foil (the paper's text leaves it open)")]
    public bool IncludesFoil { get; init; }

    /// <summary>Thickness of the copper foil [m].</summary>
    [Parameter("thickness of the copper foil", Unit = "um", Min = 1, Max = 1000, Source = "Kang et al. 2026")]
    public double FoilThickness { get; init; } = 11e-6;

    /// <summary>Volume of the lithium particles over the volume of the layer; this or <see cref="ArealCapacity"/>.</summary>
    [Parameter("solids fraction of the layer, lithium particles alone (this or areal_capacity)", Min = MinSolids, Max = MaxSolids)]
    public double? SolidsFraction { get; init; }

    /// <summary>Charge of the lithium over the area of the foil [C/m2]; this or <see cref="SolidsFraction"/>.</summary>
    [Parameter("areal capacity of the lithium (this or solids_fraction)", Unit = "mAh/cm2", Min = 0.01, Max = 1000)]
    public double? ArealCapacity { get; init; }

    /// <summary>Periodic edge along x [m].</summary>
    [Parameter("periodic edge along x, the direction of the web", Unit = "um", Min = 1, Max = 1e6)]
    public double LateralX { get; init; } = 100e-6;

    /// <summary>Periodic edge along y [m].</summary>
    [Parameter("periodic edge along y, across the web", Unit = "um", Min = 1, Max = 1e6)]
    public double LateralY { get; init; } = 100e-6;

    /// <summary>Sizes of the particles.</summary>
    [Parameter("particle size distribution")]
    public SizeDistributionSpec SizeDistribution { get; init; } = new();

    /// <summary>Film on the particles.</summary>
    [Parameter("Li2CO3 film on the particles")]
    public FilmSpec Film { get; init; } = new();

    /// <summary>Binder of the dried layer.</summary>
    [Parameter("binder of the dried layer")]
    public BinderSpec Binder { get; init; } = new();

    /// <summary>Thickness of the layer of particles, without the foil [m].</summary>
    public double LayerThickness => IncludesFoil ? Thickness - FoilThickness : Thickness;

    /// <summary>Target solids fraction, directly or through the areal capacity.</summary>
    public double TargetSolidsFraction => SolidsFraction
        ?? ArealCapacity / LithiumCharge / LayerThickness
        ?? throw new InvalidOperationException("an electrode needs solids_fraction or areal_capacity");

    /// <summary>Volume of the lithium particles over the periodic area [m3].</summary>
    public double SolidVolume => LateralX * LateralY * LayerThickness * TargetSolidsFraction;

    /// <summary>The sizes asked for; those of a given packing are its own.</summary>
    public SizeDistributionSpec Sizes => Given?.Sizes() ?? SizeDistribution;

    /// <summary>The sizes asked for, with their fractions by number and by volume.</summary>
    /// <exception cref="PackingException">The spec contradicts itself, or nothing lies between the cuts.</exception>
    public SizeDistribution Distribution() => new(Sizes);

    /// <summary>The particles of the layer, not yet placed, or where a given packing has them.</summary>
    /// <param name="distribution">The sizes that <see cref="Distribution"/> gives.</param>
    /// <param name="seeds">Seeds; that of the run stands for all.</param>
    /// <exception cref="PackingException">No set of these sizes has the solid volume.</exception>
    public Spheres Draw(SizeDistribution distribution, PowderSeeds seeds)
    {
        if (Given is null) return Powder.Draw(distribution, Film, SolidVolume, seeds);
        var spheres = Given.Spheres.Copy();
        for (var i = 0; i < spheres.Count; i++)
            if (double.IsNaN(spheres.FilmThickness[i])) spheres.FilmThickness[i] = Film.Draw(seeds.Films, i);
        return spheres;
    }

    /// <summary>Contradictory or missing keys, as (key in snake_case, problem); empty if the spec is valid.</summary>
    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (Given is not null) yield break; // its thickness, solids fraction and sizes are those of its particles
        if (LayerThickness <= 0.0) yield return ("thickness", "leaves nothing above the foil that it includes");
        if (SolidsFraction is null == ArealCapacity is null)
            yield return ("solids_fraction", "give exactly one of solids_fraction and areal_capacity");
        else if (LayerThickness > 0.0 && TargetSolidsFraction is < MinSolids or > MaxSolids)
            yield return ("areal_capacity",
                $"means a solids fraction of {TargetSolidsFraction:0.###} at this thickness; it must lie in {MinSolids} to {MaxSolids}");
        foreach (var (key, problem) in SizeDistribution.Problems()) yield return ("size_distribution." + key, problem);
    }
}

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

/// <summary>
/// The binder (PVDF) of the dried layer. It takes part as a reported volume fraction and through the bridges of
/// <see cref="Laws.BondSpec"/>; the solids fraction of the layer counts the lithium particles alone.
/// </summary>
public sealed record BinderSpec
{
    /// <summary>Mass of binder over mass of lithium and binder.</summary>
    [Parameter("mass fraction of the binder in the dried layer", Min = 0, Max = 0.5, Formerly = "mass_share",
        Source = "LMP : PVDF = 95 : 5 is usual")]
    public double MassFraction { get; init; } = 0.05;

    /// <summary>Density of the binder [kg/m3].</summary>
    [Parameter("density of the binder", Unit = "kg/m3", Min = 100, Max = 5000, Source = "PVDF, handbook")]
    public double Density { get; init; } = 1780;

    /// <summary>Volume of binder over volume of lithium and binder.</summary>
    /// <param name="particleDensity">Density of the lithium particles [kg/m3].</param>
    public double VolumeFraction(double particleDensity)
    {
        var binder = MassFraction / Density;
        return binder / (binder + (1.0 - MassFraction) / particleDensity);
    }
}
