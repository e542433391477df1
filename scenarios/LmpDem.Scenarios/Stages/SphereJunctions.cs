using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Stages;

/// <summary>The junctions of spheres, from snapshots: areas and overlaps are those of the contact law, films are not resolved.</summary>
public static class SphereJunctions
{
    /// <summary>Bodies and junctions of a state.</summary>
    /// <param name="spheres">Snapshot of the spheres.</param>
    /// <param name="contacts">Snapshot of the contacts of the same state.</param>
    /// <exception cref="SnapshotException">An array is missing.</exception>
    public static BodyNetwork Of(Snapshot spheres, Snapshot contacts)
    {
        var radius = SnapshotColumn.Reals(spheres, "radius", spheres.PointCount);
        var n = contacts.CellCount;
        var (first, second) = (SnapshotColumn.CellIntegers(contacts, "first"), SnapshotColumn.CellIntegers(contacts, "second"));
        var (area, overlap, force) = (SnapshotColumn.CellReals(contacts, "area"), SnapshotColumn.CellReals(contacts, "overlap"), SnapshotColumn.CellReals(contacts, "normal_force"));
        var atTop = new bool[radius.Length];
        var junctions = new List<Junction>(n);
        var box = SphereSnapshot.Box(spheres);
        for (var k = 0; k < n; k++)
        {
            // Walls are in the order foil (-1), press (-2).
            if (second[k] < Junction.Foil) atTop[first[k]] = true;
            if (second[k] < Junction.Foil || !(area[k] > 0.0)) continue;
            var isFirst = second[k] < 0 || first[k] < second[k];
            junctions.Add(new Junction
            {
                First = isFirst ? first[k] : second[k],
                Second = isFirst ? second[k] : first[k],
                Image = second[k] < 0 ? default : box.NearestImage((isFirst ? 1.0 : -1.0) * (spheres.Points[first[k]] - spheres.Points[second[k]])),
                Area = area[k],
                Force = force[k],
                Overlap = overlap[k],
                Exposed = [], // the film of a sphere is whole
            });
        }

        return new BodyNetwork
        {
            Volume = Array.ConvertAll(radius, r => 4.0 / 3.0 * Math.PI * r * r * r),
            Radius = radius,
            Centre = spheres.Points,
            AtTop = atTop,
            Junctions = [.. junctions.OrderBy(j => j.First).ThenBy(j => j.Second)],
            Box = box,
        };
    }
}
