using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Writing;

/// <summary>
/// Writes a scenario as YAML with every key, its unit and its value, so that reading it back gives the same record, bit
/// by bit. With comments it is the text of <c>lmpdem init</c>.
/// </summary>
public static class ResolvedText
{
    private const int CommentColumn = 40;

    /// <summary>The scenario as YAML.</summary>
    /// <param name="scenario">A spec record.</param>
    /// <param name="comments">Whether each key is explained: meaning, range, source.</param>
    public static string Write(object scenario, bool comments)
    {
        var text = new StringBuilder();
        Record(text, scenario, 0, comments);
        return text.ToString();
    }

    /// <summary>One value as YAML, with its unit.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">A single value of it, in SI.</param>
    public static string Scalar(SpecKey key, object value) => key.Kind switch
    {
        SpecKind.Number => Amount.Format((double)value, key.Unit),
        SpecKind.Switch => (bool)value ? "true" : "false",
        SpecKind.Choice => SnakeCase.Of(value.ToString()!),
        SpecKind.Text => JsonSerializer.Serialize((string)value, Plain),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static void Record(StringBuilder text, object record, int indent, bool comments)
    {
        foreach (var key in SpecKey.Of(record.GetType()))
        {
            var value = key.Get(record);
            if (comments && indent == 0 && key.Kind == SpecKind.Record) text.Append('\n');
            var line = new string(' ', indent) + key.Name + ":";
            var explained = comments ? Comment(key) : "";
            switch (value)
            {
                case null when key.Parameter.IsLeftOutUnset && !comments:
                    break;
                case null:
                    Line(text, line + " null", explained);
                    break;
                case IEnumerable items and not string when key.Kind == SpecKind.Record:
                    var records = items.Cast<object>().ToList();
                    Line(text, records.Count == 0 ? line + " []" : line, explained);
                    foreach (var item in records) ListItem(text, item, indent + 2, comments);
                    break;
                case IEnumerable items and not string:
                    Line(text, $"{line} [{string.Join(", ", items.Cast<object>().Select(i => Scalar(key, i)))}]", explained);
                    break;
                case var inner when key.Kind == SpecKind.Record:
                    Line(text, line, explained);
                    Record(text, inner, indent + 2, comments);
                    break;
                default:
                    Line(text, $"{line} {Scalar(key, value)}", explained);
                    break;
            }
        }
    }

    private static void ListItem(StringBuilder text, object item, int indent, bool comments)
    {
        var start = text.Length;
        Record(text, item, indent + 2, comments);
        text[start + indent] = '-';
    }

    private static void Line(StringBuilder text, string line, string comment)
    {
        text.Append(line);
        if (comment.Length > 0) text.Append(' ', Math.Max(1, CommentColumn - line.Length)).Append("# ").Append(comment);
        text.Append('\n');
    }

    private static string Comment(SpecKey key)
    {
        var text = new StringBuilder(key.Parameter.Meaning);
        if (key.Kind == SpecKind.Choice && !key.Words.All(w => key.Parameter.Meaning.Contains(w, StringComparison.Ordinal)))
            text.Append(": ").AppendJoin(", ", key.Words);
        if (key.Range.Length > 0) text.Append("; ").Append(key.Range);
        if (key.Parameter.Source.Length > 0) text.Append("; ").Append(key.Parameter.Source);
        return text.ToString();
    }
}
