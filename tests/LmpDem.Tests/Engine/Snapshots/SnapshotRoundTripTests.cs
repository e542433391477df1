using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

public sealed class SnapshotRoundTripTests
{
    [Test]
    public void EveryArrayComesBackBitForBit()
    {
        var written = SnapshotSamples.Spheres();
        var read = WriteAndRead(written);
        Assert.Multiple(() =>
        {
            Assert.That(read.Kind, Is.EqualTo("spheres"));
            Assert.That(read.Index, Is.EqualTo(3));
            Assert.That(read.Time, Is.EqualTo(0.125));
            Assert.That(read.Cells, Is.EqualTo(CellKind.Vertex));
            Assert.That(Bytes(read.Points), Is.EqualTo(Bytes(written.Points)));
            Assert.That(read.Connectivity, Is.EqualTo(written.Connectivity));
            AssertSame(read.PointFields, written.PointFields, asFloats: true);
            AssertSame(read.CellFields, written.CellFields, asFloats: true);
            AssertSame(read.Columns, written.Columns, asFloats: false);
            AssertSame(read.Scalars, written.Scalars, asFloats: false);
        });
    }

    [Test]
    public void ProvenanceComesBack()
    {
        var read = WriteAndRead(SnapshotSamples.Spheres()).Provenance;
        Assert.Multiple(() =>
        {
            Assert.That(read with { ParentHashes = [] }, Is.EqualTo(SnapshotSamples.Provenance with { ParentHashes = [] }));
            Assert.That(read.ParentHashes, Is.EqualTo(SnapshotSamples.Provenance.ParentHashes));
        });
    }

    [Test]
    public void ASnapshotOfNothingComesBack()
    {
        var written = SnapshotSamples.Empty();
        var read = WriteAndRead(written);
        Assert.Multiple(() =>
        {
            Assert.That(read.Points, Is.Empty);
            Assert.That(read.CellCount, Is.Zero);
            AssertSame(read.PointFields, written.PointFields, asFloats: true);
            AssertSame(read.CellFields, written.CellFields, asFloats: true);
            AssertSame(read.Columns, written.Columns, asFloats: false);
            Assert.That(read.Provenance.ScenarioText, Is.Empty);
            Assert.That(read.Provenance.ParentHashes, Is.Empty);
        });
    }

    [Test]
    public void ManyChunksComeBack()
    {
        // 1 MiB a chunk: 50,000 spheres have two chunks of coordinates, the second one incomplete.
        var written = SnapshotSamples.Spheres(50_000);
        var read = WriteAndRead(written);
        Assert.Multiple(() =>
        {
            Assert.That(Bytes(read.Points).AsSpan().SequenceEqual(Bytes(written.Points)), Is.True);
            Assert.That(SnapshotHash.OfContent(read), Is.EqualTo(SnapshotHash.OfContent(written)));
        });
    }

    [Test]
    public void TheHashIsThatOfTheContentAlone()
    {
        var s = SnapshotSamples.Spheres();
        var read = WriteAndRead(s);
        var moved = SnapshotSamples.Spheres();
        moved.Points[7] = moved.Points[7] with { Z = Math.BitIncrement(moved.Points[7].Z) };
        Assert.Multiple(() =>
        {
            Assert.That(SnapshotHash.OfContent(read), Is.EqualTo(SnapshotHash.OfContent(s)));
            Assert.That(SnapshotHash.OfContent(moved), Is.Not.EqualTo(SnapshotHash.OfContent(s)));
            Assert.That(SnapshotHash.OfContent(SnapshotSamples.Spheres(time: 0.25)), Is.Not.EqualTo(SnapshotHash.OfContent(s)));
        });
    }

    [Test]
    public void TheSameContentGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        SnapshotWriter.Write(folder["a.hdf"], SnapshotSamples.Spheres());
        SnapshotWriter.Write(folder["b.hdf"], SnapshotSamples.Spheres());
        Assert.That(File.ReadAllBytes(folder["b.hdf"]), Is.EqualTo(File.ReadAllBytes(folder["a.hdf"])));
    }

    [Test]
    public void ScalarsAreFoundByName()
    {
        var s = SnapshotSamples.Spheres();
        Assert.Multiple(() =>
        {
            Assert.That(s.Scalar("calendering_ratio"), Is.EqualTo(0.4));
            Assert.That(s.Scalar("periodic_z"), Is.Zero);
            Assert.That(s.Scalar("absent"), Is.Null);
        });
    }

    private static Snapshot WriteAndRead(Snapshot s)
    {
        using var folder = new TemporaryFolder();
        SnapshotWriter.Write(folder["a.hdf"], s);
        Assert.That(folder.Files, Is.EqualTo(new[] { "a.hdf" }), "only the whole file may remain");
        return SnapshotReader.Read(folder["a.hdf"]);
    }

    private static void AssertSame(IReadOnlyList<Field> read, IReadOnlyList<Field> written, bool asFloats)
    {
        Assert.That(read.Select(f => f.Name), Is.EqualTo(written.Select(f => f.Name)), "order of the fields");
        foreach (var (r, w) in read.Zip(written))
        {
            var expected = asFloats && w.Values is double[] doubles ? Array.ConvertAll(doubles, x => (float)x) : w.Values;
            Assert.That(r.Values.GetType(), Is.EqualTo(expected.GetType()), w.Name);
            Assert.That(RawBytes(r.Values), Is.EqualTo(RawBytes(expected)), w.Name);
            Assert.That((r.Unit, r.Components, r.Meaning), Is.EqualTo((w.Unit, w.Components, w.Meaning)), w.Name);
        }
    }

    private static byte[] Bytes(Vec3[] points) => MemoryMarshal.AsBytes<Vec3>(points).ToArray();

    private static byte[] RawBytes(Array values)
    {
        var bytes = new byte[Buffer.ByteLength(values)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
