namespace LmpDem.Transport.Plating;

/// <summary>One row of a stripping curve.</summary>
/// <param name="Capacity">Charge taken out so far per area of the foil [C/m2].</param>
/// <param name="Polarisation">Potential of the foil against a lithium reference in the plane of the separator, >= 0 [V].</param>
/// <param name="ConnectedShare">Volume still joined to the foil over the volume at the start.</param>
/// <param name="ReactiveArea">Bare surface that takes part, over the area of the foil.</param>
public readonly record struct StrippingRow(double Capacity, double Polarisation, double ConnectedShare, double ReactiveArea);
