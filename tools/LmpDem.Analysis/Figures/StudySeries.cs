namespace LmpDem.Analysis.Figures;

/// <summary>A curve of a study: what sets its runs apart, and activation at each ratio with the interval over its seeds.</summary>
/// <param name="Label">What sets its runs apart ("thickness = 50 nm").</param>
/// <param name="Points">Ratio, mean activation, and the ends of its 95 % interval (null where one seed was run).</param>
public sealed record StudySeries(string Label, IReadOnlyList<(double Ratio, double Mean, double? Lower, double? Upper)> Points);
