using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// The contacts of a packing by its geometry alone: overlapping particles, and particles that overlap the foil (wall 0, at z = 0) or the
/// platen (wall 1, at the height of the box). Forces are zero; laws without adhesion find the same contacts.
/// </summary>
public static class TouchingPairs
{
    /// <summary>Finds the contacts; of a pair that touches through two images, the deeper one.</summary>
    /// <param name="spheres">The particles; apparent radii count.</param>
    /// <param name="box">The region.</param>
    public static Contacts Of(Spheres spheres, Box box)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        var touches = new List<(int First, int Second, Vec3 Normal, double Overlap)>();
        var largest = spheres.Count == 0 ? 0.0 : spheres.ApparentRadius.Max();
        var grid = new PointGrid(box, spheres.Position, 2.0 * largest);
        var near = new List<PointGrid.Found>();
        for (var i = 0; i < spheres.Count; i++)
        {
            var (place, radius) = (spheres.Position[i], spheres.ApparentRadius[i]);
            if (place.Z + radius > box.Length.Z) touches.Add((i, -2, new Vec3(0, 0, -1), place.Z + radius - box.Length.Z));
            if (radius > place.Z) touches.Add((i, -1, new Vec3(0, 0, 1), radius - place.Z));
            near.Clear();
            grid.Gather(box.Wrap(place), 0.0, radius + largest, near);
            foreach (var group in near.Where(n => n.Index > i).GroupBy(n => n.Index).OrderBy(g => g.Key))
            {
                var nearest = group.MinBy(n => n.DistanceSquared);
                var distance = Math.Sqrt(nearest.DistanceSquared);
                var overlap = radius + spheres.ApparentRadius[nearest.Index] - distance;
                if (overlap > 0.0) touches.Add((i, nearest.Index, distance > 0.0 ? -nearest.Offset / distance : Vec3.Zero, overlap));
            }
        }

        var contacts = new Contacts(touches.Count);
        for (var c = 0; c < touches.Count; c++)
            (contacts.First[c], contacts.Second[c], contacts.Normal[c], contacts.Overlap[c]) = touches[c];
        return contacts;
    }
}
