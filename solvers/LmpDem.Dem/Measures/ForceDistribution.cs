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
            if (contacts.IsTool(c) || contacts.NormalForce[c] <= 0.0) continue;
            Mean += contacts.NormalForce[c];
            Largest = Math.Max(Largest, contacts.NormalForce[c]);
            count++;
        }

        if (count == 0) return;
        Mean /= count;
        var strong = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsTool(c) || contacts.NormalForce[c] <= 0.0) continue;
            var normalised = contacts.NormalForce[c] / Mean;
            if (normalised > 1.0) strong++;
            Density[Math.Min(bins - 1, (int)(normalised / width))] += 1.0 / (count * width);
        }

        StrongShare = (double)strong / count;
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
    public double StrongShare { get; }
}
