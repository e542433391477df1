using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>
/// Activation of one run at target ratios, for any coefficients of a criterion: of the state within half a point of the ratio,
/// else straight between the states around it. Criteria of films begin with no activation at 0 %, as films are whole there.
/// </summary>
public sealed class RunActivation
{
    private readonly CalibrationRun run;
    private readonly (int State, double Weight)[]?[] parts;
    private readonly double[] known;
    private (CriterionSettings Settings, double[] Answer)? last;

    /// <summary>Looks up which states an answer needs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="criterion">The criterion to be asked for.</param>
    /// <param name="ratios">Target ratios.</param>
    public RunActivation(CalibrationRun run, JunctionCriterion criterion, IReadOnlyList<double> ratios)
    {
        this.run = run;
        known = new double[run.States.Count];
        var whole = criterion.LooksAtFilm;
        parts = [.. ratios.Select(ratio => Parts(ratio, whole))];
    }

    /// <summary>Activation at each ratio, NaN where the run does not reach it.</summary>
    /// <param name="settings">Criterion and coefficients.</param>
    public double[] At(CriterionSettings settings)
    {
        // A design asks the same run again and again while only keys of the scenario vary.
        if (last is { } before && before.Settings == settings) return before.Answer;
        Array.Fill(known, double.NaN);
        var answer = Array.ConvertAll(parts, p => p is null ? double.NaN : p.Sum(part => part.Weight * Of(part.State, settings)));
        last = (settings, answer);
        return answer;
    }

    private double Of(int state, CriterionSettings settings)
    {
        if (double.IsNaN(known[state])) known[state] = Of(run.States[state].Network, settings, run.Seed);
        return known[state];
    }

    /// <summary>Activation of one state.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="settings">Criterion and coefficients.</param>
    /// <param name="seed">Seed of the run, for the draws of the overlap law.</param>
    public static double Of(BodyNetwork network, CriterionSettings settings, ulong seed)
    {
        if (settings.Criterion.IsRandom)
            return ActivationEstimate.Of(JunctionNetwork.Of(network), settings.OverlapLaw, seed).Mean;
        var areas = settings.Criterion.AreasOf(network, settings.Thresholds);
        return Clusters.Of(network, areas).FoilFraction;
    }

    private (int State, double Weight)[]? Parts(double ratio, bool wholeAtStart)
    {
        var nearest = -1;
        for (var k = 0; k < run.States.Count; k++)
            if (Distance(k) <= ActivationCurve.EndSlack && (nearest < 0 || Distance(k) < Distance(nearest))) nearest = k;
        if (nearest >= 0) return [(nearest, 1.0)];
        for (var k = 0; k < run.States.Count; k++)
        {
            var (before, after) = (k == 0 ? 0.0 : run.States[k - 1].Ratio, run.States[k].Ratio);
            if (!(before <= ratio && ratio < after) || (k == 0 && !wholeAtStart)) continue;
            var fraction = (ratio - before) / (after - before);
            return k == 0 ? [(0, fraction)] : [(k - 1, 1.0 - fraction), (k, fraction)];
        }

        return null;

        double Distance(int k) => Math.Abs(run.States[k].Ratio - ratio);
    }
}
