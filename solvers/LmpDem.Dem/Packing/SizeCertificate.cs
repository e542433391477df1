using System.Globalization;
using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Packing;

/// <summary>The actual sizes in a layer, next to the targets.</summary>
public sealed record SizeCertificate
{
    /// <summary>Number of particles.</summary>
    public required int Count { get; init; }

    /// <summary>Sum of the particle volumes [m3].</summary>
    public required double SolidVolume { get; init; }

    /// <summary>Smallest diameter drawn [m].</summary>
    public required double Smallest { get; init; }

    /// <summary>Largest diameter drawn [m].</summary>
    public required double Largest { get; init; }

    /// <summary>Smallest diameter that occurs in the target distribution [m].</summary>
    public required double AskedSmallest { get; init; }

    /// <summary>Largest diameter that occurs in the target distribution [m].</summary>
    public required double AskedLargest { get; init; }

    /// <summary>Diameter above which a twentieth of the target volume lies: where the tail begins [m].</summary>
    public required double AskedTail { get; init; }

    /// <summary>Fraction of the powder's volume or number, by the named weighting, that the upper cut leaves out.</summary>
    public required double CutAbove { get; init; }

    /// <summary>Fraction of the powder's volume or number, by the named weighting, that the lower cut leaves out.</summary>
    public required double CutBelow { get; init; }

    /// <summary>Realised diameters by number [m].</summary>
    public required SizeQuantiles Number { get; init; }

    /// <summary>Realised diameters by volume [m].</summary>
    public required SizeQuantiles Volume { get; init; }

    /// <summary>Asked diameters by number [m].</summary>
    public required SizeQuantiles AskedNumber { get; init; }

    /// <summary>Asked diameters by volume [m].</summary>
    public required SizeQuantiles AskedVolume { get; init; }

    /// <summary>Kolmogorov-Smirnov distance of the realised to the target cumulative fraction by number.</summary>
    public required double NumberDistance { get; init; }

    /// <summary>Largest distance of the realised to the target cumulative fraction by volume.</summary>
    public required double VolumeDistance { get; init; }

    /// <summary>The certificate of a set of particles.</summary>
    /// <param name="spheres">Particles, at least one.</param>
    /// <param name="asked">Distribution they were drawn from.</param>
    public static SizeCertificate Of(Spheres spheres, SizeDistribution asked)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        ArgumentNullException.ThrowIfNull(asked);
        var diameters = spheres.Radius.Select(r => 2.0 * r).Order().ToArray();
        var byNumber = Shares(diameters, _ => 1.0);
        var byVolume = Shares(diameters, d => d * d * d);
        return new SizeCertificate
        {
            Count = spheres.Count,
            SolidVolume = spheres.SolidVolume,
            Smallest = diameters[0],
            Largest = diameters[^1],
            AskedSmallest = asked.Smallest,
            AskedLargest = asked.Largest,
            AskedTail = asked.Quantile(SizeWeighting.Volume, 0.95),
            CutAbove = asked.CutAbove,
            CutBelow = asked.CutBelow,
            Number = Quantiles(share => Quantile(diameters, byNumber, share)),
            Volume = Quantiles(share => Quantile(diameters, byVolume, share)),
            AskedNumber = Quantiles(share => asked.Quantile(SizeWeighting.Number, share)),
            AskedVolume = Quantiles(share => asked.Quantile(SizeWeighting.Volume, share)),
            NumberDistance = asked.IsMonodisperse ? 0.0 : Distance(diameters, byNumber, d => asked.Cumulative(SizeWeighting.Number, d)),
            VolumeDistance = asked.IsMonodisperse ? 0.0 : Distance(diameters, byVolume, d => asked.Cumulative(SizeWeighting.Volume, d)),
        };
    }

    /// <summary>
    /// What a user should know of the sizes, a sentence each: a tail that the box misses, large cuts, a poor D10, D50 or D90.
    /// </summary>
    public IEnumerable<string> Notes()
    {
        const double MuchCut = 0.05;
        const double FarOff = 0.1;
        if (CutAbove > MuchCut || CutBelow > MuchCut)
        {
            yield return Text($"the cuts {Um(AskedSmallest)} and {Um(AskedLargest)} um leave out {CutBelow:0.0 %} of the powder below ")
                + Text($"and {CutAbove:0.0 %} above; widen cut_min, cut_max where these sizes matter");
        }
        if (AskedLargest > AskedSmallest && Largest < AskedTail)
        {
            yield return Text($"the box misses the tail of the powder: 5 % of the asked volume lies above {Um(AskedTail)} um, ")
                + Text($"the largest of these {Count} particles has {Um(Largest)} um; enlarge lateral_x, lateral_y, or average over seeds");
        }
        (string, double, double)[] beside =
            [("D10", Volume.D10, AskedVolume.D10), ("D50", Volume.D50, AskedVolume.D50), ("D90", Volume.D90, AskedVolume.D90)];
        foreach (var (name, drawn, wanted) in beside)
        {
            if (Math.Abs(drawn / wanted - 1.0) > FarOff)
            {
                yield return Text($"{name} by volume of this draw is {Um(drawn)} um where {Um(wanted)} um was asked: ")
                    + Text($"{Count} particles are few for this powder; enlarge lateral_x, lateral_y, or average over seeds");
            }
        }
    }

    private static string Um(double length) => (1e6 * length).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static SizeQuantiles Quantiles(Func<double, double> quantile) => new(quantile(0.1), quantile(0.5), quantile(0.9));

    private static double[] Shares(double[] diameters, Func<double, double> weight)
    {
        var shares = new double[diameters.Length];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++) shares[i] = sum += weight(diameters[i]);
        for (var i = 0; i < shares.Length; i++) shares[i] /= sum;
        return shares;
    }

    private static double Quantile(double[] diameters, double[] shares, double share)
    {
        var at = Array.FindIndex(shares, s => s >= share);
        return diameters[at < 0 ? ^1 : at];
    }

    // The realised fraction is a staircase: its distance is largest just before or at a step.
    private static double Distance(double[] diameters, double[] shares, Func<double, double> asked)
    {
        var distance = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            var wanted = asked(diameters[i]);
            var before = i == 0 ? 0.0 : shares[i - 1];
            distance = Math.Max(distance, Math.Max(Math.Abs(shares[i] - wanted), Math.Abs(before - wanted)));
        }
        return distance;
    }
}

/// <summary>The three diameters that a powder is known by [m].</summary>
/// <param name="D10">Diameter below which a tenth lies [m].</param>
/// <param name="D50">Median diameter [m].</param>
/// <param name="D90">Diameter above which a tenth lies [m].</param>
public readonly record struct SizeQuantiles(double D10, double D50, double D90);
