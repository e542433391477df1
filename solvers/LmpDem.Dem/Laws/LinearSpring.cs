using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Linear spring and dashpot, F = k h + c dh/dt (Cundall and Strack 1979, doi 10.1680/geot.1979.29.1.47); the damping gives
/// the asked restitution exactly at every speed, c = 2 b sqrt(m k) with b = -ln e / sqrt(pi2 + ln2 e).
/// </summary>
/// <param name="Stiffness">Normal stiffness of every contact [N/m].</param>
/// <param name="TangentialRatio">Tangential over normal stiffness.</param>
/// <param name="Damping">Damping ratio b.</param>
public readonly record struct LinearSpring(double Stiffness, double TangentialRatio, double Damping) : INormalLaw
{
    /// <inheritdoc/>
    public static bool RemembersOverlap => false;

    /// <inheritdoc/>
    public static bool HasFourConstants => false;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material, a restitution and a mean radius, which sets the stiffness where none is given.</summary>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Coefficients.</param>
    /// <param name="meanRadius">Mean radius of the particles [m].</param>
    public static LinearSpring Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        var logarithm = Math.Log(contact.Restitution);
        return new LinearSpring(
            contact.LinearStiffness ?? 0.5 * Math.PI * material.ContactModulus * meanRadius,
            pair.TangentialRatio,
            -logarithm / Math.Sqrt(Math.PI * Math.PI + logarithm * logarithm));
    }

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PairConstants<T>(T ri, T rj, T mass, out T k0, out T k1, out T k2, out T k3)
        where T : struct, IReal<T>
    {
        k0 = ri * rj / (ri + rj);
        k1 = T.Constant(2.0 * Damping) * T.Sqrt(mass * T.Constant(Stiffness)); // dashpot [N s/m]
        k2 = k3 = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        T gap, T overlap, T sumRadius, T distance, T separation, T k0, T k1, T k2, T k3, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        stiffness = T.Constant(Stiffness * TangentialRatio);
        damping = k1;
        relaxation = k1 / stiffness;
        normal = T.SubtractProduct(k1, separation, T.Constant(Stiffness) * overlap);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry) => new(
        Math.PI * geometry.K0 * geometry.Overlap,
        0.5 * Stiffness * geometry.Overlap * geometry.Overlap);
}
