using LmpDem.Dem.Laws;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>Settings of the time integration: time step, damping, body force, threads.</summary>
public sealed record DemSettings
{
    /// <summary>Time step [s]; unset: <see cref="TimeStepFraction"/> of the stable one.</summary>
    public double? TimeStep { get; init; }

    /// <summary>Fraction of the stable time step that is taken where <see cref="TimeStep"/> is unset.</summary>
    public double TimeStepFraction { get; init; } = 0.2;

    /// <summary>Acceleration of every particle [m/s2].</summary>
    public Vec3 Gravity { get; init; }

    /// <summary>Local non-viscous damping coefficient (Cundall 1987), 0 to below 1.</summary>
    public double LocalDamping { get; init; }

    /// <summary>Viscous damping rate of the velocities, dv/dt = -rate v [1/s].</summary>
    public double ViscousDamping { get; init; }

    /// <summary>Whether the particles' rotation vectors are integrated; benchmarks leave it out as their peers do.</summary>
    public bool FollowRotations { get; init; } = true;

    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>
/// Lengths of the two lists and of a chunk. Below about 60,000 particles all records stay in the second-level cache and lists
/// are short-lived and tight; above, wider skins and more prefetching pay (prototype: 43 M particle-steps/s at 20,000 with
/// 0.35/0.04/64/2 and 30 M at 200,000 with 0.30/0.075/32/8).
/// </summary>
/// <param name="OuterSkin">Gap up to which pairs are in the outer list [m].</param>
/// <param name="InnerSkin">Gap up to which pairs are in the inner list [m].</param>
/// <param name="Chunk">Contacts per chunk, a power of two.</param>
/// <param name="ListsAhead">Chunks by which the lists are fetched ahead.</param>
/// <param name="LargestRadius">Largest radius at the start [m].</param>
/// <param name="PairsPerParticle">First guess of the inner list's length per particle.</param>
internal sealed record Tuning(double OuterSkin, double InnerSkin, int Chunk, int ListsAhead, double LargestRadius, double PairsPerParticle)
{
    public Tuning Scaled(double factor) =>
        this with { OuterSkin = factor * OuterSkin, InnerSkin = factor * InnerSkin, LargestRadius = factor * LargestRadius };

    public static Tuning For(ReadOnlySpan<double> radius)
    {
        double sum = 0.0, largest = 0.0;
        foreach (var r in radius)
        {
            sum += r;
            largest = Math.Max(largest, r);
        }

        var mean = sum / Math.Max(radius.Length, 1);
        return radius.Length < 60_000
            ? new Tuning(0.35 * mean, 0.04 * mean, 64, 2, largest, 3.2)
            : new Tuning(0.30 * mean, 0.075 * mean, 32, 8, largest, 3.4);
    }
}

/// <summary>Longest stable time steps.</summary>
public static class StableTimeStep
{
    /// <summary>
    /// The longest stable step of the law with the lightest particle (<see cref="IContactLaw{TSelf}.StableTimeStep"/>) [s].
    /// </summary>
    /// <param name="material">Bulk properties.</param>
    /// <param name="contact">Coefficients of the law.</param>
    /// <param name="radius">Radii [m].</param>
    /// <exception cref="InvalidOperationException">Only the name of the law is known.</exception>
    public static double For(MaterialSpec material, ContactSpec contact, ReadOnlySpan<double> radius)
    {
        double least = double.PositiveInfinity, sum = 0.0;
        foreach (var r in radius)
        {
            least = Math.Min(least, r);
            sum += r;
        }

        return contact.Law.Apply(new Longest(material, contact, least, sum / radius.Length));
    }

    private sealed record Longest(MaterialSpec Material, ContactSpec Contact, double Smallest, double Mean) : ILawUser<double>
    {
        public double Use<TLaw>()
            where TLaw : struct, IContactLaw<TLaw> => TLaw.StableTimeStep(Material, Contact, Smallest, Mean);
    }
}
