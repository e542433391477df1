using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void AFullDiskLeavesNoFileAndOneClearError()
    {
        // The unfinished file is led to the kernel's device that is always full, so the error is the true one.
        File.CreateSymbolicLink(folder["a.hdf" + WholeFile.Unfinished], "/dev/full");
        var failure = Assert.Throws<SnapshotException>(
            () => SnapshotWriter.Write(folder["a.hdf"], SnapshotSamples.Spheres(5000)))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.StartWith(folder["a.hdf"]).And.Contain("no space left on the disk"));
            Assert.That(folder.Files, Is.Empty);
        });
    }

    [Test]
    public void AFullDiskIsMetByEverySizeOfFile()
    {
        // A small file fails only when its buffer is flushed, a large one in the middle of a write.
        foreach (var count in new[] { 0, 1, 10, 100, 1000 })
        {
            File.CreateSymbolicLink(folder["a.hdf" + WholeFile.Unfinished], "/dev/full");
            Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(folder["a.hdf"], SnapshotSamples.Spheres(count)));
            Assert.That(folder.Files, Is.Empty, $"{count} spheres");
        }
    }

    [Test]
    public void AFailureHalfWayKeepsThePredecessor()
    {
        WholeFile.WriteText(folder["a.csv"], "before");
        var failure = Assert.Throws<SnapshotException>(() => WholeFile.Write(folder["a.csv"], stream =>
        {
            stream.Write(new byte[200_000]);
            throw new IOException("No space left on device");
        }))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Reason, Does.Contain("no space left"));
            Assert.That(folder.Files, Is.EqualTo(new[] { "a.csv" }));
            Assert.That(File.ReadAllText(folder["a.csv"]), Is.EqualTo("before"));
        });
    }

    [Test]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        File.WriteAllText(folder["file"], "");
        var path = Path.Combine(folder["file"], "a.hdf");
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
        Directory.CreateDirectory(folder["a.hdf"]);
        Assert.Throws<SnapshotException>(() => SnapshotWriter.Write(folder["a.hdf"], SnapshotSamples.Spheres(1)));
        Assert.That(folder.Files, Is.EqualTo(new[] { "a.hdf" }));
    }

    [Test]
    public void AFullDiskIsNamedWhateverTheCleanUpSaysLater()
    {
        // PureHDF answers a failed write with a failure of its own clean-up ("Chunks can only be written once ...").
        File.CreateSymbolicLink(folder["a.hdf" + WholeFile.Unfinished], "/dev/full");
        var failure = Assert.Throws<SnapshotException>(() => WholeFile.Write(folder["a.hdf"], stream =>
        {
            try
            {
                stream.Write(new byte[200_000]);
                stream.Flush();
            }
            catch (IOException)
            {
                throw new InvalidOperationException("Chunks can only be written once. Consider increasing the cache size.");
            }
        }))!;
        Assert.That(failure.IsDiskFull, Is.True);
        Assert.That(failure.Reason, Does.Match("no space left on the disk: .* free, and the file needs more"));
    }

    [Test]
    public void ALinkStaysALinkAndItsTargetIsReplaced()
    {
        Directory.CreateDirectory(folder["far"]);
        File.WriteAllText(folder["far/real.csv"], "before");
        File.CreateSymbolicLink(folder["middle.csv"], "far/real.csv");
        File.CreateSymbolicLink(folder["a.csv"], folder["middle.csv"]);
        WholeFile.WriteText(folder["a.csv"], "after");
        Assert.That(new FileInfo(folder["a.csv"]).LinkTarget, Is.EqualTo(folder["middle.csv"]));
        Assert.That(new FileInfo(folder["middle.csv"]).LinkTarget, Is.EqualTo("far/real.csv"));
        Assert.That(File.ReadAllText(folder["far/real.csv"]), Is.EqualTo("after"));
    }

    [Test]
    public void ALinkToNothingMakesItsTarget()
    {
        File.CreateSymbolicLink(folder["a.csv"], "later.csv");
        WholeFile.WriteText(folder["a.csv"], "text");
        Assert.That(File.ReadAllText(folder["later.csv"]), Is.EqualTo("text"));
        Assert.That(new FileInfo(folder["a.csv"]).LinkTarget, Is.EqualTo("later.csv"));
    }

    [Test]
    public void LinksInACircleAreRefused()
    {
        File.CreateSymbolicLink(folder["a.csv"], "b.csv");
        File.CreateSymbolicLink(folder["b.csv"], "a.csv");
        Assert.That(() => WholeFile.WriteText(folder["a.csv"], "text"), Throws.TypeOf<SnapshotException>().With.Message.Contains("circle"));
    }

    [Test]
    public void APipeIsWrittenIntoAndStaysAPipe()
    {
        Start("mkfifo", folder["pipe"]);
        var reader = Task.Run(() => File.ReadAllText(folder["pipe"]));
        SnapshotWriter.Write(folder["pipe"], SnapshotSamples.Spheres(3)); // content that is sought and read back
        Assert.That(reader.Wait(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(reader.Result, Has.Length.GreaterThan(1000));
        Assert.That(WholeFile.IsPlain(folder["pipe"]), Is.False);
        Assert.That(folder.Files, Is.EqualTo(new[] { "pipe" }));
    }

    [Test]
    public void ADeviceIsWrittenIntoAndStaysADevice()
    {
        // A node of our own with the numbers of the null device; without the right to make one there is nothing to try.
        if (!Start("mknod", folder["null"], "c", "1", "3")) Assert.Ignore("no right to make a device");
        WholeFile.WriteText(folder["null"], "text");
        Assert.That(WholeFile.IsPlain(folder["null"]), Is.False);
        Assert.That(folder.Files, Is.EqualTo(new[] { "null" }));
        Assert.That(Start("mknod", folder["full"], "c", "1", "7"), Is.True);
        var failure = Assert.Throws<SnapshotException>(() => WholeFile.WriteText(folder["full"], "text"))!;
        Assert.That(failure.Reason, Is.EqualTo("cannot be written: no space left on the device"));
    }

    [Test]
    public void AnAppendedLineIsWholeOrNotThere()
    {
        WholeFile.Append(folder["log"], "one\n");
        WholeFile.Append(folder["log"], "two\n");
        Assert.That(File.ReadAllText(folder["log"]), Is.EqualTo("one\ntwo\n"));
        File.CreateSymbolicLink(folder["full"], "/dev/full");
        Assert.That(() => WholeFile.Append(folder["full"], "three\n"),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("no space left"));
    }

    private static bool Start(string program, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
