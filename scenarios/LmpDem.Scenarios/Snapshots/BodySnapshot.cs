using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Describing;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>Deformable bodies as a snapshot of their zones and, with the snapshot of their films, back without loss.</summary>
public static class BodySnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "bodies";

    /// <summary>Makes a snapshot of the zones of all bodies.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Time in the series, which `CompactRecorder` tells [s].</param>
    /// <param name="connected">Whether a body is connected to the foil through metallic contacts, one per body.</param>
    /// <param name="criterion">What made a contact metallic.</param>
    /// <param name="scalars">Values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(
        BodyGeometry bodies, int index, double time, IReadOnlyList<bool> connected, JunctionCriterion criterion, IEnumerable<Field> scalars,
            Provenance provenance)
    {
        var body = bodies.ZoneBody();
        return new Snapshot
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Hexahedron,
            Points = bodies.Nodes,
            Connectivity = bodies.ZoneCorners,
            CellFields =
            [
                new("von_mises", "Pa", 1, bodies.VonMises, "von Mises stress"),
                new("pressure", "Pa", 1, bodies.Pressure, "pressure, positive in compression"),
                new("plastic_strain", "1", 1, bodies.PlasticStrain, "equivalent plastic strain since the hand-off"),
                new("volume_ratio", "1", 1, bodies.VolumeRatio, "present over stress-free volume"),
                new("body", "1", 1, body, "number of the body: that of the sphere it was"),
                new("joined", "1", 1, Array.ConvertAll(body, b => connected[b] ? 1 : 0),
                    $"1 where metallic contacts (criterion {SnakeCase.Of(criterion.ToString())}) join the body to the foil"),
            ],
            Columns =
            [
                new("radius", "m", 1, bodies.Radius),
                new("reference_volume", "m3", 1, bodies.ReferenceVolume),
                new("node_first", "1", 1, bodies.NodeFirst),
                new("zone_first", "1", 1, bodies.ZoneFirst),
                new("von_mises", "Pa", 1, bodies.VonMises),
                new("pressure", "Pa", 1, bodies.Pressure),
                new("plastic_strain", "1", 1, bodies.PlasticStrain),
                new("volume_ratio", "1", 1, bodies.VolumeRatio),
            ],
            Scalars = [.. scalars],
            Provenance = provenance,
        };
    }

    /// <summary>Whether the bodies are those of the layer after the press has opened, which is no state of a ratio or a pressure.</summary>
    /// <param name="bodies">Snapshot of the bodies.</param>
    public static bool IsOpened(Snapshot bodies) => bodies.Scalar("springback") is not null;

    /// <summary>The bodies of two snapshots of one state.</summary>
    /// <param name="bodies">Snapshot of the zones.</param>
    /// <param name="films">Snapshot of the films.</param>
    /// <exception cref="SnapshotException">An array is missing, or the two are not of one state.</exception>
    public static BodyGeometry Read(Snapshot bodies, Snapshot films)
    {
        if (bodies.Kind != Kind) throw new SnapshotException(bodies.Kind, "a snapshot of deformable bodies is needed");
        if (films.Kind != FilmSnapshot.Kind) throw new SnapshotException(films.Kind, "a snapshot of films is needed");
        if (bodies.Index != films.Index || bodies.Time != films.Time)
            throw new SnapshotException(films.Kind, $"films {films.Index} do not belong to bodies {bodies.Index}");
        int zones = bodies.CellCount, facets = films.CellCount;
        var nodeFirst = SnapshotColumn.Integers(bodies, "node_first");
        var count = nodeFirst.Length - 1;
        var node = SnapshotColumn.Integers(films, "node", films.PointCount);
        if (node.Any(n => n < 0 || n >= bodies.PointCount))
            throw new SnapshotException(films.Kind, "a point of the film is no node of the bodies");
        return new BodyGeometry
        {
            Radius = SnapshotColumn.Reals(bodies, "radius", count),
            ReferenceVolume = SnapshotColumn.Reals(bodies, "reference_volume", count),
            Nodes = bodies.Points,
            NodeFirst = Firsts(bodies, nodeFirst, "node_first", bodies.PointCount),
            ZoneFirst = Firsts(bodies, SnapshotColumn.Integers(bodies, "zone_first", count + 1), "zone_first", zones),
            FacetFirst = Firsts(films, SnapshotColumn.Integers(films, "facet_first", count + 1), "facet_first", facets),
            ZoneCorners = bodies.Connectivity,
            VonMises = SnapshotColumn.Reals(bodies, "von_mises", zones),
            Pressure = SnapshotColumn.Reals(bodies, "pressure", zones),
            PlasticStrain = SnapshotColumn.Reals(bodies, "plastic_strain", zones),
            VolumeRatio = SnapshotColumn.Reals(bodies, "volume_ratio", zones),
            FacetCorners = Array.ConvertAll(films.Connectivity, corner => (long)node[corner]),
            FacetArea = SnapshotColumn.Reals(films, "area", facets),
            FacetReferenceArea = SnapshotColumn.Reals(films, "reference_area", facets),
            FilmIntact = SnapshotColumn.Reals(films, "intact", facets),
            FilmStress = SnapshotColumn.Reals(films, "film_stress", facets),
            FilmStrength = SnapshotColumn.Reals(films, "film_strength", facets),
            FilmThickness = SnapshotColumn.Reals(films, "thickness", facets),
            ContactPressure = SnapshotColumn.Reals(films, "contact_pressure", facets),
            Partner = SnapshotColumn.CellIntegers(films, "partner"),
            PartnerFacet = SnapshotColumn.CellIntegers(films, "partner_facet"),
            Gap = SnapshotColumn.Reals(films, "gap", facets),
            ContactFraction = SnapshotColumn.Reals(films, "contact_share", facets),
        };
    }

    private static int[] Firsts(Snapshot snapshot, int[] first, string name, int total)
    {
        for (var b = 0; b + 1 < first.Length; b++)
            if (first[b + 1] < first[b]) throw new SnapshotException(snapshot.Kind, $"the column \"{name}\" falls");
        return first is [0, .., var end] && end == total
            ? first
            : throw new SnapshotException(snapshot.Kind, $"the column \"{name}\" does not go from 0 to {total}");
    }
}

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
