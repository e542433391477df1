using System.Collections;
using System.Text;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Writing;

/// <summary>The keys of a file that users write, as tables of documentation: default, allowed values, meaning and source.</summary>
public static class KeyText
{
    /// <summary>Adds the tables of a record: its own keys first, then a table per section.</summary>
    /// <param name="text">The page, in Markdown.</param>
    /// <param name="defaults">A record with what holds where keys are left out.</param>
    /// <param name="title">Heading of the keys that stand in no section.</param>
    public static void Add(StringBuilder text, object defaults, string title)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defaults);
        var keys = SpecKey.Of(defaults.GetType());
        Head(text, title, "");
        foreach (var key in keys.Where(k => !IsSection(k))) Row(text, key, key.Name, key.Get(defaults));
        foreach (var key in keys.Where(IsSection))
        {
            Head(text, $"`{key.Name}`", Sentence(key));
            Rows(text, key.ValueType, Present(key, key.Get(defaults)), key.Name + ".");
        }
    }

    /// <summary>A text as a cell of a table: what Markdown would take for a mark of its own is escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Cell(string text) =>
        (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static bool IsSection(SpecKey key) => key.Kind == SpecKind.Record && !key.IsList;

    private static void Head(StringBuilder text, string title, string sentence)
    {
        text.Append($"\n## {title}\n\n");
        if (sentence.Length > 0) text.Append(sentence).Append("\n\n");
        text.Append("| key | left out | allowed | meaning |\n| --- | --- | --- | --- |\n");
    }

    private static void Rows(StringBuilder text, Type type, object record, string path)
    {
        foreach (var key in SpecKey.Of(type)) Row(text, key, path + key.Name, key.Get(record));
    }

    private static void Row(StringBuilder text, SpecKey key, string path, object? value)
    {
        var meaning = Cell(key.Parameter.Meaning) + (key.Parameter.Source.Length > 0 ? $" ({Cell(key.Parameter.Source)})" : "");
        text.Append($"| `{path}` | {Default(key, value)} | {Cell(Allowed(key))} | {meaning} |\n");
        if (key.Kind == SpecKind.Record) Rows(text, key.ValueType, Present(key, value), path + (key.IsList ? "[]." : "."));
    }

    // What holds in a section that is there, and in an item of a list, where keys of it are left out.
    private static object Present(SpecKey key, object? value) =>
        key.IsList || value is null ? Activator.CreateInstance(key.ValueType)! : value;

    private static string Default(SpecKey key, object? value) => key switch
    {
        { IsRequired: true } => "must be given",
        { Kind: SpecKind.Record } => "",
        { Kind: SpecKind.Number, IsList: false } when value is double number && !IsInRange(key, number) => "must be given",
        _ => value switch
        {
            null => "none",
            string { Length: 0 } => "none",
            IEnumerable items and not string => List(key, items),
            _ => $"`{ResolvedText.Scalar(key, value)}`",
        },
    };

    private static bool IsInRange(SpecKey key, double value) =>
        value >= key.Unit.ToSi(key.Parameter.Min) && value <= key.Unit.ToSi(key.Parameter.Max);

    private static string List(SpecKey key, IEnumerable items)
    {
        string[] texts = [.. items.Cast<object>().Select(item => ResolvedText.Scalar(key, item))];
        return texts.Length == 0 ? "none" : $"`[{string.Join(", ", texts)}]`";
    }

    private static string Allowed(SpecKey key)
    {
        var one = key.Kind switch
        {
            SpecKind.Choice => string.Join(", ", key.Words),
            SpecKind.Switch => "true, false",
            SpecKind.Text => "a text",
            SpecKind.Record => key.IsList ? "mappings" : "a section",
            _ when key.Range.Length > 0 => key.Range,
            SpecKind.Integer => "a whole number",
            _ => key.Unit.Dimension == Dimension.None ? "a number" : $"{key.Unit.Dimension.Name}, as {key.Unit.Symbol}",
        };
        return key.IsList ? $"list: {one}" : one;
    }

    private static string Sentence(SpecKey key)
    {
        var meaning = Cell(key.Parameter.Meaning).TrimEnd('.');
        return meaning.Length == 0 ? "" : $"{char.ToUpperInvariant(meaning[0])}{meaning[1..]}.";
    }
}
