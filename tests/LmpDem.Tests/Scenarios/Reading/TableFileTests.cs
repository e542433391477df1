using LmpDem.Dem.Packing;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Tables that stand for a list of records: what heads are called, what they count, and what is refused.</summary>
[TestFixture]
public sealed class TableFileTests
{
    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void RowsAreReadAsIfTheyStoodInTheScenario()
    {
        var list = Read("# laser\nremark;D [\u00b5m];Share %\nx;10;0\n;40,5;100\n", typeof(SizeTableEntry), out var understood);
        Assert.That(list.At, Is.EqualTo(path + ":3:1"));
        Assert.That(list.Items.Cast<MapNode>().Select(row => (row.At, string.Join(", ",
            row.Entries.Select(e => $"{e.Key.Text} {e.Key.Line}:{e.Key.Column} = {e.Value.Kind} {e.Value.Line}:{e.Value.Column}")))),
            Is.EqualTo(new[]
            {
                (path + ":3:1", "diameter 3:3 = \"10 \u00b5m\" 3:3, share 3:6 = \"0 %\" 3:6"),
                (path + ":4:1", "diameter 4:2 = \"40.5 \u00b5m\" 4:2, share 4:7 = \"100 %\" 4:7"),
            }));
        Assert.That(understood, Is.EqualTo(path + ": separated by semicolons, decimal commas; diameter from \"D [\u00b5m]\" in \u00b5m, "
            + "share from \"Share %\" in %; not read: \"remark\"; 2 rows"));
    }

    // What instruments and users call a diameter and a cumulative share, and what the share counts where its name says so.
    [TestCase("diameter particle_diameter particle_size size size_class d x x0", null)]
    [TestCase("cumulative_share cumulated_share cumulative cumulated undersize cumulative_undersize passing pass", null)]
    [TestCase("q3 volume_under volume_undersize undersize_volume cumulative_volume cumulative_volume_undersize cum_volume "
        + "volume_cumulative cumulative_mass", SizeWeighting.Volume)]
    [TestCase("q0 number_under number_undersize cumulative_number cumulative_number_undersize cum_number", SizeWeighting.Number)]
    public void NamesOfColumns(string names, SizeWeighting? counted)
    {
        foreach (var name in names.Split(' '))
        {
            var isSize = names[0] == 'd';
            var head = isSize ? $"{name} [um],share" : $"diameter [um],{name}";
            Read($"{head}\n1,0\n2,1\n", typeof(SizeTableEntry), out _, out var table);
            Assert.That(TableFile.Contradiction(table, null), Is.Null, name);
            foreach (var weighting in Enum.GetValues<SizeWeighting>())
            {
                var fault = TableFile.Contradiction(table, weighting);
                Assert.That(fault is null, Is.EqualTo(counted is null || counted == weighting), name);
                if (fault is null) continue;
                var (own, other) = counted == SizeWeighting.Volume ? ("volume", "number") : ("number", "volume");
                Assert.That(fault.ToString(), Is.EqualTo($"{path}:1:15: share: \"{name}\" counts {own}, and the scenario says weighting: "
                    + $"{other}; write weighting: {own} if the table is right"));
            }
        }
    }

    [TestCase("diameter,share\n1,0\n2,1\n", ":1:1: diameter: a length needs its unit, but bare numbers were found; "
        + "write for example \"diameter [um]\" as the head")]
    [TestCase("diameter [s],share\n1,0\n2,1\n", ":1:1: diameter: a length is needed, but the column is in s; "
        + "write for example \"diameter [um]\" as the head")]
    [TestCase("diameter [um],share\n1,0\n,1\n3,\n", ":3:1: diameter: the cell is blank",
        ":4:3: share: the cell is blank; allowed are 0 to 1")]
    [TestCase("share,diameter [um]\n0,1\n1.5,2\n", ":3:1: share: \"1.5\" is out of range; allowed are 0 to 1; if the column is in "
        + "per cent, write \"share (%)\" in its head")]
    [TestCase("share\tdiameter [s]\n2\t1\n", ":1:7: diameter: a length is needed, but the column is in s; "
        + "write for example \"diameter [um]\" as the head", ":2:1: share: \"2\" is out of range; allowed are 0 to 1; if the "
        + "column is in per cent, write \"share (%)\" in its head")]
    public void FaultsStandAtTheirCells(string text, params string[] told)
    {
        var refused = Assert.Throws<ScenarioException>(() => Read(text, typeof(SizeTableEntry), out _))!;
        Assert.That(refused.Faults.Select(f => f.ToString()), Is.EqualTo(told.Select(t => path + t)));
        Assert.That(refused.IsFileFault, Is.False);
    }

    [Test]
    public void AFileThatCannotBeReadIsAFileFault()
    {
        File.Delete(path);
        var refused = Assert.Throws<ScenarioException>(() => TableFile.Read(path, typeof(SizeTableEntry), out _, out _))!;
        Assert.That(refused.IsFileFault, Is.True);
    }

    // A column of numbers that are no fractions has its own range, which is looked at where the rows are bound.
    [Test]
    public void PureNumbersNeedNoUnit()
    {
        var list = Read("count,ratio\n3,120 %\n4,5 %\n", typeof(Counted), out _);
        Assert.That(list.Items.Cast<MapNode>().Select(row => string.Join(", ", row.Entries.Select(e => ((ScalarNode)e.Value).Text))),
            Is.EqualTo((string[])["3, 120 %", "4, 5 %"]));
        Assert.That(() => Read("count,ratio\n3 um,1\n", typeof(Counted), out _), Throws.TypeOf<ScenarioException>().With.Message.EqualTo(
            path + ":1:1: count: a pure number is needed, but the column is in um; write for example \"count\" as the head"));
    }

    [Test]
    public void OnlyRecordsOfNumbersStandInTables()
    {
        Assert.That(TableFile.Takes(typeof(SizeTableEntry)), Is.True);
        Assert.That(TableFile.Takes(typeof(Counted)), Is.True);
        Assert.That(TableFile.Takes(typeof(Named)), Is.False);
        Assert.That(TableFile.Takes(typeof(Listed)), Is.False);
    }

    private ListNode Read(string text, Type row, out string understood) => Read(text, row, out understood, out _);

    private ListNode Read(string text, Type row, out string understood, out LmpDem.Engine.Tables.UserTable table)
    {
        File.WriteAllText(path, text);
        return TableFile.Read(path, row, out understood, out table);
    }

    private sealed record Counted
    {
        [Parameter("how many", Min = 0, Max = 100)]
        public double Count { get; init; }

        [Parameter("a ratio", Min = 0.01, Max = 2)]
        public double Ratio { get; init; }
    }

    private sealed record Named
    {
        [Parameter("how many")]
        public double Count { get; init; }

        [Parameter("a name")]
        public string Name { get; init; } = "";
    }

    private sealed record Listed
    {
        [Parameter("how many")]
        public IReadOnlyList<double> Count { get; init; } = [];
    }
}
