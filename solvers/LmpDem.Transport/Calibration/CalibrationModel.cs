using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>A model curve that a calibration varies.</summary>
/// <param name="Parameters">What is fitted.</param>
/// <param name="Runs">Names of the runs that are averaged: one per seed.</param>
/// <param name="Curves">For values of the parameters and ratios: the activation per run and ratio, NaN where there is none.</param>
public sealed record CalibrationModel(
    IReadOnlyList<CalibrationParameter> Parameters,
    IReadOnlyList<string> Runs,
    Func<IReadOnlyList<double>, Func<IReadOnlyList<double>, double[][]>> Curves)
{
    /// <summary>Whether curves hardly jump with the parameters, so that the search may look at fewer sets.</summary>
    public bool IsSmooth { get; init; }

    /// <summary>The model of a criterion on runs that differ in their seed alone.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="settings">Criterion, and the coefficients that are not fitted.</param>
    /// <param name="parameters">Coefficients that are fitted.</param>
    public static CalibrationModel Of(
        IReadOnlyList<CalibrationRun> runs, CriterionSettings settings, IReadOnlyList<CalibrationParameter> parameters) => new(
        parameters,
        [.. runs.Select(r => r.Name)],
        ratios =>
        {
            var activations = runs.Select(r => new RunActivation(r, settings.Criterion, ratios)).ToArray();
            return values =>
            {
                var at = settings;
                for (var p = 0; p < parameters.Count; p++) at = parameters[p].Apply(at, values[p]);
                return Array.ConvertAll(activations, a => a.At(at));
            };
        })
        {
            IsSmooth = settings.Criterion.IsRandom,
        };
}

/// <summary>A criterion with all of its coefficients.</summary>
public sealed record CriterionSettings
{
    /// <summary>Criterion for a metallic contact and its thresholds.</summary>
    public required JunctionCriterion Criterion { get; init; }

    /// <summary>Thresholds.</summary>
    public CriteriaSpec Thresholds { get; init; } = new();

    /// <summary>Overlap law.</summary>
    public OverlapLawSpec OverlapLaw { get; init; } = new();
}
