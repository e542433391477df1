using LmpDem.Cli.Verbs;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Describing;
using NUnit.Framework;

namespace LmpDem.Tests.Docs;

/// <summary>The documentation: its links lead somewhere, its commands are the program's, its tables are made from the code.</summary>
[TestFixture]
public sealed class DocsTests
{
    private static readonly string[] Folders = ["docs", "tools", "tests", "scenarios"];

    private static readonly string[] Built = ["bin", "obj", "node_modules", ".venv"];

    private static readonly string Sources = Root();

    private static IEnumerable<string> Pages() =>
        [.. Directory.GetFiles(Sources, "*.md"), .. Folders.SelectMany(f =>
            Directory.GetFiles(Path.Combine(Sources, f), "*.md", SearchOption.AllDirectories))
            .Where(f => !Path.GetRelativePath(Sources, f).Split(Path.DirectorySeparatorChar).Any(Built.Contains))];

    [Test]
    public void EveryLinkLeadsSomewhere()
    {
        using var all = Assert.EnterMultipleScope();
        var seen = 0;
        foreach (var page in Pages().Select(MarkdownPage.Read))
            foreach (var (line, target) in page.Links)
            {
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                seen++;
                var (file, anchor) = target.IndexOf('#') is var at and >= 0 ? (target[..at], target[(at + 1)..]) : (target, "");
                var place = $"{Path.GetRelativePath(Sources, page.Path)}:{line}: {target}";
                var from = Path.GetDirectoryName(page.Path)!;
                var path = file.Length == 0 ? page.Path : Path.GetFullPath(Path.Combine(from, Uri.UnescapeDataString(file)));
                Assert.That(File.Exists(path) || Directory.Exists(path), Is.True, place);
                if (anchor.Length > 0 && path.EndsWith(".md", StringComparison.Ordinal) && File.Exists(path))
                    Assert.That(MarkdownPage.Read(path).Anchors, Does.Contain(anchor), place);
            }

        Assert.That(seen, Is.GreaterThan(80), "links were found at all");
    }

    [Test]
    public void EveryCommandIsOneOfTheProgram()
    {
        using var all = Assert.EnterMultipleScope();
        var seen = 0;
        foreach (var page in Pages().Select(MarkdownPage.Read))
            foreach (var block in page.Blocks.Where(b => b.Language is "" or "bash" or "sh" or "console"))
                foreach (var (line, text) in Joined(block))
                    foreach (var words in ShellWords.CallsIn(text))
                    {
                        seen++;
                        var place = $"{Path.GetRelativePath(Sources, page.Path)}:{line}: {text.Trim()}";
                        string[] args = [.. Written(words)];
                        if (args is ["--help"] or ["--version"] or [.., "--help"]) continue;
                        Assert.That(CommandLine.Problem(args), Is.Null, place);
                        foreach (var key in KeysSet(args)) Assert.That(Keys, Does.Contain(key), place);
                    }

        Assert.That(seen, Is.GreaterThan(40), "commands were found at all");
    }

    // In a sentence a verb may stand without its arguments.
    [Test]
    public void EveryVerbAndOptionNamedInASentenceExists()
    {
        using var all = Assert.EnterMultipleScope();
        var seen = 0;
        foreach (var page in Pages().Select(MarkdownPage.Read))
            foreach (var (line, text) in page.Inline.Where(c => c.Text.StartsWith("lmpdem ", StringComparison.Ordinal)))
                foreach (var words in ShellWords.CallsIn(text))
                {
                    seen++;
                    var problem = CommandLine.Problem([.. Written(words).Where(w => w is not "[options]")]);
                    if (problem is not null && (problem.StartsWith("Required ", StringComparison.Ordinal)
                        || problem.Contains("is required;", StringComparison.Ordinal))) continue;
                    Assert.That(problem, Is.Null, $"{Path.GetRelativePath(Sources, page.Path)}:{line}: {text}");
                }

        Assert.That(seen, Is.GreaterThan(80), "commands were found at all");
    }

    [TestCase("lmpdem run a.yaml --set \"press.ratios=[0, 10 %]\" > x # what", "run|a.yaml|--set|press.ratios=[0, 10 %]")]
    [TestCase("eval \"$(lmpdem completion bash)\"", "completion|bash")]
    [TestCase("dotnet run -c Release --project tools/LmpDem.Cli -- verify --quick", "verify|--quick")]
    [TestCase("import lmpdem as l", "")]
    public void CallsAreCutAsAShellDoes(string line, string words) =>
        Assert.That(string.Join("|", ShellWords.CallsIn(line).SelectMany(w => w)), Is.EqualTo(words));

    [Test]
    public void AWrongCommandIsFound()
    {
        Assert.That(CommandLine.Problem(["run", "a.yaml", "--threds", "2"]), Is.Not.Null);
        Assert.That(CommandLine.Problem(["rnu", "a.yaml"]), Does.Contain("did you mean \"run\"?"));
        Assert.That(Keys, Does.Contain("electrode.film.thickness").And.Not.Contain("electrode.film.thicknes"));
    }

    [TestCase("scenario-keys.md", "schema --keys")]
    [TestCase("commands.md", "man --markdown")]
    public void GeneratedPagesAreThoseOfTheProgram(string page, string command)
    {
        var text = new StringWriter();
        Assert.That(CommandLine.Invoke(command.Split(' '), text, TextWriter.Null), Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(Sources, "docs", "reference", page)), Is.EqualTo(text.ToString()),
            $"make it again: lmpdem {command} > docs/reference/{page}");
    }

    // Every page of the site stands in its table of contents.
    [Test]
    public void EveryPageIsInTheTableOfContents()
    {
        var docs = Path.Combine(Sources, "docs");
        var listed = File.ReadAllLines(Path.Combine(docs, "toc.yml")).Where(l => l.Contains("href: ", StringComparison.Ordinal))
            .Select(l => l.Split("href: ")[1].Trim()).ToHashSet();
        Assert.That(Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(docs, f).Replace(Path.DirectorySeparatorChar, '/')), Is.SubsetOf(listed));
    }

    private static readonly HashSet<string> Keys =
        [.. SpecKey.Paths(typeof(Scenario))];

    private static IEnumerable<string> KeysSet(string[] args) => args.Zip(args.Skip(1)).Where(pair => pair.First == "--set")
        .Select(pair => pair.Second.Split('=')[0].Trim()).Where(key => key is not ("KEY" or "key"));

    // "[--out FILE]" is an option that may be left out, "..." more of the same.
    private static IEnumerable<string> Written(IEnumerable<string> words) =>
        words.Select(w => w.StartsWith("[-", StringComparison.Ordinal) ? w[1..] : w)
            .Select(w => w.EndsWith(']') && !w.Contains('[') ? w[..^1] : w).Where(w => w is not "...");

    private static IEnumerable<(int Line, string Text)> Joined(CodeBlock block)
    {
        var (start, text) = (0, "");
        foreach (var (line, part) in block.Lines)
        {
            if (text.Length == 0) start = line;
            text += part.TrimEnd('\\');
            if (part.EndsWith('\\')) continue;
            yield return (start, text);
            text = "";
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LmpDem.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the sources");
    }
}
