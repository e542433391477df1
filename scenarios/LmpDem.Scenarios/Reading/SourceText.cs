using System.Text;
using LmpDem.Engine.Tables;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LmpDem.Scenarios.Reading;

/// <summary>Reads YAML text into nodes that know their line and column; refuses what a scenario, study or reference never needs.</summary>
public static class SourceText
{
    // Deeper than any scenario, far below the limit of the parser's recursion.
    private const int MaxDepth = 32;

    private const int MaxBytes = 4 << 20;

    private const string Scenario = "scenario";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="what">What the file is, for messages.</param>
    /// <exception cref="ScenarioException">The file cannot be read, or is no such YAML.</exception>
    public static MapNode ReadFile(string path, string what = Scenario)
    {
        if (Directory.Exists(path)) throw FileFault(path, $"this is a folder; give the {what} file in it");
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes } file)
                throw FileFault(path, $"the file has {file.Length >> 20} MB; a {what} has a few kB");
            var bytes = File.ReadAllBytes(path);
            if (TextEncoding.IsUtf16(bytes)) throw FileFault(path, "the file is UTF-16, not UTF-8 text; save it in the encoding UTF-8");
            return Parse(new UTF8Encoding(false, true).GetString(bytes).TrimStart('\ufeff'), path, what);
        }
        catch (DecoderFallbackException)
        {
            throw FileFault(path, "the file is not UTF-8 text; save it in the encoding UTF-8");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw FileFault(path, "no such file" + Start(what));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileFault(path, $"the file cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="source">Name of the source in messages.</param>
    /// <param name="what">What the text is, for messages.</param>
    /// <exception cref="ScenarioException">The text is no such YAML.</exception>
    public static MapNode Parse(string text, string source, string what = Scenario) => ParseValue(text, source, lines: true) switch
    {
        MapNode map => map,
        null or ScalarNode { IsNull: true } => throw new ScenarioException(
            new Fault(source, 1, 1, "", $"the {what} is empty" + Start(what))),
        var other => throw new ScenarioException(
            other.Fault("", $"a {what} is a mapping (lines of \"key: value\"), but {other.Kind} was found")),
    };

    /// <summary>Reads any YAML value, for example that of a flag.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="source">Name of the source in messages.</param>
    /// <param name="lines">Whether lines and columns mean something to the user.</param>
    /// <returns>The value, or null where the text is empty.</returns>
    public static SourceNode? ParseValue(string text, string source, bool lines)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var reading = new Reading(parser, source, lines);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var node = reading.Node("", 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                throw reading.Refuse(second.Start, "", "a second document begins here; a scenario is one");
            return node;
        }
        catch (YamlException e)
        {
            throw NotYaml(text, source, lines, (int)e.Start.Line, (int)e.Start.Column, (e.InnerException ?? e).Message);
        }
        catch (InvalidOperationException)
        {
            // Some texts that end inside a bracket upset the parser itself.
            throw NotYaml(text, source, lines, text.Split('\n').Length, 1, "a bracket is not closed");
        }
    }

    private static string Start(string what) => what == Scenario ? "; `lmpdem init` writes a scenario to start from" : "";

    private static ScenarioException FileFault(string path, string message) =>
        new(new Fault(path, 0, 0, "", message)) { IsFileFault = true };

    private static ScenarioException NotYaml(string text, string source, bool lines, int line, int column, string reason)
    {
        reason = reason.Trim().TrimEnd('.');
        var rows = text.Split('\n');
        // The parser blames the mapping around a tab; the user looks for the tab.
        var tab = Array.FindIndex(rows, row => row.AsSpan().TrimStart(' ') is ['\t', ..]);
        if (tab >= 0)
            (line, column, reason) =
            (tab + 1, rows[tab]
            .IndexOf('\t', StringComparison.Ordinal) + 1, $"this line is indented with a tab; indent with spaces ({reason})");
        else if (line >= rows.Length) reason = $"the text ends too early ({reason})";
        return new ScenarioException(new Fault(
            source, lines ? Math.Max(1, line) : 0, lines ? Math.Max(1, column) : 0, "", $"not valid YAML: {reason}"));
    }

    private sealed class Reading(Parser parser, string source, bool lines)
    {
        private readonly Dictionary<AnchorName, SourceNode> anchors = [];

        public SourceNode Node(string path, int depth)
        {
            if (parser.TryConsume<AnchorAlias>(out var alias))
                return anchors.TryGetValue(alias.Value, out var known)
                    ? known
                    : throw Refuse(alias.Start, path, $"nothing was named \"&{alias.Value}\" before");
            if (parser.Accept<NodeEvent>(out var start) && depth > MaxDepth)
                throw Refuse(start.Start, path, "nested too deeply for a scenario");
            SourceNode node;
            if (parser.TryConsume<Scalar>(out var scalar)) node = Text(scalar);
            else if (parser.TryConsume<SequenceStart>(out var list))
            {
                var items = new List<SourceNode>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node($"{path}[{items.Count}]", depth + 1));
                node = new ListNode(source, Line(list.Start), Column(list.Start), items);
            }
            else node = Map(path, depth);

            if (start is { Anchor.IsEmpty: false }) anchors[start.Anchor] = node;
            return node;
        }

        public ScenarioException Refuse(Mark at, string key, string message) =>
            new(new Fault(source, Line(at), Column(at), key, message));

        private MapNode Map(string path, int depth)
        {
            var map = parser.Consume<MappingStart>();
            var entries = new List<KeyValuePair<ScalarNode, SourceNode>>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var keyText))
                    throw Refuse(parser.Current!.Start, path, "a key must be a plain word");
                var key = Text(keyText);
                var inner = path.Length == 0 ? key.Text : $"{path}.{key.Text}";
                if (entries.Find(e => e.Key.Text == key.Text) is { Key: { } first })
                    throw Refuse(keyText.Start, inner, $"the key \"{key.Text}\" stands twice (first in line {first.Line}); remove one");
                entries.Add(new(key, Node(inner, depth + 1)));
            }

            return new MapNode(source, Line(map.Start), Column(map.Start), entries);
        }

        private ScalarNode Text(Scalar scalar) => new(
            source, Line(scalar.Start), Column(scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain and not ScalarStyle.Any);

        private int Line(Mark mark) => lines ? (int)mark.Line : 0;

        private int Column(Mark mark) => lines ? (int)mark.Column : 0;
    }
}
