namespace LmpDem.Transport.Networks;

/// <summary>What the film of one body shows within one junction. A broken facet is cracked, not gone: its bare share is its growth.</summary>
/// <param name="ContactArea">Surface in contact [m2].</param>
/// <param name="BrokenArea">That part of it whose film is broken [m2].</param>
/// <param name="OpenedArea">Growth A - A0 of the broken surface in contact: the bare lithium between the pieces of the film [m2].</param>
/// <param name="PsiMean">Mean over the contact area of 1 - A0/A, whole film counted as 0.</param>
/// <param name="PsiHigh">Its 90 % quantile over the contact area.</param>
public readonly record struct JunctionSide(double ContactArea, double BrokenArea, double OpenedArea, double PsiMean, double PsiHigh);
