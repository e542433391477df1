using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>The films of deformable bodies as a snapshot of their facets; only nodes on a surface become points.</summary>
public static class FilmSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "films";

    /// <summary>Makes a snapshot of the films of all bodies.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Time in the series, which `CompactRecorder` tells [s].</param>
    /// <param name="scalars">Values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(BodyGeometry bodies, int index, double time, IEnumerable<Field> scalars, Provenance provenance)
    {
        var (node, corners) = Surface(bodies);
        return new Snapshot
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Triangle,
            Points = Array.ConvertAll(node, n => bodies.Nodes[n]),
            Connectivity = corners,
            CellFields =
            [
                new("intact", "1", 1, bodies.FilmIntact, "1 where the film is whole, 0 where it broke"),
                new("film_stress", "Pa", 1, bodies.FilmStress, "largest von Mises stress over the film's thickness, membrane and bending"),
                new("film_strength", "Pa", 1, bodies.FilmStrength, "strength of the film"),
                new("thickness", "m", 1, bodies.FilmThickness, "thickness of the film"),
                new("partner", "1", 1, bodies.Partner, "body within reach; -1 the foil, -2 the press, -9 none"),
                new("partner_facet", "1", 1, bodies.PartnerFacet, "facet of the partner; -1 none"),
                new("contact_pressure", "Pa", 1, bodies.ContactPressure, "mean normal contact pressure"),
                new("contact_share", "1", 1, bodies.ContactFraction, "share of the facet in contact"),
                new("gap", "m", 1, bodies.Gap, "mean gap to the partner"),
                new("area", "m2", 1, bodies.FacetArea, "area now"),
                new("area_growth", "1", 1, Growth(bodies, (now, start) => now / start), "area now over that when the film was set"),
                new("psi", "1", 1, Growth(bodies, (now, start) => 1.0 - start / now),
                    "share of the surface that its growth opened, 1 - A0/A"),
                new("exposure", "1", 1, Exposure(bodies),
                    "share of the surface that the pieces of a broken film leave bare; 0 where it is whole"),
                new("body", "1", 1, bodies.FacetBody(), "number of the body"),
            ],
            Columns =
            [
                new("node", "1", 1, node),
                new("facet_first", "1", 1, bodies.FacetFirst),
                new("intact", "1", 1, bodies.FilmIntact),
                new("film_stress", "Pa", 1, bodies.FilmStress),
                new("film_strength", "Pa", 1, bodies.FilmStrength),
                new("thickness", "m", 1, bodies.FilmThickness),
                new("contact_pressure", "Pa", 1, bodies.ContactPressure),
                new("contact_share", "1", 1, bodies.ContactFraction),
                new("gap", "m", 1, bodies.Gap),
                new("area", "m2", 1, bodies.FacetArea),
                new("reference_area", "m2", 1, bodies.FacetReferenceArea),
            ],
            Scalars = [.. scalars],
            Provenance = provenance,
        };
    }

    /// <summary>The nodes that facets use, in their order, and the corners counted among them.</summary>
    private static (int[] Node, long[] Corners) Surface(BodyGeometry bodies)
    {
        var place = new int[bodies.Nodes.Length];
        foreach (var corner in bodies.FacetCorners) place[corner] = 1;
        var node = new List<int>();
        for (var n = 0; n < place.Length; n++)
        {
            if (place[n] == 0) continue;
            place[n] = node.Count;
            node.Add(n);
        }

        return ([.. node], Array.ConvertAll(bodies.FacetCorners, corner => (long)place[corner]));
    }

    private static double[] Exposure(BodyGeometry bodies) => [.. Enumerable.Range(0, bodies.FacetArea.Length).Select(bodies.Exposure)];

    private static double[] Growth(BodyGeometry bodies, Func<double, double, double> of)
    {
        var values = new double[bodies.FacetArea.Length];
        for (var f = 0; f < values.Length; f++) values[f] = of(bodies.FacetArea[f], bodies.FacetReferenceArea[f]);
        return values;
    }
}
