using System.Text;
using System.Text.RegularExpressions;

namespace LmpDem.Tests.Docs;

/// <summary>A page of documentation, cut into text and blocks of code.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path, IReadOnlyList<(int Line, string Text)> prose, IReadOnlyList<CodeBlock> blocks) =>
        (Path, Prose, Blocks) = (path, prose, blocks);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Lines outside of blocks of code, with their numbers from 1.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose { get; }

    /// <summary>Blocks of code, between fences or indented by four blanks.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Anchors of the headings, as GitHub and the site make them.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>();
            foreach (var (_, text) in Prose.Where(l => Heading().IsMatch(l.Text)))
            {
                var slug = Slug(text.TrimStart('#').Trim());
                for (var (name, k) = (slug, 1); !anchors.Add(name); k++) name = $"{slug}-{k}";
            }

            return anchors;
        }
    }

    /// <summary>Targets of links and images, with the line they stand in.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        Prose.SelectMany(l => Link().Matches(Code().Replace(l.Text, "")).Select(m => (l.Line, m.Groups["to"].Value)));

    /// <summary>Code within the text, with the line it stands in.</summary>
    public IEnumerable<(int Line, string Text)> Inline =>
        Prose.SelectMany(l => Code().Matches(l.Text).Select(m => (l.Line, m.Value.Trim('`'))));

    /// <summary>Reads a page.</summary>
    /// <param name="path">The file.</param>
    public static MarkdownPage Read(string path)
    {
        var prose = new List<(int, string)>();
        var blocks = new List<CodeBlock>();
        CodeBlock? open = null;
        string? fence = null;
        var blank = true;
        var inList = false;
        foreach (var (text, k) in File.ReadAllLines(path).Select((text, k) => (text, k + 1)))
        {
            var trimmed = text.TrimStart();
            if (fence is null && trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                fence = "```";
                blocks.Add(open = new CodeBlock(trimmed.Trim('`').Trim(), k, []));
                continue;
            }

            if (fence is not null)
            {
                if (trimmed.StartsWith(fence, StringComparison.Ordinal)) (fence, open) = (null, null);
                else open!.Lines.Add((k, text));
                continue;
            }

            if (text.StartsWith("    ", StringComparison.Ordinal) && !inList && (blank || open is not null))
            {
                if (open is null) blocks.Add(open = new CodeBlock("", k, []));
                open.Lines.Add((k, text[4..]));
                continue;
            }

            blank = text.Trim().Length == 0;
            if (!blank)
            {
                open = null;
                inList = ListItem().IsMatch(text) || (inList && text.StartsWith(' '));
            }

            prose.Add((k, text));
        }

        return new MarkdownPage(path, prose, blocks);
    }

    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var c in LinkText().Replace(heading, "${text}").ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_') slug.Append(c);
            else if (c == ' ') slug.Append('-');
        }

        return slug.ToString();
    }

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s{0,3}([*+-]|\d+\.) ")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\[[^\]]*\]\((?<to>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}

/// <summary>A block of code of a page.</summary>
/// <param name="Language">Word behind the fence; empty for an indented block.</param>
/// <param name="Line">Line of the page where it begins, from 1.</param>
/// <param name="Lines">Its lines with their numbers in the page.</param>
internal sealed record CodeBlock(string Language, int Line, List<(int Line, string Text)> Lines);
