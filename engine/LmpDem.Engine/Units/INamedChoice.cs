namespace LmpDem.Engine.Units;

/// <summary>
/// One of the named values that a key of a scenario may take, where they are more than words: a type that lists them in a public static
/// property <c>All</c>.
/// </summary>
public interface INamedChoice
{
    /// <summary>Its word in a scenario and in tables.</summary>
    string Key { get; }
}
