using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>
/// Rate dependence: the flow stress of a zone follows the rate of its plastic strain by a power law (creep of lithium, LePage
/// et al. 2019, doi 10.1149/2.0221902jes), from block of steps to block of steps, as one step's rate is noise.
/// </summary>
internal sealed class StrainRates : IDisposable
{
    // Below a thousandth of the reference rate a zone counts as at rest; the power law would let it flow at zero stress.
    private const double MinFraction = 1e-3;

    private readonly Dictionary<Bundle, Column<double>> before = [];

    /// <summary>Renews the yield strengths of a bundle.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="material">Exponent and reference rate; rate independent where the exponent is 0.</param>
    /// <param name="seconds">Real time since the last call [s].</param>
    public void Update(Bundle bundle, PlasticMaterial material, double seconds)
    {
        if (material.RateExponent <= 0.0 || seconds <= 0.0) return;
        var isFirst = !before.TryGetValue(bundle, out var last);
        if (isFirst) before[bundle] = last = new Column<double>(bundle.Template.ZoneCount * Bundle.Lanes);
        for (var z = 0; z < bundle.Template.ZoneCount; z++)
        {
            for (var l = 0; l < Bundle.Lanes; l++)
            {
                var row = (long)z * bundle.ZoneStride + l;
                var strain = bundle.Zone[row + ZoneRow.PlasticStrain * Bundle.Lanes];
                var rate = (strain - last![z * Bundle.Lanes + l]) / seconds;
                last[z * Bundle.Lanes + l] = strain;
                if (isFirst) continue;
                bundle.Zone[row + ZoneRow.Yield * Bundle.Lanes] =
                    material.YieldStrength * Math.Pow(Math.Max(rate / material.ReferenceRate, MinFraction), 1.0 / material.RateExponent);
            }
        }
    }

    /// <summary>Exchanges the strains of the last call with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="bundles">All bundles, in their order.</param>
    public void Exchange(StateBook book, IReadOnlyList<Bundle> bundles)
    {
        foreach (var bundle in bundles)
        {
            var kept = book.Span<double>("strains", !book.IsReading && before.TryGetValue(bundle, out var last) ? last.AsSpan() : []);
            if (!book.IsReading || kept.Length == 0) continue;
            if (!before.TryGetValue(bundle, out var column)) before[bundle] = column = new Column<double>(kept.Length);
            kept.CopyTo(column.AsSpan());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in before.Values) column.Dispose();
    }
}
