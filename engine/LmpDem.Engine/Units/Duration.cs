using System.Globalization;
using System.Text.RegularExpressions;

namespace LmpDem.Engine.Units;

/// <summary>Wall-clock durations as people write them ("3h50m", "90s", "1d", "02:30:00") and as tables show them.</summary>
public static partial class Duration
{
    /// <summary>Reads a duration; false where the text is none.</summary>
    /// <param name="text">Days, hours, minutes, seconds in that order, each with its letter, or H:MM:SS.</param>
    /// <param name="duration">The duration read, > 0.</param>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var match = Letters().Match(text.Trim());
        if (!match.Success) match = Colons().Match(text.Trim());
        if (!match.Success) return false;
        var seconds = Part(match, "d") * 86400 + Part(match, "h") * 3600 + Part(match, "m") * 60 + Part(match, "s");
        if (seconds is <= 0 or > 1e9) return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a duration in at most two parts ("3h50m", "2m05s", "41s").</summary>
    /// <param name="duration">The duration, >= 0.</param>
    public static string Format(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0}s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}m{duration.Seconds:00}s"),
        < 86400 => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours}h{duration.Minutes:00}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalDays}d{duration.Hours:00}h"),
    };

    private static double Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?=\d)(?:(?<d>\d+)d)?\s*(?:(?<h>\d+)h)?\s*(?:(?<m>\d+)(?:m|min))?\s*(?:(?<s>\d+(?:\.\d+)?)s)?$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(?<h>\d+):(?<m>[0-5]\d):(?<s>[0-5]\d)$")]
    private static partial Regex Colons();
}
