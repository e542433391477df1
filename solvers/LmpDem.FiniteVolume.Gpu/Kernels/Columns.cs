using System.Runtime.CompilerServices;
using ILGPU;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>
/// The bodies of one mesh on a device: groups of four bundles, a lane a body, every column [group][node, zone or facet][row][lane], so that
/// the threads of a warp share every index of the mesh and all loads are whole lines. Tables of the mesh are offsets within a group.
/// </summary>
internal struct Columns
{
    /// <summary>Lanes of a group.</summary>
    public const int Lanes = Triple.Lanes;

    /// <summary>Doubles of a vector quantity in all lanes.</summary>
    public const int Vector = 3 * Lanes;

    /// <summary>Rows of a zone's forces on its corners: three components each.</summary>
    public const int CornerRows = 24;

    /// <summary>Rows of what a zone adds to sums: plastic work, its bent part, viscous work, volume, square rates of four modes.</summary>
    public const int WorkRows = 8;

    /// <summary>Rows of a facet: the first twelve of the film's state.</summary>
    public const int FacetRows = 12;

    /// <summary>Rows of what a facet gives: force on its second and third corner, energy released.</summary>
    public const int FilmRows = 7;

    /// <summary>Rows of what a wall gives to a surface node: force, work of sliding.</summary>
    public const int WallRows = 4;

    /// <summary>Numbers that describe a wall.</summary>
    public const int WallValues = 12;

    /// <summary>Groups, and what the mesh of their bodies has; walls around them.</summary>
    public int Groups, Nodes, Zones, Facets, Surface, Walls;

    /// <summary>Lanes in use of every group, whole bundles.</summary>
    public ArrayView<int> Occupied;

    /// <summary>Offsets of a zone's corners in vector columns, eight a zone.</summary>
    public ArrayView<int> Corners;

    /// <summary>First of a node's corners in <see cref="NodeCorners"/>; one more than nodes.</summary>
    public ArrayView<int> NodeFirst;

    /// <summary>Offsets of the zones' forces on a node, in the order of zones.</summary>
    public ArrayView<int> NodeCorners;

    /// <summary>Corners of the six faces of a zone.</summary>
    public ArrayView<int> Faces;

    /// <summary>By facet, three each: offsets of its corners in vector columns, their places on the surface, facets beside it.</summary>
    public ArrayView<int> FacetCorners, FacetSurface, Adjacent;

    /// <summary>Surface nodes; place of a node among them or -1.</summary>
    public ArrayView<int> SurfaceNodes, SurfaceIndex;

    /// <summary>First of a surface node's facets in <see cref="FilmCorners"/>; one more than surface nodes.</summary>
    public ArrayView<int> FilmFirst;

    /// <summary>Facets around a surface node, rising: four times the facet plus the corner.</summary>
    public ArrayView<int> FilmCorners;

    /// <summary>Vectors of nodes.</summary>
    public ArrayView<double> Position, Velocity, Force, Trend;

    /// <summary>Numbers of nodes: masses, forces' magnitudes, work of damping, magnitude of the net force.</summary>
    public ArrayView<double> Mass, ExtraMass, Applied, Damped, Net;

    /// <summary>State of zones, their forces on corners, magnitudes of these, what they add to sums.</summary>
    public ArrayView<double> Zone, CornerForce, CornerMagnitude, ZoneWork;

    /// <summary>State of facets, what they give, normals, areas.</summary>
    public ArrayView<double> Facet, FilmForce, Normals, Areas;

    /// <summary>Numbers of surface nodes: loads, area, bare fraction.</summary>
    public ArrayView<double> Load, LongLoad, NodeAreas, Bare;

    /// <summary>Values per lane, mean velocities and drift [row][lane].</summary>
    public ArrayView<double> Lane, Mean;

    /// <summary>Positions of surface nodes when contacts were searched, and squares of the farthest ways since.</summary>
    public ArrayView<double> Searched, Way;

    /// <summary>Margin of the search at walls, by bundle.</summary>
    public ArrayView<double> WallMargin;

    /// <summary>Nodes near walls, a bit a bundle [group][wall][surface node].</summary>
    public ArrayView<int> WallNear;

    /// <summary>Whether a lane holds a body [group][lane].</summary>
    public ArrayView<int> IsBody;

    /// <summary>Slip at walls, what they give, their loads [group][wall][surface node or nothing][row][lane].</summary>
    public ArrayView<double> WallSlip, WallForce, WallLoad;

    /// <summary>Walls as they stand in every step of a run [step][wall][number].</summary>
    public ArrayView<double> WallPlaces;

    /// <summary>The number of this thread in the launch: the first item it works on.</summary>
    public static int Thread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Grid.IdxX * Group.DimX + Group.IdxX;
    }

    /// <summary>Threads of the launch: from an item of a thread to its next, where there are fewer threads than items.</summary>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Grid.DimX * Group.DimX;
    }

    /// <summary>Items in all lanes of all groups.</summary>
    /// <param name="items">Items of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Count(int items) => Groups * items * Lanes;

    /// <summary>Splits the number of an item in a lane into group, item and lane.</summary>
    /// <param name="i">Number.</param>
    /// <param name="items">Items of a group.</param>
    /// <param name="group">Group.</param>
    /// <param name="item">Item.</param>
    /// <param name="lane">Lane.</param>
    /// <returns>Whether the lane is in use.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Find(int i, int items, out int group, out int item, out int lane)
    {
        var at = i / Lanes;
        lane = i - at * Lanes;
        group = at / items;
        item = at - group * items;
        return lane < Occupied[group];
    }
}
