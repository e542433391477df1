using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>A criterion with all of its coefficients.</summary>
public sealed record CriterionSettings
{
    /// <summary>What makes a contact metallic.</summary>
    public required JunctionCriterion Criterion { get; init; }

    /// <summary>Thresholds.</summary>
    public CriteriaSpec Thresholds { get; init; } = new();

    /// <summary>Overlap law.</summary>
    public OverlapLawSpec OverlapLaw { get; init; } = new();
}
