using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Bodies;

/// <summary>
/// The contacts that carry force at one instant, ordered by (First, Second): particle-particle contacts with First &lt;
/// Second, and particle-wall contacts with Second = -1 - (index of the wall). SI units.
/// </summary>
public sealed class Contacts
{
    /// <summary>Room for a number of contacts.</summary>
    /// <param name="count">Number of contacts, >= 0.</param>
    public Contacts(int count)
    {
        Count = count;
        First = new int[count];
        Second = new int[count];
        Normal = new Vec3[count];
        Force = new Vec3[count];
        Overlap = new double[count];
        NormalForce = new double[count];
        Area = new double[count];
        Spring = new Vec3[count];
        RollingSpring = new Vec3[count];
        LargestOverlap = new double[count];
    }

    /// <summary>Number of contacts.</summary>
    public int Count { get; }

    /// <summary>Id of the first particle, one per contact.</summary>
    public int[] First { get; }

    /// <summary>Id of the second particle, or -1 - (index of the wall), one per contact.</summary>
    public int[] Second { get; }

    /// <summary>Unit normal from the second to the first body, one per contact.</summary>
    public Vec3[] Normal { get; }

    /// <summary>Force on the first body (the second gets the opposite), one per contact [N].</summary>
    public Vec3[] Force { get; }

    /// <summary>Overlap that the law sees, one per contact: of the apparent radii, which only plastic_dense lets grow [m].</summary>
    public double[] Overlap { get; }

    /// <summary>Normal force, > 0 in compression, one per contact [N].</summary>
    public double[] NormalForce { get; }

    /// <summary>Contact area by the law in use, one per contact [m2].</summary>
    public double[] Area { get; }

    /// <summary>Tangential spring of the first body against the second, one per contact; memory of the law [m].</summary>
    public Vec3[] Spring { get; }

    /// <summary>Rolling spring, one per contact; memory of rolling resistance [m].</summary>
    public Vec3[] RollingSpring { get; }

    /// <summary>Largest overlap so far, one per contact; memory of the plastic laws, else 0 [m].</summary>
    public double[] LargestOverlap { get; }

    /// <summary>Exchanges contacts with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="contacts">The contacts now; not looked at where the book is read.</param>
    /// <returns>The contacts after the exchange.</returns>
    public static Contacts Exchange(StateBook book, Contacts? contacts)
    {
        ArgumentNullException.ThrowIfNull(book);
        var kept = contacts is null || book.IsReading ? new Contacts(book.Value("contacts", 0)) : contacts;
        if (!book.IsReading) book.Value("contacts", kept.Count);
        book.Values("contact_first", kept.First.AsSpan());
        book.Values("contact_second", kept.Second.AsSpan());
        book.Values("contact_normal", kept.Normal.AsSpan());
        book.Values("contact_force", kept.Force.AsSpan());
        book.Values("contact_overlap", kept.Overlap.AsSpan());
        book.Values("contact_normal_force", kept.NormalForce.AsSpan());
        book.Values("contact_area", kept.Area.AsSpan());
        book.Values("contact_spring", kept.Spring.AsSpan());
        book.Values("contact_rolling", kept.RollingSpring.AsSpan());
        book.Values("contact_largest", kept.LargestOverlap.AsSpan());
        return kept;
    }

    /// <summary>Some contacts of two lists as one.</summary>
    /// <param name="from">The contacts to take, from either list, ordered by (first, second).</param>
    internal static Contacts Joined(IReadOnlyList<(Contacts List, int Contact, int First, int Second)> from)
    {
        var joined = new Contacts(from.Count);
        for (var c = 0; c < joined.Count; c++)
        {
            var (list, k, first, second) = from[c];
            joined.First[c] = first;
            joined.Second[c] = second;
            joined.Normal[c] = list.Normal[k];
            joined.Force[c] = list.Force[k];
            joined.Overlap[c] = list.Overlap[k];
            joined.NormalForce[c] = list.NormalForce[k];
            joined.Area[c] = list.Area[k];
            joined.Spring[c] = list.Spring[k];
            joined.RollingSpring[c] = list.RollingSpring[k];
            joined.LargestOverlap[c] = list.LargestOverlap[k];
        }

        return joined;
    }

    /// <summary>True where the contact is with a wall and not with another particle.</summary>
    public bool IsWall(int contact) => Second[contact] < 0;

    /// <summary>Index of the wall of a particle-wall contact.</summary>
    public int WallOf(int contact) => -1 - Second[contact];
}
