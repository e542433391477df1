using System.Runtime.CompilerServices;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;
using LmpDem.Scenarios.Extending;

namespace LmpDem.Samples;

/// <summary>
/// Hysteretic spring: F = k1 h on loading, F = k2 (h - h0) on unloading and reloading up to the largest overlap so far, with the
/// remaining overlap h0 = (1 - k1/k2) of the largest. A collision returns e = sqrt(k1/k2) of its speed, at any speed. Walton and Braun
/// 1986, doi 10.1122/1.549893, eqs. 2 to 4. It refuses nothing; overlaps stay small as long as k2 is stiff enough.
/// </summary>
/// <param name="Loading">k1 [N/m].</param>
/// <param name="Unloading">k2 [N/m].</param>
/// <param name="TangentialRatio">Tangential stiffness over k2.</param>
public readonly record struct HystereticSpring(double Loading, double Unloading, double TangentialRatio) : IContactLaw<HystereticSpring>
{
    /// <inheritdoc/>
    public static string Source => "Walton and Braun 1986, doi 10.1122/1.549893";

    /// <inheritdoc/>
    public static int Constants => 1; // the reduced radius, for the contact area

    /// <inheritdoc/>
    public static bool RemembersOverlap => true;

    /// <inheritdoc/>
    public static bool Deforms => false;

    /// <inheritdoc/>
    public static bool ActsAcrossGap => false;

    /// <summary>k2 is the key linear_stiffness, else pi/2 E times the mean radius; k1 follows from the restitution.</summary>
    /// <inheritdoc/>
    public static HystereticSpring Create(MaterialSpec material, ContactSpec contact, double meanRadius)
    {
        var unloading = contact.LinearStiffness ?? 0.5 * Math.PI * material.ContactModulus * meanRadius;
        return new HystereticSpring(contact.Restitution * contact.Restitution * unloading, unloading, 2.0 / 7.0);
    }

    /// <summary>2 sqrt(m / 6 k2), that of the lightest particle between six contacts that unload.</summary>
    /// <inheritdoc/>
    public static double StableTimeStep(MaterialSpec material, ContactSpec contact, double smallestRadius, double meanRadius)
    {
        var mass = material.Density * 4.0 / 3.0 * Math.PI * smallestRadius * smallestRadius * smallestRadius;
        return 2.0 * Math.Sqrt(mass / (6.0 * Create(material, contact, meanRadius).Unloading));
    }

    /// <inheritdoc/>
    public double Reach(double largestRadius) => 0.0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairConstants<T> Prepare<T>(T ri, T rj, T mass)
        where T : struct, IReal<T> => new(ri * rj / (ri + rj));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate<T>(
        bool atWall, T gap, T overlap, T sumRadius, T separation, in PairConstants<T> pair, ref T largest,
        out T normal, out T pressing, out T stiffness, out T damping, out T relaxation)
        where T : struct, IReal<T>
    {
        var zero = T.Constant(0.0);
        largest = T.Max(overlap, largest);
        var remaining = T.Constant(1.0 - Loading / Unloading) * largest;
        normal = T.Max(zero, T.Constant(Unloading) * (overlap - remaining));
        pressing = normal;
        stiffness = T.Constant(TangentialRatio * Unloading);
        damping = relaxation = zero;
    }

    /// <inheritdoc/>
    public ContactState Describe(in ContactGeometry geometry)
    {
        var largest = Math.Max(geometry.Largest, geometry.Overlap);
        var elastic = Math.Max(0.0, geometry.Overlap - (1.0 - Loading / Unloading) * largest);
        return new ContactState(Math.PI * geometry.Pair.First.Value * geometry.Overlap, 0.5 * Unloading * elastic * elastic);
    }
}

/// <summary>The law as a plug-in: scenarios name it in <c>contact.law</c>.</summary>
public sealed class HystereticPlugIn : IPlugIn
{
    /// <inheritdoc/>
    public void Register(PlugInRegistry registry) => registry.AddLaw<HystereticSpring>("hysteretic_spring");
}
