using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// Mean stress of a zone by its volume: K ln J, to third order in J - 1. A volume ratio strays from 1 by the pressure over the bulk
/// modulus, some per mille; at 1 % the series is off by 2.5e-7 of the stress.
/// </summary>
/// <param name="BulkModulus">Bulk modulus [Pa].</param>
public readonly record struct BulkElasticity(double BulkModulus)
{
    /// <summary>Mean stress, positive in tension [Pa].</summary>
    /// <param name="ratio">Volume over stress-free volume.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Tension<T>(T ratio)
        where T : struct, IReal<T>
    {
        var one = T.Constant(1.0);
        var e = ratio - one;
        return T.Constant(BulkModulus) * e * (one - e * (T.Constant(0.5) - T.Constant(1.0 / 3.0) * e));
    }
}
