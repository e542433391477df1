using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>A seal that other programs dropped: the reader tells whether the data are whole, and a whole file is sealed again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnapshotSealTests : IDisposable
{
    private const int SealLength = 40;
    private readonly TemporaryFolder folder = new();
    private readonly string file;
    private readonly byte[] unsealed;

    public SnapshotSealTests()
    {
        file = folder["a.hdf"];
        SnapshotWriter.Write(file, SnapshotSamples.Spheres(20));
        unsealed = File.ReadAllBytes(file)[..^SealLength];
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void AWholeFileWithoutSealIsSaidToBeWholeAndIsSealedAgain()
    {
        var hash = SnapshotHash.OfContent(SnapshotReader.Read(file));
        File.WriteAllBytes(file, unsealed);
        var failure = Assert.Throws<SnapshotException>(() => SnapshotReader.Read(file))!;
        Assert.That(failure.Reason, Does.Contain("Its data are whole").And.Contain($"lmpdem seal {file}"));
        Assert.That(SnapshotSeal.Renew(file), Is.EqualTo(SnapshotSeal.Outcome.SealedAgain));
        Assert.That(SnapshotHash.OfContent(SnapshotReader.Read(file)), Is.EqualTo(hash));
        Assert.That(SnapshotSeal.WasRenewed(file), Is.True);
        Assert.That(File.ReadAllBytes(file)[..^SealLength], Is.EqualTo(unsealed), "what another program wrote stays");
    }

    [Test]
    public void AnImageOfVoxelsIsSealedAgainToo()
    {
        VoxelImageWriter.Write(folder["v.hdf"], VoxelImageTests.Image(4, 5, 6));
        File.WriteAllBytes(folder["v.hdf"], File.ReadAllBytes(folder["v.hdf"])[..^SealLength]);
        Assert.That(SnapshotSeal.Renew(folder["v.hdf"]), Is.EqualTo(SnapshotSeal.Outcome.SealedAgain));
        Assert.That(() => VoxelImageReader.Read(folder["v.hdf"]), Throws.Nothing);
    }

    [Test]
    public void ASealedFileStaysAsItIs()
    {
        var before = File.ReadAllBytes(file);
        Assert.That(SnapshotSeal.Renew(file), Is.EqualTo(SnapshotSeal.Outcome.WasSealed));
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(before));
        Assert.That(SnapshotSeal.WasRenewed(file), Is.False);
    }

    [Test]
    public void DamagedDataAreNotSealed()
    {
        // A byte in the middle of the largest dataset, which its checksum guards.
        var spoilt = 0;
        for (var at = unsealed.Length / 4; at < 3 * unsealed.Length / 4; at += 997)
        {
            var damaged = (byte[])unsealed.Clone();
            damaged[at] ^= 0xff;
            File.WriteAllBytes(file, damaged);
            try
            {
                SnapshotSeal.Renew(file);
            }
            catch (SnapshotException failure)
            {
                spoilt++;
                Assert.That(failure.Reason, Does.StartWith("has no seal and cannot be sealed"));
                Assert.That(File.ReadAllBytes(file), Is.EqualTo(damaged), "what is refused stays as it is");
            }
        }

        Assert.That(spoilt, Is.GreaterThan(0));
    }

    [Test]
    public void AnotherProgramsFileIsNotSealed()
    {
        new PureHDF.H5File { ["x"] = new[] { 1.0 } }.Write(folder["x.hdf"]);
        Assert.That(() => SnapshotSeal.Renew(folder["x.hdf"]), Throws.TypeOf<SnapshotException>().With.Message.Contains("not a snapshot"));
        Assert.That(() => SnapshotSeal.Renew(folder["none.hdf"]),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("does not exist"));
    }
}
