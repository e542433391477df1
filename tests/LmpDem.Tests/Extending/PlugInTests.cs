using LmpDem.Dem.Laws;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Extending;

/// <summary>What a plug-in may register, and what a file must be to be one.</summary>
[TestFixture]
public sealed class PlugInTests
{
    private static readonly Quantity Fine = new(QuantitySource.Press, "fine", "m", "a length") { Column = "fine_um", ColumnFactor = 1e6 };

    /// <summary>A plug-in that does what a test asks.</summary>
    /// <param name="register">What it registers.</param>
    private sealed class Asked(Action<PlugInRegistry> register) : IPlugIn
    {
        public void Register(PlugInRegistry registry) => register(registry);
    }

    private static readonly TestCaseData[] Refused =
    [
        Case(r => r.AddLaw<LinearSpring>("plastic"), "\"plastic\" is taken by LmpDem itself"),
        Case(r => r.AddLaw<LinearSpring>("Mine"), "\"Mine\" cannot be the name of a contact law"),
        Case(r => { r.AddLaw<LinearSpring>("own"); r.AddLaw<LinearSpring>("own"); }, "\"own\" is taken by this plug-in already"),
        Case(r => r.AddMeasure(Catalogue.Thickness, _ => 1), "is taken by LmpDem itself"),
        Case(r => r.AddMeasure(Fine with { Column = "thickness_um" }, _ => 1), "\"thickness_um\" is taken by LmpDem itself"),
        Case(r => r.AddMeasure(Fine with { Column = "a,b" }, _ => 1), "\"a,b\" cannot be the column of a table"),
        Case(r => r.AddMeasure(Fine with { Title = "Fine" }, _ => 1), "has a title and no label of its axis"),
        Case(_ => throw new NotSupportedException("no licence"), "failed while it registered: no licence"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void ANameThatIsTakenOrIsNoneIsRefusedInOneSentence(Action<PlugInRegistry> register, string message) => Assert.That(
        () => Extensions.None.With(new Asked(register)),
        Throws.TypeOf<PlugInException>().With.Message.Contains(message).And.Message.StartsWith("LmpDem.Tests: "));

    [Test]
    public void ANameOfAnotherPlugInIsRefused() => Assert.That(
        () => Extensions.None.With(new Asked(r => r.AddMeasure(Fine, _ => 1))).With(new Asked(r => r.AddMeasure(Fine, _ => 2))),
        Throws.TypeOf<PlugInException>().With.Message.Contains("is taken by LmpDem.Tests"));

    [Test]
    public void AFileThatIsNoPlugInIsRefusedInOneSentence()
    {
        var text = Path.GetTempFileName();
        File.WriteAllText(text, "no assembly");
        var engine = typeof(StateBook).Assembly.Location;
        var sample = Sample("HystereticLaw");
        Assert.Multiple(() =>
        {
            Assert.That(() => PlugInFile.Load(["nowhere.dll"]), Message("nowhere.dll: there is no such file; --plugin takes"));
            Assert.That(() => PlugInFile.Load([text]), Message("this is no .NET assembly"));
            Assert.That(() => PlugInFile.Load([engine]), Message("no public class in it implements LmpDem.Scenarios.Extending.IPlugIn"));
            Assert.That(() => PlugInFile.Load([sample, sample]), Message("HystereticLaw is given twice"));
        });
        File.Delete(text);
    }

    [Test]
    public void ALawOfAPlugInIsNamedInAScenarioAndItsAbsenceIsExplained()
    {
        const string Text = "contact: { law: hysteretic_spring }\n"
            + "electrode: { solids_fraction: 0.5, size_distribution: { kind: log_normal, weighting: volume } }";
        var loaded = PlugInFile.Load([Sample("HystereticLaw")]);
        Assert.Multiple(() =>
        {
            Assert.That(ScenarioReader.ReadText(Text, "s", loaded).Contact.Law.Source, Does.Contain("Walton"));
            Assert.That(
                () => ScenarioReader.ReadText(Text, "s"),
                Throws.TypeOf<ScenarioException>().With.Message.Contains("s:1:17: contact.law: ")
                    .And.Message.Contains("plastic_dense").And.Message.Contains("needs the plug-in (--plugin FILE.dll)"));
            Assert.That(
                () => ScenarioReader.ReadText(Text.Replace("tic_", "_", StringComparison.Ordinal), "s", loaded),
                Throws.TypeOf<ScenarioException>().With.Message.Contains("plug-ins add hysteretic_spring"));
        });
    }

    [Test]
    public void OwnValuesOutliveACheckpointAndATable()
    {
        var row = new StateRow { [Catalogue.Solids] = 0.5, [Fine] = 3.25 };
        var folder = Directory.CreateTempSubdirectory("lmpdem-own-").FullName;
        var (book, table) = (Path.Combine(folder, "rows.state"), Path.Combine(folder, "summary.csv"));
        CheckpointFile.Write(book, "", [("row", new Kept(row))]);
        var read = new Kept(new StateRow());
        Assert.That(CheckpointFile.Open(book).Restore("row", read), Is.True);
        SummaryTable.Write(table, [row], Fine);
        Assert.Multiple(() =>
        {
            Assert.That(read.Row[Fine], Is.EqualTo(3.25));
            Assert.That(read.Row[Catalogue.Solids], Is.EqualTo(0.5));
            Assert.That(SummaryTable.Read(table, Fine)[0][Fine], Is.EqualTo(3.25));
            Assert.That(SummaryTable.Read(table)[0][Fine], Is.Null, "nobody asked for it");
        });
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The assembly of a sample, beside the tests.</summary>
    internal static string Sample(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, name + ".dll");

    private static NUnit.Framework.Constraints.ContainsConstraint Message(string part) =>
        Throws.TypeOf<PlugInException>().With.Message.Contains(part);

    private static TestCaseData Case(Action<PlugInRegistry> register, string message) => new(register, message) { TestName = message };

    private sealed class Kept(StateRow row) : IKept
    {
        public StateRow Row { get; private set; } = row;

        public void Exchange(StateBook book) => Row = StateRow.Exchange(book, Row)!;
    }
}
