namespace LmpDem.Scenarios.Reading;

/// <summary>Names that become folders: of a scenario's run, and of a study.</summary>
public static class FolderName
{
    private const int Longest = 80;

    /// <summary>Error in a name; null if it can name a folder among the folders of results.</summary>
    /// <param name="name">The name.</param>
    public static string? Problem(string name) =>
        name.Length is 0 or > Longest || name[0] == '.' || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            ? $"\"{name}\" cannot name a folder; use up to {Longest} letters, digits, -, _ and ."
            : null;
}
