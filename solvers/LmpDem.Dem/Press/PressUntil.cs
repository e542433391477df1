namespace LmpDem.Dem.Press;

/// <summary>
/// Where a press at a rate ends before its last ratio and hands the layer on under load: at a ratio, or where the mean
/// overlap of the particle contacts first reaches a fraction of the radius. At the last target ratio it ends at the latest.
/// </summary>
/// <param name="Ratio">Calendering ratio; unset: by the mean overlap.</param>
/// <param name="MeanOverlap">Mean overlap over the mean radius of the two (see <see cref="Measures.MeanOverlap"/>); counts where no ratio is named.</param>
public sealed record PressUntil(double? Ratio, double MeanOverlap);
