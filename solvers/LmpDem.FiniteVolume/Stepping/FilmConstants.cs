using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>What the film kernel needs of the film.</summary>
/// <param name="Sheet">Elasticity of the film.</param>
/// <param name="Bending">Whether bending stress counts.</param>
/// <param name="FractureStrain">Equivalent plastic strain at which the film tears; 0: brittle.</param>
internal readonly record struct FilmConstants(PlaneStress Sheet, bool Bending, double FractureStrain)
{
    /// <summary>Whether the film yields before it tears.</summary>
    public bool IsDuctile => FractureStrain > 0.0;

    /// <summary>Constants of a film.</summary>
    public static FilmConstants Of(FilmMechanicsSpec f) => new(PlaneStress.Of(f), f.Bending, f.FractureStrain);
}
