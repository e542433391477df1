namespace LmpDem.Scenarios.Studies;

/// <summary>A member whose results are not there.</summary>
/// <param name="Folder">Its folder within that of the study.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the folder.</param>
/// <param name="IsForeign">Whether the folder holds the run of another scenario or version, which is not taken for it.</param>
public sealed record StudyGap(string Folder, string Reason, bool IsForeign = false);
