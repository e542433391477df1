namespace LmpDem.Dem.Stepping;

/// <summary>How close a packing is to rest, and the state of its contacts.</summary>
/// <param name="UnbalancedRatio">Mean net force on a particle over the mean contact force.</param>
/// <param name="MeanContactForce">Mean magnitude of the contact forces [N].</param>
/// <param name="MeanOverlapShare">Mean overlap of the contacts over the smaller radius.</param>
/// <param name="MaxOverlapShare">Largest overlap over the smaller radius.</param>
/// <param name="KineticEnergy">Kinetic energy, translation and rotation [J].</param>
/// <param name="ElasticEnergy">Recoverable energy of the contacts' normal and tangential springs [J].</param>
/// <param name="MeanCoordination">Mean number of contacts per particle, walls included once.</param>
public readonly record struct Equilibrium(
    double UnbalancedRatio,
    double MeanContactForce,
    double MeanOverlapShare,
    double MaxOverlapShare,
    double KineticEnergy,
    double ElasticEnergy,
    double MeanCoordination);
