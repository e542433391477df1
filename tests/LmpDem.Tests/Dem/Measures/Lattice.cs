using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Tests.Dem.Measures;

/// <summary>Periodic lattices of equal spheres, and packings made by hand, as states for the measures.</summary>
internal static class Lattice
{
    /// <summary>A fully periodic lattice of cubic cells of edge 1.</summary>
    public static (Box Box, Spheres Spheres) Cubic(int cells, double radius, params Vec3[] basis)
    {
        var spheres = new Spheres(cells * cells * cells * basis.Length);
        var n = 0;
        for (var z = 0; z < cells; z++)
        {
            for (var y = 0; y < cells; y++)
            {
                for (var x = 0; x < cells; x++)
                {
                    foreach (var site in basis)
                    {
                        spheres.Position[n] = new Vec3(x, y, z) + site;
                        spheres.Radius[n++] = radius;
                    }
                }
            }
        }

        return (new Box(new Vec3(cells, cells, cells), true, true, true), spheres);
    }

    /// <summary>Overlapping pairs as contacts with a normal force in proportion to the overlap, ordered.</summary>
    public static Contacts ContactsOf(Box box, Spheres spheres, double stiffness = 1.0)
    {
        var found = new List<(int First, int Second, Vec3 Normal, double Overlap)>();
        for (var i = 0; i < spheres.Count; i++)
        {
            for (var j = i + 1; j < spheres.Count; j++)
            {
                var d = box.MinImage(spheres.Position[i] - spheres.Position[j]);
                var overlap = spheres.Radius[i] + spheres.Radius[j] - d.Length;
                if (overlap > 0.0) found.Add((i, j, d.Normalized(), overlap));
            }
        }

        var contacts = new Contacts(found.Count);
        for (var c = 0; c < found.Count; c++)
        {
            Set(contacts, c, found[c].First, found[c].Second, found[c].Normal, stiffness * found[c].Overlap);
            contacts.Overlap[c] = found[c].Overlap;
        }

        return contacts;
    }

    /// <summary>Fills in a purely normal contact.</summary>
    public static void Set(Contacts contacts, int c, int first, int second, Vec3 normal, double force)
    {
        contacts.First[c] = first;
        contacts.Second[c] = second;
        contacts.Normal[c] = normal;
        contacts.NormalForce[c] = force;
        contacts.Force[c] = force * normal;
    }

    /// <summary>The state of a packing without walls.</summary>
    public static PackingState State(Box box, Spheres spheres, PackingState? previous = null) =>
        PackingState.Capture(box, spheres, ContactsOf(box, spheres), [], previous);

    /// <summary>Random points and radii in a fully periodic box of edge 1.</summary>
    public static (Box Box, Spheres Spheres) Random(int count, int seed, double smallest, double largest)
    {
        var random = new Random(seed);
        var spheres = new Spheres(count);
        for (var i = 0; i < count; i++)
        {
            spheres.Position[i] = new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble());
            spheres.Radius[i] = smallest + (largest - smallest) * random.NextDouble();
        }

        return (new Box(new Vec3(1, 1, 1), true, true, true), spheres);
    }
}
