using LmpDem.Dem.Packing;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios;

/// <summary>The scenario to start from: every key that has a default at it, and the paper's electrode for the others.</summary>
public static class StartingScenario
{
    /// <summary>The scenario as a record.</summary>
    public static Scenario Record() => new()
    {
        Name = "lmp-84um",
        Electrode = new()
        {
            SolidsFraction = 0.57,
            SizeDistribution = new() { Weighting = SizeWeighting.Volume, CutMin = 10e-6, CutMax = 40e-6 },
        },
        Material = new() { StiffnessScale = 0.13 },
        Press = new() { MaxSolidsFraction = 0.99 }, // bodies close the pores; the discrete elements alone hold to 0.95
        Compact = new() { Enabled = true },
    };

    /// <summary>The scenario as commented YAML.</summary>
    public static string Text() =>
        "# A scenario of LmpDem. Every value carries its unit; a key that is left out takes its default.\n"
        + "# Check it with `lmpdem validate`, run it with `lmpdem run`; `lmpdem schema` prints its JSON schema.\n\n"
        + ResolvedText.Write(Record(), comments: true);
}
