using MathNet.Numerics;

namespace LmpDem.Dem.Packing;

/// <summary>
/// A size distribution cut at both ends, with its cumulative fractions by number and by volume and their inverses. Both
/// stand on one grid of diameters, equally spaced in the logarithm: the fractions of the named weighting are those of the
/// formula at every grid point, the other weighting follows from the mean of D^3 (or D^-3) in each interval.
/// </summary>
public sealed class SizeDistribution
{
    // 4096 intervals: the linear interpolation of the cumulative fraction between the cuts 0.5 and 2 D50 errs below 1e-7.
    private const int Intervals = 4096;

    private readonly double[] diameter;
    private readonly double[] byNumber;
    private readonly double[] byVolume;

    /// <summary>The distribution that a spec asks for.</summary>
    /// <param name="spec">A spec without problems.</param>
    /// <exception cref="PackingException">The spec contradicts itself, or nothing lies between the cuts.</exception>
    public SizeDistribution(SizeDistributionSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (var (key, problem) in spec.Problems()) throw new PackingException($"size_distribution.{key} {problem}");
        (Smallest, Largest) = Cuts(spec);
        if (!(Smallest <= Largest))
            throw new PackingException(
                $"size_distribution.cut_max: the cuts {Smallest:g4} m and {Largest:g4} m leave no size between them");

        diameter = new double[Intervals + 1];
        var target = new double[Intervals + 1];
        var other = new double[Intervals + 1];
        var spread = Math.Log(Largest / Smallest);
        for (var i = 0; i <= Intervals; i++) diameter[i] = Smallest * Math.Exp(spread * i / Intervals);
        diameter[Intervals] = Largest;
        if (IsMonodisperse)
        {
            for (var i = 0; i <= Intervals; i++) target[i] = other[i] = (double)i / Intervals;
        }
        else
        {
            Accumulate(spec, target, other);
        }
        (byNumber, byVolume) = spec.Weighting == SizeWeighting.Number ? (target, other) : (other, target);
    }

    /// <summary>Smallest diameter that occurs [m].</summary>
    public double Smallest { get; }

    /// <summary>Largest diameter that occurs [m].</summary>
    public double Largest { get; }

    /// <summary>Fraction of the powder below the lower cut, by the named weighting.</summary>
    public double CutBelow { get; private set; }

    /// <summary>Fraction of the powder above the upper cut, by the named weighting.</summary>
    public double CutAbove { get; private set; }

    /// <summary>True where all particles have one size.</summary>
    public bool IsMonodisperse => Smallest == Largest;

    /// <summary>Fraction at or below a diameter.</summary>
    /// <param name="weighting">What the fraction counts.</param>
    /// <param name="size">Diameter [m].</param>
    public double Cumulative(SizeWeighting weighting, double size)
    {
        if (size < Smallest) return 0.0;
        if (size >= Largest) return 1.0;
        return Interpolate(diameter, Shares(weighting), size);
    }

    /// <summary>Diameter below which a fraction of the particles lies [m].</summary>
    /// <param name="weighting">What the fraction counts.</param>
    /// <param name="fraction">Fraction in [0, 1].</param>
    public double Quantile(SizeWeighting weighting, double fraction) => Interpolate(Shares(weighting), diameter, fraction);

    private double[] Shares(SizeWeighting weighting) => weighting == SizeWeighting.Number ? byNumber : byVolume;

    private void Accumulate(SizeDistributionSpec spec, double[] target, double[] other)
    {
        var toNumber = spec.Weighting == SizeWeighting.Volume;
        var below = Uncut(spec, Smallest);
        var total = Uncut(spec, Largest) - below;
        (CutBelow, CutAbove) = (below, 1.0 - below - total);
        if (!(total > 0.0))
            throw new PackingException($"size_distribution: no particles between the cuts {Smallest:g4} m and {Largest:g4} m");
        for (var i = 1; i <= Intervals; i++)
        {
            target[i] = (Uncut(spec, diameter[i]) - below) / total;
            var (low, high) = (diameter[i - 1] / Largest, diameter[i] / Largest);
            var weight = toNumber
                ? (1.0 / (low * low) - 1.0 / (high * high)) / (2.0 * (high - low))
                : (Math.Pow(high, 4) - Math.Pow(low, 4)) / (4.0 * (high - low));
            other[i] = other[i - 1] + (target[i] - target[i - 1]) * weight;
        }
        for (var i = 0; i <= Intervals; i++) other[i] /= other[Intervals];
    }

    private static (double Smallest, double Largest) Cuts(SizeDistributionSpec spec)
    {
        if (spec.Kind == SizeDistributionKind.LogNormal && spec.SigmaG == 1.0) return (spec.D50, spec.D50);
        if (spec.Kind == SizeDistributionKind.Table)
        {
            // Instruments write classes beyond the powder too: shares of 0 below it, of 1 above.
            var first = spec.Table.Last(p => p.Share <= 0.0).Diameter;
            var last = spec.Table.First(p => p.Share >= spec.Table[^1].Share).Diameter;
            return (Math.Max(spec.CutMin ?? first, first), Math.Min(spec.CutMax ?? last, last));
        }
        var (low, high) = spec.Kind switch
        {
            SizeDistributionKind.Weibull => (WeibullMedian(spec), WeibullMedian(spec)),
            SizeDistributionKind.Bimodal => (Math.Min(spec.D50, spec.SecondD50), Math.Max(spec.D50, spec.SecondD50)),
            _ => (spec.D50, spec.D50),
        };
        return (spec.CutMin ?? 0.5 * low, spec.CutMax ?? 2.0 * high);
    }

    private static double WeibullMedian(SizeDistributionSpec spec) => spec.Scale * Math.Pow(Math.Log(2.0), 1.0 / spec.Shape);

    /// <summary>Fraction at or below a diameter before the cuts, by the named weighting.</summary>
    private static double Uncut(SizeDistributionSpec spec, double size) => spec.Kind switch
    {
        SizeDistributionKind.LogNormal => LogNormal(size, spec.D50, spec.SigmaG),
        SizeDistributionKind.Weibull => -Math.Exp(-Math.Pow(size / spec.Scale, spec.Shape)) + 1.0,
        SizeDistributionKind.Bimodal => (1.0 - spec.SecondFraction) * LogNormal(size, spec.D50, spec.SigmaG)
            + spec.SecondFraction * LogNormal(size, spec.SecondD50, spec.SecondSigmaG),
        _ => Interpolate([.. spec.Table.Select(p => p.Diameter)], [.. spec.Table.Select(p => p.Share)], size),
    };

    private static double LogNormal(double size, double median, double sigmaG)
    {
        if (sigmaG == 1.0) return size >= median ? 1.0 : 0.0;
        return 0.5 * SpecialFunctions.Erfc(-Math.Log(size / median) / (Math.Log(sigmaG) * Constants.Sqrt2));
    }

    /// <summary>Linear interpolation of y over a never falling x; on a flat stretch its upper end.</summary>
    private static double Interpolate(double[] x, double[] y, double at)
    {
        if (at <= x[0]) return y[0];
        if (at >= x[^1]) return y[^1];
        var (low, high) = (0, x.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (x[middle] <= at) low = middle;
            else high = middle;
        }
        return y[low] + (y[high] - y[low]) * (at - x[low]) / (x[high] - x[low]);
    }
}
