using System.Runtime.Intrinsics.X86;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>What the entries of a pair share, and where what they look at is.</summary>
internal unsafe struct PairView
{
    /// <summary>First entry, and one past the last.</summary>
    public ContactEntry* First, End;

    /// <summary>Surface of the owner, surface and centre of the other body, see <see cref="BodySurfaces"/>.</summary>
    public double* Surface, Opposite, Centre;

    /// <summary>Corners of its facets, as offsets in its surface, and the facets beside them.</summary>
    public int* Corners, Adjacent;

    /// <summary>Shift of its image [m].</summary>
    public Vec3 Shift;

    /// <summary>Stiffness of an entry [N/m], penetration at which its force is largest [m].</summary>
    public double Stiffness, Limit;

    /// <summary>Bare fraction of the owner's surface nodes, and the other body's film, each from lane to lane.</summary>
    public double* Bare, Film;

    /// <summary>Asks for the facets under the entries: they are out of the cache where bodies are many.</summary>
    public readonly void Fetch()
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(Centre);
        for (var e = First; e < End; e++)
        {
            var corner = Corners + 3 * e->Facet;
            Sse.Prefetch0(Surface + e->Surface * BodySurfaces.Node);
            Sse.Prefetch0(Opposite + corner[0]);
            Sse.Prefetch0(Opposite + corner[1]);
            Sse.Prefetch0(Opposite + corner[2]);
        }
    }
}

/// <summary>Entries of a pair of another body.</summary>
internal unsafe struct EntryRange
{
    /// <summary>First entry, and one past the last.</summary>
    public ContactEntry* First, End;

    /// <summary>Asks for the entries.</summary>
    public readonly void Fetch()
    {
        if (!Sse.IsSupported) return;
        for (var line = (byte*)First; line < (byte*)End; line += 64) Sse.Prefetch0(line);
    }
}
