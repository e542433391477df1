namespace LmpDem.FiniteVolume.Compacting;

/// <summary>Audit of the hand-off from spheres to deformable bodies.</summary>
/// <param name="Ratio">Calendering ratio at which it took place.</param>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Zones">Number of zones.</param>
/// <param name="LargestVolumeError">Largest |volume of a body / volume of its sphere - 1| after swelling.</param>
/// <param name="TotalVolumeError">|Volume of all bodies / volume of all spheres - 1| after swelling.</param>
/// <param name="SolidsFraction">Volume of the bodies over that of the layer.</param>
/// <param name="PairsBefore">Contacts between spheres that carried force.</param>
/// <param name="PairsKept">Those of them that carry force between bodies.</param>
/// <param name="PairsNew">Contacts between bodies that were none between spheres.</param>
/// <param name="PressureBefore">Pressure on the press before [Pa].</param>
/// <param name="PressureAfter">Pressure on the press after [Pa].</param>
/// <param name="MeanShift">Mean distance that the centres moved [m].</param>
/// <param name="LargestShift">Largest distance that a centre moved [m].</param>
/// <param name="LargestSeedShrink">Largest fraction by which a radius was reduced before swelling.</param>
public readonly record struct HandoffAudit(
    double Ratio, int Bodies, int Zones, double LargestVolumeError, double TotalVolumeError, double SolidsFraction,
    int PairsBefore, int PairsKept, int PairsNew, double PressureBefore, double PressureAfter,
    double MeanShift, double LargestShift, double LargestSeedShrink)
{
    /// <summary>Fraction of the contacts that were kept.</summary>
    public double PairsKeptShare => PairsBefore > 0 ? (double)PairsKept / PairsBefore : 1.0;
}
