using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Forces and loads of a bundle's surface nodes, body by body while contacts are added to them: those of a node are one register of four,
/// where in a <see cref="Bundle"/> they are in four lines. They go back afterwards; sums are made in the same order.
/// </summary>
/// <param name="surface">Most surface nodes of a body.</param>
internal sealed unsafe class SurfaceSums(int surface) : IDisposable
{
    /// <summary>Doubles of a node: force x, y, z, load [N].</summary>
    public const int Node = 4;

    // Nodes ahead of the one that is copied: scattered in the mesh, they are out of the cache.
    private const int Lead = 6;

    private readonly Column<double> sums = new((long)Bundle.Lanes * Node * surface); // [lane][surface node][Node]

    /// <summary>Bytes held.</summary>
    public long Bytes => sums.Bytes;

    /// <summary>Sums of a lane [surface node][<see cref="Node"/>].</summary>
    public double* Of(int lane) => sums.Address + (long)lane * Node * surface;

    /// <summary>Takes forces and loads from a bundle.</summary>
    public void Take(Bundle bundle)
    {
        var lanes = stackalloc double*[Bundle.Lanes];
        for (var l = 0; l < Bundle.Lanes; l++) lanes[l] = Of(l);
        for (var s = 0; s < bundle.Template.SurfaceNodes.Length; s++)
        {
            Fetch(bundle.Force.Address + bundle.SurfaceOffsets[s + Lead]); // behind the last there are zeros
            var force = Vectors.Load(bundle.Force.Address + bundle.SurfaceOffsets[s]);
            Lanes.Store4(force.X, force.Y, force.Z, Vector512.Load(bundle.Load.Address + s * Bundle.Lanes), lanes, s * Node);
        }
    }

    /// <summary>Returns them.</summary>
    public void Return(Bundle bundle)
    {
        var lanes = stackalloc double*[Bundle.Lanes];
        for (var l = 0; l < Bundle.Lanes; l++) lanes[l] = Of(l);
        for (var s = 0; s < bundle.Template.SurfaceNodes.Length; s++)
        {
            Lanes.Load4(lanes, s * Node, out var x, out var y, out var z, out var load);
            new Vectors(x, y, z).Store(bundle.Force.Address + bundle.SurfaceOffsets[s]);
            load.Store(bundle.Load.Address + s * Bundle.Lanes);
        }
    }

    private static void Fetch(double* vector)
    {
        if (!Sse.IsSupported) return;
        for (var c = 0; c < 3; c++) Sse.Prefetch0(vector + c * Bundle.Lanes);
    }

    /// <inheritdoc/>
    public void Dispose() => sums.Dispose();
}
