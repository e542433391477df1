using System.Runtime.Intrinsics;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Surfaces body by body, as contacts read them: one line of the cache is a node with its place and velocity, where in a
/// <see cref="Bundle"/> it is one component of eight bodies, seven of which are far away. Copies, which every motion makes anew.
/// </summary>
internal sealed unsafe class BodySurfaces : IDisposable
{
    /// <summary>Doubles of a node: place [m] and a zero, velocity [m/step] and a zero.</summary>
    public const int Node = 8;

    /// <summary>Where the velocity of a node begins.</summary>
    public const int Velocity = 4;

    private readonly Column<double>[] columns; // [surface node, and the centre behind them][Node]

    /// <summary>Room for the surfaces of bodies.</summary>
    public BodySurfaces(BodySet bodies) =>
        columns = [.. bodies.BundleOf.Select(b => new Column<double>((b.Template.SurfaceNodes.Length + 1L) * Node))];

    /// <summary>Bytes held.</summary>
    public long Bytes => columns.Sum(c => c.Bytes);

    /// <summary>Surface of a slot [surface node][<see cref="Node"/>].</summary>
    public double* Of(int slot) => columns[slot].Address;

    /// <summary>Centre of a slot.</summary>
    public double* CentreOf(int slot) => columns[slot].Address + columns[slot].Length - Node;

    /// <summary>Copies the surfaces of a bundle.</summary>
    public void Update(Bundle bundle)
    {
        double* position = bundle.Position.Address, velocity = bundle.Velocity.Address;
        var offsets = bundle.SurfaceOffsets.Address;
        var to = stackalloc double*[Bundle.Lanes];
        for (var l = 0; l < Bundle.Lanes; l++) to[l] = Of(bundle.First + Math.Min(l, bundle.Count - 1));
        var end = (long)bundle.Template.SurfaceNodes.Length * Node;
        for (long at = 0; at < end; at += Node)
        {
            var offset = offsets[at / Node];
            Vectors p = Vectors.Load(position + offset), v = Vectors.Load(velocity + offset);
            Lanes.Records(
                p.X, p.Y, p.Z, v.X, v.Y, v.Z, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
            // Lanes beyond the last body write to its place before it does.
            r7.Store(to[7] + at);
            r6.Store(to[6] + at);
            r5.Store(to[5] + at);
            r4.Store(to[4] + at);
            r3.Store(to[3] + at);
            r2.Store(to[2] + at);
            r1.Store(to[1] + at);
            r0.Store(to[0] + at);
        }

        for (var l = 0; l < bundle.Count; l++)
        {
            var centre = bundle.Lane.Address + LaneRow.Centre * Bundle.Lanes + l;
            for (var c = 0; c < 3; c++) to[l][end + c] = centre[c * Bundle.Lanes];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in columns) column.Dispose();
    }
}
