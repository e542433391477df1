using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Measures;

/// <summary>Distribution of the normal contact forces over their mean, as a probability density in equal bins.</summary>
public sealed class ForceDistribution
{
    /// <summary>Upper end of the last bin, in mean forces; larger forces are counted in it.</summary>
    public const double Reach = 8.0;

    /// <summary>Sorts the particle-particle contact forces into bins.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="bins">Number of bins from 0 to <see cref="Reach"/>.</param>
    public ForceDistribution(Contacts contacts, int bins = 40)
    {
        Centre = new double[bins];
        Density = new double[bins];
        var width = Reach / bins;
        for (var b = 0; b < bins; b++) Centre[b] = (b + 0.5) * width;
        var count = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c) || contacts.NormalForce[c] <= 0.0) continue;
            Mean += contacts.NormalForce[c];
            Largest = Math.Max(Largest, contacts.NormalForce[c]);
            count++;
        }

        if (count == 0) return;
        Mean /= count;
        var strong = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c) || contacts.NormalForce[c] <= 0.0) continue;
            var normalised = contacts.NormalForce[c] / Mean;
            if (normalised > 1.0) strong++;
            Density[Math.Min(bins - 1, (int)(normalised / width))] += 1.0 / (count * width);
        }

        StrongFraction = (double)strong / count;
    }

    /// <summary>Middle of each bin, f over mean f, one per bin.</summary>
    public double[] Centre { get; }

    /// <summary>Probability density of f over mean f, one per bin; its integral is 1 where there is any force.</summary>
    public double[] Density { get; }

    /// <summary>Mean compressive normal force [N].</summary>
    public double Mean { get; }

    /// <summary>Largest normal force [N].</summary>
    public double Largest { get; }

    /// <summary>Fraction of the contacts that carry more than the mean (strong network of Radjai et al. 1998).</summary>
    public double StrongFraction { get; }
}

/// <summary>Contact areas and mean contact pressures by the contact law in use.</summary>
public sealed class ContactPressures
{
    /// <summary>Takes areas and pressures of a state.</summary>
    public ContactPressures(PackingState state)
    {
        var contacts = state.Contacts;
        PerContact = new double[contacts.Count];
        AreaPerParticle = new double[state.Count];
        PerParticle = new double[state.Count];
        double force = 0.0, area = 0.0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.Area[c] > 0.0) PerContact[c] = contacts.NormalForce[c] / contacts.Area[c];
            Add(contacts.First[c], contacts.NormalForce[c], contacts.Area[c]);
            if (contacts.IsWall(c))
            {
                WallArea += contacts.Area[c];
                continue;
            }

            Add(contacts.Second[c], contacts.NormalForce[c], contacts.Area[c]);
            force += contacts.NormalForce[c];
            area += contacts.Area[c];
        }

        ParticleArea = area;
        Mean = area > 0.0 ? force / area : 0.0;
        for (var i = 0; i < state.Count; i++)
        {
            PerParticle[i] = AreaPerParticle[i] > 0.0 ? PerParticle[i] / AreaPerParticle[i] : 0.0;
        }
    }

    /// <summary>Normal force over area, one per contact; 0 without area [Pa].</summary>
    public double[] PerContact { get; }

    /// <summary>Sum of the contact areas of a particle, walls included, one per particle [m2].</summary>
    public double[] AreaPerParticle { get; }

    /// <summary>Sum of normal forces over sum of areas of a particle, one per particle [Pa].</summary>
    public double[] PerParticle { get; }

    /// <summary>Sum of the particle-particle contact areas [m2].</summary>
    public double ParticleArea { get; }

    /// <summary>Sum of the contact areas at walls [m2].</summary>
    public double WallArea { get; private set; }

    /// <summary>Sum of the particle-particle normal forces over the sum of their areas [Pa].</summary>
    public double Mean { get; }

    private void Add(int particle, double normalForce, double area)
    {
        PerParticle[particle] += normalForce;
        AreaPerParticle[particle] += area;
    }
}
