using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>An inconsistent snapshot is refused before anything is written.</summary>
public sealed class SnapshotCheckTests
{
    private static readonly Field Good = new("radius", "m", 1, new[] { 1.0, 2.0 });

    [TestCaseSource(nameof(Inconsistent))]
    public void IsRefused(Snapshot s, string reason)
    {
        using var folder = new TemporaryFolder();
        var failure = Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(folder["a.hdf"], s))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Reason, Does.Contain(reason));
            Assert.That(folder.Files, Is.Empty);
        });
    }

    private static IEnumerable<TestCaseData> Inconsistent()
    {
        yield return Case(Two(Good with { Values = new[] { 1.0 } }), "1 tuples where 2 are needed");
        yield return Case(Two(Good with { Components = 3 }), "not a multiple of 3");
        yield return Case(Two(Good with { Components = 0 }), "0 components");
        yield return Case(Two(Good with { Name = "a b" }), "'a b' is not a name");
        yield return Case(Two(Good with { Name = "../x" }), "is not a name");
        yield return Case(Two(Good, Good), "occurs twice");
        yield return Case(Two(Good with { Values = new[] { 1u, 2u } }), "UInt32");
        yield return Case(Two(Good with { Unit = "a unit of seventeen" }), "unit longer than 16");
        yield return Case(Two(time: double.NaN), "not a finite number");
        yield return Case(Two(index: -1), "negative");
        yield return Case(Two(kind: ""), "is not a name");
        yield return Case(Two(connectivity: [0, 2]), "names point 2 of 2");
        yield return Case(Two(cells: CellKind.Triangle), "do not make whole cells");
    }

    private static TestCaseData Case(Snapshot s, string reason) => new TestCaseData(s, reason).SetName($"IsRefused: {reason}");

    private static Snapshot Two(params Field[] fields) => Two(fields, 0);

    private static Snapshot Two(
        Field[]? fields = null,
        int index = 0,
        double time = 0,
        string kind = "spheres",
        CellKind cells = CellKind.Vertex,
        long[]? connectivity = null) => new()
        {
            Kind = kind,
            Index = index,
            Time = time,
            Cells = cells,
            Points = [Vec3.Zero, Vec3.Zero],
            Connectivity = connectivity ?? [0, 1],
            PointFields = fields ?? [],
            Provenance = SnapshotSamples.Provenance,
        };
}
