using LmpDem.Dem.Bodies;

namespace LmpDem.Dem.Packing;

/// <summary>What sizes a layer really has, beside what was asked.</summary>
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

    /// <summary>Realised diameters by number [m].</summary>
    public required SizeQuantiles Number { get; init; }

    /// <summary>Realised diameters by volume [m].</summary>
    public required SizeQuantiles Volume { get; init; }

    /// <summary>Asked diameters by number [m].</summary>
    public required SizeQuantiles AskedNumber { get; init; }

    /// <summary>Asked diameters by volume [m].</summary>
    public required SizeQuantiles AskedVolume { get; init; }

    /// <summary>Kolmogorov-Smirnov distance of the realised to the asked cumulative share by number.</summary>
    public required double NumberDistance { get; init; }

    /// <summary>Largest distance of the realised to the asked cumulative share by volume.</summary>
    public required double VolumeDistance { get; init; }

    /// <summary>
    /// Distance by number that plain random draws exceed once in twenty (asymptotic Kolmogorov 1933, 1.358 / sqrt(n)).
    /// </summary>
    public double UsualDistance => 1.358 / Math.Sqrt(Count);

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
            Number = Quantiles(share => Quantile(diameters, byNumber, share)),
            Volume = Quantiles(share => Quantile(diameters, byVolume, share)),
            AskedNumber = Quantiles(share => asked.Quantile(SizeWeighting.Number, share)),
            AskedVolume = Quantiles(share => asked.Quantile(SizeWeighting.Volume, share)),
            NumberDistance = asked.IsMonodisperse ? 0.0 : Distance(diameters, byNumber, d => asked.Cumulative(SizeWeighting.Number, d)),
            VolumeDistance = asked.IsMonodisperse ? 0.0 : Distance(diameters, byVolume, d => asked.Cumulative(SizeWeighting.Volume, d)),
        };
    }

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

    // The realised share is a staircase: its distance is largest just before or at a step.
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
