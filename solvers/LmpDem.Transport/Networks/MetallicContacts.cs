namespace LmpDem.Transport.Networks;

/// <summary>Which junctions conduct by a criterion, and through how much area.</summary>
public static class MetallicContacts
{
    /// <summary>
    /// Metallic area, one per junction of a network, 0 where it does not conduct [m2]: the bare area (fracture), the smaller
    /// opened area of the two films (film theory), the area of the facing facets that opened (local exposure), the contact area
    /// (contact size).
    /// </summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="criterion">The criterion; not the overlap law, which is one of chance.</param>
    /// <param name="spec">Thresholds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The overlap law was asked for.</exception>
    /// <exception cref="ArgumentException">Local exposure was asked of junctions that do not know it (<see cref="Knows"/>).</exception>
    public static double[] Areas(BodyNetwork network, JunctionCriterion criterion, CriteriaSpec spec)
    {
        var areas = new double[network.Junctions.Count];
        for (var k = 0; k < areas.Length; k++)
        {
            var junction = network.Junctions[k];
            areas[k] = criterion switch
            {
                JunctionCriterion.Fracture => junction.BareArea,
                JunctionCriterion.FilmTheory => Opened(junction, spec),
                JunctionCriterion.LocalExposure => Exposed(junction, spec),
                JunctionCriterion.ContactSize => Sized(network, junction, spec),
                _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "conducts by chance; see ActivationEstimate"),
            };
        }

        return areas;
    }

    /// <summary>Whether the junctions of a network know what a criterion looks at.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="criterion">The criterion.</param>
    public static bool Knows(BodyNetwork network, JunctionCriterion criterion) =>
        criterion != JunctionCriterion.LocalExposure || network.Junctions.All(j => j.Exposed is not null);

    private static double Opened(Junction j, CriteriaSpec spec)
    {
        if (spec.ExtrusionPressure > 0.0 && !(j.Force >= spec.ExtrusionPressure * j.Area)) return 0.0;
        var (psi, opened) = j.AtFoil
            ? (j.OnFirst.PsiMean, j.OnFirst.OpenedArea)
            : (Math.Min(j.OnFirst.PsiMean, j.OnSecond.PsiMean), Math.Min(j.OnFirst.OpenedArea, j.OnSecond.OpenedArea));
        var (leastPsi, leastOpened) = j.AtFoil ? (spec.PsiFoil, spec.OpenedFoil) : (spec.PsiBodies, spec.OpenedBodies);
        return psi > leastPsi && opened > leastOpened ? opened : 0.0;
    }

    private static double Exposed(Junction j, CriteriaSpec spec)
    {
        var pairs = j.Exposed ?? throw new ArgumentException("it is not known how far the films of these junctions opened", nameof(j));
        var area = 0.0;
        for (var k = 0; k < pairs.Count && pairs[k].Exposure > spec.PsiLocal; k++) area += pairs[k].Area;
        return area;
    }

    private static double Sized(BodyNetwork network, Junction j, CriteriaSpec spec)
    {
        var smaller = j.AtFoil ? network.Radius[j.First] : Math.Min(network.Radius[j.First], network.Radius[j.Second]);
        return j.Area > spec.ContactSize * Math.PI * smaller * smaller ? j.Area : 0.0;
    }
}
