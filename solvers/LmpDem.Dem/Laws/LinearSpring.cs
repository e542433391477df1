using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Laws;

/// <summary>
/// Linear spring and dashpot, F = k h + c dh/dt (Cundall and Strack 1979, doi 10.1680/geot.1979.29.1.47); the damping gives
/// the target restitution exactly at every speed, c = 2 b sqrt(m k) with b = -ln e / sqrt(pi2 + ln2 e).
/// </summary>
/// <param name="Stiffness">Normal stiffness of every contact [N/m].</param>
/// <param name="TangentialRatio">Tangential over normal stiffness.</param>
/// <param name="Damping">Damping ratio b.</param>
public readonly record struct LinearSpring(double Stiffness, double TangentialRatio, double Damping) : IContactLaw<LinearSpring>
{
    /// <inheritdoc/>
    public static string Source => "Cundall and Strack 1979, doi 10.1680/geot.1979.29.1.47";

    /// <inheritdoc/>
    public static int Constants => 2;

    /// <inheritdoc/>
    public static bool RemembersOverlap => false;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>The law for a material, a restitution and a mean radius, which sets the stiffness where none is given.</summary>
    /// <inheritdoc/>
    public static LinearSpring Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var pair = new ElasticPair(material.ContactModulus, material.PoissonRatio);
        var logarithm = Math.Log(contact.Restitution);
        return new LinearSpring(
            contact.LinearStiffness ?? 0.5 * Math.PI * material.ContactModulus * meanRadius,
            pair.TangentialRatio,
            -logarithm / Math.Sqrt(Math.PI * Math.PI + logarithm * logarithm));
    }

    /// <summary>2 sqrt(m / 6k), that of the lightest particle between six contacts.</summary>
    /// <inheritdoc/>
    public static double StableTimeStep(MaterialSpec material, ContactSpec contact, double smallestRadius, double meanRadius) =>
        2.0 * Math.Sqrt(material.MassOf(smallestRadius) / (6.0 * Create(material, contact, meanRadius).Stiffness));

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T>
    {
        var reducedRadius = ri * rj / (ri + rj);
        var dashpot = T.Constant(2.0 * Damping) * T.Sqrt(mass * T.Constant(Stiffness)); // [N s/m]
        return new(reducedRadius, dashpot);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        var dashpot = pair.Second;
        stiffness = T.Constant(Stiffness * TangentialRatio);
        damping = dashpot;
        relaxation = dashpot / stiffness;
        normal = T.SubtractProduct(dashpot, separation, T.Constant(Stiffness) * overlap);
        pressing = normal;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry) => new(
        Math.PI * geometry.Pair.First.Value * geometry.Overlap,
        0.5 * Stiffness * geometry.Overlap * geometry.Overlap);
}
