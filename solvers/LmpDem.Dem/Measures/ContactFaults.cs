using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>Counts contacts beyond the range of the models.</summary>
internal static class ContactFaults
{
    /// <summary>Contacts deeper than the range of plastic_dense (<see cref="PlasticDense.DeepestFraction"/>).</summary>
    /// <param name="spheres">Particles.</param>
    /// <param name="contacts">Their contacts.</param>
    public static int Full(Spheres spheres, Contacts contacts)
    {
        var full = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            var other = contacts.IsWall(c) ? double.PositiveInfinity : spheres.ApparentRadius[contacts.Second[c]];
            var depth = PlasticDense.DepthFraction(contacts.Overlap[c], spheres.ApparentRadius[contacts.First[c]], other);
            if (depth > PlasticDense.DeepestFraction) full++;
        }

        return full;
    }

    /// <summary>Pairs in contact whose apparent spheres overlap through a second image of a periodic region too.</summary>
    /// <param name="spheres">Particles.</param>
    /// <param name="contacts">Their contacts.</param>
    /// <param name="box">Region.</param>
    public static int Double(Spheres spheres, Contacts contacts, Box box)
    {
        var twice = 0;
        Vec3[] others = [.. OtherImages(box)];
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsWall(c)) continue;
            var (i, j) = (contacts.First[c], contacts.Second[c]);
            var reach = spheres.ApparentRadius[i] + spheres.ApparentRadius[j];
            var nearest = box.MinImage(spheres.Position[i] - spheres.Position[j]);
            if (others.Any(shift => (nearest + shift).LengthSquared < reach * reach)) twice++;
        }

        return twice;
    }

    private static IEnumerable<Vec3> OtherImages(Box box)
    {
        int spanX = box.PeriodicX ? 1 : 0, spanY = box.PeriodicY ? 1 : 0;
        for (var x = -spanX; x <= spanX; x++)
        {
            for (var y = -spanY; y <= spanY; y++)
            {
                if (x != 0 || y != 0) yield return box.Shift(x, y);
            }
        }
    }
}
