using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>
/// Junctions as a snapshot of lines, from the centre of the first body to that of the second or straight down to the foil; with
/// all that the criteria look at, so that criteria are applied afterwards. Read back without loss.
/// </summary>
public static class JunctionSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "junctions";

    /// <summary>Makes a snapshot.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Time in the series [s].</param>
    /// <param name="fields">Further arrays of one tuple per junction.</param>
    /// <param name="scalars">Further values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(
        BodyNetwork network, int index, double time, IEnumerable<Field> fields, IEnumerable<Field> scalars, Provenance provenance)
    {
        var junctions = network.Junctions;
        var points = new Vec3[2 * junctions.Count];
        for (var k = 0; k < junctions.Count; k++)
        {
            var centre = network.Centre[junctions[k].First];
            points[2 * k] = centre;
            // Across a periodic side the line leaves the box instead of crossing it.
            points[2 * k + 1] = junctions[k].AtFoil
                ? new Vec3(centre.X, centre.Y, 0.0)
                : network.Centre[junctions[k].Second] + network.Box.Shift(junctions[k].Image.X, junctions[k].Image.Y);
        }

        return new Snapshot
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Line,
            Points = points,
            Connectivity = Snapshot.Vertices(points.Length),
            CellFields = [.. Fields(junctions, lossless: false), .. fields],
            Columns =
            [
                new("volume", "m3", 1, network.Volume.ToArray()),
                new("radius", "m", 1, network.Radius.ToArray()),
                new("centre", "m", 3, network.Centre.SelectMany(c => (double[])[c.X, c.Y, c.Z]).ToArray()),
                new("at_top", "1", 1, network.AtTop.Select(top => top ? 1 : 0).ToArray()),
                .. Fields(junctions, lossless: true),
                .. Exposed(junctions),
            ],
            Scalars =
            [
                Catalogue.BoxX.Of(network.Box.Length.X),
                Catalogue.BoxY.Of(network.Box.Length.Y),
                Catalogue.BoxZ.Of(network.Box.Length.Z),
                Catalogue.PeriodicX.Of(network.Box.PeriodicX ? 1 : 0),
                Catalogue.PeriodicY.Of(network.Box.PeriodicY ? 1 : 0),
                Catalogue.PeriodicZ.Of(network.Box.PeriodicZ ? 1 : 0),
                .. scalars,
                Catalogue.GapTolerance.Of(network.GapTolerance),
            ],
            Provenance = provenance,
        };
    }

    /// <summary>The network of a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <exception cref="SnapshotException">It is none of junctions, or an array is missing or does not fit.</exception>
    public static BodyNetwork Read(Snapshot snapshot)
    {
        if (snapshot.Kind != Kind) throw new SnapshotException(snapshot.Kind, "a snapshot of junctions is needed");
        var n = snapshot.CellCount;
        var volume = snapshot.Columns.FirstOrDefault(c => c.Name == "volume")?.Count
            ?? throw new SnapshotException(snapshot.Kind, "the array \"volume\" is missing");
        var (first, second) = (SnapshotColumn.Integers(snapshot, "first", n), SnapshotColumn.Integers(snapshot, "second", n));
        if (first.Any(b => b < 0 || b >= volume) || second.Any(b => b < Junction.Foil || b >= volume))
            throw new SnapshotException(snapshot.Kind, "a junction names a body that is not there");
        var centre = SnapshotColumn.Reals(snapshot, "centre", 3 * volume);
        double[] Real(string name) => SnapshotColumn.Reals(snapshot, name, n);
        var (area, bare, force, overlap) = (Real("area"), Real("bare_area"), Real("force"), Real("overlap"));
        JunctionSide[] Side(string name)
        {
            var (contact, broken, opened) = (Real($"{name}_contact_area"), Real($"{name}_broken_area"), Real($"{name}_opened_area"));
            var (mean, high) = (Real($"{name}_psi"), Real($"{name}_psi_p90"));
            return [.. Enumerable.Range(0, n).Select(k => new JunctionSide(contact[k], broken[k], opened[k], mean[k], high[k]))];
        }

        var (onFirst, onSecond) = (Side("first"), Side("second"));
        var exposed = ReadExposed(snapshot, n);
        var box = SphereSnapshot.Box(snapshot);
        var points = Enumerable.Range(0, volume).Select(b => new Vec3(centre[3 * b], centre[3 * b + 1], centre[3 * b + 2])).ToArray();
        var hasImages = snapshot.Columns.Any(c => c.Name == "image_x"); // files before version 0.2 have none: the nearest
        var (imageX, imageY) = hasImages
            ? (SnapshotColumn.Integers(snapshot, "image_x", n), SnapshotColumn.Integers(snapshot, "image_y", n)) : ([], []);
        return new BodyNetwork
        {
            Volume = SnapshotColumn.Reals(snapshot, "volume", volume),
            Radius = SnapshotColumn.Reals(snapshot, "radius", volume),
            Centre = points,
            AtTop = [.. SnapshotColumn.Integers(snapshot, "at_top", volume).Select(top => top != 0)],
            Junctions =
            [
                .. Enumerable.Range(0, n).Select(k => new Junction
                {
                    First = first[k],
                    Second = second[k],
                    Image = hasImages ? (imageX[k], imageY[k]) : second[k] < 0
                        ? default : box.NearestImage(points[first[k]] - points[second[k]]),
                    Area = area[k],
                    BareArea = bare[k],
                    OnFirst = onFirst[k],
                    OnSecond = onSecond[k],
                    Exposed = exposed?[k],
                    Force = force[k],
                    Overlap = overlap[k],
                }),
            ],
            Box = box,
            GapTolerance = SnapshotColumn.Scalar(snapshot, "gap_tolerance"),
        };
    }

    // Pairs of facing facets, junction after junction; left out if they are unknown for any junction.
    private static Field[] Exposed(IReadOnlyList<Junction> junctions)
    {
        if (junctions.Count == 0 || junctions.Any(j => j.Exposed is null)) return [];
        var pairs = junctions.SelectMany(j => j.Exposed!).ToArray();
        return
        [
            new("pair_count", "1", 1, junctions.Select(j => j.Exposed!.Count)
                .ToArray(), "pairs of facing facets with broken film, one per junction"),
            new("pair_exposure", "1", 1, Array.ConvertAll(pairs, p => p.Exposure),
                "share that the film leaves bare, of the side that has less"),
            new("pair_area", "m2", 1, Array.ConvertAll(pairs, p => p.Area), "area in contact"),
        ];
    }

    private static ExposedPair[][]? ReadExposed(Snapshot snapshot, int junctions)
    {
        if (snapshot.Columns.All(c => c.Name != "pair_count")) return null; // a file before version 0.2, or of spheres
        var count = SnapshotColumn.Integers(snapshot, "pair_count", junctions);
        if (count.Any(c => c < 0)) throw new SnapshotException(snapshot.Kind, "a junction has less than no pairs of facets");
        var (exposure, area) =
            (SnapshotColumn.Reals(snapshot, "pair_exposure", count.Sum()), SnapshotColumn.Reals(snapshot, "pair_area", count.Sum()));
        var pairs = new ExposedPair[junctions][];
        for (int k = 0, first = 0; k < junctions; first += count[k++])
            pairs[k] = [.. Enumerable.Range(first, count[k]).Select(p => new ExposedPair(exposure[p], area[p]))];
        return pairs;
    }

    // The fields of the junctions; numbers of bodies stand among the lossless columns too, for a file that is read alone.
    private static IEnumerable<Field> Fields(IReadOnlyList<Junction> junctions, bool lossless)
    {
        yield return new("first", "1", 1, Whole(j => j.First), "number of the first body");
        yield return new("second", "1", 1, Whole(j => j.Second), "number of the second body; -1 the foil");
        yield return new("image_x", "1", 1, Whole(j => j.Image.X), "image of the second body along x, in edges of the region");
        yield return new("image_y", "1", 1, Whole(j => j.Image.Y), "image of the second body along y, in edges of the region");
        yield return new("area", "m2", 1, Real(j => j.Area), "contact area");
        yield return new("bare_area", "m2", 1, Real(j => j.BareArea), "contact area with the film broken on both sides");
        yield return new("force", "N", 1, Real(j => j.Force), "normal force, positive in compression");
        yield return new("overlap", "m", 1, Real(j => j.Overlap), "overlap of the apparent spheres");
        if (!lossless)
            yield return new(
            "contact_pressure", "Pa", 1, Real(j => j.Area > 0.0 ? j.Force / j.Area : 0.0), "normal force over contact area");
        foreach (var (name, side) in ((string, Func<Junction, JunctionSide>)[])[("first", j => j.OnFirst), ("second", j => j.OnSecond)])
        {
            yield return new($"{name}_contact_area", "m2", 1, Real(j => side(j).ContactArea), $"surface of the {name} body in contact");
            yield return new($"{name}_broken_area", "m2", 1, Real(j => side(j).BrokenArea), "of it with broken film");
            yield return new($"{name}_opened_area", "m2", 1, Real(j => side(j).OpenedArea), "growth of the broken surface, A - A0");
            yield return new($"{name}_psi", "1", 1, Real(j => side(j).PsiMean), "mean of 1 - A0/A over the contact");
            yield return new($"{name}_psi_p90", "1", 1, Real(j => side(j).PsiHigh), "90 % quantile of 1 - A0/A over the contact");
        }

        int[] Whole(Func<Junction, int> of) => [.. junctions.Select(of)];
        double[] Real(Func<Junction, double> of) => [.. junctions.Select(of)];
    }
}
