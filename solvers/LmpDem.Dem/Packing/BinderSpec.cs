using LmpDem.Engine.Units;

namespace LmpDem.Dem.Packing;

/// <summary>
/// The binder (PVDF) of the dried layer. It takes part as a reported volume fraction and through the bridges of
/// <see cref="Laws.BondSpec"/>; the solids fraction of the layer counts the lithium particles alone.
/// </summary>
public sealed record BinderSpec
{
    /// <summary>Mass of binder over mass of lithium and binder.</summary>
    [Parameter("mass fraction of the binder in the dried layer", Min = 0, Max = 0.5, Formerly = "mass_share", Source = "LMP : PVDF = 95 : 5 is usual")]
    public double MassFraction { get; init; } = 0.05;

    /// <summary>Density of the binder [kg/m3].</summary>
    [Parameter("density of the binder", Unit = "kg/m3", Min = 100, Max = 5000, Source = "PVDF, handbook")]
    public double Density { get; init; } = 1780;

    /// <summary>Volume of binder over volume of lithium and binder.</summary>
    /// <param name="particleDensity">Density of the lithium particles [kg/m3].</param>
    public double VolumeShare(double particleDensity)
    {
        var binder = MassFraction / Density;
        return binder / (binder + (1.0 - MassFraction) / particleDensity);
    }
}
