using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>One run of a study.</summary>
/// <param name="Label">What sets it apart, without the seed ("thickness = 50 nm").</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Scenario">Its scenario, checked.</param>
public sealed record StudyMember(string Label, ulong Seed, string Folder, Scenario Scenario)
{
    /// <summary>Values of the keys that the study varies.</summary>
    public IReadOnlyList<StudyFactor> Factors { get; init; } = [];

    /// <summary>Number of its combination of values, from 0; members of one combination differ by their seed alone.</summary>
    public int Combination { get; init; }

    /// <summary>The resolved scenario, as a run writes it.</summary>
    public string Text => Stamp.Text;

    /// <summary>SHA-256 of the resolved scenario, as every file of its run bears it.</summary>
    public string Hash => Stamp.Hash;

    private RunStamp Stamp { get; } = new(Scenario, 1);
}
