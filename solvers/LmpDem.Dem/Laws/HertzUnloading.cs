using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// The elastic branch that plastic contacts share: from a contact of radius a under force Fm, the force falls as
/// Fm (1 - s/he)^1.5 while the overlap retreats by s, with he = 3 Fm / 4 E* a so that the first stiffness is 2 E* a, the
/// exact one of any round contact (Johnson 1985, eq. 3.32 ff). Without force below the residual overlap.
/// </summary>
internal static class HertzUnloading
{
    /// <summary>Force and tangential response on the branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Evaluate<T>(
        T loaded, T squaredRadius, T retreat, T separation, T rootMassDamping, T elastic, T shear,
        out T normal, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        var radius = T.Sqrt(squaredRadius);
        var depth = T.Constant(0.75) * loaded / (elastic * radius);
        var left = T.Max(T.Constant(1.0) - retreat / depth, T.Constant(1e-12));
        var root = T.Sqrt(left);
        var present = radius * root;
        stiffness = shear * present;
        damping = rootMassDamping * T.Sqrt(T.Constant(4.0 / 3.0) * elastic * present);
        relaxation = damping / stiffness;
        normal = T.SubtractProduct(damping, separation, loaded * left * root);
    }

    /// <summary>
    /// 2 sqrt(m / 6k) of a particle with six contacts as wide as 0.6 of its radius, which unload with k = 2 E* a: a harder bound than
    /// that of the elastic wave.
    /// </summary>
    public static double StableTimeStep(MaterialSpec material, double smallestRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        return 2.0 * Math.Sqrt(material.MassOf(smallestRadius) / (6.0 * 2.0 * pair.Normal * 0.6 * smallestRadius));
    }

    /// <summary>Area and recoverable energy on the branch.</summary>
    public static ContactState Describe(double loaded, double squaredRadius, double retreat, double elastic)
    {
        if (loaded <= 0.0) return default;
        var depth = 0.75 * loaded / (elastic * Math.Sqrt(squaredRadius));
        var left = Math.Max(1.0 - retreat / depth, 0.0);
        return new ContactState(Math.PI * squaredRadius * left, 0.4 * loaded * depth * Math.Pow(left, 2.5));
    }
}
