using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>A seal that other programs dropped: the reader tells whether the data are whole, and a whole file is sealed again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnapshotSealTests : IDisposable
{
    private const int SealLength = 40;
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly byte[] _unsealed;

    public SnapshotSealTests()
    {
        _file = _folder["a.hdf"];
        SnapshotWriter.Write(_file, SnapshotSamples.Spheres(20));
        _unsealed = File.ReadAllBytes(_file)[..^SealLength];
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void AWholeFileWithoutSealIsSaidToBeWholeAndIsSealedAgain()
    {
        var hash = SnapshotHash.OfContent(SnapshotReader.Read(_file));
        File.WriteAllBytes(_file, _unsealed);
        var failure = Assert.Throws<SnapshotException>(() => SnapshotReader.Read(_file))!;
        Assert.That(failure.Reason, Does.Contain("Its data are whole").And.Contain($"lmpdem seal {_file}"));
        Assert.That(SnapshotSeal.Renew(_file), Is.EqualTo(SnapshotSeal.Outcome.SealedAgain));
        Assert.That(SnapshotHash.OfContent(SnapshotReader.Read(_file)), Is.EqualTo(hash));
        Assert.That(SnapshotSeal.WasRenewed(_file), Is.True);
        Assert.That(File.ReadAllBytes(_file)[..^SealLength], Is.EqualTo(_unsealed), "what another program wrote stays");
    }

    [Test]
    public void AnImageOfVoxelsIsSealedAgainToo()
    {
        VoxelImageWriter.Write(_folder["v.hdf"], VoxelImageTests.Image(4, 5, 6));
        File.WriteAllBytes(_folder["v.hdf"], File.ReadAllBytes(_folder["v.hdf"])[..^SealLength]);
        Assert.That(SnapshotSeal.Renew(_folder["v.hdf"]), Is.EqualTo(SnapshotSeal.Outcome.SealedAgain));
        Assert.That(() => VoxelImageReader.Read(_folder["v.hdf"]), Throws.Nothing);
    }

    [Test]
    public void ASealedFileStaysAsItIs()
    {
        var before = File.ReadAllBytes(_file);
        Assert.That(SnapshotSeal.Renew(_file), Is.EqualTo(SnapshotSeal.Outcome.WasSealed));
        Assert.That(File.ReadAllBytes(_file), Is.EqualTo(before));
        Assert.That(SnapshotSeal.WasRenewed(_file), Is.False);
    }

    [Test]
    public void DamagedDataAreNotSealed()
    {
        // A byte in the middle of the largest dataset, which its checksum guards.
        var spoilt = 0;
        for (var at = _unsealed.Length / 4; at < 3 * _unsealed.Length / 4; at += 997)
        {
            var damaged = (byte[])_unsealed.Clone();
            damaged[at] ^= 0xff;
            File.WriteAllBytes(_file, damaged);
            try
            {
                SnapshotSeal.Renew(_file);
            }
            catch (SnapshotException failure)
            {
                spoilt++;
                Assert.That(failure.Reason, Does.StartWith("has no seal and cannot be sealed"));
                Assert.That(File.ReadAllBytes(_file), Is.EqualTo(damaged), "what is refused stays as it is");
            }
        }

        Assert.That(spoilt, Is.GreaterThan(0));
    }

    [Test]
    public void AnotherProgramsFileIsNotSealed()
    {
        new PureHDF.H5File { ["x"] = new[] { 1.0 } }.Write(_folder["x.hdf"]);
        Assert.That(() => SnapshotSeal.Renew(_folder["x.hdf"]), Throws.TypeOf<SnapshotException>().With.Message.Contains("not a snapshot"));
        Assert.That(() => SnapshotSeal.Renew(_folder["none.hdf"]), Throws.TypeOf<SnapshotException>().With.Message.Contains("does not exist"));
    }
}
