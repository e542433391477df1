using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Studies;

/// <summary>Activation by one criterion of the members that differ by their seed only, at the target ratios.</summary>
/// <param name="Label">What sets the members apart from others.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">Points, ratios ascending.</param>
public sealed record StudyCurve(string Label, JunctionCriterion Criterion, IReadOnlyList<StudyPoint> Points);
