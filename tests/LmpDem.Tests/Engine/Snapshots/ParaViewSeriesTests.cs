using System.Text.Json;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

public sealed class ParaViewSeriesTests
{
    [Test]
    public void TheListNamesEveryFileWithItsTime()
    {
        using var folder = new TemporaryFolder();
        var series = new ParaViewSeries(folder["snapshots"], "spheres");
        series.Add(SnapshotSamples.Spheres(2, index: 0, time: 0));
        series.Add(SnapshotSamples.Spheres(2, index: 1, time: 0.1 + 0.2));
        using var json = JsonDocument.Parse(File.ReadAllText(series.SeriesPath));
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("file-series-version").GetString(), Is.EqualTo("1.0"));
            Assert.That(files.Select(f => f.GetProperty("name").GetString()),
                Is.EqualTo(new[] { "spheres_000000.hdf", "spheres_000001.hdf" }));
            Assert.That(files.Select(f => f.GetProperty("time").GetDouble()), Is.EqualTo(new[] { 0, 0.1 + 0.2 }));
            Assert.That(SnapshotReader.Read(series.PathOf(1)).Time, Is.EqualTo(0.1 + 0.2));
            Assert.That(Path.GetFileName(series.SeriesPath), Is.EqualTo("spheres.hdf.series"));
        });
    }

    [TestCase(1, 1.0, TestName = "A second snapshot at the same time is refused")]
    [TestCase(1, 0.5, TestName = "A snapshot of an earlier time is refused")]
    [TestCase(0, 2.0, TestName = "A second snapshot of the same index is refused")]
    public void OrderIsHeld(int index, double time)
    {
        using var folder = new TemporaryFolder();
        var series = new ParaViewSeries(folder.Root, "spheres");
        series.Add(SnapshotSamples.Spheres(1, index: 0, time: 1));
        var before = File.ReadAllBytes(series.PathOf(0));
        Assert.Throws<SnapshotException>(() => series.Add(SnapshotSamples.Spheres(1, index, time)));
        Assert.Multiple(() =>
        {
            Assert.That(folder.Files, Is.EqualTo(new[] { "spheres.hdf.series", "spheres_000000.hdf" }));
            Assert.That(File.ReadAllBytes(series.PathOf(0)), Is.EqualTo(before));
        });
    }

    [Test]
    public void AFullDiskLeavesTheSeriesReadable()
    {
        using var folder = new TemporaryFolder();
        var series = new ParaViewSeries(folder.Root, "spheres");
        series.Add(SnapshotSamples.Spheres(1, index: 0, time: 0));
        var list = File.ReadAllText(series.SeriesPath);
        File.CreateSymbolicLink(series.PathOf(1) + WholeFile.Unfinished, "/dev/full");
        Assert.Throws<SnapshotException>(() => series.Add(SnapshotSamples.Spheres(1, index: 1, time: 1)));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(series.SeriesPath), Is.EqualTo(list));
            Assert.That(folder.Files, Is.EqualTo(new[] { "spheres.hdf.series", "spheres_000000.hdf" }));
        });
    }
}
