using LmpDem.Engine.Units;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>Hand-off from the discrete elements to deformable bodies.</summary>
public sealed record HandoffSpec
{
    /// <summary>Mean overlap of the contacts over the radius at which rearrangement counts as over.</summary>
    [Parameter("mean overlap over radius at which deformable bodies take over (where no ratio is named)", Min = 1e-4, Max = 0.2)]
    public double MeanOverlap { get; init; } = 0.02;

    /// <summary>Calendering ratio at which deformable bodies take over; unset: by <see cref="MeanOverlap"/>.</summary>
    [Parameter("calendering ratio at which deformable bodies take over; left out: at mean_overlap", Min = 0, Max = 0.4)]
    public double? Ratio { get; init; }
}
