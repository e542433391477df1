using LmpDem.Analysis.Figures;
using LmpDem.Cli.Verbs;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Contracts;

/// <summary>
/// Columns cross the files between what writes and what reads them. A run of some seconds, spheres, bodies,
/// networks and report, is held against the
/// catalogue: what is written is stated there, and what is stated there is written.
/// </summary>
[TestFixture]
public sealed class ColumnContractTests
{
    // Seventeen bodies, a press too fast for its figures: every table and every kind of snapshot.
    private static readonly string[] Settings =
    [
        "press.ratios=[0, 4 %, 6 %]", "compact.enabled=true", "compact.template=4,3", "compact.steps_per_percent=20",
        "compact.max_unbalanced=0.5",
        "compact.handoff.ratio=0.03", "transport.pores.voxel=3 um", "transport.plating.voxel=5 um", "transport.plating.stripping_step=0.2",
    ];

    private static readonly string[] Tables = ["networks.csv", "compaction.csv", "rearrangement.csv"];

    // Which snapshot a row belongs to; a number and no quantity.
    private static readonly string[] Keys = ["state"];

    private string folder = "";
    private string run = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}");
        run = Path.Combine(folder, "run");
        Directory.CreateDirectory(folder);
        var scenario = Path.Combine(folder, "contract.yaml");
        File.WriteAllText(scenario, RunTests.Small);
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(
            ["run", scenario, "--out", run, "--threads", "1", .. Settings.SelectMany(s => (string[])["--set", s])], output, error), Is.Zero,
            error.ToString());
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void EveryColumnIsStatedInTheCatalogue()
    {
        using var all = Assert.EnterMultipleScope();
        Assert.That(Head("summary.csv"), Is.EqualTo(Catalogue.Summary.Select(q => q.Column)));
        foreach (var table in Tables)
            Assert.That(Head(table).Except(Keys).Where(column => Catalogue.Find(column) is null), Is.Empty, table);
        foreach (var layout in TableLayout.All)
            Assert.That(Head(layout.File), Is.EqualTo(layout.Columns.Select(c => c.Name)), layout.File);
        var known = Tables.Append("summary.csv").Concat(TableLayout.All.Select(l => l.File));
        Assert.That(Directory.GetFiles(run, "*.csv").Select(Path.GetFileName), Is.SubsetOf(known), "a table that no page describes");
    }

    [Test]
    public void EveryValueOfASnapshotIsStatedInTheCatalogue()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var scalar in Scalars())
        {
            var quantity = Catalogue.Find(scalar.Name);
            Assert.That(quantity, Is.Not.Null, scalar.Name);
            Assert.That((scalar.Unit, scalar.Meaning), Is.EqualTo((quantity?.Unit, quantity?.Meaning)), scalar.Name);
        }
    }

    [Test]
    public void EveryQuantityIsWritten()
    {
        var columns = Tables.SelectMany(Head).Concat(Head("summary.csv"));
        var written = columns.Select(Catalogue.Find).Concat(Scalars().Select(s => Catalogue.Find(s.Name))).OfType<Quantity>().ToHashSet();
        Assert.That(Catalogue.All.Except(written).Select(q => q.Name), Is.Empty, "stated, and written by nothing");
    }

    [Test]
    public void FiguresReadWhatTablesHave()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var figure in NetworkFigures.OfStates)
            Assert.That(figure.Lines.Select(l => l.Quantity.SiColumn), Is.SubsetOf(Head("networks.csv")), figure.Name);
        foreach (var (table, figure) in NetworkFigures.OfProfiles)
            Assert.That((string[])["ratio_reached", figure.X.Column, figure.Y.Column], Is.SubsetOf(Head(table)), figure.Name);
        foreach (var quantity in Catalogue.All.Where(q => q.Title is not null))
        {
            var places = Head("networks.csv").Contains(quantity.SiColumn) || Head("summary.csv").Contains(quantity.Column)
                || Head("compaction.csv").Contains(quantity.SiColumn);
            Assert.That(places, Is.True, $"{quantity.Name} has a curve, but no table by ratio has its column");
        }
    }

    [Test]
    public void DocsOfQuantitiesAreThoseOfTheCatalogue()
    {
        var docs = Path.Combine(Root(), "docs", "quantities.md");
        Assert.That(File.ReadAllText(docs)
            .TrimEnd(), Is.EqualTo(CatalogueText.Markdown().TrimEnd()), "make it again: lmpdem schema --quantities > docs/quantities.md");
    }

    [Test]
    public void DocsOfFilesAreThoseOfARun()
    {
        var page = new StringWriter();
        Assert.That(CommandLine.Invoke(["schema", "--files", run], page, TextWriter.Null), Is.Zero);
        if (Environment.GetEnvironmentVariable("LMPDEM_WRITE_DOCS") == "1")
            File.WriteAllText(Path.Combine(Root(), "docs", "reference", "files.md"), page.ToString());
        Assert.That(File.ReadAllText(Path.Combine(Root(), "docs", "reference", "files.md")), Is.EqualTo(page.ToString()),
            "make it again: run this test with LMPDEM_WRITE_DOCS=1");
        Assert.That(page.ToString(), Does.Not.Contain("` | |\n"), "a file that the page does not explain");
    }

    [Test]
    public void NetworksComputedAnewHaveTheSameBytesAndOrigin()
    {
        var again = Path.Combine(this.folder, "again");
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(["networks", run, "--out", again, "--threads", "1"], output, error), Is.Zero, error.ToString());
        using var all = Assert.EnterMultipleScope();
        foreach (var table in TableLayout.All.Select(l => l.File).Append("networks.csv"))
            Assert.That(File.ReadAllBytes(Path.Combine(again, table)), Is.EqualTo(File.ReadAllBytes(Path.Combine(run, table))), table);
        using var folder = new RunFolder(run);
        var parents = StateArchive.Of(folder).Files(JunctionSnapshot.Kind)
            .Select(path => SnapshotReader.Read(path).Provenance!.ParentHashes.Single());
        var states = NetworkReading.States(folder, NetworkReading.ScenarioOf(folder, [])).Select(state => state.Parent);
        Assert.That(parents, Is.EqualTo(states), "the state that the junctions come from, in a run and from its files");
    }

    private string[] Head(string table) => File.ReadLines(Path.Combine(run, table)).First().Split(',');

    // Images of voxels carry the values of their junctions' snapshots.
    private IEnumerable<Field> Scalars() => Directory.GetFiles(Path.Combine(run, "snapshots"), "*.hdf")
        .Where(path => !Path.GetFileName(path).StartsWith("pores_", StringComparison.Ordinal))
            .SelectMany(path => SnapshotReader.Read(path).Scalars);

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LmpDem.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the sources");
    }
}
