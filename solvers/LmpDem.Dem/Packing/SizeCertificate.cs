using System.Globalization;
using System.Text.Json.Serialization;
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
    [JsonPropertyName("asked_smallest")]
    public required double TargetSmallest { get; init; }

    /// <summary>Largest diameter that occurs in the target distribution [m].</summary>
    [JsonPropertyName("asked_largest")]
    public required double TargetLargest { get; init; }

    /// <summary>Diameter above which a twentieth of the target volume lies: where the tail begins [m].</summary>
    [JsonPropertyName("asked_tail")]
    public required double TargetTail { get; init; }

    /// <summary>Fraction of the powder's volume or number, by the named weighting, that the upper cut leaves out.</summary>
    public required double CutAbove { get; init; }

    /// <summary>Fraction of the powder's volume or number, by the named weighting, that the lower cut leaves out.</summary>
    public required double CutBelow { get; init; }

    /// <summary>Realised diameters by number [m].</summary>
    public required SizeQuantiles Number { get; init; }

    /// <summary>Realised diameters by volume [m].</summary>
    public required SizeQuantiles Volume { get; init; }

    /// <summary>Asked diameters by number [m].</summary>
    [JsonPropertyName("asked_number")]
    public required SizeQuantiles TargetNumber { get; init; }

    /// <summary>Asked diameters by volume [m].</summary>
    [JsonPropertyName("asked_volume")]
    public required SizeQuantiles TargetVolume { get; init; }

    /// <summary>Kolmogorov-Smirnov distance of the realised to the target cumulative fraction by number.</summary>
    public required double NumberDistance { get; init; }

    /// <summary>Largest distance of the realised to the target cumulative fraction by volume.</summary>
    public required double VolumeDistance { get; init; }

    /// <summary>The certificate of a set of particles.</summary>
    /// <param name="spheres">Particles, at least one.</param>
    /// <param name="target">Distribution they were drawn from.</param>
    public static SizeCertificate Of(Spheres spheres, SizeDistribution target)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        ArgumentNullException.ThrowIfNull(target);
        var diameters = spheres.Radius.Select(r => 2.0 * r).Order().ToArray();
        var byNumber = Shares(diameters, _ => 1.0);
        var byVolume = Shares(diameters, d => d * d * d);
        return new SizeCertificate
        {
            Count = spheres.Count,
            SolidVolume = spheres.SolidVolume,
            Smallest = diameters[0],
            Largest = diameters[^1],
            TargetSmallest = target.Smallest,
            TargetLargest = target.Largest,
            TargetTail = target.Quantile(SizeWeighting.Volume, 0.95),
            CutAbove = target.CutAbove,
            CutBelow = target.CutBelow,
            Number = Quantiles(fraction => Quantile(diameters, byNumber, fraction)),
            Volume = Quantiles(fraction => Quantile(diameters, byVolume, fraction)),
            TargetNumber = Quantiles(fraction => target.Quantile(SizeWeighting.Number, fraction)),
            TargetVolume = Quantiles(fraction => target.Quantile(SizeWeighting.Volume, fraction)),
            NumberDistance = target.IsMonodisperse ? 0.0 : Distance(diameters, byNumber, d => target.Cumulative(SizeWeighting.Number, d)),
            VolumeDistance = target.IsMonodisperse ? 0.0 : Distance(diameters, byVolume, d => target.Cumulative(SizeWeighting.Volume, d)),
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
            yield return Text($"the cuts {Um(TargetSmallest)} and {Um(TargetLargest)} um leave out {CutBelow:0.0 %} of the powder below ")
                + Text($"and {CutAbove:0.0 %} above; widen cut_min, cut_max where these sizes matter");
        }
        if (TargetLargest > TargetSmallest && Largest < TargetTail)
        {
            yield return Text($"the box misses the tail of the powder: 5 % of the target volume lies above {Um(TargetTail)} um, ")
                + Text($"the largest of these {Count} particles has {Um(Largest)} um; enlarge lateral_x, lateral_y, or average over seeds");
        }
        (string, double, double)[] beside =
            [("D10", Volume.D10, TargetVolume.D10), ("D50", Volume.D50, TargetVolume.D50), ("D90", Volume.D90, TargetVolume.D90)];
        foreach (var (name, drawn, wanted) in beside)
        {
            if (Math.Abs(drawn / wanted - 1.0) > FarOff)
            {
                yield return Text($"{name} by volume of this draw is {Um(drawn)} um where {Um(wanted)} um is the target: ")
                    + Text($"{Count} particles are few for this powder; enlarge lateral_x, lateral_y, or average over seeds");
            }
        }
    }

    private static string Um(double length) => (1e6 * length).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static SizeQuantiles Quantiles(Func<double, double> quantile) => new(quantile(0.1), quantile(0.5), quantile(0.9));

    private static double[] Shares(double[] diameters, Func<double, double> weight)
    {
        var fractions = new double[diameters.Length];
        var sum = 0.0;
        for (var i = 0; i < fractions.Length; i++) fractions[i] = sum += weight(diameters[i]);
        for (var i = 0; i < fractions.Length; i++) fractions[i] /= sum;
        return fractions;
    }

    private static double Quantile(double[] diameters, double[] fractions, double fraction)
    {
        var at = Array.FindIndex(fractions, s => s >= fraction);
        return diameters[at < 0 ? ^1 : at];
    }

    // The realised fraction is a staircase: its distance is largest just before or at a step.
    private static double Distance(double[] diameters, double[] fractions, Func<double, double> target)
    {
        var distance = 0.0;
        for (var i = 0; i < fractions.Length; i++)
        {
            var wanted = target(diameters[i]);
            var before = i == 0 ? 0.0 : fractions[i - 1];
            distance = Math.Max(distance, Math.Max(Math.Abs(fractions[i] - wanted), Math.Abs(before - wanted)));
        }
        return distance;
    }
}

/// <summary>The three diameters that a powder is known by [m].</summary>
/// <param name="D10">Diameter below which a tenth lies [m].</param>
/// <param name="D50">Median diameter [m].</param>
/// <param name="D90">Diameter above which a tenth lies [m].</param>
public readonly record struct SizeQuantiles(double D10, double D50, double D90);
