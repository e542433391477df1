namespace LmpDem.Scenarios.Reading;

/// <summary>A scenario that cannot be used, with every fault found in it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Faults of the scenario's text.</summary>
    /// <param name="faults">At least one fault, in the order of the file.</param>
    public ScenarioException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>A single fault.</summary>
    /// <param name="fault">The fault.</param>
    public ScenarioException(Fault fault) : this([fault])
    {
    }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>True where the file could not be read at all; its content is then unknown.</summary>
    public bool IsFileFault { get; init; }
}
