using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// Coulomb friction as a tangential spring whose force is limited to the coefficient times the pressing force (Cundall and Strack 1979,
/// doi 10.1680/geot.1979.29.1.47): beyond it the spring is shortened to the limit, and the distance it slid is dissipated.
/// </summary>
public static class CoulombSlider
{
    /// <summary>Limits a spring.</summary>
    /// <param name="length">Length of the spring in the tangent plane, >= 0 [m].</param>
    /// <param name="friction">Friction coefficient.</param>
    /// <param name="pressing">Normal force, >= 0 [N].</param>
    /// <param name="stiffness">Tangential stiffness [N/m].</param>
    /// <param name="dissipated">Work of sliding, 0 where it sticks [J].</param>
    /// <returns>Length after sliding over that before, at most 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Limit<T>(T length, T friction, T pressing, T stiffness, out T dissipated)
        where T : struct, IReal<T>
    {
        var most = friction * pressing / stiffness;
        dissipated = stiffness * most * T.Max(length - most, T.Constant(0.0));
        return T.Min(T.Constant(1.0), most / T.Max(length, T.Constant(1e-30)));
    }
}

/// <summary>
/// Penalty of a node inside another body: a spring on its depth, less the slack taken over from another facet, that fades to zero
/// at twice a depth limit. A node that is deeper has slipped in sideways at a pore, and pushing it out would distort the body.
/// </summary>
public static class PenaltySpring
{
    /// <summary>Normal force, >= 0 [N].</summary>
    /// <param name="depth">Penetration, > 0 [m].</param>
    /// <param name="slack">Part of it that does not press, 0 to the depth [m].</param>
    /// <param name="limit">Penetration at which the force is largest [m].</param>
    /// <param name="stiffness">Stiffness [N/m].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Press<T>(T depth, T slack, T limit, T stiffness)
        where T : struct, IReal<T> => stiffness * T.Max(T.Min(depth - slack, T.Constant(2.0) * limit - depth), T.Constant(0.0));
}
