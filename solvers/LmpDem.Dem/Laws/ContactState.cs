namespace LmpDem.Dem.Laws;

/// <summary>Area and recoverable energy of one contact.</summary>
/// <param name="Area">Contact area [m2].</param>
/// <param name="ElasticEnergy">Normal energy that unloading gives back [J].</param>
public readonly record struct ContactState(double Area, double ElasticEnergy);
