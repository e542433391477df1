using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Stages;

/// <summary>What the film of each body shows over its whole surface, in contact or not.</summary>
/// <param name="OpenedArea">Growth A - A0 of the broken facets, one per body [m2].</param>
/// <param name="BrokenArea">Area of the broken facets, one per body [m2].</param>
public sealed record BodyFilms(double[] OpenedArea, double[] BrokenArea)
{
    /// <summary>Sums over the facets of each body.</summary>
    /// <param name="bodies">The bodies.</param>
    public static BodyFilms Of(BodyGeometry bodies)
    {
        var (opened, broken) = (new double[bodies.Count], new double[bodies.Count]);
        var owner = bodies.FacetBody();
        for (var f = 0; f < owner.Length; f++)
        {
            if (!bodies.IsBare(f)) continue;
            broken[owner[f]] += bodies.FacetArea[f];
            opened[owner[f]] += Math.Max(0.0, bodies.FacetArea[f] - bodies.FacetReferenceArea[f]);
        }

        return new BodyFilms(opened, broken);
    }
}
