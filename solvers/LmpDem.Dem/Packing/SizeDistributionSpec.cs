using LmpDem.Engine.Units;

namespace LmpDem.Dem.Packing;

/// <summary>The particle size distribution of the powder, as specified.</summary>
public sealed record SizeDistributionSpec
{
    /// <summary>Shape of the distribution.</summary>
    [Parameter("shape of the distribution: log_normal, weibull, table, bimodal")]
    public SizeDistributionKind Kind { get; init; } = SizeDistributionKind.LogNormal;

    /// <summary>Whether fractions count particles or their volume; must be named.</summary>
    [Parameter("what the fractions count: number or volume (must be named)")]
    public SizeWeighting? Weighting { get; init; }

    /// <summary>Median diameter by the named weighting (log-normal; the main mode of bimodal) [m].</summary>
    [Parameter("median diameter (log_normal; first mode of bimodal)", Unit = "um", Min = 0.01, Max = 1000,
        Source = "vendor powders 20-45 um")]
    public double D50 { get; init; } = 20e-6;

    /// <summary>Geometric standard deviation (log-normal; the main mode of bimodal).</summary>
    [Parameter("geometric standard deviation (log_normal; first mode of bimodal)", Min = 1, Max = 5)]
    public double SigmaG { get; init; } = 1.35;

    /// <summary>Shape parameter of the Weibull distribution.</summary>
    [Parameter("shape parameter (weibull)", Min = 0.3, Max = 50)]
    public double Shape { get; init; } = 3.5;

    /// <summary>Scale parameter of the Weibull distribution: 63.2 % of the particles are smaller [m].</summary>
    [Parameter("scale parameter, 63.2 % are smaller (weibull)", Unit = "um", Min = 0.01, Max = 1000)]
    public double Scale { get; init; } = 22e-6;

    /// <summary>Points of a tabulated distribution, rising in both columns, share from 0 to 1.</summary>
    [Parameter("points {diameter, share}, rising from share 0 to share 1 (table)")]
    public IReadOnlyList<SizeTableEntry> Table { get; init; } = [];

    /// <summary>Fraction of the second mode of a bimodal distribution, by the named weighting.</summary>
    [Parameter("fraction of the second mode (bimodal)", Min = 0, Max = 1, Formerly = "second_share")]
    public double SecondFraction { get; init; } = 0.3;

    /// <summary>Median diameter of the second mode of a bimodal distribution [m].</summary>
    [Parameter("median diameter of the second mode (bimodal)", Unit = "um", Min = 0.01, Max = 1000)]
    public double SecondD50 { get; init; } = 10e-6;

    /// <summary>Geometric standard deviation of the second mode of a bimodal distribution.</summary>
    [Parameter("geometric standard deviation of the second mode (bimodal)", Min = 1, Max = 5)]
    public double SecondSigmaG { get; init; } = 1.2;

    /// <summary>Smallest diameter that occurs [m]; unset: half the (smaller) median, the first diameter of a table.</summary>
    [Parameter("smallest diameter (unset: half the smaller median; the table's first)", Unit = "um", Min = 1e-3, Max = 1000)]
    public double? CutMin { get; init; }

    /// <summary>Largest diameter that occurs [m]; unset: twice the (larger) median, the last diameter of a table.</summary>
    [Parameter("largest diameter (unset: twice the larger median; the table's last)", Unit = "um", Min = 1e-3, Max = 1000)]
    public double? CutMax { get; init; }

    /// <summary>Contradictory or missing keys, as (key in snake_case, problem); empty if the spec is valid.</summary>
    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (Weighting is null) yield return ("weighting", "must be named: number or volume");
        if (CutMin is { } low && CutMax is { } high && low >= high) yield return ("cut_max", "must lie above cut_min");
        if (Kind != SizeDistributionKind.Table) yield break;
        if (Table.Count < 2)
        {
            yield return ("table", "needs at least two points");
            yield break;
        }
        // The first row that breaks the order; those behind it only follow from it.
        for (var i = 1; i < Table.Count; i++)
        {
            var (before, here) = (Table[i - 1], Table[i]);
            if (here.Diameter > before.Diameter && here.Share >= before.Share) continue;
            yield return here.Diameter <= before.Diameter
                ? ($"table[{i}].diameter", "must lie above the diameter before; sort the rows by rising diameter, each diameter once")
                : ($"table[{i}].share", "must not fall: fractions are cumulated, the part of the powder at or below the diameter");
            yield break;
        }

        if (Table[0].Share != 0.0)
            yield return ("table[0].share", "must be 0: a table begins at share 0, as no particle is smaller than its first diameter");
        if (Math.Abs(Table[^1].Share - 1.0) > 1e-9)
            yield return ($"table[{Table.Count - 1}].share", "must be 1 (100 %): fractions are cumulated, and a table must end at share 1");
    }
}

/// <summary>Shapes of a particle size distribution.</summary>
public enum SizeDistributionKind
{
    /// <summary>Log-normal by D50 and geometric standard deviation.</summary>
    LogNormal,

    /// <summary>Weibull (Rosin-Rammler) by shape and scale.</summary>
    Weibull,

    /// <summary>Table of diameter against cumulative fraction, linear in between.</summary>
    Table,

    /// <summary>Two log-normal modes mixed by fraction.</summary>
    Bimodal,
}

/// <summary>What the cumulative fraction of a size distribution counts. It has no default: a mix-up changes the powder.</summary>
public enum SizeWeighting
{
    /// <summary>Fraction of the number of particles.</summary>
    Number,

    /// <summary>Fraction of the volume of the particles.</summary>
    Volume,
}

/// <summary>One point of a tabulated size distribution.</summary>
public sealed record SizeTableEntry
{
    /// <summary>Particle diameter [m].</summary>
    [Parameter("particle diameter", Unit = "um", Min = 1e-3, Max = 1e4)]
    public double Diameter { get; init; }

    /// <summary>Fraction of the particles at or below the diameter, by the named weighting.</summary>
    [Parameter("cumulative fraction at or below the diameter", Min = 0, Max = 1)]
    public double Share { get; init; }
}
