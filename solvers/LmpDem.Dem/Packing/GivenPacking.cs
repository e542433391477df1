using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>A packing that a user brings along in place of a generated one: particles above the foil (z = 0).</summary>
public sealed record GivenPacking
{
    /// <summary>The particles at rest, in the order of the file. A film thickness of NaN is still to be drawn [m].</summary>
    public required Spheres Spheres { get; init; }

    /// <summary>Periodic in x and y; its height is the layer's.</summary>
    public required Box Box { get; init; }

    /// <summary>Volume of the particles over the volume of the layer.</summary>
    public double SolidsFraction => Spheres.SolidVolume / Box.Volume;

    /// <summary>The sizes of the particles as a distribution, so that all that asks for one finds these.</summary>
    public SizeDistributionSpec Sizes()
    {
        double[] diameters = [.. Spheres.Radius.Select(r => 2.0 * r).Order()];
        if (diameters[^1] - diameters[0] <= 1e-9 * diameters[^1])
            return new SizeDistributionSpec { Weighting = SizeWeighting.Number, D50 = diameters[^1], SigmaG = 1.0 };
        return new SizeDistributionSpec
        {
            Kind = SizeDistributionKind.Table,
            Weighting = SizeWeighting.Number,
            Table = [.. Table(diameters)],
        };
    }

    // Few sizes become steps; of many, so many quantiles that the interpolation between them is finer than any box can tell.
    private static IEnumerable<SizeTableEntry> Table(double[] diameters)
    {
        const int Steps = 64;
        const int Quantiles = 256;
        const double Width = 1e-9;
        var count = (double)diameters.Length;
        var isStairs = diameters.Distinct().Count() <= Steps;
        var (last, share) = (0.0, 0.0);
        for (var i = 0; i < diameters.Length; i++)
        {
            var isLast = i + 1 == diameters.Length;
            var isTaken = isStairs || i == 0 || isLast || (int)(i * Quantiles / count) != (int)((i + 1) * Quantiles / count);
            if (!isTaken || (!isLast && diameters[i + 1] == diameters[i])) continue; // the last of equal ones has their share
            var isNew = diameters[i] - last > 4.0 * Width * diameters[i];
            if (!isNew && !isLast) continue;
            var diameter = isNew ? diameters[i] : last * (1.0 + 4.0 * Width); // the table ends at share 1
            if (isStairs || last == 0.0) yield return new SizeTableEntry { Diameter = diameter * (1.0 - Width), Share = share };
            (last, share) = (diameter, (i + 1) / count);
            yield return new SizeTableEntry { Diameter = last, Share = share };
        }
    }
}
