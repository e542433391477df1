using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>Whatever happens to a file, the reader gives a SnapshotException that names it, or the right content.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnapshotDamageTests : IDisposable
{
    private const int SealLength = 40;
    private readonly TemporaryFolder folder = new();
    private readonly byte[] whole;

    public SnapshotDamageTests()
    {
        SnapshotWriter.Write(folder["a.hdf"], SnapshotSamples.Spheres(20));
        whole = File.ReadAllBytes(folder["a.hdf"]);
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void AFileCutAnywhereIsRefused()
    {
        var lengths = Enumerable.Range(0, 120).Concat(Enumerable.Range(1, 120).Select(i => whole.Length - i))
            .Concat(Enumerable.Range(0, 300).Select(i => (int)((long)whole.Length * i / 300)));
        foreach (var length in lengths.Distinct())
        {
            var failure = Refused(whole[..length]);
            Assert.That(failure.Reason, Does.Contain("cut short").Or.Contain("empty"), $"{length} bytes");
        }
    }

    [Test]
    public void AnyFlippedBitIsFound()
    {
        // Every byte of header and seal, and every 5th between them, walking through the bits.
        var end = whole.Length - SealLength;
        for (var i = 0; i < whole.Length; i += i < 600 || i >= end ? 1 : 5)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            Refused(damaged);
        }
    }

    [Test]
    public void BytesAppendedAreFound() => Assert.That(Refused([.. whole, 0]).Reason, Does.Contain("damaged"));

    [Test]
    public void BytesOfNoHdf5FileAreRefused()
    {
        var text = new byte[500];
        Array.Fill(text, (byte)'x');
        Assert.That(Refused(text).Reason, Does.Contain("not an HDF5 file"));
    }

    [Test]
    public void AMissingFileIsNamed()
    {
        var path = folder["none.hdf"];
        var failure = Assert.Throws<SnapshotException>(() => SnapshotReader.Read(path))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Contain(path).And.Contain("does not exist"));
            Assert.That(failure.Path, Is.EqualTo(path));
        });
    }

    [Test]
    public void AFolderInPlaceOfAFileIsRefused() =>
        Assert.Throws<SnapshotException>(() => SnapshotReader.Read(folder.Root));

    private SnapshotException Refused(byte[] bytes)
    {
        var path = folder["b.hdf"];
        File.WriteAllBytes(path, bytes);
        var failure = Assert.Throws<SnapshotException>(() => SnapshotReader.Read(path))!;
        Assert.That(failure.Message, Does.StartWith(path));
        return failure;
    }
}
