using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Measures;

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
            if (contacts.IsTool(c)) continue;
            sum += 2.0 * contacts.Overlap[c] / (radius[contacts.First[c]] + radius[contacts.Second[c]]);
            count++;
        }

        return count == 0 ? 0.0 : sum / count;
    }
}
