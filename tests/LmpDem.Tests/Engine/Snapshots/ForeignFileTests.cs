using System.Security.Cryptography;
using System.Text;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;
using PureHDF;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>Whole HDF5 files that are no snapshots, or snapshots with something wrong in them.</summary>
public sealed class ForeignFileTests
{
    private const string GoodCatalogue = """
        {"format":1,"kind":"spheres","index":0,"cells":1,"point_fields":[{"name":"radius","unit":"m","components":1,"meaning":""}],
         "cell_fields":[],"columns":[],"scalars":[]}
        """;

    [Test]
    public void TheSampleOfTheseTestsIsReadAsItIs() => Assert.That(ReadSealed(File()).Points, Has.Length.EqualTo(2));

    [Test]
    public void AnHdf5FileWithoutSealIsRefused()
    {
        using var folder = new TemporaryFolder();
        File().Write(folder["a.hdf"]);
        var failure = Assert.Throws<SnapshotException>(() => SnapshotReader.Read(folder["a.hdf"]))!;
        Assert.That(failure.Reason, Does.Contain("another program"));
    }

    [Test]
    public void AnotherHdf5FileIsRefused() =>
        AssertRefused(new H5File { ["x"] = new[] { 1.0 } }, "not a snapshot of this program");

    [Test]
    public void AnotherLayoutIsRefused() =>
        AssertRefused(File(catalogue: GoodCatalogue.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)), "layout 2");

    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("")]
    public void ABrokenCatalogueIsRefused(string catalogue) => AssertRefused(File(catalogue: catalogue), "cannot be read");

    [Test]
    public void AnUnknownKindOfCellsIsRefused() =>
        AssertRefused(File(catalogue: GoodCatalogue.Replace("\"cells\":1", "\"cells\":99", StringComparison.Ordinal)), "99");

    [Test]
    public void IntegersWhereRealsAreExpectedAreRefused() =>
        AssertRefused(File(points: new H5Dataset(new long[6], fileDims: [2, 3])), "points does not hold Double");

    [Test]
    public void AnotherShapeIsRefused() =>
        AssertRefused(File(points: new H5Dataset(new double[6], fileDims: [3, 2])), "shape [3, 2]");

    [Test]
    public void FlatCoordinatesAreRefused() => AssertRefused(File(points: new H5Dataset(new double[6])), "shape [6]");

    [Test]
    public void AFieldOfWrongLengthIsRefused() =>
        AssertRefused(File(radius: new float[] { 1, 2, 3 }), "3 tuples where 2 are needed");

    [Test]
    public void AFieldOfAnUnknownTypeIsRefused() => AssertRefused(File(radius: new short[] { 1, 2 }), "radius");

    [Test]
    public void ACellOfAMissingPointIsRefused() => AssertRefused(File(connectivity: [0, 2]), "names point 2 of 2");

    [Test]
    public void AMissingArrayIsRefused()
    {
        var file = File();
        ((H5Group)((H5Group)file["VTKHDF"])["PointData"]).Remove("radius");
        AssertRefused(file, "radius");
    }

    private static H5File File(
        string catalogue = GoodCatalogue,
        H5Dataset? points = null,
        Array? radius = null,
        long[]? connectivity = null) => new()
        {
            ["VTKHDF"] = new H5Group
            {
                ["Connectivity"] = connectivity ?? [0, 1],
                ["PointData"] = new H5Group { ["radius"] = radius ?? new float[] { 1, 2 } },
                ["CellData"] = new H5Group(),
            },
            ["lmpdem"] = new H5Group
            {
                ["catalogue"] = Encoding.UTF8.GetBytes(catalogue),
                ["time"] = new[] { 0.5 },
                ["points"] = points ?? new H5Dataset(new double[6], fileDims: [2, 3]),
                ["columns"] = new H5Group(),
                ["scalars"] = new H5Group(),
                ["provenance"] = new H5Group
                {
                    ["version"] = "v"u8.ToArray(),
                    ["commit"] = "c"u8.ToArray(),
                    ["scenario_text"] = "s"u8.ToArray(),
                    ["scenario_hash"] = "h"u8.ToArray(),
                    ["seed"] = new[] { 1UL },
                    ["threads"] = new[] { 1 },
                    ["machine"] = "m"u8.ToArray(),
                    ["created"] = "t"u8.ToArray(),
                    ["parent_hashes"] = "p"u8.ToArray(),
                },
            },
        };

    private static void AssertRefused(H5File file, string reason)
    {
        var failure = Assert.Throws<SnapshotException>(() => ReadSealed(file))!;
        Assert.That(failure.Reason, Does.Contain(reason));
    }

    private static Snapshot ReadSealed(H5File file)
    {
        using var folder = new TemporaryFolder();
        file.Write(folder["a.hdf"]);
        var bytes = System.IO.File.ReadAllBytes(folder["a.hdf"]);
        System.IO.File.WriteAllBytes(folder["a.hdf"], [.. bytes, .. "LMPSEAL1"u8, .. SHA256.HashData(bytes)]);
        return SnapshotReader.Read(folder["a.hdf"]);
    }
}
