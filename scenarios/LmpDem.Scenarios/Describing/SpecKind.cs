namespace LmpDem.Scenarios.Describing;

/// <summary>Kind of value of a key of a scenario.</summary>
public enum SpecKind
{
    /// <summary>A number, with a unit where the key has a dimension.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A mapping with keys of its own.</summary>
    Record,
}
