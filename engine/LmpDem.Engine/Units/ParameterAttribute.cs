namespace LmpDem.Engine.Units;

/// <summary>
/// States once what a scenario parameter is: its meaning, the unit it is written and reported in, and its allowed range.
/// Checking, the schema, the commented scenario of <c>lmpdem init</c> and the resolved scenario are all made from it.
/// The property itself holds the SI value; its YAML key is the property's name in snake_case.
/// </summary>
/// <param name="meaning">One line for the user.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string meaning) : Attribute
{
    /// <summary>One line for the user.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Unit it is written in ("um", "MPa"); empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest allowed value, in <see cref="Unit"/>.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest allowed value, in <see cref="Unit"/>.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Where the default comes from (author, year, DOI), for the resolved scenario and <c>lmpdem cite</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether written scenarios leave the key out where it is unset, so that those without it stay what they were.</summary>
    public bool IsLeftOutUnset { get; init; }

    /// <summary>Key of the parameter in the version before, which is still read, with a note; empty where it had none.</summary>
    public string Formerly { get; init; } = "";
}
