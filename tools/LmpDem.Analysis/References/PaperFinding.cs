namespace LmpDem.Analysis.References;

/// <summary>A statement of the paper beside the numbers of a run.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Paper">What the paper says, in our words.</param>
/// <param name="Here">What the run gives; "not available" without numbers.</param>
/// <param name="Rule">When we call it agreement; the tolerance is ours.</param>
/// <param name="Verdict">The verdict that the rule gives.</param>
public sealed record PaperFinding(string Topic, string Paper, string Here, string Rule, Verdict Verdict);
