using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Ebac;

namespace LmpDem.Scenarios.Networks;

/// <summary>The layer in cut cells as an image for ParaView: pores, bodies, the flux of Li+, and what a beam would collect.</summary>
internal static class PoreImage
{
    /// <summary>Kind of these images.</summary>
    public const string Kind = "pores";

    /// <summary>Makes an image.</summary>
    /// <param name="state">The state, whose pores are measured.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="layers">Layers of cells, as many in every image of a series, which ParaView asks for; those above the
    /// press are neither pore nor body.</param>
    /// <param name="provenance">Origin.</param>
    public static VoxelImage Of(MeasuredState state, int index, int layers, Provenance provenance)
    {
        var pores = state.Pores!;
        var cells = pores.Cells;
        var count = cells.Nx * cells.Ny * layers;
        var box = state.Input.Network.Box;
        return new VoxelImage
        {
            Kind = Kind,
            Index = index,
            Time = state.Input.Time,
            Nx = cells.Nx,
            Ny = cells.Ny,
            Nz = layers,
            Origin = cells.Centre(0, 0, 0),
            Spacing = cells.Edge,
            Fields =
            [
                new("pore", "1", 1, Padded(cells.Pore, count, 0.0f), "share of the cell that is pore, 0 to 1"),
                new("open", "1", 1,
                    Padded(Array.ConvertAll(pores.Pores.Reach, r => (byte)((r & PoreReach.Separator) != 0 ? 1 : 0)), count, (byte)0),
                    "1 where the cell has pore connected with the separator"),
                new("body", "1", 1, Padded(cells.Body, count, Outside),
                    "body that holds most of the cell's solid; -1 where it is more pore than solid, -2 above the press"),
                new("flux", "1", 3, Padded(Flat(pores.Through.Flux()), 3 * count, 0.0f),
                    "flux of Li+ through the thickness over that of an open box; 0 in bodies and where pores do not percolate"),
                new("collected", "1", 1, Padded(Collected(cells.Body, state.Collected), count, 0.0f),
                    "share of a beam's current that the copper collects (EBAC), beam as a point; 0 in pores"),
            ],
            Scalars =
            [
                Catalogue.BoxX.Of(box.Length.X),
                Catalogue.BoxY.Of(box.Length.Y),
                Catalogue.BoxZ.Of(box.Length.Z),
                Catalogue.CalenderingRatio.Of(state.Input.Ratio),
                .. state.Values,
            ],
            Provenance = provenance,
        };
    }

    private const int Outside = -2;

    private static T[] Padded<T>(T[] values, int count, T outside)
    {
        var padded = new T[count];
        values.AsSpan().CopyTo(padded);
        padded.AsSpan(values.Length).Fill(outside);
        return padded;
    }

    private static float[] Collected(int[] body, EbacMap map) => Array.ConvertAll(body, b => b < 0 ? 0.0f : (float)map.Fraction[b]);

    private static float[] Flat(Vec3[] vectors)
    {
        var flat = new float[3 * vectors.Length];
        for (var i = 0; i < vectors.Length; i++)
            (flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]) = ((float)vectors[i].X, (float)vectors[i].Y, (float)vectors[i].Z);
        return flat;
    }
}
