namespace LmpDem.Engine.Tables;

/// <summary>A column that a reader looks for in a table of a user.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="IsNeeded">Whether the table is of no use without it.</param>
/// <param name="Aliases">Other names that users give it, in snake_case.</param>
public sealed record TableKey(string Name, bool IsNeeded, params string[] Aliases)
{
    /// <summary>How its header is written, for messages ("diameter [um]").</summary>
    public string Example { get; init; } = Name;

    /// <summary>Whether a name is one of its own.</summary>
    /// <param name="name">A name in snake_case.</param>
    public bool Is(string name) => name == Name || Aliases.Contains(name);
}
