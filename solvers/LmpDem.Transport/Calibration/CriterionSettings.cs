using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

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
