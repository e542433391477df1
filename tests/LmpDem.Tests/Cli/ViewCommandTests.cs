using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LmpDem.Cli.Verbs;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;
using SharpGLTF.Schema2;

namespace LmpDem.Tests.Cli;

/// <summary>`lmpdem view`, the view beside the report, and exports that show a whole run; on a run of seventeen bodies.</summary>
[TestFixture]
[Parallelizable]
public sealed class ViewCommandTests
{
    private static readonly string[] Settings =
    [
        "press.ratios=[0, 4 %, 6 %]", "compact.enabled=true", "compact.template=4,3", "compact.steps_per_percent=20",
        "compact.max_unbalanced=0.5", "compact.handoff.ratio=0.03", "transport.pores.enabled=false",
    ];

    private string folder = "";
    private string run = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-view-").FullName;
        run = Path.Combine(folder, "a run");
        File.WriteAllText(Path.Combine(folder, "small.yaml"), RunTests.Small);
        Invoke(0, ["run", Path.Combine(folder, "small.yaml"), "--out", run, "--threads", "1",
            .. Settings.SelectMany(s => (string[])["--set", s])]);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void ARunEndsWithAViewThatItsReportCarriesAndLinks()
    {
        var (report, view) = (File.ReadAllText(Path.Combine(run, "report.html")), File.ReadAllText(Path.Combine(run, "view.html")));
        Assert.That(report, Does.Contain("href=\"view.html\""));
        Assert.That(view, Does.Contain("id=\"state-3\""));
        var inside = Regex.Match(report, "<iframe [^>]*srcdoc=\"([^\"]*)\"").Groups[1].Value;
        Assert.That(WebUtility.HtmlDecode(inside), Is.EqualTo(view), "the whole view is within the page");
    }

    [Test]
    public void AReportElsewhereLinksTheViewOfTheRun()
    {
        var page = Path.Combine(folder, "elsewhere.html");
        Invoke(0, "report", run, "--out", page);
        Assert.That(File.ReadAllText(page), Does.Contain("href=\"a%20run/view.html\""));
    }

    [Test]
    public void ViewWritesThePageOfTheRunAnew()
    {
        var page = Path.Combine(folder, "view.html");
        var told = JsonDocument.Parse(Invoke(0, "view", run, "--out", page, "--json")).RootElement;
        Assert.That((told.GetProperty("path").GetString(), told.GetProperty("states").GetInt32()), Is.EqualTo((page, 4)),
            "0 %, hand-off, 4 %, 6 %");
        Assert.That(File.ReadAllBytes(page), Is.EqualTo(File.ReadAllBytes(Path.Combine(run, "view.html"))),
            "from the files as at the end of the run");
    }

    [Test]
    public void WrongFlagsAreRefusedInASentence()
    {
        using var all = Assert.EnterMultipleScope();
        Assert.That(Invoke(2, "view", run, "--max-size", "0"),
            Does.Contain("--max-size: expected a whole number from 1 to 1000, but \"0\" was found"));
        Assert.That(Invoke(2, "view", run, "--out", Path.Combine(run, "report.html")), Does.Contain("name another file"));
        Assert.That(Invoke(2, "export", run, "--format", "glb", "--colour", "filn"), Does.Contain("did you mean \"film\"?"));
        Assert.That(Invoke(2, "export", run, "--format", "glb", "--ratio", "30 %"),
            Does.Contain("the run has states at 0.1 %, 3 %, 4 %, 6 %"));
        Assert.That(Invoke(2, "export", Path.Combine(run, "snapshots", "packed.hdf"), "--format", "gif"),
            Does.Contain("expected the folder of a run"));
    }

    [Test]
    public void AFolderWithoutSnapshotsHasNothingToLookAt()
    {
        var bare = Directory.CreateDirectory(Path.Combine(folder, "bare")).FullName;
        File.Copy(Path.Combine(run, "scenario.resolved.yaml"), Path.Combine(bare, "scenario.resolved.yaml"));
        Assert.That(Invoke(4, "view", bare), Does.Contain("there is nothing to look at"));
    }

    [Test]
    public void ADamagedSnapshotIsNamedWhereItIsNeededAndOnlyThere()
    {
        var copy = Path.Combine(folder, "damaged");
        foreach (var file in Directory.GetFiles(run, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var snapshot = Path.Combine(copy, "snapshots", "bodies_000001.hdf");
        var bytes = File.ReadAllBytes(snapshot);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(snapshot, bytes);
        var figure = Path.Combine(copy, "figures", "coordination.png");
        File.Delete(figure);
        Invoke(0, "report", copy);
        Assert.That(File.ReadAllBytes(figure), Is.EqualTo(File.ReadAllBytes(Path.Combine(run, "figures", "coordination.png"))),
            "drawn from the table alone");
        File.Delete(Path.Combine(copy, "view.html"));
        Assert.That(Invoke(4, "report", copy), Does.Contain("bodies_000001.hdf").And.Contain("results"));
    }

    [Test]
    public void AStateIsExportedAsAScene()
    {
        var file = Path.Combine(folder, "pressed.glb");
        Assert.That(Invoke(0, "export", run, "--format", "glb", "--ratio", "6 %", "--colour", "connected", "--out", file),
            Does.Contain(file));
        Assert.That(ModelRoot.Load(file).LogicalNodes.Count(n => n.Name.StartsWith("body ", StringComparison.Ordinal)), Is.EqualTo(17));
    }

    [Test]
    public void ARunIsExportedAsAnAnimation()
    {
        Assert.That(Invoke(0, "export", run, "--format", "gif").Trim(), Is.EqualTo(Path.Combine(run, "export", "sections.gif")));
        Assert.That(File.ReadAllBytes(Path.Combine(run, "export", "sections.gif")).AsSpan(0, 6).ToArray(),
            Is.EqualTo("GIF89a"u8.ToArray()));
    }

    private static string Invoke(int code, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(args, output, error), Is.EqualTo(code), error.ToString());
        return code == 0 ? output.ToString() : error.ToString();
    }
}
