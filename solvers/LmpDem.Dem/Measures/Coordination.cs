using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>Numbers of contacts per particle, and the particles that carry no load.</summary>
public sealed class Coordination
{
    /// <summary>
    /// Minimum contacts of a particle that carries load: with friction, two opposite contacts can pass a force on; one cannot.
    /// </summary>
    public const int MinHolding = 2;

    /// <summary>Counts the contacts of every particle.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="particles">Number of particles.</param>
    public Coordination(Contacts contacts, int particles) : this(contacts.First, contacts.Second, particles)
    {
    }

    /// <summary>Counts the contacts of every particle.</summary>
    /// <param name="first">First particle, one per contact.</param>
    /// <param name="second">Second particle, below 0 for a wall, one per contact.</param>
    /// <param name="particles">Number of particles.</param>
    public Coordination(IReadOnlyList<int> first, IReadOnlyList<int> second, int particles)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        WithParticles = new int[particles];
        WithWalls = new int[particles];
        for (var c = 0; c < first.Count; c++)
        {
            WithWalls[first[c]]++;
            if (second[c] < 0) continue;
            WithParticles[first[c]]++;
            WithParticles[second[c]]++;
            WithWalls[second[c]]++;
            ParticleContacts++;
        }

        Rattler = FindRattlers(first, second, WithWalls);
        RattlerCount = Rattler.Count(r => r);
        if (RattlerCount == particles) return;
        var (ends, atWalls) = (0, 0);
        for (var c = 0; c < first.Count; c++)
        {
            if (Rattler[first[c]]) continue;
            if (second[c] < 0) atWalls++;
            else if (!Rattler[second[c]]) ends += 2;
        }

        MeanWithoutRattlers = (double)ends / (particles - RattlerCount);
        MeanWithWallsWithoutRattlers = (double)(ends + atWalls) / (particles - RattlerCount);
    }

    /// <summary>Contacts with other particles, one per particle.</summary>
    public int[] WithParticles { get; }

    /// <summary>Contacts with particles and walls, one per particle.</summary>
    public int[] WithWalls { get; }

    /// <summary>Whether a particle is held by fewer than <see cref="MinHolding"/> load-bearing contacts, one per particle.</summary>
    public bool[] Rattler { get; }

    /// <summary>Number of particle-particle contacts.</summary>
    public int ParticleContacts { get; }

    /// <summary>Number of rattlers.</summary>
    public int RattlerCount { get; }

    /// <summary>Mean contacts with other particles, 2 Nc / N.</summary>
    public double Mean => WithParticles.Length == 0 ? 0.0 : 2.0 * ParticleContacts / WithParticles.Length;

    /// <summary>Mean contacts with particles and walls.</summary>
    public double MeanWithWalls
    {
        get
        {
            var sum = 0L;
            foreach (var z in WithWalls) sum += z;
            return WithWalls.Length == 0 ? 0.0 : (double)sum / WithWalls.Length;
        }
    }

    /// <summary>Mean contacts, among themselves, of the particles that carry load; 0 where there are none.</summary>
    public double MeanWithoutRattlers { get; }

    /// <summary>
    /// Mean contacts of the particles that carry load, among themselves and with walls: what the isostatic number (4 with
    /// friction, 6 without) must be compared with.
    /// </summary>
    public double MeanWithWallsWithoutRattlers { get; }

    // Taking a rattler away may leave a neighbour with too few contacts, so the removal is repeated until nothing changes.
    private static bool[] FindRattlers(IReadOnlyList<int> first, IReadOnlyList<int> second, int[] withWalls)
    {
        var left = (int[])withWalls.Clone();
        var rattler = new bool[left.Length];
        for (var changed = true; changed;)
        {
            changed = false;
            var leaving = new bool[left.Length];
            for (var i = 0; i < left.Length; i++)
            {
                leaving[i] = !rattler[i] && left[i] < MinHolding;
                changed |= leaving[i];
            }

            for (var c = 0; c < first.Count; c++)
            {
                if (second[c] < 0) continue;
                if (leaving[first[c]]) left[second[c]]--;
                if (leaving[second[c]]) left[first[c]]--;
            }

            for (var i = 0; i < left.Length; i++) rattler[i] |= leaving[i];
        }

        return rattler;
    }
}

/// <summary>Fabric tensor of the contact normals (Satake 1982): F = (1/Nc) sum n (x) n, trace 1 where there is any contact.</summary>
public static class Fabric
{
    /// <summary>The fabric tensor of the particle-particle contacts; zero where there is none.</summary>
    public static Sym3 Of(Contacts contacts)
    {
        var sum = default(Sym3);
        var count = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c)) continue;
            sum += Sym3.Dyad(contacts.Normal[c], contacts.Normal[c]);
            count++;
        }

        return count == 0 ? default : (1.0 / count) * sum;
    }

    /// <summary>Anisotropy along the press direction, F_zz - (F_xx + F_yy) / 2: 0 for an isotropic packing.</summary>
    public static double Vertical(Sym3 fabric) => fabric.Zz - 0.5 * (fabric.Xx + fabric.Yy);
}

/// <summary>Mean overlap of particles.</summary>
public static class MeanOverlap
{
    /// <summary>Mean overlap of the particle contacts, as the law sees it, over the mean radius of the two; 0 without contacts.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="radius">Undeformed radii, one per particle [m].</param>
    public static double Of(Contacts contacts, IReadOnlyList<double> radius)
    {
        var sum = 0.0;
        var count = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c)) continue;
            sum += 2.0 * contacts.Overlap[c] / (radius[contacts.First[c]] + radius[contacts.Second[c]]);
            count++;
        }

        return count == 0 ? 0.0 : sum / count;
    }
}
