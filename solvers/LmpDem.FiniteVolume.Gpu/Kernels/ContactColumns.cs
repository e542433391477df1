using ILGPU;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Contacts between bodies of any meshes on a device. Slots name bodies; offsets of their columns include the lane.</summary>
internal struct ContactColumns
{
    /// <summary>Numbers of a pair: stiffness, depth limit, shift along x, y; squared reach, margin, least gap of the search.</summary>
    public const int PairValues = 7;

    /// <summary>Numbers of an entry's force: x, y, z, normal, weights of the facet's second and third corner.</summary>
    public const int ForceValues = 6;

    /// <summary>Numbers of an entry's history: slip x, y, z, depth, slack, work of sliding in this step.</summary>
    public const int HistoryValues = 6;

    /// <summary>Numbers of an entry's place: corners of its facet among the surface nodes (-1: no contact), 2 facet + contact.</summary>
    public const int PlaceValues = 4;

    /// <summary>Slots, pairs, entries, most surface nodes of a body.</summary>
    public int Slots, Pairs, Entries, Surface;

    /// <summary>Friction, and that of bare surfaces.</summary>
    public double Friction, BareFriction;

    /// <summary>Whether there is friction, and whether bare surfaces have their own.</summary>
    public int HasFriction, HasBareFriction;

    /// <summary>By slot: where vectors and numbers of nodes, numbers on the surface, facets, lane values, tables of facets begin.</summary>
    public ArrayView<int> VectorOf, NodeOf, SurfaceOf, FacetOf, LaneOf, TableOf;

    /// <summary>By slot: surface nodes of its mesh, and where their numbers begin in <see cref="SurfaceNodes"/>.</summary>
    public ArrayView<int> SurfaceCount, SurfaceTable;

    /// <summary>Tables of all meshes, one behind the other.</summary>
    public ArrayView<int> FacetCorners, FacetSurface, Adjacent, SurfaceNodes;

    /// <summary>By pair: its slots and first entry; one first entry more than pairs.</summary>
    public ArrayView<int> PairSlot, PairOther, PairFirst;

    /// <summary>By entry: pair, place among the surface nodes of its slot.</summary>
    public ArrayView<int> PairOf, NodeOfEntry;

    /// <summary>First entry of every slot; one more than slots.</summary>
    public ArrayView<int> EntryFirst;

    /// <summary>First of a surface node's own entries in <see cref="Own"/>, by <see cref="OwnFirstOf"/> of the slot.</summary>
    public ArrayView<int> OwnFirst, OwnFirstOf, Own;

    /// <summary>Pairs of others that press on a slot, in the processor's order.</summary>
    public ArrayView<int> IncomingFirst, Incoming;

    /// <summary>Where an entry stands, see <see cref="PlaceValues"/>.</summary>
    public ArrayView<int> Place;

    /// <summary>Numbers of pairs and entries.</summary>
    public ArrayView<double> Pair, EntryForce, History;

    /// <summary>Columns of all bodies.</summary>
    public ArrayView<double> Position, Velocity, Force, Applied, Load, Bare, Facet, Lane;
}

/// <summary>What a search of contacts carries over from the one before.</summary>
internal struct OldContacts
{
    /// <summary>By pair: entries that the same pair had before, from and to.</summary>
    public ArrayView<int> First, End;

    /// <summary>By pair: entries found.</summary>
    public ArrayView<int> Count;

    /// <summary>The entries before, as in <see cref="ContactColumns"/>.</summary>
    public ArrayView<int> Node, Place;

    /// <summary>Their numbers.</summary>
    public ArrayView<double> Force, History;
}
