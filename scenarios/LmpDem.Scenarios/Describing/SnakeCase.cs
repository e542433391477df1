using System.Text;

namespace LmpDem.Scenarios.Describing;

/// <summary>The spelling of keys and choices in YAML.</summary>
public static class SnakeCase
{
    /// <summary>"LateralX" becomes "lateral_x", "NipCell" "nip_cell", "D50" "d50".</summary>
    /// <param name="name">Name of a property or of an enumeration's member.</param>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var afterWord = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            var beforeWord = i > 0 && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(name[i]) && (afterWord || beforeWord)) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
