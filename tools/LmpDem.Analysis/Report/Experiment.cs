using LmpDem.Analysis.Figures;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>A user's own measured activation beside the curves of a run.</summary>
/// <param name="measured">The measured curve.</param>
public sealed class Experiment(MeasuredCurve measured)
{
    /// <summary>Name of the file.</summary>
    public string Name { get; } = Path.GetFileName(measured.Path);

    /// <summary>The points, ratios ascending.</summary>
    public IReadOnlyList<MeasuredPoint> Points => measured.Points;

    /// <summary>What was understood of the file, in one line, with the points that no curve reaches.</summary>
    /// <param name="curves">Curves of the run.</param>
    public string Understood(IEnumerable<ActivationSeries> curves)
    {
        var ratios = curves.SelectMany(c => c.Curve.Points.Select(p => p.Ratio)).ToArray();
        return measured.Understood(ratios.Length == 0 ? null : (ratios.Min(), ratios.Max()));
    }

    /// <summary>Activation by a criterion minus the measured one at every point that the curve covers.</summary>
    /// <param name="series">The criterion's curve.</param>
    public IReadOnlyList<(MeasuredPoint Point, double? Residual)> Residuals(ActivationSeries series)
    {
        var curve = new RatioCurve(series.Curve.Points);
        return [.. Points.Select(p => (p, curve.At(p.Ratio) - p.Activation))];
    }

    /// <summary>Root mean square of the residuals and their number; null where the curve covers no point.</summary>
    /// <param name="series">The criterion's curve.</param>
    public (double Rms, int Points)? Misfit(ActivationSeries series)
    {
        var known = Residuals(series).Where(r => r.Residual is not null).Select(r => r.Residual!.Value).ToArray();
        return known.Length == 0 ? null : (Math.Sqrt(known.Sum(r => r * r) / known.Length), known.Length);
    }
}

/// <summary>A criterion beside a user's own measurement.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="Rms">Root mean square residual; null where the run covers no point.</param>
/// <param name="Points">Points covered.</param>
/// <param name="Residuals">Run minus measurement at every point, ratios ascending; null where not covered.</param>
public sealed record ExperimentOutcome(string Criterion, double? Rms, int Points, IReadOnlyList<double?> Residuals)
{
    /// <summary>A curve beside a measurement.</summary>
    /// <param name="series">The curve.</param>
    /// <param name="experiment">The measurement.</param>
    public static ExperimentOutcome Of(ActivationSeries series, Experiment experiment)
    {
        var misfit = experiment.Misfit(series);
        return new(series.Key, misfit?.Rms, misfit?.Points ?? 0, [.. experiment.Residuals(series).Select(r => r.Residual)]);
    }
}
