using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void AFullDiskLeavesNoFileAndOneClearError()
    {
        // The unfinished file is led to the kernel's device that is always full, so the error is the true one.
        File.CreateSymbolicLink(_folder["a.hdf" + WholeFile.Unfinished], "/dev/full");
        var failure = Assert.Throws<SnapshotException>(
            () => SnapshotWriter.Write(_folder["a.hdf"], SnapshotSamples.Spheres(5000)))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.StartWith(_folder["a.hdf"]).And.Contain("no space left on the disk"));
            Assert.That(_folder.Files, Is.Empty);
        });
    }

    [Test]
    public void AFullDiskIsMetByEverySizeOfFile()
    {
        // A small file fails only when its buffer is flushed, a large one in the middle of a write.
        foreach (var count in new[] { 0, 1, 10, 100, 1000 })
        {
            File.CreateSymbolicLink(_folder["a.hdf" + WholeFile.Unfinished], "/dev/full");
            Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(_folder["a.hdf"], SnapshotSamples.Spheres(count)));
            Assert.That(_folder.Files, Is.Empty, $"{count} spheres");
        }
    }

    [Test]
    public void AFailureHalfWayKeepsThePredecessor()
    {
        WholeFile.WriteText(_folder["a.csv"], "before");
        var failure = Assert.Throws<SnapshotException>(() => WholeFile.Write(_folder["a.csv"], stream =>
        {
            stream.Write(new byte[200_000]);
            throw new IOException("No space left on device");
        }))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Reason, Does.Contain("no space left"));
            Assert.That(_folder.Files, Is.EqualTo(new[] { "a.csv" }));
            Assert.That(File.ReadAllText(_folder["a.csv"]), Is.EqualTo("before"));
        });
    }

    [Test]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        File.WriteAllText(_folder["file"], "");
        var path = Path.Combine(_folder["file"], "a.hdf");
        var failure = Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(path, SnapshotSamples.Spheres(1)))!;
        Assert.That(failure.Message, Does.StartWith(path));
    }

    [Test]
    public void AFolderThatMayNotBeWrittenIsRefused()
    {
        // /proc refuses new files even to root, for whom permissions of ordinary folders do not count.
        var failure = Assert.Throws<SnapshotException>(
            () => SnapshotWriter.Write("/proc/lmpdem/a.hdf", SnapshotSamples.Spheres(1)))!;
        Assert.That(failure.Message, Does.StartWith("/proc/lmpdem/a.hdf: cannot be written"));
    }

    [Test]
    public void AFolderInPlaceOfTheFileIsKept()
    {
        Directory.CreateDirectory(_folder["a.hdf"]);
        Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(_folder["a.hdf"], SnapshotSamples.Spheres(1)));
        Assert.That(_folder.Files, Is.EqualTo(new[] { "a.hdf" }));
    }
}
