namespace LmpDem.Analysis.Ensembles;

/// <summary>A member of an ensemble: a run with what sets it apart, whether it is done or not.</summary>
/// <param name="Id">What names it in tables; no two members share one.</param>
/// <param name="Folder">Path of the folder of its run.</param>
/// <param name="Factors">What varies over the ensemble, with the member's values; the same keys in the same order in every member.</param>
/// <param name="Seeds">Its seeds by what they are for ("seed", or "sizes", "places" and so on where each has its own).</param>
/// <param name="State">"done" where its results are there; else what it is: "missing", "running", "failed" and so on.</param>
/// <param name="Message">Why it is not done; null where it is.</param>
public sealed record EnsembleMember(
    string Id,
    string Folder,
    IReadOnlyList<EnsembleFactor> Factors,
    IReadOnlyDictionary<string, ulong> Seeds,
    string State,
    string? Message = null)
{
    /// <summary>State of a member whose results are there.</summary>
    public const string Done = "done";

    /// <summary>Whether its results are there.</summary>
    public bool IsDone => State == Done;
}

/// <summary>A value that sets members apart.</summary>
/// <param name="Key">Key of the scenario ("electrode.film.thickness").</param>
/// <param name="Text">The value as the study writes it ("50 nm").</param>
/// <param name="Number">The value in SI; null where it is a word or a list.</param>
/// <param name="IsSampled">Whether the study draws it (a Latin hypercube, a Sobol sequence) rather than giving its values.</param>
public sealed record EnsembleFactor(string Key, string Text, double? Number, bool IsSampled = false);
