using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>A packing that a user brings along in place of a generated one: particles above the foil (z = 0).</summary>
public sealed record GivenPacking
{
    private const double Width = 1e-9; // of a step in the cumulative fraction, over the diameter

    /// <summary>The particles at rest, in the order of the file. A film thickness of NaN is still to be drawn [m].</summary>
    public required Spheres Spheres { get; init; }

    /// <summary>Periodic in x and y; its height is the layer's.</summary>
    public required Box Box { get; init; }

    /// <summary>Volume of the particles over the volume of the layer.</summary>
    public double SolidsFraction => Spheres.SolidVolume / Box.Volume;

    /// <summary>The sizes of the particles as a distribution, so that all that asks for one finds these.</summary>
    public SizeDistributionSpec Sizes()
    {
        var sizes = new List<(double Diameter, int Count)>(); // with the number of particles up to it
        foreach (var diameter in Spheres.Radius.Select(r => 2.0 * r).Order())
        {
            var count = sizes.Count > 0 ? sizes[^1].Count + 1 : 1;
            if (sizes.Count > 0 && diameter - sizes[^1].Diameter <= 4.0 * Width * diameter) sizes[^1] = (sizes[^1].Diameter, count);
            else sizes.Add((diameter, count));
        }

        if (sizes.Count == 1) return new SizeDistributionSpec { Weighting = SizeWeighting.Number, D50 = sizes[0].Diameter, SigmaG = 1.0 };
        return new SizeDistributionSpec { Kind = SizeDistributionKind.Table, Weighting = SizeWeighting.Number, Table = [.. Table(sizes)] };
    }

    // Few sizes become steps; of many, so many quantiles that the interpolation between them is finer than any box can tell.
    private static IEnumerable<SizeTableEntry> Table(List<(double Diameter, int Count)> sizes)
    {
        const int Steps = 64;
        const int Quantiles = 256;
        var count = (double)sizes[^1].Count;
        var before = 0;
        for (var i = 0; i < sizes.Count; i++)
        {
            var isTaken = sizes.Count <= Steps || i == 0 || i + 1 == sizes.Count
                || (int)(sizes[i].Count * Quantiles / count) != (int)(before * Quantiles / count);
            if (!isTaken) continue;
            if (sizes.Count <= Steps || i == 0)
                yield return new SizeTableEntry { Diameter = sizes[i].Diameter * (1.0 - Width), Share = before / count };
            before = sizes[i].Count;
            yield return new SizeTableEntry { Diameter = sizes[i].Diameter, Share = before / count };
        }
    }
}
